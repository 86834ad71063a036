"""Imprecise dates inside sentences: "in September 2023", "seit dem 14. September 2023", "2023년 9월부터".

What stands alone in a table needs no preposition; a sentence does, and every kind of date takes another one. Tables of
their own like the words of dates, because it is grammar that differs.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

from records.dates.display import display, span_name
from records.dates.points import Parsed
from records.dates.value import PartialDate


@dataclass(frozen=True)
class Phrases:
    """How one language puts a date into a sentence, by kind of date; ``{date}`` is the date as it stands alone."""

    # "in 2016": when something happened. Kinds that are not here need nothing before or after them.
    at: dict[str, str]
    # "since 2016" and "from 2025 on", by precision: only dates known as a year, a month or a day can begin anything.
    since: dict[str, str]
    starting: dict[str, str]


ENGLISH = Phrases(
    at={
        "year": "in {date}",
        "month": "in {date}",
        "day": "on {date}",
        "part": "in {date}",
        "half": "in the {date}",
        "decade": "in {date}",
    },
    since=dict.fromkeys(("year", "month", "day"), "since {date}"),
    starting=dict.fromkeys(("year", "month", "day"), "from {date}"),
)
GERMAN = Phrases(
    at={"month": "im {date}", "day": "am {date}", "half": "im {date}", "decade": "in den {date}n"},
    since={"year": "seit {date}", "month": "seit {date}", "day": "seit dem {date}"},
    starting={"year": "ab {date}", "month": "ab {date}", "day": "ab dem {date}"},
)
KOREAN = Phrases(
    at=dict.fromkeys(("year", "month", "day", "part", "half", "decade", "about", "other"), "{date}에"),
    since=dict.fromkeys(("year", "month", "day"), "{date}부터"),
    starting=dict.fromkeys(("year", "month", "day"), "{date}부터"),
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "ko": KOREAN}


def at(date: PartialDate, language: str = "") -> str:
    """When something happened, as an adverbial: "in September 2023", "between 2011 and 2015"; empty where unknown."""
    if not date:
        return ""
    language, phrases = _phrases(language)
    pattern = phrases.at.get(_kind(date.parsed), "{date}")
    # What is uncertain says so behind the whole: in September 2023 (uncertain).
    shown = _without_doubt(date, language)
    phrase = pattern.format(date=shown)
    return display(date.parsed, language).replace(shown, phrase) if date.is_uncertain else phrase


def since(date: PartialDate, language: str = "") -> str:
    """From when something has held: "since September 2023"; empty where the date is too vague to begin anything."""
    return _beginning(date, language, "since")


def starting(date: PartialDate, language: str = "") -> str:
    """From when something is to hold: "from 2025"; empty where the date is too vague to begin anything."""
    return _beginning(date, language, "starting")


def _beginning(date: PartialDate, language: str, form: str) -> str:
    language, phrases = _phrases(language)
    if not date or date.is_approximate or date.is_uncertain or date.precision not in phrases.since:
        return ""
    return getattr(phrases, form)[date.precision].format(date=date.display_in(language))


def _phrases(language: str) -> tuple[str, Phrases]:
    language = (language or get_language() or "en").lower().split("-")[0]
    return (language, LANGUAGES[language]) if language in LANGUAGES else ("en", ENGLISH)


def _without_doubt(date: PartialDate, language: str) -> str:
    certain = {"?": "", "%": "~"}.get(date.parsed.qualifier, date.parsed.qualifier)
    return display(date.parsed._replace(qualifier=certain), language)


def _kind(parsed: Parsed) -> str:
    """What decides the preposition."""
    if not parsed.is_set:
        return "about" if parsed.qualifier in ("~", "%") else parsed.first.precision  # type: ignore[union-attr]
    name = span_name(parsed)
    if name in ("early", "mid", "late"):
        return "part"
    if name == "decade":
        return "decade"
    return "half" if name else "other"
