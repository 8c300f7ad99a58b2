"""Tables as one file: below each other in a CSV, or a workbook with a sheet each."""

from collections.abc import Sequence

from flask import Response

from fact_board.caseload.export.tables import Table
from fact_board.web.language import current_locale
from fact_board.web.spreadsheets import Cell, as_csv, as_file, as_xlsx


def file_of(tables: Sequence[Table], name: str, kind: str | None) -> Response:
    """A workbook for the kind "xlsx", else a CSV with the reader's decimal comma."""
    if kind == "xlsx":
        content = as_xlsx({table.title: [[*table.headings], *table.rows] for table in tables})
        return as_file(content, name, "xlsx")
    return as_file(_as_list(tables, "," if current_locale() == "sv" else "."), name, "csv")


def _as_list(tables: Sequence[Table], comma: str) -> bytes:
    """With an empty line between."""
    rows: list[Sequence[Cell]] = []
    for table in tables:
        heads = [table.headings] if table.headings else []
        rows += [[table.title], *heads, *table.rows, []]
    return as_csv(rows, comma=comma)
