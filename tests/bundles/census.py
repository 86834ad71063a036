"""How many Korean companies there are on the Rhine: four who count, by rules that change."""

from events.models import Person
from tests.bundles.desk import Desk
from tests.bundles.places import Places


def enter() -> None:
    desk = Desk("census")
    places = Places(desk)
    for code in ("CA", "CB", "CD", "CE"):
        desk.source(code)
    desk.source("CC", same_story_as=desk.sources["CA"])

    circle = desk.institution(
        {"names": [{"text": "재라인상사협의회", "language": "ko", "kind": "former", "until": "2015"}]},
        name_ko="라인한국경제인회",
        name_en="Korean Business Circle on the Rhine",
        kind="association",
        seat=places.nrw,
    )
    desk.cite(circle, ("CB.2", "name"), ("CB.3", ["names-0-text", "names-0-until"]))
    chair = desk.add(
        Person,
        {"positions": [{"organisation": circle, "role_ko": "회장", "role_en": "chair"}]},
        name_en="Min Garam",
        name_ko="민가람",
    )
    desk.cite(chair, ("CB.4", ["name", "positions-0-organisation", "positions-0-role"]))
    fair = desk.institution(
        {"names": [{"text": "Korea Days Rhine", "language": "en", "kind": "former", "until": "2017"}]},
        name_en="K-Rhine Expo",
        kind="trade fair",
    )
    desk.cite(fair, ("CE.1", ["name", "names-0-text", "names-0-until"]))

    branches = desk.rule(
        "Zweigstellen ohne Personal eingeschlossen", "branches without staff included", "직원 없는 지점 포함"
    )
    resident = desk.rule("nur mit Personal am Ort", "with resident staff only", "상주 직원이 있는 기업만")
    entered = desk.rule("nur im Handelsregister", "in the commercial register only", "상업등기부 등재 기업만")
    companies = {"subject": "korean companies"}
    desk.figure(
        "CD.1",
        ("CD.1", "value", {"preferred": "on", "reason": "The same chamber counted anew.",
                           "wording": "nicht 104, sondern 98"}),
        ("CA.1", ["place", "rule", "as_of"], {"wording": "Zum Jahresende 2014"}),
        ("CA.1", "value", {"given": "104"}),
        ("CC.1", "value", {"given": "104"}),
        **companies,
        place=places.duesseldorf,
        value="98",
        rule=branches,
        as_of="end of 2014",
    )  # fmt: skip
    for code, fields in (
        ("CA.2", {**companies, "place": places.nrw, "value": "200", "qualifier": "just under", "as_of": "May 2015"}),
        (
            "CB.1",
            {
                **companies,
                "place": places.duesseldorf,
                "value": "80",
                "qualifier": "odd",
                "rule": resident,
                "as_of": "March 2016",
            },
        ),
        ("CB.2", {"subject": "members", "organisation": circle, "value": "31", "as_of": "March 2016"}),
        (
            "CD.2",
            {
                **companies,
                "place": places.duesseldorf,
                "value": "65",
                "qualifier": "at least",
                "rule": entered,
                "as_of": "October 2019",
            },
        ),
        ("CE.3", {"subject": "exhibitors", "organisation": fair, "value": "60"}),
    ):
        desk.figure(code, **fields)
    desk.publish()
