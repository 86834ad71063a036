"""The strongest ties of the register, or around one organisation, counted by the database.

However many records there are, what leaves the database is as much as a picture shows.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db import connection, transaction
from django.utils import timezone

from companies.models import Organisation, OrganisationRelation
from events.models import AgreementParty, DelegationMember, Visit, VisitParticipant
from koreanrw.pictures.relations.ties import Tie, TieKind, tie_by_relation, ties_by_agreement, ties_by_visits

# Nobody looks through a picture of more pairs.
MOST_PAIRS = 40
# Records named in the table below it: of each line the latest, then others of them up to here.
MOST_RECORDS = 100
# No two organisations are tied in more styles than these: agreement, group, visit, planned, ended.
_STYLES = 5

# Which records tie which organisations, in which style they are drawn, and the day that orders them. What narrows it
# to the records that name one organisation stands in braces. Those of organisations that are not published are left
# out below.
_AGREEMENTS = """
SELECT 'agreements' AS kind, agreement.id AS record, one.organisation_id AS first, other.organisation_id AS second,
    CASE WHEN agreement.life_cycle = 'announced' THEN 'planned'
         WHEN agreement.life_cycle = 'ended' OR agreement.in_force = 'no' OR agreement.ends_latest < %(today)s
         THEN 'ended' ELSE 'agreements' END AS style,
    coalesce(agreement.signed_latest, agreement.planned_signed_latest) AS day
FROM events_agreement AS agreement
    JOIN events_agreementparty AS one ON one.agreement_id = agreement.id
    JOIN events_agreementparty AS other ON other.agreement_id = agreement.id AND other."order" > one."order"
WHERE agreement.state = 'published' AND agreement.life_cycle <> 'abandoned' {agreements}
"""
_GROUPS = """
SELECT 'groups' AS kind, relation.id AS record, organisation_id AS first, other_id AS second,
    CASE WHEN until_latest < %(today)s THEN 'ended' ELSE 'groups' END AS style, since_latest AS day
FROM companies_organisationrelation AS relation
WHERE true {groups}
"""
# As `ties_by_visits` has it.
_VISITS = """
SELECT 'visits' AS kind, visit.id AS record, came.organisation_id AS first, met.organisation_id AS second,
    CASE WHEN visit.outcome = 'done' THEN 'visits' ELSE 'planned' END AS style,
    coalesce(visit.date_latest, visit.planned_date_latest) AS day
FROM visit JOIN came ON came.visit_id = visit.id JOIN met ON met.visit_id = visit.id
"""
_WHO_CAME_AND_WHO_WAS_MET = """
visit AS (
    SELECT visit.* FROM events_visit AS visit JOIN events_delegation AS delegation ON delegation.id = delegation_id
    WHERE delegation.state = 'published' AND visit.outcome <> 'abandoned' {visits}
),
member AS (
    SELECT DISTINCT delegation_id, organisation_id
    FROM events_delegationmember JOIN companies_organisation AS organisation
        ON organisation.id = organisation_id AND organisation.state = 'published'
    WHERE delegation_id IN (SELECT delegation_id FROM visit)
),
present AS (
    SELECT DISTINCT visit.id AS visit_id, present.organisation_id, member.organisation_id IS NOT NULL AS has_travelled
    FROM visit JOIN events_visitparticipant AS present ON present.visit_id = visit.id
        JOIN companies_organisation AS organisation
            ON organisation.id = present.organisation_id AND organisation.state = 'published'
        LEFT JOIN member
            ON member.delegation_id = visit.delegation_id AND member.organisation_id = present.organisation_id
),
came AS (
    SELECT visit_id, organisation_id FROM present WHERE has_travelled
    UNION ALL
    SELECT visit.id, member.organisation_id FROM visit JOIN member USING (delegation_id)
    WHERE NOT EXISTS (SELECT FROM present WHERE present.visit_id = visit.id AND has_travelled)
),
met AS (
    SELECT visit_id, organisation_id FROM present WHERE NOT has_travelled
    UNION
    SELECT visit.id, host_id FROM visit LEFT JOIN member
        ON member.delegation_id = visit.delegation_id AND member.organisation_id = visit.host_id
    WHERE visit.host_id IS NOT NULL AND member.organisation_id IS NULL
)
"""
_TIES = {TieKind.AGREEMENT: _AGREEMENTS, TieKind.GROUP: _GROUPS, TieKind.VISIT: _VISITS}
_AROUND = {
    TieKind.AGREEMENT: "AND agreement.id IN (SELECT agreement_id FROM events_agreementparty"
    " WHERE organisation_id = %(around)s)",
    TieKind.GROUP: "AND %(around)s IN (organisation_id, other_id)",
    TieKind.VISIT: "AND delegation_id IN (SELECT delegation_id FROM events_delegationmember"
    " WHERE organisation_id = %(around)s UNION SELECT delegation_id FROM events_visit WHERE host_id = %(around)s"
    " UNION SELECT delegation_id FROM events_visitparticipant WHERE organisation_id = %(around)s)",
}
_PAIRS = """
SELECT one, other, count(*) OVER () AS pairs FROM (
    SELECT least(first, second) AS one, greatest(first, second) AS other, count(*) AS strength
    FROM ({ties}) AS tie {among}
    GROUP BY one, other
) AS pair
    JOIN companies_organisation AS here ON here.id = one AND here.state = 'published'
    JOIN companies_organisation AS there ON there.id = other AND there.state = 'published'
