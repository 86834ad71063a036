"""The public change log: which fields and parts changed on which day, never what stood in them."""

import datetime
import re
from contextlib import contextmanager

import pytest
import reversion
from django.apps import apps
from django.utils import timezone, translation
from reversion.models import Version

from koreanrw.pages.changes import DAYS_A_PAGE
from koreanrw.pages.record_subpages import address_below
from koreanrw.provenance.changes import ChangeLog, Day, Event
from records import publishing
from records.models import Citation, Part, Record
from records.reverting import revert
from tests import factories as make
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db
NOON = datetime.time(12, tzinfo=datetime.UTC)


@contextmanager
def on(day: str):
    """Whatever is saved is stored as a version of this day."""
    with reversion.create_revision():
        reversion.set_date_created(datetime.datetime.combine(datetime.date.fromisoformat(day), NOON))
        reversion.set_user(make.make_publisher(f"editor-{day}-{timezone.now().timestamp()}"))
        reversion.set_comment("Secret comment")
        yield


def store(record, day: str, **fields) -> None:
    """Change these fields and keep a version of it."""
    with on(day):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()


def days(record) -> list[Day]:
    return ChangeLog(record)[0:100]


def page(client, record, language="en", query="") -> str:
    with translation.override(language):
        response = client.get(address_below(record, "changes") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_log_begins_with_publication_and_knows_nothing_of_drafts(client):
    company = make.make_company("Secret draft name", state="draft")
    store(company, "2025-01-01", name_en="Secret other name", founded="1999")
    store(company, "2025-01-02", state="in review", website="https://secret.example")
    store(company, "2025-01-03", state="published", name_en="Aimmo", founded="2016")
    (only,) = days(company)
    assert (only.date, only.events) == (datetime.date(2025, 1, 3), [Event.PUBLISHED])
    assert not (only.fields or only.parts or only.added or only.sources)
    html = page(client, company)
    assert "3 January 2025" in html and "Published" in html
    assert "Secret" not in html and "1999" not in html and "2 January" not in html


def test_a_change_names_the_fields_in_the_language_of_the_reader_but_not_what_stood_in_them(client):
    company = make.make_company("Aimmo", founded="1987", summary_ko="Secret summary", name_de="Secret name")
    store(company, "2025-01-01")
    store(company, "2025-02-01", founded="2016", summary_ko="", name_de="Aimmo")
    latest, _first = days(company)
    assert latest.fields == ["Name (German)", "Founded", "Summary (Korean)"]
    html = page(client, company, "de")
    assert "1. Februar 2025" in html and "Gegründet" in html and "Kurzbeschreibung (Koreanisch)" in html
    assert "Secret" not in html and "1987" not in html


def test_parts_are_named_by_kind_and_place_when_they_come_change_and_go():
    office = make.make_office()
    first, second = make.make_function(office, "sales"), make.make_function(office, "branch")
    store(office, "2025-01-01")
    with on("2025-01-02"):
        first.outcome = "abandoned"
        first.note_en = "Secret note"
        first.save()
        make.make_function(office, "research")
        second.delete()
        office.save()
    day = days(office)[0]
    assert day.parts == {"Function 1": ["Outcome", "Note (English)"]}
    assert (day.added, day.removed) == (["Function 3"], ["Function 2"])
    assert not day.events


def test_changed_sources_are_named_by_the_fact_they_support():
    office = make.make_office(cited=False)
    function = make.make_function(office, source=make.the_source())
    citation = make.cite(office, "opened")
    gone = make.cite(office, "address")
    store(office, "2025-01-01")
    with on("2025-01-02"):
        citation.certainty = "implied"
        citation.save()
        gone.delete()
        make.cite(office, "since", part=function)
        make.cite(office, "function", part=make.make_function(office, "research"))
        office.save()
    day = days(office)[0]
    assert sorted(day.sources) == ["Address", "Function 1 – From", "Opened"]
    assert day.added == ["Function 2"]


def test_notes_for_staff_and_codes_of_editors_are_no_change_at_all(client):
    agreement = make.make_agreement(staff_notes="")
    store(agreement, "2025-01-01")
    with on("2025-01-02"):
        agreement.staff_notes = "Secret notes"
        agreement.citations.all()[0].fact = "Z9"
        agreement.save()
    assert [day.date.day for day in days(agreement)] == [1]
    html = page(client, agreement)
    assert "Secret" not in html and "staff" not in html and "2 January" not in html


def test_what_is_withdrawn_and_published_again_says_both_with_what_changed_in_between(client):
    company = make.make_company("Aimmo", founded="2015")
    store(company, "2025-01-01")
    store(company, "2025-02-01", state="withdrawn", withdrawal_reason="Secret reason")
    store(company, "2025-03-01", founded="2016")
    assert client.get(address_below(company, "changes")).status_code == 410
    store(company, "2025-04-01", state="published", withdrawal_reason="")
    again, gone, first = days(company)
    assert (again.events, again.fields) == ([Event.PUBLISHED_AGAIN], ["Founded"])
    assert (gone.events, gone.fields) == ([Event.WITHDRAWN], [])
    assert first.events == [Event.PUBLISHED]
    html = page(client, company)
    assert "Withdrawn" in html and "Published again" in html and "Secret" not in html and "1 March" not in html


def test_the_verbs_of_publishing_are_written_down(client):
    publisher = make.make_publisher("Secretperson")
    company = make.make_company("Aimmo", state="draft")
    publishing.publish([company], publisher)
    publishing.withdraw([company], publisher, "Secret reason")
    company = publishing.publish([company], publisher)[0]
    (today,) = days(company)
    assert today.events == [Event.PUBLISHED, Event.WITHDRAWN, Event.PUBLISHED_AGAIN]
    html = page(client, company)
    assert "Secret" not in html


def test_a_revert_is_a_change_like_others():
    company = make.make_company("Aimmo", founded="2015")
    store(company, "2025-01-01")
    store(company, "2025-01-02", founded="2016")
    with on("2025-01-03"):
        revert(Version.objects.get_for_object(company).last())
    assert [day.fields for day in days(company)] == [["Founded"], ["Founded"], []]


def test_several_changes_of_one_day_say_each_thing_once():
    company = make.make_company("Aimmo")
    store(company, "2025-01-01")
    for founded in ("2014", "2015"):
        store(company, "2025-01-02", founded=founded)
    assert days(company)[0].fields == ["Founded"]


def test_a_record_published_before_its_first_version_says_that_it_was_public_already(client):
    company = make.make_company("Aimmo")
    later = timezone.localdate() + datetime.timedelta(days=2)
    store(company, later.isoformat(), founded="2016")
    assert days(company)[0].events == [Event.ALREADY_PUBLIC]
    assert "Was public already when this log began" in page(client, company)


def test_a_record_without_any_version_says_so(client):
    assert "No change has been recorded yet." in page(client, make.make_company())


def test_many_records_in_one_revision_do_not_mix_their_parts():
    offices = [make.make_office() for _each in range(12)]
    for office in offices:
        make.make_function(office)
    with on("2025-01-01"):
        for office in offices:
            office.save()
    with on("2025-01-02"):
        for office in offices:
            office.save()
        make.make_function(offices[-1], "research")
        offices[-1].save()
    assert [len(days(office)) for office in offices] == [1] * 11 + [2]
    assert days(offices[-1])[0].added == ["Function 2"]


def test_columns_that_came_since_an_old_version_are_no_change():
    company = make.make_company("Aimmo")
    store(company, "2025-01-01")
    store(company, "2025-01-02", founded="2016")
    first = Version.objects.get_for_object(company).last()
    first.serialized_data = re.sub(r'"website": "", ', "", first.serialized_data)
    assert "website" not in first.serialized_data
    first.save()
    assert days(company)[0].fields == ["Founded"]


def test_long_logs_have_pages(client):
    company = make.make_company("Aimmo")
    start = datetime.date(2024, 1, 1)
    for number in range(DAYS_A_PAGE + 2):
        store(company, (start + datetime.timedelta(days=number)).isoformat(), founded=str(1990 + number))
    first, second = page(client, company), page(client, company, query="?page=2")
    assert "27 January 2024" in first and ">3 January 2024<" in first and ">2 January 2024<" not in first
    assert ">2 January 2024<" in second and ">1 January 2024<" in second and ">3 January 2024<" not in second
    assert 'rel="next"' in first and 'rel="prev"' in second
    for wrong in ("3", "0", "x", "9999999", "-1", "%00"):
        assert client.get(address_below(company, "changes") + f"?page={wrong}").status_code == 404


def test_the_log_costs_the_same_queries_however_long_it_is(client, django_assert_max_num_queries):
    agreement = make.make_agreement()
    store(agreement, "2025-01-01")
    page(client, agreement)
    with django_assert_max_num_queries(5) as few:
        page(client, agreement)
    for number in range(2, 12):
        make.make_signatory(agreement)
        store(agreement, f"2025-01-{number:02}", purpose_en=f"Purpose {number}")
    with django_assert_max_num_queries(5) as some:
        assert "Signatory or witness 10" in page(client, agreement)
    assert len(some) == len(few)


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_seeded_record_was_published_on_the_day_of_seeding_and_says_when(seeded, client, language):
    today = timezone.localdate()
    models = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    for record in (record for model in models for record in model.objects.published()):
        (only,) = days(record)
        assert (only.date, only.events, only.fields) == (today, [Event.PUBLISHED], [])
    html = page(client, record, language)
    assert f"{today.year}" in html
    with translation.override(language):
        address = record.get_absolute_url()
        log = address_below(record, "changes")
    assert f'href="{log}"' in client.get(address).content.decode()


# Public neither as a fact nor in any other way; a new field belongs here or in the lists of its model.
INSIDE = {
    Record: {"id", "state", "withdrawal_reason", "former_slugs", "created_at", "created_by", "changed_at", "changed_by"}
    | {"lock_version", "staff_notes", "first_published_at", "withdrawn_at"},
    # The identifier stands in addresses; it never changes.
    Part: {"id", "public_id"},
}


def test_of_every_field_it_is_decided_whether_the_log_may_name_it():
    for model in apps.get_models():
        if not issubclass(model, Record | Part) or model._meta.proxy:
            continue
        inside = INSIDE[Record if issubclass(model, Record) else Part] | {getattr(model, "OWNER", "")}
        named = {*model.CITABLE, *model.ALSO_PUBLIC}
        assert not named & inside, model
        fields = [*model._meta.fields, *model._meta.many_to_many]
        names = {getattr(field, "translated_field", field).name for field in fields if not field.generated}
        assert names - inside - named == set(), model
        assert not issubclass(model, Citation)
