"""Tables as files that spreadsheets open: CSV as a Swedish one writes it, and XLSX."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from flask import Response

Cell = str | int | float | None
Rows = Iterable[Sequence[Cell]]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NOT_IN_A_SHEETS_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31


def as_csv(rows: Rows, *, comma: str = ",") -> bytes:
    """With semicolons and a byte order mark, as Swedish spreadsheets open it; `comma` is the decimal one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_as_text(cell, comma) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """A sheet for each name; texts are texts and numbers numbers."""
    from openpyxl import Workbook  # slow to import, and seldom needed

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(NOT_IN_A_SHEETS_NAME.sub(" ", name)[:LONGEST_NAME])
        for row in rows:
            sheet.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def harmless(text: str) -> str:
    """What somebody typed is no formula in whoever's spreadsheet."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _as_text(cell: Cell, comma: str) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else str(cell).replace(".", comma)


def as_file(content: bytes, name: str, ending: str) -> Response:
    """To be saved under that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(content, mimetype=TYPES[ending], headers=headers)
