"""Saebit's works in Marl: shares that shift, a name that changes, promises in two currencies."""

from companies.models import Office
from events.models import Agreement
from tests.bundles.desk import Desk
from tests.bundles.places import Places


def enter() -> None:
    desk = Desk("works")
    places = Places(desk)
    for code in ("WA", "WB", "WC", "WD", "WE"):
        desk.source(code)

    saebit = desk.company(name_en="Saebit Chemical", name_de="Saebit", name_ko="새빛화학", seat=places.ulsan)
    yesterday = {"steps": "The article of 9 November 2011 says “gestern”.\nThat was 8 November 2011."}
    desk.cite(saebit, ("WA.1", ["name", "seat"]), ("WB.1", "name"))
    lippe = desk.company(name_de="Lippe-Polymer GmbH", name_ko="리페폴리머", seat=places.nrw)
    desk.cite(lippe, ("WA.1", "name"), ("WB.3", "name"))
    venture = desk.company(
        {
            "names": [{"text": "RS Polymer GmbH", "language": "de", "kind": "former", "until": "end of 2013"}],
            "relations": [
                {"kind": "joint venture", "other": saebit, "share": "50", "until": "2013-12-31"},
                {"kind": "joint venture", "other": lippe, "share": "50", "until": "2013-12-31"},
                {
                    "kind": "joint venture",
                    "other": saebit,
                    "share": "70",
                    "since": "1 January 2014",
                    "until": "2017-12-31",
                },
                {
                    "kind": "joint venture",
                    "other": lippe,
                    "share": "30",
                    "since": "1 January 2014",
                    "until": "2017-12-31",
                },
                {"kind": "subsidiary of", "other": saebit, "share": "100", "since": "1 January 2018"},
            ],
        },
        name_de="Saebit Europe GmbH",
        seat=places.marl,
    )
    desk.cite(
        venture,
        ("WA.8", "seat"),
        ("WA.2", [f"relations-{row}-{name}" for row in (0, 1) for name in ("kind", "other", "share")]),
        ("WA.2", "names-0-text"),
        ("WB.3", [f"relations-{row}-{name}" for row in (0, 1) for name in ("kind", "other", "share")]),
        ("WC.1", ["name", "names-0-text", "names-0-until"]),
        ("WC.4", [f"relations-{row}-{name}" for row in (2, 3) for name in ("kind", "other", "share", "since")]),
        ("WC.6", ["relations-0-until", "relations-1-until"]),
        ("WD.3", "relations-3-share"),
        ("WD.3", "relations-3-until", {"gives": "words", "wording": "Lippe-Polymer hält weiter 30 Prozent"}),
        ("WE.2", [f"relations-4-{name}" for name in ("kind", "other", "share", "since")]),
        ("WE.3", "relations-2-until"),
        ("WE.3", "relations-3-until", {"preferred": "on",
                                       "reason": "The same paper corrects what it printed."}),
    )  # fmt: skip
    works = desk.add(
        Office,
        {
            "functions": [
                {"function": "production", "outcome": "done", "planned_since": "second half of 2013",
                 "since": "12 February 2014", "planned_until": "31 March 2020", "until": "30 April 2020"},
            ]
        },
        organisation=venture,
        place=places.marl,
        planned_closed="31 March 2020",
        closed="30 April 2020",
    )  # fmt: skip
    desk.cite(
        works,
        ("WA.5", "functions-0-planned_since", {"given": "end of 2012", "wording": "soll Ende 2012 anlaufen"}),
        ("WB.1", "functions-0-planned_since", {"wording": "2013년 하반기로 연기"}),
        ("WC.2", ["organisation", "place", "functions-0-function", "functions-0-since", "functions-0-outcome"]),
        ("WD.1", ["planned_closed", "functions-0-planned_until"], {"wording": "zum 31. März 2020"}),
        ("WE.1", ["closed", "functions-0-until"], {"wording": "am 30. April 2020"}),
    )
    contract = desk.add(
        Agreement,
        {"parties": [{"organisation": saebit}, {"organisation": lippe}]},
        title_de="Vertrag über ein gemeinsames Unternehmen in Marl",
        title_en="Joint venture contract, Marl",
        kind="contract",
        kind_as_printed="Vertrag",
        signed="8 November 2011",
        place=places.marl,
        life_cycle="signed",
    )
    desk.cite(
        contract,
        ("WA.1", ["title", "kind", "kind_as_printed", "place", "parties-0-organisation", "parties-1-organisation"]),
        ("WA.7", "signed", {**yesterday, "wording": "haben gestern in Marl"}),
    )  # fmt: skip
    loans = desk.rule("mit Leihkräften", "temporary workers included", "파견 인력 포함")
    for code, fields in (
        ("WA.3", {"subject": "money", "value": "85000000", "unit": "EUR", "is_planned": "on"}),
        ("WA.4", {"subject": "jobs", "value": "150", "is_planned": "on"}),
        ("WB.2", {"subject": "money", "value": "120000000000", "unit": "KRW", "is_planned": "on"}),
        ("WC.3", {"subject": "staff", "value": "96", "rule": loans, "as_of": "March 2014"}),
        ("WC.5", {"subject": "money", "value": "91000000", "unit": "EUR", "period": "in all", "as_of": "March 2014"}),
        ("WD.2", {"subject": "staff", "value": "40", "rule": loans, "as_of": "December 2019"}),
    ):
        desk.figure(code, office=works, **fields)
    desk.publish()
