"""What sources are let say of a record, what the design concludes from it, and how the pages that speak of it are read.

The oracle of every test that asks whether two pages disagree. It is written from the design, not from the code: a
source stands only beside the value it gives, or one that lies within it; who gives another stands where the sources
differ, or was an earlier plan; what nobody gives is said to be without a source; a withdrawn source keeps its number
and is named nowhere; what is only planned, reported or not proved is nowhere told without saying so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import html5lib
from django.db import transaction
from hypothesis import strategies as st

from records.models import Part, Record
from tests import factories as make

LANGUAGES = ("de", "en", "ko")
# The words of pages, in the order of the languages.
type Words = tuple[str, str, str]
DIFFER: Words = ("Wo die Quellen voneinander abweichen", "Where the sources differ", "출처마다 다른 내용")
NO_SOURCE: Words = ("ohne Beleg", "no source given", "출처 표시 없음")
# How sure a source is, where it has to be said.
CERTAINTIES: dict[str, Words] = {
    "implied": ("nahegelegt", "implied", "암시"),
    "reported": ("Aussage Dritter", "reported", "전언"),
    "planned": ("[Pp]lan|geplant", "[Pp]lan", "계획|예정|두려던"),
}
# What may be said of something of which nobody says that it is there.
PLAN: Words = ("[Pp]lan|geplant|Geplant|soll", "[Pp]lan|was to|is to", "계획|예정|두려던")
GIVEN_UP: Words = ("aufgegeben", "abandoned|given up", "무산|취소")
ELSEWHERE: Words = ("andernorts", "elsewhere", "다른 곳")
NOT_SIGNED: Words = (
    "nicht zustande|dazu kam es nicht|aufgegeben",
    "not concluded|abandoned|given up",
    "체결되지 않|취소|무산",
)
ANNOUNCED: Words = ("ngekündigt|kündigten|geplant", "nnounced|planned", "발표|예정|계획")
NOT_TOLD: Words = (
    "nicht verzeichnet|nicht bekannt",
    "not recorded|not known",
    "기록되어 있지 않|알려져 있지 않|알려지지 않|미상|알 수 없",
)  # fmt: skip
# The certainties with which a source may tell of what is no plan.
OF_FACTS = ("stated", "implied", "reported")
# Paragraphs have three digits, which nothing else here has; each tells of one field of one row.
FIRST_PARAGRAPH = 101
_PARAGRAPH = re.compile(r"(?<!\d)1\d\d(?!\d)")
# Behind the number of a day German has a full stop too.
_BETWEEN_SENTENCES = re.compile(r"(?<=\.) (?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))(?=[A-ZÄÖÜ가-힣])")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SVG = "{http://www.w3.org/2000/svg}"
# What stands alone on a page, and what of it is read with what stands around it.
_PASSAGES = {f"{_XHTML}{name}" for name in ("p", "li", "dd", "tr", "h1", "h3", "figcaption", "caption", "title")}
# What stands for one record among others.
_ENTRIES = {f"{_XHTML}li", f"{_XHTML}tr", f"{_SVG}a"}
_PASSAGES |= {f"{_SVG}{name}" for name in ("a", "text", "title")}


# --- what sources say --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Telling:
    """What one source says of a field: the record's own value, one it lies within, another, or nothing comparable."""

    gives: str
    certainty: str
    stands: bool
    preferred: bool


def tellings(certainties: Iterable[str] = OF_FACTS, *, wide: bool = False, most: int = 3) -> st.SearchStrategy:
    """What several sources say of one field; ``wide``, some know only what the value lies within."""
    return st.lists(
        st.builds(
            Telling,
            gives=st.sampled_from(("same", "other", "nothing", *(("wide",) if wide else ()))),
            certainty=st.sampled_from(tuple(certainties)),
            stands=st.booleans(),
            preferred=st.booleans(),
        ),
        max_size=most,
    )


@dataclass(frozen=True)
class Said:
    """One source on one field of one row: in which paragraph, by which title, and the value it gives."""

    row: Record | Part
    field: str
    held: str
    value: str
    certainty: str
    stands: bool
    preferred: bool
    title: str

    @property
    def verdict(self) -> str:
        """What this makes of the value the register holds."""
        if self.value == self.held:
            return "supports"
        if not self.value:
            return "unconfirmed"
        # Here every date is a day, a month or a year.
        if self.held and self.held.startswith(self.value) and self.value.isdigit() and len(self.value) == len("2014"):
            return "less precise"
        is_outcome = self.field in ("outcome", "life_cycle") and self.value in ("planned", "announced")
        if self.certainty == "planned" or self.field.startswith("planned_") or is_outcome:
            return "planned"
        return "differs"

    @property
    def supports(self) -> bool:
        return self.verdict in ("supports", "less precise")


