"""The answer to a question about the whole register."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext, ngettext

from koreanrw.search import misreadings
from koreanrw.search.site.explaining import Result, explained
from koreanrw.search.site.finding import MOST_COUNTED, FoundOfKind, find
from koreanrw.sentences.numbers import localised
from records.search import IndexQuery, ParsedQuery, correction, index_query, parse_query


@dataclass(frozen=True)
class Section:
    """What was found of one kind."""

    found: FoundOfKind
    results: list[Result]
    # Its own list with the same words.
    address: str

    @property
    def number(self) -> str:
        """How many there are, in words."""
        if self.found.is_counted:
            return localised(self.found.total)
        return gettext("more than %(number)s") % {"number": localised(MOST_COUNTED)}

    @property
    def has_more(self) -> bool:
        return self.found.total > len(self.results)


@dataclass(frozen=True)
class Answer:
    """What a question came to, and how it was taken in the end."""

    parsed: ParsedQuery
    sections: tuple[Section, ...] = ()
    # The question as it was corrected, where as typed it found nothing.
    corrected: str = ""
    # Nothing has all the words; these have some.
    some: bool = False
    misread: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """How much was found in all, in words."""
        total = sum(min(section.found.total, MOST_COUNTED) for section in self.sections)
        if all(section.found.is_counted for section in self.sections):
            return ngettext("%(number)s match", "%(number)s matches", total) % {"number": localised(total)}
        return gettext("more than %(number)s matches") % {"number": localised(total)}


def answer(text: str, *, exact: bool = False) -> Answer:
    """What the register has of these words; where nothing, what was probably meant, or what has some of the words.

    ``exact`` declines both.
    """
    parsed = parse_query(text)
    misread = misreadings.in_words(parsed.misreadings)
    query = index_query(parsed)
    found = find(query) if query else []
    if found or exact or not query:
        return _told(Answer(parsed, misread=misread), found, query, text)
    meant = correction(text, parsed, query)
    if meant and (found := find(meant.query)):
        return _told(Answer(parsed, corrected=meant.text, misread=misread), found, meant.query, meant.text)
    if query.some and (found := find(replace(query, wide=query.some, exact=query.some))):
        return _told(Answer(parsed, some=True, misread=misread), found, query, _any_of(parsed))
    return Answer(parsed, misread=misread)


def _told(answer: Answer, found: list[FoundOfKind], query: IndexQuery, words: str) -> Answer:
    results = explained(found, query)
    sections = [Section(each, results[each.kind.name], each.kind.list_address([("q", words)])) for each in found]
    return replace(answer, sections=tuple(section for section in sections if section.results))


def _any_of(parsed: ParsedQuery) -> str:
    """The words of a question as one would ask for any of them."""
    wanted = (term for term in parsed.terms if not term.excluded)
    return " OR ".join(f'"{term.text}"' if term.is_phrase else term.text for term in wanted)
