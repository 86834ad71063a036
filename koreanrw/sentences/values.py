"""What sentences are about: names of records, places, dates, numbers, and lists of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import models
from django.utils.translation import get_language, pgettext

from companies.models import Place
from companies.plans import plan_of
from koreanrw.names import language_of
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences.sentence import Fact, Sentence, Value, Words
from records.dates import PartialDate, phrases
from records.models import Record
from records.plans import PLANNED

# How many of several names are named.
NAMED = 3


def _foreign(row: models.Model, field: str) -> str:
    """The language of a translated text where it is not the reader's."""
    language = language_of(row, field)
    return "" if language == get_language() else language


def _name_field(row: models.Model) -> str:
    return next((field for field in ("name", "title") if hasattr(row, f"{field}_de")), "")


def subject(record: models.Model, *facts: Fact) -> Words:
    """What the page is about: its name without a link."""
    field = _name_field(record)
    return Words(str(record), facts, language=_foreign(record, field) if field else "")


def named(record: Record, *facts: Fact, text: str = "") -> Words:
    """Another record by its public name; ``text`` is the name it bore then."""
    if not record.public_url:
        return Words(f"[{record.public_name}]", facts, is_withdrawn=True)
    field = _name_field(record)
    language = _foreign(record, field) if field and not text else ""
    return Words(text or record.public_name, facts, url=record.public_url, language=language)


def place(where: Place, *facts: Fact) -> Words:
    """A place as it stands after "in": in der Technologieregion Aachen."""
    after_in = getattr(where, f"locative_{get_language()}", "")
    language = "" if after_in else _foreign(where, "name")
    return Words(after_in or str(where), facts, url=where.get_absolute_url(), language=language)


def subject_after_in(where: Place) -> Words:
    """The place the page is about, as it stands after "in"."""
    return replace(place(where), url="")


def inside(where: Value) -> Sentence:
    """The place as a phrase of its own."""
    # Translators: a place as an adverbial within a sentence: “in Düsseldorf”, 뒤셀도르프에.
    return Sentence(pgettext("where something is", "in %(place)s"), {"place": where})


def text(row: models.Model, field: str, *facts: Fact) -> Words:
    """A translated text of a row."""
    return Words(getattr(row, field), facts or ((row, field),), language=_foreign(row, field))


def _dated(phrase: str, row: models.Model, field: str) -> Words | None:
    return Words(phrase, ((row, field),)) if phrase else None


def at(row: models.Model, field: str) -> Words | None:
    """When something happened: "in September 2023"."""
    return _dated(phrases.at(getattr(row, field)), row, field)


def since(row: models.Model, field: str) -> Words | None:
    """From when something has held: "since September 2023"; nothing for dates that are too vague."""
    return _dated(phrases.since(getattr(row, field)), row, field)


def starting(row: models.Model, field: str) -> Words | None:
    """From when something is to hold: "from 2025"; nothing for dates that are too vague."""
    return _dated(phrases.starting(getattr(row, field)), row, field)


def shown(row: models.Model, field: str) -> Words | None:
    """A date as it stands alone, for brackets."""
    date: PartialDate = getattr(row, field)
    return _dated(date.display if date else "", row, field)


def planned_for(row: models.Model, field: str, footnotes: Footnotes) -> Value | None:
    """What a date was planned for, slip after slip, as it stands behind a colon; nothing where nothing was planned."""
    name = f"{PLANNED}{field}"
    plan = plan_of(row, field, footnotes.citations(row, name))
    if plan is None:
        return None
    told: Value = Words(
        plan.dates[0].display, ((row, name),) if len(plan.dates) == 1 else (), is_said_to_be_planned=True
    )
    if len(plan.dates) > 1:
        told = Sentence(pgettext("plan", "first %(date)s"), {"date": told})
    for number, date in enumerate(plan.dates[1:], 2):
        facts = ((row, name),) if number == len(plan.dates) else ()
        message = pgettext("plan", "%(before)s, then %(date)s")
        told = Sentence(message, {"before": told, "date": Words(date.display, facts, is_said_to_be_planned=True)})
    return told


def number(value: int) -> Words:
    return Words(str(value))


def counted(value: int) -> Words:
    """A number of things in running text: small ones in words."""
    small = (
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return kind(small[value - 2]) if 2 <= value < 2 + len(small) else number(value)


def listed(values: Sequence[Value]) -> Value:
    """All of them: "A, B and C"."""
    *others, last = values
    if not others:
        return last
    # Translators: lists of names or numbers. Korean: 와(과) only between two.
    if len(others) == 1:
        message = pgettext("list of two", "%(first)s and %(last)s")
    else:
        message = pgettext("list of three or more", "%(first)s and %(last)s")
    return Sentence(message, {"first": with_commas(others), "last": last})


def named_of[Row](rows: Sequence[Row]) -> Sequence[Row]:
    """Those of several rows that are named; a single one beside them takes no more room than "and one more"."""
    return rows if len(rows) <= NAMED + 1 else rows[:NAMED]


def with_commas(values: Sequence[Value]) -> Value:
    """All of them with commas only: "A, B, C"."""
    if len(values) == 1:
        return values[0]
    places = {f"name{number}": value for number, value in enumerate(values)}
    return Sentence(", ".join(f"%({name})s" for name in places), places)


def sentence(message: str, **values: Any) -> Sentence:
    """A message with its values."""
    return Sentence(message, values)


def planned(words: Words) -> Words:
    """The same words in a sentence that says that they are planned."""
    return replace(words, is_said_to_be_planned=True)


def kind(words: str, *facts: Fact) -> Words:
    """A common noun with its article."""
    return Words(words, facts, is_common=True)