@dataclass
class Told:
    """Everything sources were let say, by the paragraph that says it."""

    by_paragraph: dict[int, Said] = field(default_factory=dict)

    def tell(
        self, row: Record | Part, name: str, held: str, tellings: Iterable[Telling], *, wide: str = "", other: str = ""
    ) -> None:
        """Let sources say so of a field that holds ``held``: each a source of its own, in a paragraph of its own."""
        decided = False
        for telling in tellings:
            paragraph = FIRST_PARAGRAPH + len(self.by_paragraph)
            title = f"Titel-{paragraph}."
            state = {} if telling.stands else {"state": "withdrawn", "withdrawal_reason": "x"}
            preferred = telling.preferred and not decided
            decided = decided or preferred
            value = {"same": held, "wide": wide, "other": other, "nothing": ""}[telling.gives]
            record, part = (row.owner, row) if isinstance(row, Part) else (row, None)
            make.cite(
                record,
                name,
                make.make_source(title, published="2020", **state),
                part=part,
                value=value,
                certainty=telling.certainty,
                place_in_source=f"P{paragraph}",
                preferred=preferred,
                reason="It was there." if preferred else "",
            )
            self.by_paragraph[paragraph] = Said(
                row, name, held, value, telling.certainty, telling.stands, preferred, title
            )

    def of(self, row: Record | Part, *fields: str) -> dict[int, Said]:
        return {number: said for number, said in self.by_paragraph.items() if said.row == row and said.field in fields}

    def behind(self, row: Record | Part, *fields: str) -> set[int]:
        """The paragraphs that may stand as footnotes of these fields."""
        return {number for number, said in self.of(row, *fields).items() if said.supports}

    def differing(self, row: Record | Part | None = None) -> set[int]:
        """The paragraphs that stand where the sources differ."""
        return {
            number
            for number, said in self.by_paragraph.items()
            if said.stands and said.verdict == "differs" and row in (None, said.row)
        }

    def earlier_plans(self) -> set[int]:
        """The paragraphs that told of a day before a plan slipped."""
        return {number for number, said in self.by_paragraph.items() if said.verdict == "planned"}

    def speaking(self, row: Record | Part, *fields: str) -> list[Said]:
        """Who speaks for these fields and still stands."""
        return [said for said in self.of(row, *fields).values() if said.supports and said.stands]

    def withdrawn(self) -> list[str]:
        return [said.title for said in self.by_paragraph.values() if not said.stands]

    def has_to_say(self, row: Record | Part, *fields: str) -> Words | None:
        """What a sentence must say that tells these fields as facts: how sure they are, or that nobody says so.

        Nothing where a source that stands states each that is cited at all.
        """
        for name in fields:
            speaking = self.speaking(row, name)
            if not speaking and (self.of(row, name) or not self.of(row, *fields)):
                return NO_SOURCE
            found = {said.certainty for said in speaking}
            if found and "stated" not in found:
                return tuple("|".join(words) for words in zip(*(CERTAINTIES[each] for each in found), strict=True))  # type: ignore[return-value]
        return None


