"""The whole register as one file, made ahead: tables as CSV, objects as JSON, the data dictionary, the terms."""

import csv
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from koreanrw.addresses import absolute
from koreanrw.kinds import KINDS, Kind
from koreanrw.open_data.api.description import API_VERSION
from koreanrw.open_data.dictionary import dictionary, tables_of
from koreanrw.open_data.export.columns import Column
from koreanrw.open_data.export.fields import part_lists
from koreanrw.open_data.export.files import flat, harmless
from koreanrw.open_data.export.head import Head
from koreanrw.open_data.export.loading import ExportRow, export_rows
from koreanrw.open_data.export.objects import object_of
from koreanrw.open_data.export.values import cited_rows
from koreanrw.operations.licences import Licence
from records.models import ContentVersion, Record
from records.search import LANGUAGES

# The language of words beside codes; texts stand in all three.
LANGUAGE = "en"
# As many rows are held in memory at a time.
AT_A_TIME = 1000
ABOUT = "about.json"
# Beside the file: whoever makes it holds this one, and writes into a folder whose name begins so.
LOCK = "being-made"
FOLDER = "unfinished-"
# How often it is made while the register goes on changing.
ATTEMPTS = 3
_README = """\
The Korea-NRW Register: the whole data set

As of:            {as_of}
Content version:  {content_version}
From:             {made_by}
Licence:          {licence}

dictionary.csv says what every column of every table means, in German, English and Korean.
<kind>.csv holds one row for each record, <kind>-<parts>.csv one row for each of its parts, <kind>-citations.csv one
row for everything a source says of one field, in agreement or not, <kind>.json everything about each record as one
object. Dates are EDTF (ISO 8601-2): points in time known more or less well, never guesses.
Every cited field says how certain it is and which sources say so; nothing here is more certain than its sources.
Files are UTF-8. In CSV an apostrophe stands before text that a spreadsheet would take for a formula, and several
values in one cell are parted by " | ".
"""
NO_LICENCE = "none granted: ask before you publish the data again"


@dataclass(frozen=True)
class Dataset:
    """The file as it lies there."""

    about: dict[str, Any]
    size: int

    @property
    def name(self) -> str:
        """Tells this file from every other."""
        said = [self.about.get(part) for part in ("mark", "shape", "as_of", "made_by", "licence_address")]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]

    @property
    def is_current(self) -> bool:
        """Whether it holds what everybody may read now, under the terms of now.

        Only such a file may be sent: an older one may hold what was exported back since.
        """
        return all(self.about.get(name) == value for name, value in _terms().items())


def _terms() -> dict[str, str | None]:
    """What a file must agree with. Ask before the rows: they may be newer, but never older."""
    licence: Licence | None = settings.DATA_LICENCE
    return {
        "mark": ContentVersion.mark(),
        "shape": API_VERSION,
        "made_by": absolute(reverse("dataset")),
        "licence_address": licence.address if licence else None,
    }


def find_dataset() -> Dataset | None:
    """The file made last; None where there is none, or none that can be read."""
    with suppress(OSError), Path(settings.DATASET).open("rb") as file:
        return _read(file)
    return None


def dataset_to_send() -> tuple[Dataset, bytes] | None:
    """The file with its bytes, made anew where it is not current and that is quickly done; None where it must wait.

    A file that is not current is not only kept back: it is removed, so that nobody else hands it out either.
    """
    if (found := _current()) is not None:
        return found
    with _making(wait=False) as may_make:
        # Somebody else may have made it since.
        if may_make and _current() is None:
            Path(settings.DATASET).unlink(missing_ok=True)
            if number_of_rows() <= settings.QUICK_DATASET:
                _make(lambda name, rows: None)
    return _current()


def _current() -> tuple[Dataset, bytes] | None:
    """What was read at one opening: a file that takes its place meanwhile is another one."""
    with suppress(OSError), Path(settings.DATASET).open("rb") as file:
        found = _read(file)
        if found and found.is_current:
            file.seek(0)
            return found, file.read()
    return None


def _read(file: BinaryIO) -> Dataset | None:
    try:
        with zipfile.ZipFile(file) as archive:
            return Dataset(json.loads(archive.read(ABOUT)), os.fstat(file.fileno()).st_size)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None


