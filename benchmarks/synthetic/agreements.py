"""What is drawn by lot for each agreement: parties, words, dates, place, source; and the texts made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.synthetic import growth
from benchmarks.synthetic.growth import DELEGATIONS, GERMAN, KOREAN, SOURCES
from benchmarks.synthetic.organisations import Organisation, organisation
from benchmarks.synthetic.places import PLACES, SIGNING_PLACES
from benchmarks.synthetic.words import VOCABULARY, Words, project, rank, read, term

# Agreements are drawn a block at a time; one in the middle of a block needs those before it in the block.
BLOCK = 1000
LANGUAGES = ("de", "en", "ko")
PHRASES = read("phrases")
TITLES = [(title["kind"], Words(title["de"], title["en"], title["ko"])) for title in PHRASES["titles"]]
PURPOSES = [Words(**purpose) for purpose in PHRASES["purposes"]]
AS_PRINTED = {
    "mou": ("Memorandum of Understanding (MoU)", "MoU", "업무협약(MOU)"),
    "letter of intent": ("Absichtserklärung", "Letter of Intent (LoI)", "의향서"),
    "partnership": ("Kooperationsvereinbarung", "업무협약", "Partnerschaftsvertrag"),
    "contract": ("Liefervertrag", "Vertrag", "계약"),
    "other": ("Gemeinsame Erklärung", "Erklärung", "공동 선언"),
}
# In which languages an editor has written the texts, and how often that is so.
WRITTEN = (
    ((True, True, True), 0.62),
    ((True, True, False), 0.82),
    ((True, False, False), 0.91),
    ((False, True, True), 0.95),
    ((False, False, True), 1.0),
)


@dataclass(slots=True)
class Draft:
    """One agreement as the lot has it; ``number`` counts from 0."""

    number: int
    shape: int
    purposes: tuple[int, ...]
    parties: list[Organisation]
    term: int
    other: int
    project: int
    place: int | None
    named_place: int
    topics: set[int]
    delegation: int | None
    source: int
    year: int
    signed: str
    announced: str
    ends: str
    life_cycle: str
    written: tuple[bool, bool, bool]
    draws: tuple[float, ...]

    @property
    def kind(self) -> str:
        return TITLES[self.shape][0]


def drafts(seed: int, first: int, last: int) -> Iterator[Draft]:
    """The agreements from number ``first`` to before ``last``."""
    for block in range(first // BLOCK, (last - 1) // BLOCK + 1):
        draw = Random(f"{seed}/{growth.AGREEMENTS}/{block}")
        for number in range(block * BLOCK, min(last, (block + 1) * BLOCK)):
            draft = _draft(draw.random, seed, number)
            if number >= first:
                yield draft


def _draft(lot, seed: int, number: int) -> Draft:
    source = _source(lot, number)
    delegation = int(lot() * growth.delegations_at(number)) if lot() < 0.2 else None
    year, signed = _signed(lot, seed, source, delegation)
    ends = str(year + 2 + int(8 * lot())) if lot() < 0.15 else ""
    return Draft(
        number=number,
        shape=int(len(TITLES) * lot() ** 1.4),
        purposes=tuple({int(len(PURPOSES) * lot() ** 1.3) for _one in range(1 + (lot() < 0.35))}),
        parties=_parties(lot, seed, number),
        term=rank(lot(), 8, 0.8),
        other=rank(lot(), 8, 0.8),
        project=rank(lot(), 30, 0.9),
        place=SIGNING_PLACES[rank(lot(), 5, 1.0) % len(SIGNING_PLACES)] if lot() < 0.6 else None,
        named_place=SIGNING_PLACES[rank(lot(), 5, 1.0) % len(SIGNING_PLACES)],
        topics={rank(lot(), 6, 1.0) % len(VOCABULARY["topics"]) for _one in range(int(3 * lot()))},
        delegation=delegation,
        source=source,
        year=year,
        signed=signed,
        announced=str(year) if lot() < 0.15 else "",
        ends=ends,
        life_cycle=_life_cycle(lot(), ends),
        written=_written(lot()),
        draws=(lot(), lot(), lot(), lot()),
    )


def _source(lot, number: int) -> int:
    sources = growth.sources_at(number)
    # Most agreements stand in a text of their time, some in one that many others stand in too.
    return number // 15 + int(10 * lot()) if lot() < 0.75 else int(sources * lot() ** 3)


def _signed(lot, seed: int, source: int, delegation: int | None) -> tuple[int, str]:
    if delegation is not None:
        year = growth.year_of(seed, DELEGATIONS, delegation)
        month = growth.month_of(seed, DELEGATIONS, delegation, year)
        day = growth.day_of(seed, DELEGATIONS, delegation) + 1
    else:
        year = max(growth.FIRST_YEAR, growth.year_of(seed, SOURCES, source) - (lot() < 0.2))
        month, day = 1 + int(12 * lot()), 1 + int(28 * lot())
        if year == growth.LAST_YEAR:
            month = 1 + month // 2
    precision = lot()
    if precision < 0.5:
        return year, f"{year}-{month:02}-{day:02}"
    if precision < 0.66:
        return year, f"{year}-{month:02}"
    if precision < 0.78:
        return year, str(year)
    if precision < 0.83:
        return year, f"[{year}-{month:02}-01..{year}-{month:02}-10]"
    if precision < 0.87:
        return year, f"{year}~"
    if precision < 0.89:
        return year, f"[..{year}-{month:02}]"
    return year, ""


def _parties(lot, seed: int, number: int) -> list[Organisation]:
    """One of each side, and sometimes one or two more of either."""
    known = growth.organisations_at(number)
    sides = [GERMAN, KOREAN]
    extra = lot()
    if extra < 0.35:
        sides.append(GERMAN if lot() < 0.5 else KOREAN)
    if extra < 0.1:
        sides.append(GERMAN if lot() < 0.5 else KOREAN)
    found = dict.fromkeys((side, rank(lot(), 8, 0.5) % known) for side in sides)
    parties = [organisation(seed, side, place) for side, place in found]
    if lot() < 0.4:
        parties[0], parties[1] = parties[1], parties[0]
    return parties


def _life_cycle(drawn: float, ends: str) -> str:
    if ends and int(ends) < growth.LAST_YEAR:
        return "ended"
    if drawn < 0.95:
        return "signed" if drawn < 0.6 else "in force" if drawn < 0.8 else "announced" if drawn < 0.94 else "abandoned"
    # What ends in a year to come has not ended.
    return "in force" if ends and int(ends) > growth.LAST_YEAR else "ended"


def _written(drawn: float) -> tuple[bool, bool, bool]:
    return next(languages for languages, limit in WRITTEN if drawn < limit)


def texts(draft: Draft) -> tuple[list[str | None], list[str | None]]:
    """Title and purpose in each language, None where the editor has not written it."""
    one, two = draft.parties[0], draft.parties[1]
    field, other, name = term(draft.term), term(draft.other), project(draft.project)
    place = PLACES[draft.named_place].name
    titles: list[str | None] = []
    purposes: list[str | None] = []
    for index, written in enumerate(draft.written):
        if not written:
            titles.append(None)
            purposes.append(None)
            continue
        values = {
            "a": one.heading[index],
            "b": two.heading[index],
            "term": field[index],
            "other": other[index],
            "project": name[index],
            "place": place[index],
            "number": draft.number + 1,
        }
        titles.append(TITLES[draft.shape][1][index].format_map(values))
        purposes.append(" ".join(PURPOSES[purpose][index].format_map(values) for purpose in draft.purposes))
    return titles, purposes