@contextmanager
def alone() -> Iterator[None]:
    """The rows of one example, which are gone before the next: no list shows those of another."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- what pages say ----------------------------------------------------------------------------------------------


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


class Page:
    """What a page claims, and of which paragraphs."""

    def __init__(self, client: Any, address: str, language: str, query: Mapping[str, str] | None = None) -> None:
        self.address = re.sub(r"^/[a-z]{2}/", f"/{language}/", address)
        response = client.get(self.address, query or {})
        assert response.status_code == 200, (self.address, query, response.status_code)
        self.html = response.content.decode()
        self.tree = html5lib.parse(self.html, treebuilder="etree")
        self.number = LANGUAGES.index(language)
        self.paragraphs = {
            item.get("id"): int(found[0])
            for item in self.tree.iter(f"{_XHTML}li")
            if (item.get("id") or "").startswith("note-") and (found := _PARAGRAPH.findall(text_of(item)))
        }

    def __str__(self) -> str:
        return self.address

    def says(self, words: Words, text: str) -> bool:
        return bool(re.search(words[self.number], text))

    @property
    def footnotes(self) -> set[int]:
        """The paragraphs that stand as footnotes of anything."""
        return set(self.paragraphs.values())

    def marks(self, element: Any) -> set[int]:
        """The paragraphs whose numbers stand in this element."""
        found = {link.get("href")[1:] for link in element.iter(f"{_XHTML}a") if "#note" in link.get("href", "")}
        return {self.paragraphs[note] for note in found if note in self.paragraphs}

    def beside(self, label: Words) -> list[tuple[str, set[int]]]:
        """What stands beside a label, wherever it stands, with the paragraphs of the sources that stand there."""
        found = []
        for facts in (*self.tree.iter(f"{_XHTML}dl"), *self.tree.iter(f"{_XHTML}div")):
            name = ""
            for child in facts:
                if child.tag == f"{_XHTML}dt":
                    name = text_of(child)
                elif child.tag == f"{_XHTML}dd" and name == label[self.number]:
                    found.append((text_of(child), self.marks(child)))
        for cell in self.tree.iter(f"{_XHTML}td"):
            if cell.get("data-label") == label[self.number]:
                found.append((text_of(cell), self.marks(cell)))
        return found

    def differing(self) -> set[int]:
        """The paragraphs of the sources that stand where the sources differ."""
        for section in self.tree.iter(f"{_XHTML}section"):
            if section.get("class") == "disagreements":
                assert DIFFER[self.number] in text_of(section)
                return {int(number) for number in _PARAGRAPH.findall(text_of(section))}
        return set()

    def passages(self, words: Words) -> list[str]:
        """The smallest passages that say this, outside the notes and the disagreements; and what only machines read."""
        found = [text for text in self._told(self.tree) if self.says(words, text)]
        return [*found, *(text for text in self.unseen if self.says(words, text))]

    @property
    def unseen(self) -> list[str]:
        """The description of the page."""
        return [
            meta.get("content", "") for meta in self.tree.iter(f"{_XHTML}meta") if meta.get("name") == "description"
        ]

    def _told(self, element: Any) -> list[str]:
        """Each passage by itself, without those inside it."""
        if element.get("class") in _NOT_TOLD or element.tag in _NOT_READ:
            return []
        inside = [text for child in element for text in self._told(child)]
        return [" ".join("".join(_own(element)).split()), *inside] if element.tag in _PASSAGES else inside

    def entries(self, words: Words) -> list[str]:
        """The smallest items, rows and marks that name something, each with all that stands in it."""
        return [text_of(each) for each in self._entries(self.tree, words)]

    def _entries(self, element: Any, words: Words) -> list[Any]:
        if element.get("class") in _NOT_TOLD or element.tag in _NOT_READ:
            return []
        inside = [each for child in element for each in self._entries(child, words)]
        names_it = element.tag in _ENTRIES and not inside and self.says(words, text_of(element))
        return [element] if names_it else inside

    def sentences(self) -> list[str]:
        """What it opens with and what it is described by, sentence by sentence."""
        leads = [text_of(each) for each in self.tree.iter(f"{_XHTML}p") if each.get("class") == "lead"]
        return [sentence for text in (*leads, *self.unseen) for sentence in _BETWEEN_SENTENCES.split(text)]


# Forms, legends and lists of sources make no claims of a record; where sources differ is read by itself.
_NOT_READ = {f"{_XHTML}{name}" for name in ("script", "style", "form", "header", "footer", "nav")}
_NOT_TOLD = ("disagreements", "footnotes", "record-end", "legend", "filters")


def _own(element: Any) -> Iterator[str]:
    """The text of a passage, without that of passages inside it."""
    yield element.text or ""
    for child in element:
        if child.tag not in _PASSAGES:
            yield from _own(child)
        yield child.tail or ""


def stands_by(page: Page, told: Told, shown: Iterable[Record | Part]) -> None:
    """Every footnote of a page gives what stands before it; of the rows it shows it hides no source that differs."""
    differing = page.differing()
    behind = {number for number, said in told.by_paragraph.items() if said.supports}
    assert page.footnotes - {0} <= behind | told.earlier_plans(), page
    for row in shown:
        assert told.differing(row) <= differing, (str(page), row)
    assert not differing & told.earlier_plans(), page
    assert not any(title in page.html for title in told.withdrawn()), page


# --- what files say ----------------------------------------------------------------------------------------------

_VERDICTS = {
    "supports it less precisely": "less precise",
    "earlier plan": "planned",
    "differs": "differs",
    "not confirmed": "unconfirmed",
}
# "Titel-101. (P101, reported, differs: 2021)"
_IN_WORDS = re.compile(r"\(P(1\d\d), [^,)]+(?:, ([^:,)]+))?")


def verdicts_of_api(client: Any, address: str) -> dict[int, str]:
    """What the API makes of each paragraph."""
    return {int(each["place"][1:]): each["verdict"] for each in _citations(client.get(address).json())}


def _citations(answer: Any) -> Iterator[dict[str, Any]]:
    if isinstance(answer, dict):
        if "verdict" in answer and _PARAGRAPH.search(answer["place"]):
            yield answer
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            yield from _citations(each)


def verdicts_of_files(client: Any, address: str) -> Iterator[dict[int, str]]:
    """The same of what a list is passed on as: as a table and as JSON."""
    for suffix in ("csv", "json"):
        told = client.get(f"{address}export.{suffix}", {"select": "all"}).content.decode()
        yield {int(number): _VERDICTS.get(words, "supports") for number, words in _IN_WORDS.findall(told)}


def files_stand_by(client: Any, told: Told, of_one: str, of_all: str) -> None:
    """API and files make of every source what the design makes of it, and name none that was withdrawn."""
    expected = {number: said.verdict for number, said in told.by_paragraph.items()}
    assert verdicts_of_api(client, of_one) == expected
    for found in verdicts_of_files(client, of_all):
        assert found == {**found, **{number: expected[number] for number in found}}
        # Of what was withdrawn nobody may learn what it gave.
        assert {number for number, said in told.by_paragraph.items() if said.stands} <= set(found)
    everything = client.get(of_one).content.decode() + client.get(f"{of_all}export.csv?select=all").content.decode()
    assert not any(title in everything for title in told.withdrawn())
