"""What editors type about a date, read into the canonical form: in English, German and Korean alike."""

import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy as _

from records.dates import words
from records.dates.points import FIRST_YEAR, LAST_YEAR, Point
from records.dates.value import PartialDate

MAX_LENGTH = 60

MESSAGES = {
    "too_long": _("This is too long to be a date. A date takes no more than %(max)d characters."),
    "control": _("The date has characters in it that cannot be typed. Please type it again."),
    "not_understood": _(
        "“%(text)s” could not be read as a date. Write what is known of it, for example: 2023, March 2015, "
        "14 September 2023, about 2015, early March 2015, before 1990, between 2011 and 2015."
    ),
    "no_such_day": _("There is no such date in the calendar: “%(text)s”."),
    "year_out_of_range": _("Years from 1000 to 9999 can be recorded, “%(text)s” is outside of them."),
    "ambiguous_order": _(
        "“%(text)s” can be read in two ways: which part is the day, which the month? "
        "Write the month as a word, or the whole date as 2015-04-01."
    ),
    "ambiguous_winter": _(
        "A winter belongs to two years. Write which months are meant: between December 2014 and February 2015."
    ),
    "ambiguous_decade": _("“%(text)s” may be ten years or a hundred. Write the years: between 1900 and 1909."),
    "ambiguous_end": _("“%(text)s” leaves open which day is meant. Write the month or the day it was before or after."),
    "wrong_weekday": _("“%(text)s” cannot be right: that day was a %(weekday)s."),
    "not_next": _(
        "“%(text)s” leaves two days, months or years open that are not next to each other. "
        "Write “between … and …” if any time between them may be meant."
    ),
    "period": _(
        "“%(text)s” is a period. A date is a single point in time: "
        "enter the beginning and the end in two fields, "
        "or write “between 2011 and 2015” for a day somewhere in these years."
    ),
    "wrong_order": _("In “%(text)s” the second date must come after the first."),
    "qualified_span": _(
        "Only a single year, month or day can be “about” or “probably”. “%(text)s” is a span already: make it wider."
    ),
}


def _refusal(code: str, text: str, **more: str) -> ValidationError:
    return ValidationError(MESSAGES[code], code=code, params={"text": text, "max": MAX_LENGTH, **more})


class Unit(NamedTuple):
    """A point, or a stretch of the calendar that has a name, from its first to its last point."""

    first: Point
    last: Point
    # "The end of 2015" may be its last day or its last months.
    is_loose: bool = False


def _any_of(phrases) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _named(table: dict, before: bool) -> re.Pattern:
    """Any phrase of a table, before or after the rest of the text."""
    phrases = _any_of(phrase for phrases in table.values() for phrase in phrases)
    if before:
        return re.compile(rf"(?P<phrase>{phrases})(?:[ -]+|(?=[0-9]))(?P<rest>.+)")
    return re.compile(rf"(?P<rest>.+?)[ ,]*(?P<phrase>{phrases})")


def _names(table: dict) -> dict[str, str]:
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


