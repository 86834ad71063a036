"""The catalogues of translated messages: compiled without GNU gettext, and checked to be complete."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from koreanrw import BASE_DIR

LOCALE = BASE_DIR / "locale"
# What libraries leave untranslated: their texts, not ours, so nobody extracts them from our sources.
LIBRARIES = BASE_DIR / "koreanrw" / "operations" / "library_catalogues"
LANGUAGES = ("de", "ko")
# Where texts that people read stand.
SOURCES = ("records", "companies", "events", "koreanrw", "templates")

type Text = tuple[str, str, str]


def catalogue(language: str) -> Path:
    """Give the place of a language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def compile_catalogues() -> None:
    """Compile each catalogue that is newer than what was compiled of it."""
    for source in (*LOCALE.glob("*/LC_MESSAGES/*.po"), *LIBRARIES.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Moved into place whole: a server that reads it meanwhile must not see half of it.
        draft = compiled.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(compiled)


def shortcomings() -> list[str]:
    """Name everything that keeps the catalogues from being complete, one sentence each."""
    wanted = _texts_in_the_sources()
    return [sentence for language in LANGUAGES for sentence in _compare(language, wanted)]


def _compare(language: str, wanted: set[Text]) -> Iterator[str]:
    place = catalogue(language).relative_to(BASE_DIR)
    if not catalogue(language).exists():
        yield f"{place} is missing."
        return
    entries = polib.pofile(str(catalogue(language)))
    held = {_text(entry) for entry in entries if not entry.obsolete}
    yield from (f"{place} lacks {text[1]!r}." for text in sorted(wanted - held))
    yield from (f"{place} holds {text[1]!r}, which nothing says any more." for text in sorted(held - wanted))
    for entry in entries:
        if entry.obsolete:
            yield f"{place} holds the obsolete {entry.msgid!r}."
        elif entry.fuzzy:
            yield f"{place} is unsure (fuzzy) of {entry.msgid!r}."
        elif not entry.translated():
            yield f"{place} does not translate {entry.msgid!r}."


def _text(entry: polib.POEntry) -> Text:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _texts_in_the_sources() -> set[Text]:
    """Extract afresh, in a copy, what the catalogues must hold."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for source in SOURCES:
            shutil.copytree(BASE_DIR / source, copy / source, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / "locale").mkdir()
        extract(copy, "de")
        return {_text(entry) for entry in polib.pofile(str(copy / "locale/de/LC_MESSAGES/django.po"))}


def extract(place: Path, *languages: str) -> None:
    """Write the texts of a source tree into its catalogues (this needs xgettext)."""
    from_languages = [word for language in languages for word in ("--locale", language)]
    command = ["django-admin", "makemessages", "--no-location", "--no-obsolete", *from_languages]
    folders = [f"{folder}/*" for folder in ("var", "staticfiles", "tests", "bin", "seeds", "fixtures", "docs")]
    ignored = [word for pattern in folders for word in ("--ignore", pattern)]
    # Without the register's settings the catalogues are those below the place itself.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run([*command, *ignored, "--verbosity", "0"], cwd=place, env=environment, check=True)