ORDER BY strength DESC, here.slug, there.slug
LIMIT %(most)s
"""
# Of each line the latest tie first, then the second of each, the strongest pair before the others.
_LATEST = """
SELECT kind, record, one, other, style, count(*) OVER line AS number
FROM ({ties}) AS tie JOIN unnest(%(one)s::bigint[], %(other)s::bigint[]) WITH ORDINALITY AS pair (one, other, place)
    ON one = least(first, second) AND other = greatest(first, second)
WHERE first = ANY(%(both)s::bigint[]) AND second = ANY(%(both)s::bigint[])
WINDOW line AS (PARTITION BY one, other, style), latest AS (line ORDER BY day DESC NULLS LAST, record)
ORDER BY row_number() OVER latest, place, style
LIMIT %(rows)s
"""
# Enough for the database to count the pairs of a hundred thousand agreements without its disk.
_MEMORY = "64MB"
# Two organisations, the one with the lower key first, and the style in which they are tied.
Line = tuple[int, int, str]


def line_of(tie: Tie) -> Line:
    one, other = sorted((tie.first.pk, tie.second.pk))
    return one, other, tie.style


@dataclass(frozen=True)
class StrongestTies:
    """Ties between two published organisations each, of the pairs that have most of them."""

    # Of each line the latest, and as many more as a page names.
    named: list[Tie]
    # How many ties each line stands for, named or not.
    numbers: Counter[Line]
    # Pairs of organisations that are tied as well, by fewer ties.
    pairs_left_out: int = 0

    @property
    def organisations(self) -> dict[int, Organisation]:
        """Everybody these ties tie, in the order of their addresses, which is the same in every language."""
        found = {each.pk: each for tie in self.named for each in (tie.first, tie.second)}
        return dict(sorted(found.items(), key=lambda entry: entry[1].slug))

    @property
    def degrees(self) -> Counter[int]:
        """How many ties each organisation has."""
        found: Counter[int] = Counter()
        for (one, other, _style), number in self.numbers.items():
            found[one] += number
            found[other] += number
        return found


def strongest_of(ties: Iterable[Tie], most: int = MOST_PAIRS) -> StrongestTies:
    """Of ties that are loaded, those of the ``most`` pairs with the greatest number of them."""
    pairs: dict[frozenset[int], list[Tie]] = {}
    for tie in ties:
        pairs.setdefault(frozenset((tie.first.pk, tie.second.pk)), []).append(tie)
    # Sorting keeps the order of pairs of one strength.
    kept = sorted(pairs.values(), key=len, reverse=True)[:most]
    named = [tie for pair in kept for tie in pair]
    return StrongestTies(named, Counter(line_of(tie) for tie in named), len(pairs) - len(kept))


def strongest_ties(
    kinds: Collection[str] = TieKind.values, around: Organisation | None = None, most: int = MOST_PAIRS
) -> StrongestTies:
    """The ties of the ``most`` pairs with the greatest number of them; a constant number of queries.

    Every tie that a published record states between published organisations counts.
    """
    asked = [TieKind(kind) for kind in kinds]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', %s, true)", [_MEMORY])
        cursor.execute(*_query(_PAIRS, asked, around, most=most))
        pairs = cursor.fetchall()
        if not pairs:
            return StrongestTies([], Counter())
        ends = {"one": [one for one, _other, _all in pairs], "other": [other for _one, other, _all in pairs]}
        both = list({*ends["one"], *ends["other"]})
        rows_wanted = max(most * _STYLES, MOST_RECORDS)
        cursor.execute(*_query(_LATEST, asked, around, rows=rows_wanted, both=both, **ends))
        rows = cursor.fetchall()
    numbers = Counter({(one, other, style): number for _kind, _record, one, other, style, number in rows})
    named: dict[str, set[tuple[int, int, int]]] = {kind: set() for kind in TieKind.values}
    for kind, record, one, other, *_rest in rows[: max(len(numbers), MOST_RECORDS)]:
        named[kind].add((record, one, other))
    return StrongestTies(_ties(named), numbers, pairs[0][2] - len(pairs))


def _query(
    query: str, kinds: Collection[TieKind], around: Organisation | None, **parameters: Any
) -> tuple[str, dict[str, Any]]:
    """The query over the ties of these kinds, and its parameters."""
    narrowed = {kind.value: _AROUND[kind] if around else "" for kind in TieKind}
    ties = " UNION ALL ".join(_TIES[kind] for kind in kinds).format(**narrowed)
    among = "WHERE %(around)s IN (first, second)" if around else ""
    presence = "WITH " + _WHO_CAME_AND_WHO_WAS_MET.format(**narrowed) if TieKind.VISIT in kinds else ""
    parameters |= {"today": timezone.localdate(), "around": around.pk if around else None}
    return presence + query.format(ties=ties, among=among), parameters


def _ties(wanted: dict[str, set[tuple[int, int, int]]]) -> list[Tie]:
    """The ties these records state between these two organisations each; a constant number of queries."""
    keys = {kind: {record for record, _one, _other in found} for kind, found in wanted.items()}
    organisations = Organisation.objects.select_related("country").in_bulk(
        {key for found in wanted.values() for _record, *ends in found for key in ends}
    )
    found: list[Tie] = []
    if agreements := keys[TieKind.AGREEMENT]:
        parties = AgreementParty.objects.filter(agreement__in=agreements, organisation__in=organisations)
        bound: dict[Any, list[AgreementParty]] = {}
        for party in parties.select_related("agreement").order_by("agreement", "order"):
            party.organisation = organisations[party.organisation_id]
            bound.setdefault(party.agreement, []).append(party)
        found += [tie for agreement, rows in bound.items() for tie in ties_by_agreement(agreement, rows)]
    if groups := keys[TieKind.GROUP]:
        for relation in OrganisationRelation.objects.filter(pk__in=groups):
            relation.organisation = organisations[relation.organisation_id]
            relation.other = organisations[relation.other_id]
            found.append(tie_by_relation(relation))
    if visits := keys[TieKind.VISIT]:
        found += _ties_by_visits(visits, organisations)
    return [tie for tie in found if (tie.row, *sorted((tie.first.pk, tie.second.pk))) in wanted[tie.kind]]


def _ties_by_visits(keys: set[int], organisations: dict[int, Organisation]) -> list[Tie]:
    visits = list(Visit.objects.filter(pk__in=keys).select_related("delegation"))
    # People are loaded so that a footnote knows whom it must not name.
    among = {"organisation__in": organisations}
    members = DelegationMember.objects.filter(delegation__in={visit.delegation_id for visit in visits}, **among)
    participants = VisitParticipant.objects.filter(visit__in=keys, **among)
    travelled = list(members.select_related("person").order_by("delegation", "order"))
    present = list(participants.select_related("person").order_by("visit", "order"))
    for row in (*travelled, *present):
        row.organisation = organisations[row.organisation_id]  # type: ignore[index]
    for visit in visits:
        visit.host = organisations.get(visit.host_id)  # type: ignore[arg-type]
    # Both are rows of attendance to the checker of types: they share their manager.
    return list(
        ties_by_visits(visits, cast("list[DelegationMember]", travelled), cast("list[VisitParticipant]", present))
    )
