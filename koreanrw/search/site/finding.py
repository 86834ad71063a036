"""Everything the index finds, of all kinds in one statement: the best of each, and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from koreanrw.kinds import KINDS, Kind
from records.search import LANGUAGES, RANK_WEIGHTS, IndexQuery, TsQuery, by_index, labelled

_KINDS = tuple(kind for kind in KINDS if kind.is_searched)
# Of one kind so many are counted and ranked, of more none besides; and so many are shown.
MOST_COUNTED = 1000
SHOWN = 3

_OF_KIND = """
SELECT {number} AS kind, found.key, {weight} AS weight, found.document @@ {named} AS is_named,
    found.document @@ {exact} AS as_typed, ts_rank('{weights}', found.document, {ranking}) AS rank
FROM ({found}) AS found (key, document)
"""
_BEST = """
SELECT kind, key, total FROM (
    SELECT *, count(*) OVER (PARTITION BY kind) AS total,
        row_number() OVER (PARTITION BY kind ORDER BY is_named DESC, as_typed DESC, rank DESC, key) AS place
    FROM ({kinds}) AS everything
) AS ranked WHERE place <= %s ORDER BY is_named DESC, as_typed DESC, rank * weight DESC, kind, place
"""


@dataclass(frozen=True)
class FoundOfKind:
    """Of one kind the keys of the best matches, and how many there are."""

    kind: Kind
    keys: tuple[int, ...]
    total: int

    @property
    def is_counted(self) -> bool:
        """Whether that many and no more were found."""
        return self.total <= MOST_COUNTED


def find(
    query: IndexQuery, *, kinds: Iterable[Kind] = _KINDS, shown: int = SHOWN, most: int = MOST_COUNTED
) -> list[FoundOfKind]:
    """What a query finds, the kind with the best match first. One statement; of no kind are more than ``most`` ranked.

    What bears all of the question as its entire name comes first. Entries exist for published records only.
    """
    if not query:
        return []
    kinds = tuple(kinds)
    parts: list[str] = []
    parameters: list[Any] = []
    for number, kind in enumerate(kinds):
        found, values = kind.documents(query)[: most + 1].query.sql_with_params()
        parts.append(
            _OF_KIND.format(
                number=number,
                weight=kind.searched.weight,
                weights=f"{{{', '.join(map(str, RANK_WEIGHTS))}}}",
                found=found,
                exact=_literal(query.exact),
                ranking=_literal(query.ranking),
                named=_literal(labelled(query.named, "A")),
            )
        )
        parameters += values
    with by_index(), connection.cursor() as cursor:
        cursor.execute(_BEST.format(kinds=" UNION ALL ".join(parts)), [*parameters, shown])
        rows = cursor.fetchall()
    keys: dict[int, list[int]] = {}
    totals = {}
    for number, key, total in rows:
        keys.setdefault(number, []).append(key)
        totals[number] = total
    return [FoundOfKind(kinds[number], tuple(found), totals[number]) for number, found in keys.items()]


def _literal(query: str) -> str:
    """A query of the index inside a statement, where the planner sees it."""
    return TsQuery(query).as_sql(None, None)[0]


def rows_of(found: Iterable[FoundOfKind]) -> dict[tuple[str, int], models.Model]:
    """The rows behind what was found, by kind and key: one query for each way to load them, with what these prefetch.

    All reference data comes in one.
    """
    loaders: dict[Any, list[FoundOfKind]] = {}
    reference = []
    for each in found:
        if each.kind.searched.entry is None:
            reference.append(each)
        else:
            loaders.setdefault(each.kind.for_lines, []).append(each)
    rows = _reference_rows(reference)
    for load, together in loaders.items():
        loaded = load().in_bulk([key for each in together for key in each.keys])
        rows |= {(each.kind.name, key): loaded[key] for each in together for key in each.keys if key in loaded}
    return rows


def _reference_rows(found: list[FoundOfKind]) -> dict[tuple[str, int], models.Model]:
    if not found:
        return {}
    kinds = {each.kind.name: each.kind for each in found}
    columns = ("slug", *(f"name_{language}" for language in LANGUAGES))
    statements = [
        f"SELECT %s, id, {', '.join(columns)} FROM {each.kind.model._meta.db_table} WHERE id = ANY(%s)"
        for each in found
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), kinds_and_keys(found))
        return {
            (name, key): kinds[name].model(pk=key, **dict(zip(columns, values, strict=True)))
            for name, key, *values in cursor.fetchall()
        }


def kinds_and_keys(found: Iterable[FoundOfKind]) -> list[Any]:
    """What a statement over several kinds asks of each: its name and the keys."""
    return [value for each in found for value in (each.kind.name, list(each.keys))]
