"""Events: their list and page, what is told of them elsewhere, and that a plan is never told as a fact."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from events.models import Event
from koreanrw.profiles import profile_of
from koreanrw.sentences.opening import opening_of
from records.dates import PartialDate
from tests import factories as make

pytestmark = pytest.mark.django_db


def forum(**fields) -> Event:
    """The fifth annual meeting of a forum in Essen, which took place, with all that is known of it."""
    event = make.make_event(
        "Korea Forum 2023",
        kind="meeting",
        series=make.make_series("Korea Forum"),
        number=5,
        planned_starts="2023-04",
        starts="2023-05-09",
        ends="2023-05-10",
        place=make.make_place("Essen"),
        outcome="done",
        summary_en="What was spoken of.",
        **fields,
    )
    source = make.make_source("The gazette")
    for field in ("starts", "outcome", "place", "planned_starts", "series", "number"):
        make.cite(event, field, source)
    return event


def page(client, event: Event, language: str = "en") -> str:
    with translation.override(language):
        return client.get(event.get_absolute_url()).content.decode()


def test_the_page_of_an_event_shows_what_is_known_of_it_with_its_sources(client):
    event = forum()
    host, guest = make.make_institution("The Chamber"), make.make_person("Kim Minsu")
    make.make_guest(event, host, is_host=True)
    make.make_guest(event, make.make_company("Aimmo"), person=guest, role="Director")
    make.make_guest(event, delegation=make.make_delegation("The journey"))
    make.make_figure(300, event=event, subject="attendance", qualifier="about")
    make.make_agreement("The memorandum", event=event)
    html = page(client, event)
    for shown in (
        "Korea Forum", "number 5", "9 May 2023", "10 May 2023", "April 2023", "Essen", "The Chamber", "Kim Minsu",
        "Director", "The journey", "about 300", "The memorandum", "The gazette", "What was spoken of.", "took place",
    ):  # fmt: skip
        assert shown in html, shown


def test_those_who_were_there_tell_of_an_event_and_so_does_its_place(client):
    event, organisation, person = forum(), make.make_institution("The Chamber"), make.make_person("Kim Minsu")
    journey = make.make_delegation("The journey")
    make.make_guest(event, organisation, person=person)
    make.make_guest(event, delegation=journey)
    agreement = make.make_agreement("The memorandum", event=event)
    for named in (organisation, person, journey, event.place, agreement):
        assert f'href="{event.get_absolute_url()}"' in client.get(named.get_absolute_url()).content.decode(), named


def test_another_of_the_series_is_offered(client):
    event = forum()
    other = make.make_event("Korea Forum 2022", series=event.series, number=4)
    make.make_event("Another fair")
    html = page(client, event)
    assert other.get_absolute_url() in html and "Others of the series: Korea Forum" in html
    assert "Another fair" not in html


def test_what_is_only_planned_is_told_as_a_plan_in_every_language(client):
    fair = make.make_event("The fair", kind="fair", planned_starts="2024-11", outcome="planned")
    make.cite(fair, "planned_starts")
    expected = {
        "en": "Planned event: trade fair (planned for: November 2024, place not known); "
        "whether it took place is not known.",
        "de": "Geplante Veranstaltung: Messe (geplant für: November 2024, Ort nicht bekannt); "
        "ob sie stattgefunden hat, ist nicht bekannt.",
        "ko": "계획된 행사: 박람회(계획: 2024년 11월, 장소 미상). 실제로 열렸는지는 알려지지 않았습니다.",
    }
    for language, said in expected.items():
        with translation.override(language):
            assert opening_of(profile_of(fair)).plain == said
    assert '<li class="planned">' in client.get("/en/events/").content.decode()
    (row,) = client.get("/en/timeline/?kind=event").context["picture"].rows
    assert row.entry.is_announced


def test_what_took_place_is_said_to_have_only_where_a_source_proves_it():
    event = forum()
    assert opening_of(profile_of(event)).plain.startswith("Event that took place: meeting (start: 9 May 2023")
    event.citations.filter(field__in=("outcome", "starts", "title")).delete()
    assert "whether it took place is not known" in opening_of(profile_of(event)).plain


def refusal(**fields) -> str:
    event = Event(**{"slug": "one", "kind": "fair", "title_en": "One", **fields})
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()
    return str(refused.value)


def test_rows_that_contradict_themselves_are_refused():
    assert "has not happened" in refusal(outcome="planned", starts=PartialDate("2023"))
    assert "within a series" in refusal(number=5)
    assert "lies before the beginning" in refusal(starts=PartialDate("2023"), ends=PartialDate("2022"))
    assert "future" in refusal(outcome="done", starts=PartialDate("2999"))


def test_a_guest_is_somebody_or_a_delegation_not_both():
    event, journey = make.make_event(), make.make_delegation()
    for fields in ({}, {"delegation": journey, "person": make.make_person()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.make_guest(event, **fields)


def test_the_list_is_narrowed_by_kind_series_outcome_and_year(client):
    event = forum()
    make.make_event("The fair", kind="fair", planned_starts="2024-11", outcome="planned")

    def found(query: str) -> set[str]:
        return {str(row) for row in client.get(f"/en/events/?{query}").context["object_list"]}

    assert found("kind=fair") == found("outcome=planned") == found("year=2024") == {"The fair"}
    assert found(f"series={event.series.slug}") == found("year=2023") == {"Korea Forum 2023"}
    assert found("q=forum") == {"Korea Forum 2023"}


def test_nothing_tells_of_a_draft(client):
    place, organisation = make.make_place("Essen"), make.make_institution("The Chamber")
    draft = make.make_event("Secret fair", state="draft", place=place)
    make.make_guest(draft, organisation)
    make.make_office(organisation, place)
    assert client.get(draft.get_absolute_url()).status_code == 404
    for address in ("/en/events/", place.get_absolute_url(), organisation.get_absolute_url(), "/en/timeline/"):
        assert "Secret" not in client.get(address).content.decode()


def test_pages_and_list_cost_the_same_queries_however_much_there_is(client, django_assert_max_num_queries):
    event = forum()
    for number in (1, 4):
        for _one in range(number):
            make.make_guest(event, make.make_institution(), person=make.make_person())
            make.make_guest(event, delegation=make.make_delegation())
            make.make_figure(event=event)
            make.make_event(series=event.series)
        with django_assert_max_num_queries(15):
            page(client, event)
        with django_assert_max_num_queries(5):
            client.get("/en/events/")


def test_machines_are_told_of_an_event_with_its_hosts_and_its_series(client):
    event = forum()
    row = make.make_guest(event, make.make_institution("The Chamber"), is_host=True)
    make.cite(event, "is_host", part=row)
    html = page(client, event)
    graph = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])["@graph"]
    (node,) = (node for node in graph if node["@type"] == "Event")
    assert (node["startDate"], node["organizer"][0]["name"]) == ("2023-05-09", "The Chamber")
    assert node["superEvent"]["name"] == "Korea Forum"


def test_as_of_a_day_only_what_had_taken_place_is_shown(client):
    event, organisation = forum(), make.make_institution("The Chamber")
    make.make_guest(event, organisation)
    planned = make.make_event("The fair", planned_starts="2022", outcome="planned")
    make.make_guest(planned, organisation)
    later = client.get(f"{organisation.get_absolute_url()}?as_of=2023-06-01").content.decode()
    before = client.get(f"{organisation.get_absolute_url()}?as_of=2023-01-01").content.decode()
    assert "Korea Forum 2023" in later and "The fair" not in later
    assert "Korea Forum 2023" not in before


def test_the_api_and_files_tell_of_events_and_who_was_there(client):
    event = forum()
    make.make_guest(event, make.make_institution("The Chamber"), role="Host", is_host=True)
    row = client.get(f"/api/v1/events/{event.slug}/").json()
    assert row["fields"]["series"]["value"]["slug"] == event.series.slug
    (guest,) = row["parts"]["participants"]
    assert guest["fields"]["is_host"]["value"] is True
    assert "Korea Forum 2023" in client.get("/en/events/export.csv").content.decode()
