"""Narae Optics: four accounts of one opening, two moves, a second opening, and a headquarters elsewhere."""

from companies.models import Office
from events.models import Person
from tests.bundles.desk import Desk
from tests.bundles.places import Places


def enter() -> None:
    desk = Desk("lenses")
    places = Places(desk)
    for code in ("LA", "LB", "LC"):
        desk.source(code)
    undated = desk.source("LD", inferred="January 2022")
    steps = "It speaks of 1 February as in the coming month.\nIt speaks of 10 January 2022 as past."
    desk.cite(undated, ("LD.7", "inferred", {"steps": steps}))

    firm = desk.company(name_de="Brockhoff & Lindemann")
    desk.cite(firm, ("LA.2", "name"))
    narae = desk.company(
        {
            "names": [
                {"text": "Narae Optik", "language": "de", "kind": "as printed"},
            ]
        },
        name_de="Narae Optics",
        name_en="Narae Optics",
        name_ko="나래광학",
        seat=places.daegu,
        founded="1988",
    )
    desk.cite(
        narae,
        ("LA.7", ["name", "founded"], {"wording": "wurde 1988 in Daegu gegründet"}),
        ("LC.1", ["name", "seat"], {"wording": "대구의 렌즈 제조업체"}),
        ("LD.9", "names-0-text"),
    )
    head = desk.add(
        Person,
        {
            "names": [
                {"text": "O Se-yeon", "language": "ko-Latn", "kind": "as printed"},
                {"text": "Seyeon Oh", "language": "en", "kind": "as printed"},
                {"text": "Oh Seyeon", "language": "ko-Latn", "kind": "as printed"},
            ],
            "positions": [{"organisation": narae, "role_de": "Niederlassungsleiterin", "role_en": "branch manager",
                           "role_ko": "소장"}],
        },
        name_de="Oh Se-yeon",
        name_en="Oh Se-yeon",
        name_ko="오세연",
    )  # fmt: skip
    desk.cite(
        head,
        ("LA.6", ["names-0-text", "positions-0-organisation", "positions-0-role"]),
        ("LB.3", ["names-1-text", "positions-0-organisation"]),
        ("LC.7", ["name", "positions-0-organisation"]),
        ("LD.5", ["names-2-text", "positions-0-organisation"]),
    )

    # From the last to the first: an office that moved names the one that took its place.
    frankfurt = desk.add(
        Office,
        {"functions": [{"function": "european headquarters", "outcome": "done", "since": "16 September 2019",
                        "until": "summer 2021"}]},
        organisation=narae,
        place=places.frankfurt,
        opened="16 September 2019",
    )  # fmt: skip
    desk.cite(
        frankfurt,
        ("LC.1", ["organisation", "place", "opened", "functions-0-function", "functions-0-since",
                  "functions-0-outcome"], {"wording": "2019년 9월 16일 문을 열었다"}),
        ("LD.6", ["functions-0-until"], {"wording": "seit Sommer 2021 Geschichte"}),
    )  # fmt: skip
    again = desk.add(
        Office,
        organisation=narae,
        place=places.duesseldorf,
        address="Immermannstraße 65",
        opened="10. Januar 2022",
    )
    desk.cite(again, ("LD.2", ["organisation", "place", "address", "opened"]))
    duesseldorf = desk.add(
        Office,
        {"functions": [{"function": "sales", "outcome": "done", "since": "2019-05"}]},
        organisation=narae,
        place=places.duesseldorf,
        address="Immermannstraße 65",
        opened="May 2019",
        closed="end of 2020",
        moved_to=again,
    )
    desk.cite(
        duesseldorf,
        ("LC.4", ["organisation", "place", "address", "opened"]),
        ("LC.5", ["functions-0-function", "functions-0-since", "functions-0-outcome"]),
        ("LD.1", "closed", {"wording": "Ende 2020"}),
        ("LD.2", "moved_to"),
    )
    bruell = desk.add(
        Office,
        {
            "functions": [
                {"function": "sales", "outcome": "done", "since": "July 2018"},
                {
                    "function": "european headquarters",
                    "outcome": "elsewhere",
                    "planned_since": "spring 2019",
                    "fulfilled_at": frankfurt,
                },
            ]
        },
        organisation=narae,
        place=places.ratingen,
        address="Am Brüll 17",
        opened="29 June 2018",
        closed="May 2019",
        moved_to=duesseldorf,
    )
    desk.cite(
        bruell,
        ("LB.5", ["organisation", "place", "address", "opened"]),
        ("LB.7", ["functions-0-function", "functions-0-since", "functions-0-outcome"]),
        ("LC.4", ["closed", "moved_to"]),
        ("LA.4", "functions-1-function"),
        ("LA.4", "functions-1-planned_since", {"given": "by autumn 2018", "wording": "Bis spätestens Herbst 2018"}),
        ("LB.2", "functions-1-planned_since", {"given": "summer 2018", "wording": "An earlier date in summer 2018"}),
        ("LB.1", ["functions-1-function", "functions-1-planned_since"], {"wording": "not open before spring 2019"}),
        ("LC.1", "functions-1-fulfilled_at"),
        ("LC.2", "functions-1-outcome", {"wording": "라팅겐 계획은 접었다"}),
    )
    first = desk.add(
        Office,
        {"functions": [{"function": "liaison", "outcome": "done", "since": "1 March 2017"}]},
        organisation=narae,
        place=places.ratingen,
        address="Kaiserswerther Straße 115",
        in_house_of=firm,
        opened="1 March 2017",
        closed="29 June 2018",
        moved_to=bruell,
    )
    desk.cite(
        first,
        ("LA.1", ["organisation", "place", "functions-0-function", "functions-0-since", "functions-0-outcome"]),
        ("LA.1", "opened", {"preferred": "on", "reason": "Printed within a fortnight of the day.",
                            "wording": "Seit dem 1. März 2017"}),
        ("LA.2", ["address", "in_house_of"]),
        ("LB.4", "opened", {"given": "early 2017", "wording": "in Ratingen since early 2017"}),
        ("LB.5", ["closed", "moved_to"]),
        ("LC.3", "opened", {"given": "February 2017", "wording": "2017년 2월"}),
        ("LC.3", "functions-0-function"),
        ("LD.4", "opened", {"given": "6 December 2016", "wording": "mit einem Empfang am Nikolaustag 2016"}),
    )  # fmt: skip

    own = desk.rule("eigene Beschäftigte, ohne Leihkräfte", "own payroll, without temporary workers", "파견 인력 제외")
    with_loans = desk.rule("mit Leihkräften", "temporary workers included", "파견 인력 포함")
    numbers = (
        ("LA.3", {"office": first, "subject": "staff", "value": "2", "as_of": "1 March 2017"}),
        ("LA.5", {"office": bruell, "subject": "jobs", "value": "30", "qualifier": "about", "is_planned": "on"}),
        ("LA.8", {"organisation": narae, "subject": "staff", "value": "640", "qualifier": "more than",
                  "as_of": "2017-03"}),
        ("LB.6", {"office": bruell, "subject": "area", "value": "410", "unit": "m2", "as_of": "November 2018"}),
        ("LB.8", {"office": bruell, "subject": "staff", "value": "11", "rule": own, "as_of": "November 2018"}),
        ("LC.6", {"office": duesseldorf, "subject": "staff", "value": "14", "rule": with_loans,
                  "as_of": "October 2019"}),
        ("LD.3", {"office": again, "subject": "staff", "value": "5", "rule": own, "as_of": "January 2022"}),
    )  # fmt: skip
    for code, fields in numbers:
        desk.figure(code, **fields)
    desk.publish()