_Y, _M, _D = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_NAME = rf"(?P<name>{_any_of(words.MONTH_NUMBERS)})\.?"
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        _Y,
        rf"{_Y}[-./] ?{_M}\.?",
        rf"{_Y}[-./] ?{_M}[-./] ?{_D}\.?",
        rf"{_M}[-./]{_Y}",
        rf"(?P<month>[0-9]{{2}}) {_Y}",
        rf"{_D}\. ?{_M}\. ?{_Y}",
        rf"{_NAME},? {_Y}",
        rf"{_D}(?:\.|st|nd|rd|th)? ?(?:of )?{_NAME},? {_Y}",
        rf"{_NAME} {_D}(?:st|nd|rd|th)?,? {_Y}",
        rf"{_Y} ?년(?: ?{_M} ?월(?: ?{_D} ?일)?)?에?",
    )
)
_EITHER_ORDER = re.compile(rf"(?P<one>[0-9]{{1,2}})([-/])(?P<two>[0-9]{{1,2}})\2{_Y}")
_WEEKDAY = _any_of(words.WEEKDAY_NUMBERS)
_WITH_WEEKDAY = (
    re.compile(rf"(?P<weekday>{_WEEKDAY})(?:,|\.,?)? (?P<rest>.*[0-9].*)"),
    re.compile(rf"(?P<rest>.*[0-9].*?),? ?(?:\((?P<inside>{_WEEKDAY})\.?\)|(?P<weekday>{_WEEKDAY})\.?)"),
)
_FILLERS = re.compile(rf"(?:(?:{_any_of(words.FILLERS)}) )+")
_DECADE = re.compile(rf"(?P<year>[0-9]{{3}}0) ?(?:{_any_of(words.DECADE_AFTER)})")
_SPAN_BEFORE, _SPAN_AFTER = _named(words.SPANS_BEFORE, True), _named(words.SPANS_AFTER, False)
_BOUND_BEFORE, _BOUND_AFTER = _named(words.BOUNDS_BEFORE, True), _named(words.BOUNDS_AFTER, False)
_BETWEEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:between|zwischen) (?P<first>.+?) (?:and|und) (?P<last>.+)",
        r"(?P<first>.+?)(?:과|와|에서|부터) ?(?P<last>.+?) ?사이",
        r"(?P<first>.+?) ?[–—] ?(?P<last>.+)",
        r"(?P<first>.+?) ?~ ?(?P<last>.+)",
        r"(?P<first>.+) - (?P<last>.+)",
        r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})",
    )
)
_EITHER = (
    re.compile(r"(?P<first>.+?) (?:or|oder) (?P<last>.+)"),
    re.compile(r"(?P<first>.+?)(?:이나|나| ?또는| ?혹은) (?P<last>.+)"),
)
_PERIODS = (
    re.compile(r"[0-9][0-9-]*[~?%]?/[0-9-]*[~?%]?|[0-9][0-9-]*[~?%]?/\.\.|(?:\.\.)?/[0-9][0-9-]*[~?%]?"),
    re.compile(r"(?:(?:from|von|vom) )?.*[0-9].* (?:to|until|till|bis) .*[0-9].*"),
    re.compile(r".*[0-9].*부터.*[0-9].*까지"),
)


def read_partial_date(text: object) -> PartialDate:
    """The date an editor means; ValidationError, with what to do about it, for anything else."""
    try:
        return _read(_clean(str(text)))
    except ValidationError as error:
        # The message says what was typed, not the part or the spelling of it that was looked at.
        raise _refusal(error.code or "not_understood", str(text).strip(), **_more(error)) from error


def _more(error: ValidationError) -> dict[str, str]:
    """What a message says besides what was typed."""
    return {name: value for name, value in (error.params or {}).items() if name == "weekday"}


def _read(typed: str) -> PartialDate:
    if typed == "" or typed in words.UNKNOWN:
        return PartialDate()
    with suppress(ValueError):
        return PartialDate(typed.replace(" ", "") if typed.startswith("[") else typed)
    bare, qualifier = _qualifier(typed)
    date = _read_either(bare) or _read_between(bare) or _read_bound(bare) or _read_whole(bare)
    if date is None:
        is_period = any(period.fullmatch(typed) for period in _PERIODS)
        raise _refusal("period" if is_period else "not_understood", typed)
    if qualifier and date.precision == "span":
        raise _refusal("qualified_span", typed)
    return PartialDate(f"{date}{qualifier}")


