"""Solingen's journey to Gwangju: put off twice, made at last, told by three who counted differently."""

from events.models import Delegation, Person
from tests.bundles.desk import Desk
from tests.bundles.places import Places


def enter() -> None:
    desk = Desk("journey")
    places = Places(desk)
    for code in ("JA", "JB", "JD", "JE"):
        desk.source(code)
    desk.source("JC", same_story_as=desk.sources["JB"])

    city = desk.institution(name_de="Stadt Solingen", name_en="City of Solingen", kind="city", seat=places.solingen)
    desk.cite(city, ("JB.2", ["name", "kind"]))
    smiths = desk.institution(name_de="Solinger Klingenschmiede", kind="association", seat=places.solingen)
    desk.cite(smiths, ("JE.4", "name"))
    hanbit = desk.company(name_en="Hanbit Knives", name_ko="한빛칼", seat=places.gwangju)
    desk.cite(hanbit, ("JB.5", ["name", "seat"]), ("JD.3", "name"))
    association = desk.institution(
        name_en="Gwangju blade association", name_ko="광주칼산업협회", kind="association", seat=places.gwangju
    )
    desk.cite(association, ("JD.3", ["name", "seat"]))

    leader = desk.add(
        Person,
        {
            "names": [
                {"text": "Henning Dahlbuedding", "language": "en", "kind": "as printed"},
                {"text": "Dalbueding", "language": "ko-Latn", "kind": "as printed"},
            ],
            "positions": [
                {"organisation": city, "role_de": "Stadtkämmerer", "role_en": "city treasurer"},
                {"organisation": city, "role_de": "Oberbürgermeister", "role_en": "Lord Mayor", "role_ko": "시장",
                 "since": "1 November 2020"},
            ],
        },
        name_de="Henning Dahlbüdding",
        name_ko="헤닝 달뷔딩",
    )  # fmt: skip
    desk.cite(
        leader,
        ("JA.6", ["name", "positions-0-role", "positions-0-organisation"]),
        ("JB.2", ["names-0-text", "positions-1-role", "positions-1-organisation"]),
        ("JD.1", "name"),
        ("JE.3", "positions-1-since"),
        ("JE.5", "names-1-text"),
    )
    pohl = desk.add(
        Person,
        {"positions": [{"organisation": smiths, "role_de": "Vorsitzende", "role_en": "chair"}]},
        name_de="Annegret Pohl",
        academic_title_de="Dr.",
    )
    desk.cite(pohl, ("JE.4", ["name", "academic_title", "positions-0-role", "positions-0-organisation"]))

    journey = desk.add(
        Delegation,
        {
            "members": [
                {"person": leader, "organisation": city, "leads": "on", "role_de": "Oberbürgermeister",
                 "role_en": "Lord Mayor", "role_ko": "시장"},
                {"person": pohl, "organisation": smiths, "role_de": "Vorsitzende", "role_en": "chair"},
            ],
            "visits": [
                {"kind": "talk", "outcome": "done", "date": "11 October 2022", "place": places.gwangju,
                 "host": association},
                {"kind": "company visit", "outcome": "done", "planned_date": "October 2020", "date": "11 October 2022",
                 "place": places.gwangju, "host": hanbit},
                {"kind": "visit", "outcome": "abandoned", "place": places.busan, "topic_de": "Hafen",
                 "topic_en": "port"},
            ],
        },
        title_de="Solingen in Gwangju",
        title_en="Solingen in Gwangju",
        title_ko="졸링겐시 방문단",
        direction="to korea",
        origin=places.solingen,
        destination=places.korea,
        planned_starts="May 2021",
        starts="10 October 2022",
        planned_ends="16 October 2022",
        ends="17 October 2022",
    )  # fmt: skip
    back = {"steps": "The release of Thursday, 20 October 2022, says “on Monday”.\nThat Monday was 17 October 2022."}
    desk.cite(
        journey,
        ("JA.1", "planned_starts", {"given": "October 2020", "wording": "im Oktober 2020"}),
        ("JA.1", "members-0-person"),
        ("JA.3", ["visits-1-host", "visits-1-planned_date"]),
        ("JA.4", ["visits-2-place", "visits-2-topic"]),
        ("JB.2", ["title", "origin", "members-0-person", "members-0-organisation", "members-0-leads",
                  "members-0-role"]),
        ("JB.3", ["direction", "destination", "starts"]),
        ("JB.4", "planned_starts", {"wording": "to May 2021"}),
        ("JB.5", ["visits-1-kind", "visits-1-host", "visits-1-place", "visits-1-date", "visits-1-outcome"]),
        ("JC.1", ["starts", "visits-1-host"]),
        ("JD.1", ["members-0-person", "members-0-leads"]),
        ("JD.3", ["visits-0-kind", "visits-0-host", "visits-0-date", "visits-0-place", "visits-0-outcome",
                  "visits-1-date", "visits-1-host"]),
        ("JD.4", "visits-2-outcome", {"wording": "부산 방문은 태풍으로 취소되었다"}),
        ("JD.5", "planned_ends"),
        ("JE.2", "ends", back),
        ("JE.4", ["members-1-person", "members-1-organisation", "members-1-role"]),
    )  # fmt: skip
    without = desk.rule("ohne Dolmetscher", "interpreters not counted", "통역 제외")
    included = desk.rule("mit Dolmetschern", "interpreters included", "통역 포함")
    for code, fields in (
        ("JA.2", {"value": "24", "is_planned": "on", "as_of": "October 2020"}),
        ("JB.1", {"value": "20", "qualifier": "odd", "as_of": "10 October 2022"}),
        ("JD.2", {"value": "18", "rule": without, "as_of": "11 October 2022"}),
        ("JE.1", {"value": "22", "rule": included, "as_of": "October 2022"}),
    ):
        desk.figure(code, delegation=journey, subject="group size", **fields)
    desk.publish()
