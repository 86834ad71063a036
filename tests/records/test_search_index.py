"""What records are found by is declared in Python, and the database does as it is told."""

from dataclasses import replace
from importlib import util
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration

from events import search_index
from events.models import Agreement
from koreanrw.search.agreements.facets import FACETS, KIND, LIFE_CYCLE, PARTY
from records import search_maintenance
from records.indexing.comparison import declared_indexes, differences
from records.indexing.declaration import Labels, Weight
from tests import factories

pytestmark = pytest.mark.django_db


def make_migration() -> str:
    said = StringIO()
    call_command("make_search_migration", stdout=said)
    return said.getvalue()


def written(monkeypatch, tmp_path) -> type[Migration]:
    """The migration of events that is due."""
    (tmp_path / "migrations").mkdir()
    monkeypatch.setattr(apps.get_app_config("events"), "path", str(tmp_path))
    assert "search_index_as_declared" in make_migration()
    (path,) = (tmp_path / "migrations").iterdir()
    spec = util.spec_from_file_location("written", path)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Migration


@pytest.fixture
def new_kind(monkeypatch):
    """A kind of agreement that the database has not heard of."""
    agreements = search_index.AGREEMENTS
    columns = tuple(
        column.replace("'contract', 'other'", "'contract', 'treaty', 'other'") for column in agreements.columns
    )
    assert columns != agreements.columns
    changed = (*search_index.INDEXES[:-1], replace(agreements, columns=columns))
    monkeypatch.setattr(search_index, "INDEXES", changed)


@pytest.fixture
def other_weight(monkeypatch):
    """Titles of people that count like a name of their own."""
    people = search_index.PEOPLE
    texts = tuple(
        replace(text, weight=Weight.OWN_NAME) if getattr(text, "field", "") == "academic_title" else text
        for text in people.texts
    )
    monkeypatch.setattr(search_index, "INDEXES", (replace(people, texts=texts), *search_index.INDEXES[1:]))


def test_the_database_does_what_is_declared():
    names = [each.name for each in differences()]
    assert names == [], "write a migration: manage.py make_search_migration"
    assert "is the one that is declared" in make_migration()


def test_every_table_of_entries_is_declared():
    entries = {model for model in apps.get_models() if model.__name__.endswith("Entry") and hasattr(model, "document")}
    assert {index.entry for index in declared_indexes()} == {
        model for model in entries if model._meta.app_label in ("records", "companies", "events")
    }


def test_a_new_value_of_a_facet_is_a_difference(new_kind):
    assert [each.name for each in differences()] == ["events_agreemententry_due"]


def test_another_weight_becomes_a_migration_that_can_be_taken_back(other_weight, monkeypatch, tmp_path):
    before = view("events_personentry_text")
    factories.make_person("Günther Größe", academic_title_de="Professorin")
    connection.check_constraints()
    index, *fills = written(monkeypatch, tmp_path).operations
    run(index.sql)
    assert differences() == []
    # What is found changes, so entries are made anew.
    assert {drift.kind for drift in search_maintenance.find_drift()} == {"person"}
    for fill in fills:
        run(fill.sql)
    assert list(search_maintenance.find_drift()) == []
    run(index.reverse_sql)
    assert view("events_personentry_text") == before


def test_an_index_that_is_not_there_yet_becomes_a_migration(monkeypatch, tmp_path):
    run(["DROP FUNCTION events_personentry_due", "DROP VIEW events_personentry_text, events_personentry_cause"])
    missing = [f"events_personentry_{each}" for each in ("text", "cause", "due")]
    assert [each.name for each in differences()] == missing
    index, *_fills = written(monkeypatch, tmp_path).operations
    run(index.sql)
    assert differences() == []
    run(index.reverse_sql)
    assert [each.name for each in differences()] == missing


def test_every_value_of_a_field_of_choices_has_words():
    for index in declared_indexes():
        for each in index.texts:
            if isinstance(each, Labels):
                model = index.record
                for step in filter(None, each.path.split("__")):
                    model = model._meta.get_field(step).related_model
                values = {value for value, _label in model._meta.get_field(each.field).choices}
                # What is only called another says nothing.
                assert values - set(each.words) <= {"other"}, each.field


def test_readers_choose_among_all_the_values_that_are_indexed():
    assert [value.value for value in KIND.plain_values().values()] == Agreement.Kind.values
    assert [value.value for value in LIFE_CYCLE.plain_values().values()] == Agreement.LifeCycle.values
    known_to_the_index_alone = {search_index.FacetNumber.SAMPLE, search_index.FacetNumber.DAYS}
    assert {facet.number for facet in FACETS} == set(search_index.FacetNumber) - known_to_the_index_alone
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.events_facet(%s, 5)", [PARTY.number])
        assert cursor.fetchone() == (PARTY.code(5),)


def run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def view(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_viewdef(%s::regclass)", [f"public.{name}"])
        return cursor.fetchone()[0]
