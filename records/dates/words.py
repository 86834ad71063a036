"""The words dates are written with, in English, German and Korean: to show them, and to read them.

These are tables of their own and no message catalogue, because it is grammar that differs: the case after a
German preposition, the Korean word after the date where the others put one before it.
"""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Words:
    """How one language shows a date."""

    months: tuple[str, ...]
    year: str
    month: str
    day: str
    # The day after vor, nach, zwischen (dative) and after um (accusative).
    dative_day: str
    # The day after spätestens and frühestens.
    on_day: str
    accusative_day: str
    about: str
    uncertain: str
    between: str
    # "before" and "after" leave their date out, "until" and "since" take it in;
    # the former are empty where the language is only exact with the latter.
    before: str
    until: str
    after: str
    since: str
    decade: str
    unknown: str
    # Whether the year stands before the month.
    year_first: bool
    # A span of a year may have a word of its own, under "mid year" for example.
    spans: dict[str, str]


ENGLISH = Words(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    year="{year}",
    month="{month} {year}",
    day="{day} {month} {year}",
    dative_day="{day} {month} {year}",
    on_day="{day} {month} {year}",
    accusative_day="{day} {month} {year}",
    about="about {date}",
    uncertain="{date} (uncertain)",
    between="between {first} and {last}",
    before="before {date}",
    until="by {date}",
    after="after {date}",
    since="from {date}",
    decade="the {year}s",
    unknown="unknown",
    year_first=False,
    spans={
        "early": "early {date}",
        "mid": "mid-{date}",
        "late": "late {date}",
        "h1": "first half of {date}",
        "h2": "second half of {date}",
        "q1": "first quarter of {date}",
        "q2": "second quarter of {date}",
        "q3": "third quarter of {date}",
        "q4": "fourth quarter of {date}",
    },
)

GERMAN = Words(
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    year="{year}",
    month="{month} {year}",
    day="{day}. {month} {year}",
    dative_day="dem {day}. {month} {year}",
    on_day="am {day}. {month} {year}",
    accusative_day="den {day}. {month} {year}",
    about="um {date}",
    uncertain="{date} (unsicher)",
    between="zwischen {first} und {last}",
    before="vor {date}",
    until="spätestens {date}",
    after="nach {date}",
    since="frühestens {date}",
    decade="{year}er-Jahre",
    unknown="unbekannt",
    year_first=False,
    spans={
        "early": "Anfang {date}",
        "mid": "Mitte {date}",
        "late": "Ende {date}",
        "h1": "1. Halbjahr {date}",
        "h2": "2. Halbjahr {date}",
        "q1": "1. Quartal {date}",
        "q2": "2. Quartal {date}",
        "q3": "3. Quartal {date}",
        "q4": "4. Quartal {date}",
    },
)

KOREAN = Words(
    months=tuple(f"{month}월" for month in range(1, 13)),
    year="{year}년",
    month="{year}년 {month}",
    day="{year}년 {month} {day}일",
    dative_day="{year}년 {month} {day}일",
    on_day="{year}년 {month} {day}일",
    accusative_day="{year}년 {month} {day}일",
    about="{date}경",
    uncertain="{date} (불확실)",
    # 년, 월 and 일 all end in a consonant: always 과, never 와.
    between="{first}과 {last} 사이",
    # 이전 and 이후 take their date in. 전 and 후 would leave it out, but 1990년 전 also means 1990 years ago
    # and 후 is not printed after a year: both sides are said with the words that take the date in.
    before="",
    until="{date} 이전",
    after="",
    since="{date} 이후",
    decade="{year}년대",
    unknown="미상",
    year_first=True,
    spans={
        "early": "{date} 초",
        # 중순 is the middle ten days of a month and of nothing else.
        "mid": "{date} 중순",
        "mid year": "{date} 중반",
        "late": "{date} 말",
        "h1": "{date} 상반기",
        "h2": "{date} 하반기",
        "q1": "{date} 1분기",
        "q2": "{date} 2분기",
        "q3": "{date} 3분기",
        "q4": "{date} 4분기",
    },
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "ko": KOREAN}


class Span(NamedTuple):
    """The part of a year (in months), of a month (in days) or of a decade (in years) a word stands for."""

    months: tuple[int, int]
    days: tuple[int, int] | None = None
    years: tuple[int, int] | None = None


# Day 31 is the last day of the month, however long it is.
SPANS = {
    "early": Span((1, 4), (1, 10), (0, 3)),
    "mid": Span((5, 8), (11, 20), (4, 6)),
    "late": Span((9, 12), (21, 31), (7, 9)),
    "h1": Span((1, 6)),
    "h2": Span((7, 12)),
    "q1": Span((1, 3)),
    "q2": Span((4, 6)),
    "q3": Span((7, 9)),
    "q4": Span((10, 12)),
    "spring": Span((3, 5)),
    "summer": Span((6, 8)),
    "autumn": Span((9, 11)),
}
SPANS |= {
    f"{part} {season}": Span((first + begins, first + ends))
    for season, first in (("spring", 3), ("summer", 6), ("autumn", 9))
    # Nobody says where in a season its parts begin: rather too long than too short.
    for part, begins, ends in (("early", 0, 1), ("mid", 1, 1), ("late", 1, 2))
}

# Everything below is read, in lower case (casefolded, NFKC), whatever language the site is shown in.

