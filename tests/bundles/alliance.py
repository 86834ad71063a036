"""Hochschule Volme and its Korean institute: an agreement renewed, joined and left, under names since given up."""

from events.models import Agreement, Person
from tests.bundles.desk import Desk
from tests.bundles.places import Places


def enter() -> None:
    desk = Desk("alliance")
    places = Places(desk)
    for code in ("AA", "AB", "AC", "AD"):
        desk.source(code)

    university = desk.institution(
        {
            "names": [
                {"text": "Technische Akademie Volme", "language": "de", "kind": "former", "until": "September 2014"}
            ]
        },
        name_de="Hochschule Volme",
        kind="university",
        seat=places.nrw,
    )
    steps = {"steps": "Its city is a partner of its agreement.\nHagen lies in the state."}
    desk.cite(
        university,
        ("AC.4", ["name", "names-0-text", "names-0-until"]),
        ("AB.7", "seat", steps),
        ("AB.1", "names-0-text"),
    )
    lightweight = desk.institution(
        {"relations": [{"kind": "part of", "other": university}]},
        name_de="Institut für Leichtbau",
        name_en="Institute for Lightweight Design",
        kind="other",
        seat=places.nrw,
    )
    desk.cite(lightweight, ("AC.5", ["name", "relations-0-kind", "relations-0-other"]))
    hagen = desk.institution(name_de="Stadt Hagen", name_en="City of Hagen", kind="city", seat=places.hagen)
    desk.cite(hagen, ("AB.4", ["name", "kind"]))
    cluster = desk.institution(name_en="Ruhr Polymer Cluster", kind="network", seat=places.nrw)
    desk.cite(cluster, ("AC.1", "name"))
    merged = desk.institution(name_en="Korea Institute of Advanced Structures", kind="other", seat=places.korea)
    desk.cite(merged, ("AD.3", "name"))
    institute = desk.institution(
        {
            "names": [{"text": "GCI", "language": "en", "kind": "short"}],
            "relations": [{"kind": "merged into", "other": merged, "since": "1 July 2020"}],
        },
        name_en="Gyeongnam Composites Institute",
        name_ko="경남복합재연구원",
        kind="other",
        seat=places.korea,
    )
    desk.cite(
        institute,
        ("AA.1", "name"),
        ("AC.6", ["name", "names-0-text"]),
        ("AD.3", ["relations-0-kind", "relations-0-other", "relations-0-since"]),
    )
    consulate = desk.institution(
        name_de="Honorarkonsulat Ruhr in Busan", name_ko="부산 주재 루르 명예영사관", kind="other", seat=places.busan
    )
    desk.cite(consulate, ("AA.5", "name"))

    bae = desk.add(
        Person,
        {"positions": [{"organisation": institute, "role_en": "head", "role_ko": "원장"}]},
        name_en="Bae Jin-ho",
        name_ko="배진호",
    )
    desk.cite(bae, ("AA.3", ["name", "positions-0-organisation", "positions-0-role"]))
    ostwald = desk.add(
        Person,
        {"positions": [{"organisation": university, "role_de": "Rektorin", "role_en": "rector", "role_ko": "총장"}]},
        name_de="Marlene Ostwald",
        name_ko="마를레네 오스트발트",
        academic_title_de="Prof. Dr.",
    )
    desk.cite(
        ostwald,
        ("AB.3", ["name", "academic_title", "positions-0-role"]),
        ("AA.4", ["name", "positions-0-organisation", "positions-0-role"]),
    )

    first = desk.add(
        Agreement,
        {
            "parties": [
                {"organisation": university, "name_at_signing": "Technische Akademie Volme"},
                {"organisation": institute},
                {"organisation": hagen, "approved": "July 2013"},
            ]
        },
        title_de="Absichtserklärung über Verbundwerkstoffe",
        title_en="Memorandum on composites",
        title_ko="복합재 공동연구 양해각서",
        kind="mou",
        kind_as_printed="양해각서",
        form="written",
        signed="12 June 2013",
        place=places.changwon,
        term_de="fünf Jahre, danach von Jahr zu Jahr",
        term_en="five years, then from year to year",
        term_ko="5년, 이후 1년씩 연장",
        life_cycle="signed",
    )
    one, two, _three = first.parties.order_by("order")
    desk.change(
        first,
        {
            "signatories": [
                {"person": ostwald, "party": one.pk, "capacity": "signatory", "role_de": "Rektorin", "role_ko": "총장"},
                {"person": bae, "party": two.pk, "capacity": "signatory", "role_ko": "원장"},
                {"organisation": consulate, "capacity": "witness"},
            ]
        },
    )
    desk.cite(
        first,
        ("AA.1", ["title", "kind", "kind_as_printed", "form", "life_cycle", "parties-0-organisation",
                  "parties-1-organisation"]),
        ("AA.1", ["signed", "place"], {"preferred": "on", "reason": "Printed where it was signed.",
                                       "wording": "지난 12일 창원에서"}),
        ("AA.2", "term"),
        ("AA.3", ["signatories-1-person", "signatories-1-party", "signatories-1-role"]),
        ("AA.4", ["signatories-0-person", "signatories-0-party", "signatories-0-role"]),
        ("AA.5", ["signatories-2-organisation", "signatories-2-capacity"]),
        ("AB.1", "parties-0-name_at_signing"),
        ("AB.1", "signed", {"given": "11 June 2013", "wording": "am Dienstag, 11. Juni 2013"}),
        ("AB.1", "place", {"given": "busan", "wording": "in Busan"}),
        ("AB.2", "kind", {"given": "letter of intent", "wording": "Absichtserklärung"}),
        ("AB.3", "signatories-0-person"),
        ("AB.4", "parties-2-organisation"),
        ("AC.2", "parties-2-approved"),
    )  # fmt: skip
    renewal = desk.add(
        Agreement,
        {
            "parties": [
                {"organisation": lightweight, "acting_for": university, "withdrew": "31 March 2021"},
                {"organisation": institute},
                {"organisation": cluster, "joined": "1 March 2019"},
            ],
            "links": [{"kind": "renews", "other": first}],
        },
        title_de="Allianz für Verbundwerkstoffe",
        title_en="Alliance for composite research",
        kind="mou",
        signed="18 September 2018",
        place=places.hagen,
        life_cycle="signed",
    )
    desk.cite(
        renewal,
        ("AC.3", ["title", "kind", "life_cycle", "signed", "place", "links-0-kind", "links-0-other"]),
        ("AC.5", ["parties-0-organisation", "parties-0-acting_for"]),
        ("AC.6", "parties-1-organisation"),
        ("AC.1", ["parties-2-organisation", "parties-2-joined"]),
        ("AD.1", "parties-0-withdrew"),
        ("AD.2", "in_force"),
    )
    promise = desk.add(
        Agreement,
        {
            "parties": [{"organisation": merged}, {"organisation": university}],
            "links": [{"kind": "follows", "other": renewal}],
        },
        title_de="Zusage von Stipendien",
        title_en="Promise of scholarships",
        kind="other",
        form="oral",
        signed="2 February 2021",
        life_cycle="signed",
    )
    desk.cite(
        promise,
        ("AD.4", ["title", "kind", "form", "signed", "parties-0-organisation", "parties-1-organisation"]),
    )
    rule = desk.rule("mit assoziierten Mitgliedern", "associated members included", "준회원 포함")
    desk.figure("AC.7", organisation=cluster, subject="members", value="140", qualifier="about", rule=rule,
                as_of="March 2019")  # fmt: skip
    desk.publish()
