"""Tables as files: CSV, Excel and JSON, each built whole."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.translation import gettext

from koreanrw.exporting.columns import Column
from koreanrw.exporting.head import Head
from koreanrw.exporting.values import Cell

# Between several values in one cell; neither a separator of any CSV nor in our texts.
BETWEEN = " | "
# What a spreadsheet takes for the beginning of a formula; also in the forms for East Asian type.
_FORMULAS = ("=", "+", "-", "@")
_BREAKS = ("\t", "\r", "\n")
# Excel refuses longer texts.
LONGEST_CELL = 32_767


@dataclass(frozen=True)
class Table:
    """Rows of cells under their columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    head: Head
    # What it is a table of.
    title: str


def flat(cell: Cell) -> str | int | float | bool:
    """One value for a cell that holds only one."""
    if isinstance(cell, tuple):
        return BETWEEN.join(cell) if any(cell) else ""
    return "" if cell is None else cell


def harmless(cell: Any) -> Any:
    """The cell as a spreadsheet will show it, never calculate it: an apostrophe before what begins like a formula.

    Blanks and signs without width before it do not hide it. Numbers are left alone: they are written as numbers.
    """
    if not isinstance(cell, str):
        return cell
    first = next((sign for sign in cell if not (sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc"))), "")
    begins_a_formula = unicodedata.normalize("NFKC", first).startswith(_FORMULAS)
    return f"'{cell}" if begins_a_formula or cell.startswith(_BREAKS) else cell


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, by which Excel knows Hangul; what the file says of itself in the last columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    entries = {name: value for name, value in table.head.entries().items() if name != "language"}
    writer.writerow([*(column.key for column in table.columns), *entries])
    for row in table.rows:
        writer.writerow([harmless(cell) for cell in (*map(flat, row), *entries.values())])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """A sheet of rows, and a sheet of what the file says of itself. Texts are written as texts, whatever they hold."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_sheet_name(table.title))
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, max(len(table.columns) - 1, 0), 24)
        _write(sheet, 0, [column.label for column in table.columns], bold)
        for number, row in enumerate(table.rows, start=1):
            _write(sheet, number, [flat(cell) for cell in row])
        if table.columns:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        about = book.add_worksheet(_sheet_name(gettext("About this file")))
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 100)
        labels = table.head.labels()
        for number, (name, value) in enumerate(table.head.entries().items()):
            _write(about, number, [labels[name], value])
        keys = (" – ".join((column.label, column.key)) for column in table.columns)
        _write(about, len(labels) + 1, [gettext("Columns"), "\n".join(keys)])
    return file.getvalue()


def as_json(table: Table) -> bytes:
    """What the file says of itself, and the rows as objects; several values stay a list."""
    rows = [
        {column.key: _for_json(cell) for column, cell in zip(table.columns, row, strict=True)} for row in table.rows
    ]
    return to_json({"head": {**table.head.entries(), "rows": len(rows)}, "rows": rows})


def to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _for_json(cell: Cell) -> Any:
    return list(cell) if isinstance(cell, tuple) else cell


def _sheet_name(title: str) -> str:
    """Excel takes no more than 31 letters, and not all signs."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "1"


def _write(sheet: Any, row: int, cells: Sequence[str | int | float | bool], style: Any = None) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, style)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, style)
        elif cell:
            is_long = len(cell) > LONGEST_CELL
            sheet.write_string(row, column, cell[: LONGEST_CELL - 1] + "…" if is_long else cell, style)


@dataclass(frozen=True)
class Form:
    """A form in which a table can be taken along."""

    suffix: str
    name: str
    content_type: str
    write: Callable[[Table], bytes]


FORMS: dict[str, Form] = {
    form.suffix: form
    for form in (
        Form("csv", "CSV", "text/csv; charset=utf-8", as_csv),
        Form("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
        Form("json", "JSON", "application/json; charset=utf-8", as_json),
    )
}