@contextmanager
def _making(*, wait: bool) -> Iterator[bool]:
    """One process at a time makes the file; whether it is this one."""
    folder = Path(settings.DATASET).parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def number_of_rows() -> int:
    """How many rows the register has that everybody may read."""
    return sum(kind.public().count() for kind in KINDS)


def make_dataset(report: Callable[[str, int], None] = lambda name, rows: None) -> Dataset:
    """Make the file anew and put it in the place of the old one in one step, so that nobody is sent half of it.

    Where the register changes meanwhile, what was made is old already: then it is made once more.
    """
    with _making(wait=True):
        for _attempt in range(ATTEMPTS):
            made = _make(report)
            if made.is_current:
                break
    return made


def _make(report: Callable[[str, int], None]) -> Dataset:
    target = Path(settings.DATASET)
    # Whoever was killed while making it left everything in a folder of its own.
    for left in target.parent.glob(f"{FOLDER}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=FOLDER) as folder, override(LANGUAGE):
        terms = _terms()
        head = Head.of(absolute(reverse("dataset")))
        rows = {}
        for kind in KINDS:
            rows[kind.plural] = _write_kind(Path(folder), kind)
            report(kind.plural, rows[kind.plural])
        about = {**head.entries(), **terms, "rows": rows}
        _write(Path(folder) / ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
        readme = _README.format(**{**head.entries(), "licence": str(head.licence or NO_LICENCE)})
        _write(Path(folder) / "README.txt", readme)
        _write_dictionary(Path(folder) / "dictionary.csv")
        made = Path(folder) / target.name
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for path in sorted(Path(folder).iterdir()):
                if path != made:
                    file.write(path, path.name)
        size = made.stat().st_size
        os.replace(made, target)
    return Dataset(about, size)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _write_kind(folder: Path, kind: Kind) -> int:
    """The tables and objects of one kind of row; says how many rows there were."""
    number = 0
    tables = tables_of(kind)
    with ExitStack() as files:
        writers = [_table(files, folder / f"{table.name}.csv", table.columns) for table in tables]
        objects = files.enter_context((folder / f"{kind.plural}.json").open("w", encoding="utf-8"))
        objects.write("[")
        for exported in _everything(kind):
            objects.write(",\n" if number else "\n")
            json.dump(object_of(exported), objects, ensure_ascii=False)
            rows = [
                [exported],
                *(
                    [exported.below(part) for part in getattr(exported.row, parts.name).all()]
                    for parts in part_lists(kind.model)
                ),
            ]
            if issubclass(kind.model, Record):
                rows.append([exported.below(cited) for cited in cited_rows(exported)])
            for writer, table, of_table in zip(writers, tables, rows, strict=True):
                writer.writerows(_cells(table.columns, row) for row in of_table)
            number += 1
        objects.write("\n]\n")
    return number


def _table(files: ExitStack, path: Path, columns: Iterable[Column]) -> Any:
    file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
    writer = csv.writer(file)
    writer.writerow([column.key for column in columns])
    return writer


def _cells(columns: Iterable[Column], exported: ExportRow) -> list[Any]:
    return [harmless(flat(column.read(exported))) for column in columns]


def _everything(kind: Kind) -> Iterator[ExportRow]:
    """Every public row of a kind by its key, a thousand at a time."""
    last = 0
    while keys := list(kind.public().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]):
        yield from export_rows(kind, keys)
        last = keys[-1]


def _write_dictionary(path: Path) -> None:
    """One row for each column of each table, with its label and meaning in three languages."""
    described = {}
    for language in LANGUAGES:
        with override(language):
            described[language] = [(table.name, column) for table in dictionary() for column in table.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        names = [f"{what}_{language}" for what in ("label", "meaning", "values") for language in LANGUAGES]
        writer.writerow(["table", "column", "type", *names])
        for together in zip(*described.values(), strict=True):
            table, column = together[0]
            columns = [found for _table, found in together]
            values = [" | ".join(f"{value}: {label}" for value, label in found.values) for found in columns]
            told = (*(found.label for found in columns), *(found.meaning for found in columns), *values)
            writer.writerow([table, column.key, column.type, *map(harmless, told)])
