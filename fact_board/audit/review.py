"""Reading the log as a reviewer: one's own party's information, whoever read it; never any content.

A row is shown when somebody of the reviewer's party did it, or when it touched what that party holds about
a person it knows. Others' sign-ins, and others' readings of what is theirs, are not.
"""

from heapq import merge
from itertools import islice

from fact_board.access.viewer import Viewer
from fact_board.audit.asked import Asked, Cursor, Line
from fact_board.audit.books import books_of
from fact_board.audit.changed_rows import event_lines
from fact_board.audit.read_rows import trail_lines


def page_of(
    viewer: Viewer, asked: Asked, after: Cursor | None, limit: int
) -> tuple[list[Line], Cursor | None]:
    """A page of the log, newest first, and where the next begins."""
    books = books_of(viewer)
    found = merge(
        *trail_lines(books, asked, after),
        event_lines(books, asked, after),
        key=lambda line: (line.at, line.key),
        reverse=True,
    )
    lines = list(islice(found, limit + 1))
    more = len(lines) > limit
    return lines[:limit], Cursor(lines[limit - 1].at, lines[limit - 1].key) if more else None
