"""Imprecise dates in words: exactly what is known, never more."""

from records.dates.points import FIRST_YEAR, LAST_YEAR, Parsed, Point
from records.dates.words import ENGLISH, LANGUAGES, SPANS, Words


def display(parsed: Parsed, language: str) -> str:
    """The words for a date in a language ("de", "de-at"), English where the language is not ours."""
    words = LANGUAGES.get(language.lower().split("-")[0], ENGLISH)
    if parsed.is_set:
        return _display_set(parsed.first, parsed.last, words)
    if parsed.first is None:
        return words.unknown
    return _display_single(parsed.first, parsed.qualifier, words)


def span_name(parsed: Parsed) -> str:
    """The word for the span of a set: "early", "h1", "decade"; empty where it has none."""
    named = _named_span(parsed.first, parsed.last) if parsed.first and parsed.last else None
    return named[0] if named else ""


def _display_point(point: Point, words: Words, day: str) -> str:
    pattern = {"year": words.year, "month": words.month, "day": day}[point.precision]
    month = words.months[point.month - 1] if point.month else ""
    return pattern.format(year=point.year, month=month, day=point.day)


def _display_single(point: Point, qualifier: str, words: Words) -> str:
    if qualifier in ("~", "%"):
        text = words.about.format(date=_display_point(point, words, words.accusative_day))
    else:
        text = _display_point(point, words, words.day)
    return words.uncertain.format(date=text) if qualifier in ("?", "%") else text


def _display_set(first: Point | None, last: Point | None, words: Words) -> str:
    if last and first is None:
        return _display_open(last, 1, words.before, words.until, words)
    if first and last is None:
        return _display_open(first, -1, words.after, words.since, words)
    return _display_span(first, last, words) if first and last else words.unknown


def _display_span(first: Point, last: Point, words: Words) -> str:
    named = _named_span(first, last)
    if named:
        name, whole = named
        pattern = words.decade if name == "decade" else words.spans.get(f"{name} {whole.precision}", words.spans[name])
        date = _display_point(whole, words, words.day)
        return pattern.format(date=date, year=whole.year)
    one, two = (_display_point(point, words, words.dative_day) for point in (first, last))
    if first.month and last.month and first.year == last.year:
        # The year is said once, where the language says it: between August and November 2024, 2024년 8월과 11월 사이.
        year = words.year.format(year=first.year)
        one, two = (one, two.removeprefix(f"{year} ")) if words.year_first else (one.removesuffix(f" {year}"), two)
    return words.between.format(first=one, last=two)


def _display_open(end: Point, step: int, exclusive: str, inclusive: str, words: Words) -> str:
    """ "Before 1990" for a date in 1989 at the latest: the way people say it, and just as exact.

    A day is said as it is: no source that says "by 3 May" names the fourth.
    """
    beyond = None if end.day else end.shifted(step)
    if exclusive and beyond and FIRST_YEAR <= beyond.year <= LAST_YEAR:
        return exclusive.format(date=_display_point(beyond, words, words.dative_day))
    return inclusive.format(date=_display_point(end, words, words.on_day))


def _named_span(first: Point, last: Point) -> tuple[str, Point] | None:
    """The name a span of time has, and the year, month or decade it is a part of."""
    if first.precision != last.precision:
        return None
    if first.precision == "year":
        # The 1900s may be ten years or a hundred.
        is_decade = first.year % 10 == 0 and first.year % 100 and last.year == first.year + 9
        return ("decade", first) if is_decade else None
    whole = Point(first.year, first.month if first.day else None)
    if whole != Point(last.year, last.month if last.day else None):
        return None
    for name, span in SPANS.items():
        if first.day and span.days:
            until = min(span.days[1], whole.last.day)
            if (first.day, last.day) == (span.days[0], until):
                return name, whole
        if not first.day and (first.month, last.month) == span.months and name in ENGLISH.spans:
            return name, whole
    return None
