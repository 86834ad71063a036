"""What pages say of a plan: when it was for, how it slipped, what became of it."""

import re
from html import unescape

import pytest
from django.utils import timezone, translation
from django.utils.html import strip_tags

from koreanrw.pictures.timeline import function_entry
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.marks import dated
from tests import factories as make

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    """What is to be read, without the numbers of footnotes."""
    return unescape(" ".join(strip_tags(re.sub(r"<sup.*?</sup>", "", html, flags=re.DOTALL)).split()))


def told(row, field: str, language: str = "en") -> str:
    """What stands beside a date, without the numbers of its footnotes."""
    owner = getattr(row, "owner", row)
    with translation.override(language):
        return text_of(str(dated(Footnotes([owner]), row, field)))


@pytest.fixture
def slipped():
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"))
    function = make.make_function(office, "european headquarters", outcome="planned", planned_since="2024")
    for year, day in (("2022", "2024"), ("2020", "2023")):
        source = make.make_source(f"Source {year}", published=year)
        make.cite(office, "planned_since", source, part=function, value=day, certainty="planned")
    return function


@pytest.mark.parametrize(
    ("language", "outcome", "since", "expected"),
    [
        ("en", "planned", "", "planned: first 2023, then 2024; what came of it is not recorded"),
        ("de", "planned", "", "geplant: zuerst 2023, dann 2024; was daraus wurde, ist nicht verzeichnet"),
        ("ko", "planned", "", "예정: 처음 2023년, 이후 2024년, 이후 경과는 기록되어 있지 않음"),
        ("en", "abandoned", "", "planned: first 2023, then 2024; given up"),
        ("de", "abandoned", "", "geplant: zuerst 2023, dann 2024; aufgegeben"),
        ("ko", "abandoned", "", "예정: 처음 2023년, 이후 2024년, 취소됨"),
        ("en", "done", "", "planned: first 2023, then 2024"),
        ("en", "done", "2025-03", "March 2025 (no source given) (planned: first 2023, then 2024)"),
    ],
)
def test_a_date_says_what_it_was_planned_for_and_what_came_of_that(slipped, language, outcome, since, expected):
    slipped.outcome, slipped.since = outcome, since
    slipped.save()
    assert told(slipped, "since", language) == expected


def test_a_plan_whose_day_is_to_come_says_no_more():
    year = timezone.localdate().year + 1
    visit = make.make_visit(make.make_delegation(), outcome="planned", planned_date=str(year))
    make.cite(visit.delegation, "planned_date", part=visit, certainty="planned")
    assert told(visit, "date") == f"planned: {year}"


def test_each_day_of_a_plan_leads_to_the_source_that_gave_it(slipped, client):
    html = client.get(slipped.office.get_absolute_url()).content.decode()
    shown = text_of(html)
    assert "planned: first 2023, then 2024; what came of it is not recorded" in shown
    assert re.search(r"first 2023<sup.*?#note-\d.*?, then 2024<sup.*?#note-\d", html)
    assert "Source 2020" in shown and "Source 2022" in shown
    assert "Where the sources differ" not in shown


def test_a_timeline_tells_how_a_plan_slipped_and_draws_the_plan_of_nothing_that_came_about(slipped):
    footnotes = Footnotes([slipped.office])
    planned = function_entry(slipped, slipped.office, footnotes)
    assert [(each.label, each.text) for each in planned.dates] == [("Planned from", "first 2023, then 2024")]
    assert planned.is_announced and [str(date) for date in planned.known_dates] == ["2024"]
    slipped.outcome, slipped.since = "done", "2025-03"
    done = function_entry(slipped, slipped.office, footnotes)
    assert not done.is_announced and [str(date) for date in done.known_dates] == ["2025-03"]
    assert ("Planned from", "first 2023, then 2024") in [(each.label, each.text) for each in done.dates]


def test_a_planned_signing_opens_an_agreement_as_a_plan(client):
    agreement = make.make_agreement("Cooperation", life_cycle="announced", planned_signed="2024-05")
    make.cite(agreement, "planned_signed", certainty="planned")
    shown = text_of(client.get(agreement.get_absolute_url()).content.decode())
    assert "Planned signing: May 2024" in shown
    assert "planned: May 2024" in shown
    assert " signed a " not in shown