UNKNOWN = frozenset({"unknown", "unbekannt", "미상", "알 수 없음", "알수없음", "불명"})

MONTHS = (
    "january januar jänner jaenner jan jän",
    "february februar feber feb",
    "march märz maerz mar mär mrz",
    "april apr",
    "may mai",
    "june juni jun",
    "july juli jul",
    "august aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december dezember dec dez",
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}

ABOUT_BEFORE = (
    *("about", "around", "approximately", "approx.", "circa", "ca.", "ca", "c.", "~"),
    *("etwa", "ungefähr", "zirka", "gegen", "um", "약", "대략"),
)
ABOUT_AFTER = ("경", "쯤", "무렵", "~")
UNCERTAIN_BEFORE = (
    *("probably", "presumably", "possibly", "perhaps", "vermutlich", "wahrscheinlich", "vielleicht", "wohl"),
    *("아마도", "아마"),
)
UNCERTAIN_AFTER = ("(uncertain)", "(unsicher)", "(불확실)", "(추정)", "(?)", "추정", "?")

# From Monday on; the one in brackets behind a Korean date is its first syllable.
WEEKDAYS = (
    "monday mon montag mo 월요일 월",
    "tuesday tues tue dienstag di 화요일 화",
    "wednesday wed mittwoch mi 수요일 수",
    "thursday thurs thur thu donnerstag do 목요일 목",
    "friday fri freitag fr 금요일 금",
    "saturday sat samstag sonnabend sa 토요일 토",
    "sunday sun sonntag so 일요일 일",
)
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS) for name in names.split()}

# Words that may stand before a date and say nothing about it.
FILLERS = (
    *("in", "on", "the", "of", "year", "im", "am", "den", "dem", "der", "die", "das", "des", "vom", "zum"),
    *("jahr", "jahre", "jahres"),
)

# "Before" and "after" leave their date out; "until" and "since" take it in.
BOUNDS_BEFORE = {
    "before": ("before", "prior to", "vor"),
    "until": ("by", "until", "till", "no later than", "not later than", "bis", "spätestens"),
    "after": ("after", "nach"),
    "since": ("since", "from", "no earlier than", "not before", "seit", "ab", "frühestens"),
}
BOUNDS_AFTER = {
    "before": ("전",),
    "until": ("이전", "까지"),
    "after": ("후", "뒤"),
    "since": ("이후", "부터"),
}

_COUNTED = {
    1: ("1.", "1st", "first", "erstes", "ersten", "erste"),
    2: ("2.", "2nd", "second", "zweites", "zweiten", "zweite"),
    3: ("3.", "3rd", "third", "drittes", "dritten", "dritte"),
    4: ("4.", "4th", "fourth", "viertes", "vierten", "vierte"),
}
SPANS_BEFORE = {
    "early": ("early", "beginning", "start", "anfang", "beginn"),
    "mid": ("mid", "middle", "mitte"),
    "late": ("late", "end", "ende"),
    **{
        f"h{n}": (f"h{n}", f"{n}h", *(f"{word} {half}" for word in _COUNTED[n] for half in ("half", "halbjahr")))
        for n in (1, 2)
    },
    **{
        f"q{n}": (
            f"q{n}",
            f"{n}q",
            *(f"{word} {quarter}" for word in _COUNTED[n] for quarter in ("quarter", "quartal")),
        )
        for n in (1, 2, 3, 4)
    },
    "spring": ("spring", "frühjahr", "frühling"),
    "summer": ("summer", "sommer"),
    "autumn": ("autumn", "fall", "herbst"),
    "early spring": ("early spring", "zeitiges frühjahr", "vorfrühling"),
    "mid spring": ("mid spring", "mid-spring"),
    "late spring": ("late spring", "spätes frühjahr", "spätfrühling"),
    "early summer": ("early summer", "frühsommer"),
    "mid summer": ("mid summer", "mid-summer", "midsummer", "hochsommer"),
    "late summer": ("late summer", "spätsommer"),
    "early autumn": ("early autumn", "early fall", "frühherbst"),
    "mid autumn": ("mid autumn", "mid-autumn"),
    "late autumn": ("late autumn", "late fall", "spätherbst"),
    "winter": ("winter", "early winter", "late winter", "frühwinter", "spätwinter"),
}
SPANS_AFTER = {
    "early": ("초", "초순", "상순", "초반"),
    "mid": ("중순", "중반"),
    "late": ("말", "하순", "후반"),
    "h1": ("상반기", "h1", "1h"),
    "h2": ("하반기", "h2", "2h"),
    **{f"q{n}": (f"{n}분기", f"{n}/4분기", f"{n}사분기", f"q{n}", f"{n}q") for n in (1, 2, 3, 4)},
    "spring": ("봄",),
    "summer": ("여름",),
    "autumn": ("가을",),
    "early spring": ("초봄", "이른 봄"),
    "late spring": ("늦봄", "늦은 봄"),
    "early summer": ("초여름", "이른 여름"),
    "mid summer": ("한여름",),
    "late summer": ("늦여름", "늦은 여름"),
    "early autumn": ("초가을", "이른 가을"),
    "late autumn": ("늦가을", "늦은 가을"),
    "winter": ("겨울", "초겨울", "늦겨울"),
}
DECADE_AFTER = ("s", "'s", "er", "ern", "er-jahre", "er-jahren", "er jahre", "er jahren", "년대")
