"""What people type into a search line, taken apart: words, phrases, alternatives, exclusions and fields.

    Korea Institut            both words, in any order
    "North Rhine-Westphalia"  these words, one after the other
    KIAT OR KEIT              either of them
    -Seoul                    without this word
    party:KIAT                this word in one field

Whatever cannot be read that way is searched as plain words, and the question says so.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum

_QUOTES = str.maketrans(dict.fromkeys("„“”«»「」『』", '"'))
_TERM = re.compile(r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
# An address of the web as somebody copies it: what stands before and behind it tells nothing of the page.
_ADDRESS = re.compile(
    r"(?P<before>^|[\s\"(-])(?:https?://(?:www\.)?|www\.)(?P<page>[^\s\"#]+)(?:#[^\s\"]*)?", re.IGNORECASE
)
# Who sent a reader to a page, as the names of parameters tell: the page is the same without it.
TRACKING = (
    r"(?:utm|mtm|pk)_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|wt_z?mc"
)
_TRACKING = re.compile(rf"[?&](?:{TRACKING})=[^&\s\"]*", re.IGNORECASE)
_OR = ("OR", "ODER", "|")


class Misreading(Enum):
    """Why something that looked like an instruction was searched as plain words."""

    QUOTE = "quote"
    OR = "or"
    FIELD = "field"
    VALUE = "value"


@dataclass(frozen=True)
class Term:
    """One word, or several that must follow each other; perhaps of one field, perhaps excluded."""

    text: str
    is_phrase: bool = False
    excluded: bool = False
    field: str = ""


@dataclass(frozen=True)
class ParsedQuery:
    """Groups of terms: every group must hold, and of a group one term is enough."""

    groups: tuple[tuple[Term, ...], ...] = ()
    misreadings: tuple[tuple[Misreading, str], ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for group in self.groups for term in group)


@dataclass
class _Reading:
    """A question while it is being read."""

    groups: list[list[Term]] = field(default_factory=list)
    misreadings: list[tuple[Misreading, str]] = field(default_factory=list)
    joins: bool = False

    def add(self, term: Term) -> None:
        # An exclusion is a condition of its own: "A OR -B" would be nearly everything.
        if self.joins and self.groups and not term.excluded and not self.groups[-1][-1].excluded:
            self.groups[-1].append(term)
        else:
            if self.joins:
                self.misread(Misreading.OR)
            self.groups.append([term])
        self.joins = False

    def misread(self, why: Misreading, what: str = "") -> None:
        if (why, what) not in self.misreadings:
            self.misreadings.append((why, what))


def parse_query(query: str, fields: Collection[str] = ()) -> ParsedQuery:
    """Read a query. ``fields`` are the names before a colon that mean something here."""
    query = unicodedata.normalize("NFC", query).translate(_QUOTES)
    query = "".join(" " if unicodedata.category(character) in ("Cc", "Cs") else character for character in query)
    query = _ADDRESS.sub(lambda found: found["before"] + _TRACKING.sub("", found["page"]), query)
    reading = _Reading()
    if query.count('"') % 2:
        reading.misread(Misreading.QUOTE)
        query = query.replace('"', " ")
    for found in _TERM.finditer(query):
        _read_term(found, reading, fields)
    if reading.joins:
        reading.misread(Misreading.OR)
    return ParsedQuery(tuple(tuple(group) for group in reading.groups), tuple(reading.misreadings))


def _read_term(found: re.Match, reading: _Reading, fields: Collection[str]) -> None:
    if found["word"] in _OR and not found["minus"] and not found["field"]:
        if reading.joins or not reading.groups:
            reading.misread(Misreading.OR)
        reading.joins = bool(reading.groups)
        return
    text, name = found["phrase"] if found["phrase"] is not None else found["word"], found["field"] or ""
    if name and name.casefold() not in fields:
        reading.misread(Misreading.FIELD, name)
        text, name = f"{name} {text}", ""
        words = text.split()
    else:
        words = [text]
    excluded = bool(found["minus"])
    for word in words:
        if any(character.isalnum() for character in word):
            is_phrase = found["phrase"] is not None and len(words) == 1
            reading.add(Term(word, is_phrase, excluded, name.casefold()))
