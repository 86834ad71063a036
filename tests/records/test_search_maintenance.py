"""Looking the search index over, and mending it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from companies.models import OrganisationEntry
from events.models import Agreement, AgreementEntry
from records import search_maintenance
from records.models import SearchWord, Source, SourceEntry
from tests import factories as make

pytestmark = pytest.mark.django_db


def checked() -> str:
    """What the command prints about an index that is right."""
    said = StringIO()
    call_command("check_search", stdout=said)
    return said.getvalue()


def drift() -> list[str]:
    return [str(one) for one in search_maintenance.find_drift(batch=2)]


def run(statement: str, *parameters) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.fixture
def agreement() -> Agreement:
    return make.make_agreement("Memorandum", parties=[make.make_institution("KIAT"), make.make_company("Aimmo")])


def test_an_index_that_kept_itself_is_right_and_every_kind_of_record_was_looked_at(agreement):
    make.make_office()
    make.make_position(make.make_person())
    make.make_visit(make.make_delegation())
    make.make_company(state="draft")
    assert drift() == []
    said = checked()
    assert "agrees with the records" in said
    for kind in ("source", "organisation", "office", "person", "delegation", "agreement"):
        assert f"of kind {kind}" in said


def test_every_kind_of_drift_is_named_with_its_record_and_counted(agreement):
    draft, other = make.make_source("Draft", state="draft"), make.make_agreement("Otherwise")
    drift()
    run(f"INSERT INTO records_sourceentry (record_id, document) VALUES ({draft.pk}, 'ghost')")
    AgreementEntry.objects.filter(pk=other.pk).delete()
    AgreementEntry.objects.filter(pk=agreement.pk).update(title_en="another", facets=[1])
    SearchWord.objects.filter(word="memorandum").delete()
    SearchWord.objects.filter(word="aimmo").update(lexeme="wrong")
    expected = [
        "source draft: ought not to be there",
        "agreement memorandum: differs in facets, title_en",
        "agreement otherwise: is missing",
        "word Memorandum: is missing",
        "word Aimmo: stands under wrong",
    ]
    assert set(drift()) == set(expected)
    said = StringIO()
    with pytest.raises(CommandError, match="2 of kind agreement") as refusal:
        call_command("check_search", stdout=said)
    assert refusal.value.returncode == 1
    for line in expected:
        assert line in said.getvalue()


def test_a_long_list_of_drift_is_cut_but_counted_whole():
    for number in range(4):
        make.make_source(f"Source {number}")
    drift()
    SourceEntry.objects.all().delete()
    said = StringIO()
    with pytest.raises(CommandError, match="4 of kind source"):
        call_command("check_search", most=2, stdout=said)
    assert said.getvalue().count("is missing") == 2


def test_rebuilding_mends_what_is_wrong_and_leaves_the_rest_alone(agreement):
    draft = make.make_source("Draft", state="draft")
    drift()
    run(f"INSERT INTO records_sourceentry (record_id, document) VALUES ({draft.pk}, 'ghost')")
    OrganisationEntry.objects.all().delete()
    AgreementEntry.objects.update(oldest=0)
    SearchWord.objects.all().delete()
    rebuilt = search_maintenance.rebuild(batch=1)
    assert drift() == []
    changed = {kind: number for kind, number in rebuilt.changed.items() if number}
    assert changed == {"source": 1, "organisation": 2, "agreement": 1}
    assert not any(search_maintenance.rebuild().changed.values())


def test_rebuilding_forgets_words_no_public_text_has_any_more(agreement):
    gone = make.make_source("Zeitungsente", publisher="한국경제신문")
    make.make_source("Zeitungsenten")
    search_maintenance.rebuild()
    words = {"zeitungsente", "한국경제신문"}
    Source.objects.filter(pk=gone.pk).update(state="withdrawn", withdrawal_reason="It was one.")
    assert SearchWord.objects.filter(word__in=words).count() == 2
    # The third is how the Korean one is written in Latin letters.
    assert search_maintenance.rebuild().forgotten == 3
    assert not SearchWord.objects.filter(word__in=words).exists()
    assert SearchWord.objects.filter(word="memorandum").exists()


def test_the_command_says_what_it_did_and_asks_for_sense(agreement):
    drift()
    AgreementEntry.objects.all().delete()
    said = StringIO()
    call_command("rebuild_search", jobs=1, verbosity=1, stdout=said)
    assert "entries changed: 1 of kind agreement" in said.getvalue()
    with pytest.raises(CommandError):
        call_command("rebuild_search", jobs=0)


@pytest.mark.django_db(transaction=True)
def test_several_connections_rebuild_together_and_leave_the_indexes_as_they_were(monkeypatch):
    monkeypatch.setattr(search_maintenance, "MANY_MISSING", 2)
    for number in range(5):
        make.make_agreement(f"Agreement {number}")
    AgreementEntry.objects.all().delete()
    seen = []
    search_maintenance.rebuild(jobs=2, batch=2, advance=lambda kind, number: seen.append((kind, number)))
    assert sorted(seen)[:3] == [("agreement", 1), ("agreement", 2), ("agreement", 2)]
    assert drift() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT reloptions FROM pg_class WHERE relname LIKE '%entry\\_document'")
        assert cursor.fetchall() == [(["fastupdate=off"],)]


@pytest.mark.django_db(transaction=True)
def test_looking_takes_no_lock_and_sees_one_moment():
    make.make_agreement("First")
    looking = search_maintenance.find_drift(batch=1)
    SourceEntry.objects.all().delete()
    assert str(next(looking)) == "source the-source: is missing"
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("on",)
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
    looking.close()
