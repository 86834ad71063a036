"""Whatever sources say of a day, every page that speaks of it says the same, and no more than they do.

The oracle is the design's: a source stands only beside the value it gives, or one that lies within it; who gives
another stands where the sources differ; what nobody gives is said to be without a source; a withdrawn source keeps
its number and is named nowhere.
"""

import re
from dataclasses import dataclass
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companies.models import Office
from tests import factories as make
from tests.examples import examples

pytestmark = pytest.mark.django_db

LANGUAGES = ("de", "en", "ko")
LABELS = {"opened": ("Eröffnet", "Opened", "개설"), "closed": ("Geschlossen", "Closed", "폐쇄")}
DIFFER = ("Wo die Quellen voneinander abweichen", "Where the sources differ", "출처마다 다른 내용")
NO_SOURCE = ("ohne Beleg", "no source given", "출처 표시 없음")
# A day, a month, a year, each within the next; and what else somebody may say of it.
KNOWN = {"opened": ("2014-03-05", "2014-03", "2014"), "closed": ("2018-07-02", "2018-07", "2018")}
OTHER = {"opened": "2011", "closed": "2021"}
# The paragraphs have two digits, which no day here has.
NUMBER = re.compile(r"(?<!\d)1\d(?!\d)")
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Telling:
    """What one source says of a day: the record's own value, the year it lies in, another one, or nothing."""

    gives: str
    certainty: str
    stands: bool
    preferred: bool


TELLINGS = st.lists(
    st.builds(
        Telling,
        gives=st.sampled_from(("same", "year", "other", "nothing")),
        certainty=st.sampled_from(("stated", "implied", "reported")),
        stands=st.booleans(),
        preferred=st.booleans(),
    ),
    max_size=4,
)
DAYS = st.fixed_dictionaries({field: st.sampled_from(("", *known)) for field, known in KNOWN.items()})


def office_told_of(
    days: dict[str, str], told: dict[str, list[Telling]]
) -> tuple[Office, dict[str, dict[int, Telling]]]:
    """An office with these days, each source in a paragraph of its own, by whose number its footnote is known."""
    office = make.make_office(make.make_company(), make.make_place(), source=make.make_source("Of the place"), **days)
    office.citations.exclude(field="place").delete()
    by_paragraph: dict[str, dict[int, Telling]] = {}
    paragraph = 10
    for field, tellings in told.items():
        decided = False
        for telling in tellings:
            paragraph += 1
            state = {} if telling.stands else {"state": "withdrawn", "withdrawal_reason": "x"}
            source = make.make_source(f"Titel {office.pk}-{paragraph}.", published="2020", **state)
            value = {"same": days[field], "year": KNOWN[field][-1], "other": OTHER[field], "nothing": ""}[telling.gives]
            preferred = telling.preferred and not decided
            decided = decided or preferred
            make.cite(
                office,
                field,
                source,
                value=value,
                certainty=telling.certainty,
                place_in_source=f"P{paragraph}",
                preferred=preferred,
                reason="It was there." if preferred else "",
            )
            by_paragraph.setdefault(field, {})[paragraph] = telling
    return office, by_paragraph


def stands_by(telling: Telling, day: str) -> bool:
    """Whether it gives what the register holds, if only the year; of a day nobody knows, that it is not told."""
    return telling.gives in (("same", "year") if day else ("same", "nothing"))


def differs_from(telling: Telling, day: str) -> bool:
    return telling.gives == "other" or (telling.gives == "year" and not day)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


class Page:
    """What a page claims of the days of one office."""

    def __init__(self, client, address: str, language: str) -> None:
        response = client.get(re.sub(r"^/[a-z]{2}/", f"/{language}/", address))
        assert response.status_code == 200, address
        self.html = response.content.decode()
        self.tree = html5lib.parse(self.html, treebuilder="etree")
        self.number = LANGUAGES.index(language)
        self.paragraphs = {
            item.get("id"): int(found[0])
            for item in self.tree.iter(f"{XHTML}li")
            if (item.get("id") or "").startswith("note-") and (found := NUMBER.findall(text_of(item)))
        }

    def beside(self, field: str) -> tuple[str, set[int]]:
        """What stands beside the label of a field, and the paragraphs of the sources that stand there."""
        for facts in self.tree.iter(f"{XHTML}dl"):
            label = ""
            for child in facts:
                if child.tag == f"{XHTML}dt":
                    label = text_of(child)
                elif child.tag == f"{XHTML}dd" and label == LABELS[field][self.number]:
                    notes = {
                        link.get("href")[1:] for link in child.iter(f"{XHTML}a") if "#note" in link.get("href", "")
                    }
                    return text_of(child), {self.paragraphs[note] for note in notes if note in self.paragraphs}
        raise AssertionError(f"{field} stands nowhere")

    def differing(self) -> set[int]:
        """The paragraphs of the sources that stand where the sources differ."""
        for section in self.tree.iter(f"{XHTML}section"):
            if section.get("class") == "disagreements":
                assert DIFFER[self.number] in text_of(section)
                return {int(number) for number in NUMBER.findall(text_of(section))}
        return set()


@settings(max_examples=examples(10))
@given(days=DAYS, of_opened=TELLINGS, of_closed=TELLINGS)
def test_every_page_of_an_office_stands_by_its_sources_and_by_every_other_page(client, days, of_opened, of_closed):
    office, told = office_told_of(days, {"opened": of_opened, "closed": of_closed})
    withdrawn = [
        f"Titel {office.pk}-{paragraph}."
        for tellings in told.values()
        for paragraph, telling in tellings.items()
        if not telling.stands
    ]
    for language in LANGUAGES:
        for address in (office.get_absolute_url(), office.organisation.get_absolute_url()):
            page = Page(client, address, language)
            differing = page.differing()
            for field, day in days.items():
                of_field = told.get(field, {})
                shown, beside = page.beside(field)
                behind = {number for number, one in of_field.items() if stands_by(one, day)}
                others = {number for number, one in of_field.items() if one.stands and differs_from(one, day)}
                assert not day or day[:4] in shown, (address, shown)
                assert beside <= behind, (address, language, field)
                assert not day or beside == behind, (address, language, field)
                assert others <= differing and not others & beside, (address, language, field)
                if day and not any(stands_by(one, day) for one in of_field.values()):
                    assert NO_SOURCE[page.number] in shown, (address, language, shown)
            assert not any(title in page.html for title in withdrawn), address


@settings(max_examples=examples(10))
@given(days=DAYS, of_opened=TELLINGS)
def test_files_of_an_office_say_what_its_page_says(client, days, of_opened):
    office, told = office_told_of(days, {"opened": of_opened})
    body = client.get(f"/api/v1/offices/{office.slug}/").json()
    cited = {
        int(citation["place"][1:]): citation["verdict"]
        for citation in body["fields"]["opened"]["citations"]
        if citation["place"]
    }
    expected = {
        number: "supports" if one.gives != "year" or days["opened"] == KNOWN["opened"][-1] else "less precise"
        for number, one in told.get("opened", {}).items()
        if stands_by(one, days["opened"])
    }
    assert {number: verdict for number, verdict in cited.items() if verdict in ("supports", "less precise")} == expected
    for number, one in told.get("opened", {}).items():
        assert one.stands or f"Titel {office.pk}-{number}." not in str(body)
        if one.stands and differs_from(one, days["opened"]):
            assert cited[number] == "differs"
