"""Fields of the search line over agreements: ``party:KIAT``, ``signed:2015``, in the words of each language."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import override

from companies.models import OrganisationEntry, Place
from events.models import Agreement, DelegationEntry, Topic
from koreanrw.search.agreements.facets import DELEGATION, KIND, PARTY, PLACE, SOURCE, TOPIC, Facet
from records.dates import PartialDate, possibly_between, read_partial_date
from records.models import SourceEntry
from records.search import IndexQuery, Literal, Misreading, ParsedQuery, Term, TsQuery, index_query, labelled

# What may stand before the colon, and what it means.
FIELDS = {
    "party": "party", "beteiligte": "party", "partei": "party", "당사자": "party",
    "signed": "signed", "unterzeichnet": "signed", "체결": "signed",
    "kind": "kind", "art": "kind", "종류": "kind",
    "place": "place", "ort": "place", "장소": "place",
    "topic": "topic", "thema": "topic", "주제": "topic",
    "source": "source", "quelle": "source", "출처": "source",
    "delegation": "delegation", "대표단": "delegation",
    "title": "title", "titel": "title", "제목": "title",
}  # fmt: skip
# As many words a date may have: between 1 March 2015 and 27 March 2015.
_LONGEST_DATE = 8
_YEAR = re.compile("[0-9]{4}")
_LETTER = re.compile(r"[^\W\d_]")
# Figures that are nothing but a day.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
# One word in a field may mean so many parties or places.
MOST_MEANT = 500


def resolve(parsed: ParsedQuery) -> ParsedQuery:
    """The same query with dates in words as dates, and fields whose value means nothing read as plain words."""
    groups: list[tuple[Term, ...]] = []
    misreadings = list(parsed.misreadings)
    for group in _with_dates(parsed.groups):
        terms: list[Term] = []
        for term in group:
            if term.field and not _means_something(term):
                misreadings.append((Misreading.VALUE, f"{term.field}:{term.text}"))
                terms.append(Term(f"{term.field} {term.text}", excluded=term.excluded))
            else:
                terms.append(term)
        groups.append(tuple(terms))
    return ParsedQuery(tuple(groups), tuple(misreadings))


def _with_dates(groups: tuple[tuple[Term, ...], ...]) -> Iterator[tuple[Term, ...]]:
    """Words that are a date together: ``signed:March 2015`` without quotes, and "autumn 2015" by itself.

    By itself a date is that of signing, or the same words where a text has them; a mere number remains a word.
    """
    place = 0
    while place < len(groups):
        first = groups[place][0]
        is_signed = len(groups[place]) == 1 and FIELDS.get(first.field) == "signed" and not first.is_phrase
        run = _plain_run(groups[place + 1 :] if is_signed else groups[place:])
        words = [first.text, *run] if is_signed else run
        length = next((n for n in range(len(words), 0, -1) if _is_date(words[:n], alone=not is_signed)), 0)
        text = " ".join(words[:length])
        if not length:
            yield groups[place]
        elif is_signed:
            yield (replace(first, text=text),)
        else:
            yield (Term(text, field="signed"), Term(text))
        place += length or 1


def _plain_run(groups: tuple[tuple[Term, ...], ...]) -> list[str]:
    """The words at the beginning that stand by themselves, as many as a date may have."""
    plain = takewhile(lambda group: group == (Term(group[0].text),), groups[:_LONGEST_DATE])
    return [group[0].text for group in plain]


def _is_date(words: list[str], *, alone: bool) -> bool:
    text = " ".join(words)
    if not _YEAR.search(text) or alone and not (_LETTER.search(text) or _DAY.fullmatch(text)):
        return False
    return _date(text) is not None


def dates_in_words(parsed: ParsedQuery) -> list[str]:
    """What in a resolved query was read as a date though nobody said that it is one."""
    return [
        group[0].text
        for group in parsed.groups
        if len(group) == 2 and group[0].field == "signed" and group[1] == Term(group[0].text)
    ]


def condition_of(term: Term) -> Q:
    """The agreements whose field holds what the term says; its exclusion the others."""
    condition = _CONDITIONS[FIELDS[term.field]](term)
    return ~condition if term.excluded else condition


def last_day_of(parsed: ParsedQuery) -> datetime.date | None:
    """The last day on which anything can have been signed that the question finds, if it says one."""
    days = [
        date.latest
        for group in parsed.groups
        for term in group
        if len(group) == 1 and not term.excluded and FIELDS.get(term.field) == "signed" and (date := _date(term.text))
    ]
    return min((day for day in days if day), default=None)


def _means_something(term: Term) -> bool:
    name = FIELDS[term.field]
    if name == "signed":
        return _date(term.text) is not None
    return name != "kind" or bool(_kinds(term.text))


def _date(text: str) -> PartialDate | None:
    try:
        return read_partial_date(text) or None
    except ValidationError:
        return None


def _kinds(text: str) -> list[int]:
    """Numbers of the kinds called so in any of the languages, or by their short codes."""
    asked, found = text.casefold(), []
    for number, (value, label) in enumerate(Agreement.Kind.choices, start=1):
        labels = {value.casefold()}
        for language, _name in settings.LANGUAGES:
            with override(language):
                labels.add(str(label).casefold())
        if any(asked in each for each in labels):
            found.append(KIND.code(number))
    return found


def _in_facets(codes: Iterable[int]) -> Q:
    """Entries with one of these; without any, a condition that finds nothing, but that the planner can be asked of."""
    return Q(facets__overlap=Literal("{" + ",".join(map(str, codes)) + "}", "integer[]"))


def _asked(term: Term) -> IndexQuery:
    return index_query(ParsedQuery(((Term(term.text, term.is_phrase),),)))


def _by_entries(facet: Facet, entry: type[Model]) -> Callable[[Term], Q]:
    def condition(term: Term) -> Q:
        query = _asked(term)
        if not query:
            return _in_facets(())
        entries = entry._default_manager.filter(document__matches=TsQuery(labelled(query.wide, "A")))
        return _in_facets(map(facet.code, entries.values_list("pk", flat=True)[:MOST_MEANT]))

    return condition


def _by_names(facet: Facet, model: type[Place] | type[Topic]) -> Callable[[Term], Q]:
    def condition(term: Term) -> Q:
        found = model.objects.matching(_asked(term)).values_list("pk", flat=True)
        return _in_facets(map(facet.code, found[:MOST_MEANT]))

    return condition


def _titled(term: Term) -> Q:
    query = _asked(term)
    return Q(document__matches=TsQuery(labelled(query.wide, "A"))) if query else _in_facets(())


def _signed(term: Term) -> Q:
    date = _date(term.text)
    return possibly_between("signed", date, date)


_CONDITIONS: dict[str, Callable[[Term], Q]] = {
    "party": _by_entries(PARTY, OrganisationEntry),
    "place": _by_names(PLACE, Place),
    "topic": _by_names(TOPIC, Topic),
    "source": _by_entries(SOURCE, SourceEntry),
    "delegation": _by_entries(DELEGATION, DelegationEntry),
    "title": _titled,
    "kind": lambda term: _in_facets(_kinds(term.text)),
    "signed": _signed,
}
