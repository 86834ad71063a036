"""The articles names of institutions take within a sentence: "die Landeshauptstadt Düsseldorf", "the City of …".

Names of companies take none. For others the noun that leads the name decides, or in English names the noun before "of"
or "for" or at the end; a name without such a noun stands bare, which is never wrong.
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
    "f": {
        "AHK", "Agentur", "Botschaft", "Bundesregierung", "FH", "Fachhochschule", "Gemeinde", "Gesellschaft",
        "Handwerkskammer", "Hansestadt", "Hochschule", "IHK", "Industrie-", "Landeshauptstadt", "Landesregierung",
        "Messe", "RWTH", "Staatskanzlei", "Stadt", "Städteregion", "TH", "TU", "Universität", "Wirtschaftsförderung",
        "Wirtschaftsförderungsgesellschaft",
    },
    "n": {
        "Amt", "Bundesamt", "Bundesministerium", "Forschungszentrum", "Generalkonsulat", "Institut", "Konsulat",
        "Land", "Landesamt", "Ministerium", "Zentrum",
    },
    "m": {"Bundesverband", "Kreis", "Landesverband", "Rhein-Kreis", "Verband", "Verein"},
}  # fmt: skip
# Names in English, as most of those from Korea are: in a German sentence they keep the gender of what they mean.
_ENGLISH = {
    "f": {"Agency", "Association", "Authority", "Chamber", "Corporation", "Embassy", "Federation", "Foundation"},
    "n": {"Center", "Centre", "Institute", "Ministry", "Office"},
}
_ENGLISH_NOUNS = frozenset[str]().union(*_ENGLISH.values())
_LEADING_ENGLISH = {"City", "Government", "State", "University"} | _ENGLISH_NOUNS
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
        genders = [gender for gender in _GERMAN if first in _LEADING_GERMAN[gender] or head in _ENGLISH.get(gender, ())]
        return _GERMAN[genders[0]][case.value] if genders else ""
    if get_language() == "en":
        return "the" if first in _LEADING_ENGLISH or head in _ENGLISH_NOUNS else ""
    return ""