def _clean(text: str) -> str:
    """The text in one spelling: no stray spaces, no full-width digits, no capitals."""
    if len(text.strip()) > MAX_LENGTH:
        raise _refusal("too_long", "")
    text = unicodedata.normalize("NFKC", " ".join(text.strip(" \t\r\n").replace("\t", " ").split(" ")))
    if any(unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co") for character in text):
        raise _refusal("control", "")
    # Marks of direction and width come along when a date is pasted; nobody sees them.
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = unicodedata.normalize("NFKC", " ".join(text.split()).casefold())
    if len(text) > MAX_LENGTH:
        raise _refusal("too_long", "")
    return text.replace("\u2010", "-").replace("\u2212", "-").replace("\u2019", "'")


_UNCERTAIN = (
    re.compile(rf"(?:{_any_of(words.UNCERTAIN_BEFORE)})[ :]*(?P<rest>.+)"),
    re.compile(rf"(?P<rest>.+?) ?(?:{_any_of(words.UNCERTAIN_AFTER)})"),
)
_ABOUT = (
    re.compile(rf"(?:{_any_of(words.ABOUT_BEFORE)})(?: |(?<=[.~])|(?=[0-9]))(?P<rest>.+)"),
    re.compile(rf"(?P<rest>.+?) ?(?:{_any_of(words.ABOUT_AFTER)})"),
)


def _qualifier(text: str) -> tuple[str, str]:
    """The text without its "about" and "probably", and the sign EDTF has for them."""
    found = set()
    for sign, patterns in (("?", _UNCERTAIN), ("~", _ABOUT), ("?", _UNCERTAIN)):
        for pattern in patterns:
            if match := pattern.fullmatch(text):
                text = match["rest"]
                found.add(sign)
    return text, "%" if len(found) == 2 else "".join(found)


def _span(first: Point | None, last: Point | None, typed: str) -> PartialDate:
    ends = [end for end in (first, last) if end]
    if any(not FIRST_YEAR <= end.year <= LAST_YEAR for end in ends):
        raise _refusal("year_out_of_range", typed)
    if first == last and first:
        return PartialDate(first.text)
    try:
        return PartialDate(f"[{first.text if first else ''}..{last.text if last else ''}]")
    except ValueError as error:
        raise _refusal("wrong_order", typed) from error


def _read_between(text: str) -> PartialDate | None:
    for pattern in _BETWEEN:
        match = pattern.fullmatch(text)
        if not match:
            continue
        first, last = _with_shared_year(match["first"], match["last"])
        one, two = _read_unit(first), _read_unit(last)
        if one and two:
            if one.last.last > two.last.last:
                raise _refusal("wrong_order", text)
            return _span(one.first, two.last, text)
    return None


def _read_either(text: str) -> PartialDate | None:
    """One of two that are next to each other: "June or July 2012"."""
    for pattern in _EITHER:
        if not (match := pattern.fullmatch(text)):
            continue
        first, last = _with_shared_year(match["first"], match["last"])
        one, two = _read_unit(first), _read_unit(last)
        if one and two:
            if one.last.shifted(1) != two.first:
                raise _refusal("not_next", text)
            return _span(one.first, two.last, text)
    return None


def _with_shared_year(first: str, last: str) -> tuple[str, str]:
    """ "Between March and May 2015" says the year once, at the end; Korean at the beginning."""
    year = re.compile(r"[0-9]{4}")
    if not year.search(first) and (match := year.search(last)):
        return f"{first} {match[0]}", last
    if not year.search(last) and (match := year.search(first)):
        return first, f"{match[0]}년 {last}"
    return first, last


_BOUND_NAMES = {True: _names(words.BOUNDS_BEFORE), False: _names(words.BOUNDS_AFTER)}
_SPAN_NAMES = {True: _names(words.SPANS_BEFORE), False: _names(words.SPANS_AFTER)}


def _read_bound(text: str) -> PartialDate | None:
    for is_before, pattern in ((True, _BOUND_BEFORE), (False, _BOUND_AFTER)):
        match = pattern.fullmatch(text)
        unit = _read_unit(match["rest"]) if match else None
        if match is None or unit is None:
            continue
        bound = _BOUND_NAMES[is_before][match["phrase"]]
        if unit.is_loose and bound in ("before", "after"):
            raise _refusal("ambiguous_end", text)
        if bound == "until":
            return _span(None, unit.last, text)
        if bound == "since":
            return _span(unit.first, None, text)
        beyond = unit.first.shifted(-1) if bound == "before" else unit.last.shifted(1)
        if beyond is None:
            raise _refusal("year_out_of_range", text)
        return _span(None, beyond, text) if bound == "before" else _span(beyond, None, text)
    return None


def _read_whole(text: str) -> PartialDate | None:
    unit = _read_unit(text)
    return _span(unit.first, unit.last, text) if unit else None


def _read_unit(text: str) -> Unit | None:
    """A year, month or day, or a part of a year, month or decade that has a name."""
    if match := _FILLERS.match(text):
        text = text[match.end() :]
    if point := _read_point(text) or _read_weekday(text):
        return Unit(point, point)
    if decade := _read_decade(text):
        return decade
    for is_before, pattern in ((True, _SPAN_BEFORE), (False, _SPAN_AFTER)):
        match = pattern.fullmatch(text)
        whole = _read_unit_of_span(match["rest"]) if match else None
        if match and whole:
            return _part(_SPAN_NAMES[is_before][match["phrase"]], whole, text)
    return None


def _read_unit_of_span(text: str) -> Unit | None:
    if match := _FILLERS.match(text):
        text = text[match.end() :]
    point = _read_point(text)
    return Unit(point, point) if point else _read_decade(text)


def _part(name: str, whole: Unit, typed: str) -> Unit | None:
    """The part of a year, month or decade: "early", "first half", "spring"."""
    if name == "winter":
        raise _refusal("ambiguous_winter", typed)
    span, point = words.SPANS[name], whole.first
    is_loose = name in ("early", "mid", "late")
    if whole.first != whole.last:
        if not span.years:
            return None
        first, last = (Point(point.year + years) for years in span.years)
        return Unit(first, last, is_loose)
    if point.precision == "year":
        first, last = (Point(point.year, month) for month in span.months)
        return Unit(first, last, is_loose)
    if point.precision == "day" or not span.days:
        return None
    until = min(span.days[1], point.last.day)
    return Unit(point._replace(day=span.days[0]), point._replace(day=until), is_loose)


def _read_weekday(text: str) -> Point | None:
    """A day with its weekday, which has to be the right one."""
    for pattern in _WITH_WEEKDAY:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        day = match["rest"]
        if filler := _FILLERS.match(day):
            day = day[filler.end() :]
        point = _read_point(day)
        if point and point.day:
            found = match.groupdict()
            if point.first.weekday() != words.WEEKDAY_NUMBERS[found.get("inside") or found["weekday"]]:
                raise _refusal("wrong_weekday", text, weekday=date_format(point.first, "l"))
            return point
    return None


def _read_decade(text: str) -> Unit | None:
    match = _DECADE.fullmatch(text)
    if not match:
        return None
    year = int(match["year"])
    if year % 100 == 0:
        raise _refusal("ambiguous_decade", text)
    if year < FIRST_YEAR:
        raise _refusal("year_out_of_range", text)
    return Unit(Point(year), Point(year + 9))


def _read_point(text: str) -> Point | None:
    if match := _EITHER_ORDER.fullmatch(text):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        if one <= 12 and two <= 12 and one != two:
            raise _refusal("ambiguous_order", text)
        return _checked(Point(year, min(one, two), max(one, two)), text)
    for pattern in _POINTS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = words.MONTH_NUMBERS[parts["name"]] if parts.get("name") else parts.get("month")
            day = parts.get("day")
            point = Point(int(parts["year"]), None if month is None else int(month), None if day is None else int(day))
            return _checked(point, text)
    return None


def _checked(point: Point, typed: str) -> Point:
    if point.year < FIRST_YEAR:
        raise _refusal("year_out_of_range", typed)
    try:
        PartialDate(point.text)
    except ValueError as error:
        raise _refusal("no_such_day", typed) from error
    return point
