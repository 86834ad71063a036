"""Tables as files: CSV, Excel and JSON, each built whole."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from koreanrw.open_data.export.columns import Column
from koreanrw.open_data.export.head import Head
from koreanrw.open_data.export.values import Cell

# Between several values in one cell; neither a separator of any CSV nor in our texts.
BETWEEN = " | "
# What a spreadsheet takes for the beginning of a formula, in every form whose compatible form is one of "=+-@".
_FORMULAS = "=+\\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌﬩⩵⩶"
# Where one cell may end and another begin, whatever somebody tells a spreadsheet to divide the file by.
_DIVIDERS = ",;|\t\r\n\x0b\x0c\x85\u2028\u2029"
# What hides nothing that stands behind it: quotation marks of the file, blanks, controls, signs without width.
_SEEN_THROUGH = (
    '"\x00-\x08\x0e-\x20\x7f-\x84\x86-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u1680\u180e\u2000-\u200f'
    "\u202a-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_BEGINS_A_FORMULA = re.compile(f"(?:^|(?<=[{_DIVIDERS}]))([{_SEEN_THROUGH}]*)(?=[{_FORMULAS}])")
# Excel's number for cells that stay texts even when somebody edits them: no formulas, no dates, no numbers.
_AS_TEXT = 49
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
    """The cell as a spreadsheet will show it, never calculate it: an apostrophe before what may begin a formula.

    Whoever opens a file may divide it at other signs than it was written with: then a cell begins wherever such a sign
    stands in a text. Numbers are left alone: they are written as numbers.
    """
    return _BEGINS_A_FORMULA.sub(r"\1'", cell) if isinstance(cell, str) else cell


def as_csv(table: Table) -> bytes:
    """With commas, as Excel divides files in English and Korean."""
    return _csv(table, ",", lambda number: number)


def as_csv_with_semicolons(table: Table) -> bytes:
    """With semicolons and decimal commas, as Excel divides files and reads numbers in German."""
    return _csv(table, ";", lambda number: str(number).replace(".", ","))


def _csv(table: Table, divider: str, number: Callable[[float], Any]) -> bytes:
    """UTF-8 with a byte order mark, by which Excel knows Hangul; what the file says of itself in the last columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=divider)
    entries = {name: value for name, value in table.head.entries().items() if name != "language"}
    writer.writerow([*(column.key for column in table.columns), *entries])
    for row in table.rows:
        cells = (*map(flat, row), *entries.values())
        writer.writerow([number(cell) if isinstance(cell, float) else harmless(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """A sheet of rows, and a sheet of what the file says of itself. Texts are texts, whatever they hold."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": _AS_TEXT})
        text = book.add_format({"num_format": _AS_TEXT})
        sheet = book.add_worksheet(_sheet_name(table.title))
        sheet.freeze_panes(1, 1)
        # Codes with a nought in front are meant to be texts.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_column(0, max(len(table.columns) - 1, 0), 24)
        _write(sheet, 0, [column.label for column in table.columns], bold)
        for number, row in enumerate(table.rows, start=1):
            _write(sheet, number, [flat(cell) for cell in row], text)
        if table.columns:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        about = book.add_worksheet(_sheet_name(gettext("About this file")))
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 100)
        labels = table.head.labels()
        for number, (name, value) in enumerate(table.head.entries().items()):
            _write(about, number, [labels[name], value], text)
        keys = (" – ".join((column.label, column.key)) for column in table.columns)
        _write(about, len(labels) + 1, [gettext("Columns"), "\n".join(keys)], text)
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


def _write(sheet: Any, row: int, cells: Sequence[str | int | float | bool], style: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell)
        elif cell:
            is_long = len(cell) > LONGEST_CELL
            sheet.write_string(row, column, cell[: LONGEST_CELL - 1] + "…" if is_long else cell, style)


@dataclass(frozen=True)
class Form:
    """A form in which a table can be exported."""

    # How the name of its files ends, behind a dot.
    suffix: str
    name: str | Promise
    content_type: str
    write: Callable[[Table], bytes]


FORMS: dict[str, Form] = {
    form.suffix: form
    for form in (
        Form("csv", "CSV", "text/csv; charset=utf-8", as_csv),
        Form("semicolon.csv", _("CSV with semicolons"), "text/csv; charset=utf-8", as_csv_with_semicolons),
        Form("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
        Form("json", "JSON", "application/json; charset=utf-8", as_json),
    )
}
