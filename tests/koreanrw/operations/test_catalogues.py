import gettext
from pathlib import Path

import polib
import pytest

from koreanrw.operations import catalogues

WANTED = {("", "Company", ""), ("", "%(n)s office", "%(n)s offices"), ("month", "May", "")}


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> polib.POFile:
    """A German catalogue of its own, with everything in it."""
    monkeypatch.setattr(catalogues, "BASE_DIR", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(catalogues, "LIBRARIES", tmp_path / "locale-libraries")
    place = catalogues.catalogue("de")
    place.parent.mkdir(parents=True)
    german = polib.POFile()
    german.fpath = str(place)
    german.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    plural = {0: "%(n)s Büro", 1: "%(n)s Büros"}
    german.append(polib.POEntry(msgid="Company", msgstr="Unternehmen"))
    german.append(polib.POEntry(msgid="%(n)s office", msgid_plural="%(n)s offices", msgstr_plural=plural))
    german.append(polib.POEntry(msgctxt="month", msgid="May", msgstr="Mai"))
    german.save()
    return german


def judge() -> list[str]:
    return list(catalogues._compare("de", WANTED))


def test_a_complete_catalogue_has_no_shortcomings(german: polib.POFile) -> None:
    assert judge() == []


def test_a_missing_catalogue_is_named(german: polib.POFile) -> None:
    assert list(catalogues._compare("ko", WANTED)) == ["locale/ko/LC_MESSAGES/django.po is missing."]


def test_a_text_that_is_missing_or_no_longer_said_is_named(german: polib.POFile) -> None:
    german.append(polib.POEntry(msgid="Gone", msgstr="Fort"))
    german.remove(german.find("Company"))
    german.save()
    assert [sentence.split(" ", 1)[1] for sentence in judge()] == [
        "lacks 'Company'.",
        "holds 'Gone', which nothing says any more.",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"msgstr": ""}, "does not translate 'Company'."),
        ({"flags": ["fuzzy"]}, "is unsure (fuzzy) of 'Company'."),
        ({"obsolete": True}, "holds the obsolete 'Company'."),
    ],
)
def test_an_unfinished_text_is_named(german: polib.POFile, change: dict[str, object], sentence: str) -> None:
    entry = german.find("Company")
    for name, value in change.items():
        setattr(entry, name, value)
    german.save()
    assert any(said.endswith(sentence) for said in judge())


def test_compiling_gives_what_django_reads_and_happens_only_when_needed(german: polib.POFile) -> None:
    compiled = catalogues.catalogue("de").with_suffix(".mo")
    catalogues.compile_catalogues()
    first = compiled.stat().st_mtime_ns
    with compiled.open("rb") as file:
        messages = gettext.GNUTranslations(file)
    assert messages.gettext("Company") == "Unternehmen"
    assert messages.pgettext("month", "May") == "Mai"
    assert messages.ngettext("%(n)s office", "%(n)s offices", 2) == "%(n)s Büros"
    catalogues.compile_catalogues()
    assert compiled.stat().st_mtime_ns == first


def test_what_libraries_leave_untranslated_is_compiled_and_is_not_held_against_ours(
    german: polib.POFile, tmp_path: Path
) -> None:
    place = tmp_path / "locale-libraries/ko/LC_MESSAGES/django.po"
    place.parent.mkdir(parents=True)
    library = polib.POFile()
    library.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    library.append(polib.POEntry(msgid="Initial version.", msgstr="첫 판."))
    library.save(str(place))
    catalogues.compile_catalogues()
    with place.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Initial version.") == "첫 판."
    assert judge() == []
