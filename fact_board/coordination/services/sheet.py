"""A table out of a file: CSV as spreadsheets write it, and XLSX."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from fact_board.errors import Invalid
from fact_board.web.spreadsheets import FORMULA

Table = list[list[str]]
MOST_LINES = 25_000
MOST_COLUMNS = 60
MOST_UNPACKED = 80_000_000  # bytes: what a small file may unpack to


def table_in(content: bytes) -> Table:
    """The cells of a file as texts, without the lines that are empty; days as YYYY-MM-DD."""
    rows = _of_xlsx(content) if content[:2] == b"PK" else _of_csv(content)
    table = [row for row in rows if any(row)]
    if len(table) < 2:
        raise Invalid("import.empty", field="file")
    if len(table) > MOST_LINES:
        raise Invalid("import.too_long", field="file", most=MOST_LINES)
    width = max(map(len, table))
    return [row + [""] * (width - len(row)) for row in table]


def _of_csv(content: bytes) -> Iterable[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    try:
        return [
            [_plain(cell) for cell in row[:MOST_COLUMNS]]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise Invalid("import.unreadable", field="file") from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_xlsx(content: bytes) -> Iterable[list[str]]:
    from openpyxl import load_workbook

    try:
        _refuse_bomb(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_LINES + 2, values_only=True)
        return [[_plain(cell) for cell in row] for row in rows]
    except Invalid:
        raise
    except Exception as error:  # whatever a broken file does to the library
        raise Invalid("import.unreadable", field="file") from error


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise Invalid("import.too_long", field="file", most=MOST_LINES)


def _plain(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = "".join(sign for sign in str(cell) if sign.isprintable()).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text
