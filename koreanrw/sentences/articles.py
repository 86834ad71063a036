"""The articles names of institutions take within a sentence: "die Landeshauptstadt Düsseldorf", "the City of …".

Names of companies take none. For others the noun that leads the name decides, in German also one at its end and the
last part of a compound (Hanbit-Universität, Wirtschaftsministerium), in English names the noun before "of" or "for" or
at the end; a name without such a noun stands bare, which is never wrong.
"""

import re
from dataclasses import replace
from enum import Enum

from django.db import models
from django.utils.translation import get_language

from companies.models import Organisation
from koreanrw.sentences.sentence import Sentence, Value, Words


class Case(Enum):
    """What German asks of a name: who does something, with or by whom, and whom."""

    NOMINATIVE = 0
    DATIVE = 1
    ACCUSATIVE = 2


_GERMAN = {"f": ("die", "der", "die"), "n": ("das", "dem", "das"), "m": ("der", "dem", "den")}
_LEADING_GERMAN = {
    "f": {"AHK", "FH", "Hansestadt", "IHK", "Industrie-", "Landeshauptstadt", "Messe", "RWTH", "Stadt", "TH", "TU"},
    "n": {"Bundesland", "Land"},
    "m": set(),
}  # fmt: skip
# What a compound or the name itself may end in. Not -stadt, -land and -messe: Darmstadt, Deutschland, Koelnmesse.
_ENDING_GERMAN = {
    "f": (
        "agentur", "akademie", "behörde", "botschaft", "förderung", "gemeinde", "gesellschaft", "hochschule", "kammer",
        "kanzlei", "provinz", "regierung", "region", "republik", "stiftung", "universität",
    ),
    "n": ("amt", "institut", "konsulat", "ministerium", "netzwerk", "zentrum"),
    "m": ("bezirk", "bund", "kreis", "staat", "verband", "verein"),
}  # fmt: skip
# Names in English, as most of those from Korea are: in a German sentence they keep the gender of what they mean.
_ENGLISH = {
    "f": {"Agency", "Association", "Authority", "Chamber", "Corporation", "Embassy", "Federation", "Foundation"},
    "n": {"Center", "Centre", "Institute", "Ministry", "Office"},
}
_ENGLISH_NOUNS = frozenset[str]().union(*_ENGLISH.values())
_LEADING_ENGLISH = {"City", "Government", "State", "University"} | _ENGLISH_NOUNS
# The Free State of Saxony as well as the State of Hesse: the noun before "of" decides, whatever stands before it.
_ENGLISH_OF = ("City", "County", "District", "Government", "Province", "Region", "Republic", "State")
_END_OF_HEAD = re.compile(r" (?:of|for) | \(")


def with_article(name: Words, record: models.Model, case: Case = Case.NOMINATIVE) -> Value:
    """The name with its article, where the language that is active gives it one."""
    article = _article(name.text, case) if _may_have_one(name, record) else ""
    if not article:
        return name
    # At the beginning of a sentence it is the article that takes the capital.
    return Sentence(f"{article} %(name)s", {"name": replace(name, is_common=True)})


def _may_have_one(name: Words, record: models.Model) -> bool:
    return isinstance(record, Organisation) and not record.is_company and not name.is_withdrawn


def _article(name: str, case: Case) -> str:
    first = name.split(" ", 1)[0]
    head = _END_OF_HEAD.split(name, maxsplit=1)[0].rsplit(" ", 1)[-1]
    if get_language() == "de":
        gender = _gender(first, head, name.rsplit(" ", 1)[-1])
        return _GERMAN[gender][case.value] if gender else ""
    if get_language() == "en":
        is_of = " of " in name and head in _ENGLISH_OF
        return "the" if first in _LEADING_ENGLISH or head in _ENGLISH_NOUNS or is_of else ""
    return ""


def _gender(first: str, head: str, last: str) -> str:
    """The German gender of a name by its first word, by the head of an English name, or else by its last word."""
    for gender in _GERMAN:
        if first in _LEADING_GERMAN[gender] or head in _ENGLISH.get(gender, ()):
            return gender
    for word in (first, last):
        for gender, endings in _ENDING_GERMAN.items():
            if word.casefold().endswith(endings):
                return gender
    return ""
