"""Organisations of both sides, under all the names they bear and bore, and the people who speak for them."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from benchmarks.synthetic.growth import GERMAN, KOREAN, ORGANISATIONS, PEOPLE, serial
from benchmarks.synthetic.words import VOCABULARY, Words, german_surname, invented, rank, slug_from, term

COMPANY_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside today's heading."""

    kind: str
    language: str
    text: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody who signs; ``heading`` is today's name, ``former`` the one borne until the year ``renamed``."""

    key: int
    side: int
    slug: str
    kind: str
    heading: Words
    names: tuple[Name, ...]
    founded: int
    former: str = ""
    renamed: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who puts their name under an agreement for one organisation."""

    key: int
    slug: str
    name: Words
    role: Words


@lru_cache(maxsize=1 << 16)
def organisation(seed: int, side: int, number: int) -> Organisation:
    """The organisation of this rank on its side."""
    draw = Random(f"{seed}/{ORGANISATIONS}/{side}/{number}")
    makers = (_german_company, _korean_company) if draw.random() < COMPANY_SHARE else (_german_body, _korean_body)
    kind, heading, names = makers[side](draw, number)
    founded = 1900 + int(90 * draw.random() ** 0.5)
    former, renamed = "", 0
    if draw.random() < 0.15:
        former, renamed = _former_name(draw, side, number), 1998 + int(25 * draw.random())
        language = "de" if side == GERMAN else "ko-Latn"
        names.append(Name("former", language, former, until=str(renamed)))
    key = serial(side, number)
    slug = f"{slug_from(heading.en)[:60].strip('-')}-{key}"
    return Organisation(key, side, slug, kind, heading, tuple(names), founded, former, renamed)


def _german_company(draw: Random, number: int) -> tuple[str, Words, list[Name]]:
    latin, hangul = invented(number)
    if draw.random() < 0.3:
        latin = german_surname(number)
    branch = draw.choice(VOCABULARY["branches"])
    name = f"{latin} {branch[0]}"
    official = f"{name} {draw.choice(VOCABULARY['german_forms'])}"
    names = [Name("official", "de", official), Name("short", "de", latin)]
    if draw.random() < 0.4:
        names.append(Name("translated", "ko", f"{hangul} {branch[2]}"))
    return "company", Words(name, f"{latin} {branch[1]}", f"{hangul} {branch[2]}"), names


def _korean_company(draw: Random, number: int) -> tuple[str, Words, list[Name]]:
    latin, hangul = invented(number, korean=True)
    _german, english, branch, romanised = draw.choice(VOCABULARY["branches"])
    name = f"{latin} {english}"
    names = [
        Name("official", "ko", f"주식회사 {hangul}{branch}"),
        Name("translated", "en", f"{name} Co., Ltd."),
        Name("romanised", "ko-Latn", f"{latin} {romanised}"),
    ]
    if draw.random() < 0.4:
        names.append(Name("short", "ko", hangul))
    return "company", Words(name, name, hangul + branch), names


def _german_body(draw: Random, number: int) -> tuple[str, Words, list[Name]]:
    field = term(rank(draw.random(), 60, 1.0))
    own, own_ko = invented(number + 40)
    shapes = (
        ("agency", f"Institut für {field.de} {own}", f"{own} Institute of {field.en}", f"{own_ko} {field.ko} 연구소"),
        ("university", f"Hochschule {own}", f"{own} University", f"{own_ko} 대학교"),
        ("network", f"Netzwerk {field.de} {own}", f"{own} Network for {field.en}", f"{own_ko} {field.ko} 네트워크"),
        ("association", f"Verband {field.de} {own}", f"{own} Association for {field.en}", f"{own_ko} {field.ko} 협회"),
        ("agency", f"Fördergesellschaft {own}", f"{own} Development Agency", f"{own_ko} 진흥공사"),
    )
    kind, *heading = draw.choice(shapes)
    german, english, _korean = heading
    names = [Name("official", "de", f"{german} e. V."), Name("short", "de", _initials(english, "N"))]
    return kind, Words(*heading), names


def _korean_body(draw: Random, number: int) -> tuple[str, Words, list[Name]]:
    field = term(rank(draw.random(), 60, 1.0))
    own, own_ko = invented(number + 40, korean=True)
    shapes = (
        ("agency", f"Koreanisches Institut für {field.de}", f"Korea Institute of {field.en}", f"한국{field.ko}연구원"),
        ("university", f"Universität {own}", f"{own} University", f"{own_ko}대학교"),
        ("agency", f"Koreanische Agentur für {field.de}", f"Korea {field.en} Agency", f"한국{field.ko}진흥원"),
        ("chamber", f"Handelskammer {own}", f"{own} Chamber of Commerce", f"{own_ko} 상공회의소"),
    )
    romanised = ("Yeonguwon", "Daehakgyo", "Jinheungwon", "Sanggonghoeuiso")
    shape = draw.randrange(len(shapes))
    kind, *heading = shapes[shape]
    _german, english, korean = heading
    names = [
        Name("official", "ko", korean.replace(" ", "")),
        Name("translated", "en", english.title()),
        Name("short", "en", _initials(english, "K")),
        Name("romanised", "ko-Latn", f"{own} {romanised[shape]}"),
    ]
    return kind, Words(*heading), names


def _initials(english: str, last: str) -> str:
    return "".join(word[0] for word in english.split() if word not in ("of", "for")).upper() + last


def _former_name(draw: Random, side: int, number: int) -> str:
    latin, _hangul = invented(number + 7919, korean=side == KOREAN)
    branch = draw.choice(VOCABULARY["branches"])
    return f"{latin} {branch[0]} AG" if side == GERMAN else f"{latin} {branch[3]}"


@lru_cache(maxsize=1 << 15)
def person(seed: int, side: int, number: int) -> Person:
    """The person who speaks for the organisation of the same rank."""
    draw = Random(f"{seed}/{PEOPLE}/{side}/{number}")
    role = Words(*draw.choice(VOCABULARY["roles"]))
    key = serial(side, number)
    if side == GERMAN:
        written = f"{draw.choice(VOCABULARY['german_first_names'])} {german_surname(number)}"
        name = Words(written, written, f"{invented(number, at_least=3)[1]}")
    else:
        surname, surname_ko = draw.choice(VOCABULARY["korean_surnames"])
        given, given_ko = invented(number, korean=True)
        name = Words(f"{surname} {given}", f"{given} {surname}", surname_ko + given_ko)
    return Person(key, f"{slug_from(name.en)}-{key}", name, role)
