"""The fixtures can be loaded, and loading them is never a surprise."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from companies.models import Organisation
from koreanrw.models import Page
from koreanrw.operations.seeding import PAGES, RECORDS, fixture, seed
from records.search import LANGUAGES
from tests.seeded_rows import bring_seeded_rows

FILES = [pytest.param(fixture(name), id=name) for name in (*RECORDS, *PAGES)]


def rows(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))


def everything() -> dict[str, list[str]]:
    """Every row of every table, generated columns, stamps and stored versions included."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        found = {}
        for table in tables:
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" AS t ORDER BY 1')
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


# The files themselves.


def test_every_fixture_is_loaded():
    assert {path.stem for path in (settings.BASE_DIR / "fixtures").iterdir()} == {*RECORDS, *PAGES}


@pytest.mark.parametrize("path", FILES)
def test_a_fixture_names_rows_by_natural_keys_and_holds_nothing_the_database_keeps(path):
    for row in rows(path):
        assert set(row) == {"model", "fields"}
        kept = {"created_at", "created_by", "changed_at", "changed_by", "lock_version", "former_slugs", "search_text"}
        assert kept.isdisjoint(row["fields"])


@pytest.mark.parametrize("path", FILES)
def test_a_fixture_can_be_read_by_people(path):
    text = path.read_text(encoding="utf-8")
    assert "\\u" not in text
    assert text.endswith("]\n")
    for row in rows(path):
        assert all(value not in ("", None, []) for value in row["fields"].values()), row


@pytest.mark.parametrize("path", FILES)
def test_whatever_is_translated_is_there_in_three_languages(path):
    for row in rows(path):
        stems = {name[:-3] for name in row["fields"] if name[-3:] in ("_de", "_en", "_ko")}
        for stem in stems:
            missing = [language for language in LANGUAGES if not row["fields"].get(f"{stem}_{language}")]
            # What a citation says first stands in the field itself, in English or in the language of its source.
            assert len(missing) == (1 if row["fields"].get(stem) else 0), (row, stem)


# Loading them.


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_loading_the_fixtures_twice_changes_nothing():
    bring_seeded_rows()
    before = everything()
    with translation.override("ko"):
        again = seed(again=True)
    assert (again.added, again.changed) == ([], [])
    assert everything() == before


@pytest.mark.django_db
def test_the_command_says_what_it_has_loaded_into_an_empty_register():
    out = StringIO()
    call_command("seed", stdout=out)
    assert out.getvalue() == "Seeded: 63 new, 0 changed.\n"


@pytest.mark.django_db
def test_a_register_with_records_but_without_pages_gets_the_pages_alone():
    Organisation.objects.create(slug="somebody", name_en="Somebody", kind="company")
    call_command("seed", verbosity=0)
    assert Organisation.objects.count() == 1
    assert Page.objects.count() == 5


@pytest.mark.parametrize(("language", "words"), [("de", "[Betreiber: "), ("en", "[Operator: "), ("ko", "[운영자: ")])
def test_what_the_operator_must_fill_in_is_marked_in_every_language(language, words):
    bodies = {row["fields"]["slug"]: row["fields"][f"body_{language}"] for row in rows(fixture("pages"))}
    assert bodies["imprint"].count(words) == 4
    assert bodies["privacy"].count(words) == 5
    assert bodies["accessibility"].count(words) == 2
