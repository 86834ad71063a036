"""Who follows whom: what predecessors signed is found by those who know only the name of today."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext

from koreanrw.names import best_name
from records.search import LANGUAGES

_SUCCESSORS = """
SELECT predecessor.id, successor.id, {names}, ARRAY(
    SELECT text::text FROM companies_organisationnaming WHERE organisation_id = successor.id ORDER BY text
) FROM unnest(%s::bigint[]) AS predecessor (id)
    CROSS JOIN LATERAL companies_successors(predecessor.id) AS found (id)
    JOIN companies_organisation AS successor ON successor.id = found.id
ORDER BY predecessor.id, successor.id
"""


class Successor(NamedTuple):
    """A published organisation that followed another, by its name for this reader and all names it bears or bore."""

    key: int
    name: str
    names: tuple[str, ...]


def successors_of(organisations: Iterable[int]) -> dict[int, list[Successor]]:
    """For each of these organisations all that followed it, by any number of steps; one query."""
    columns = ", ".join(f"successor.name_{language}" for language in LANGUAGES)
    found: dict[int, list[Successor]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SUCCESSORS.format(names=columns), [sorted(set(organisations))])
        for predecessor, key, *headings, names in cursor.fetchall():
            name = best_name(dict(zip(LANGUAGES, headings, strict=True)))
            found.setdefault(predecessor, []).append(Successor(key, name, tuple(names)))
    return found


def signed_by_predecessor(name: str) -> str:
    """What to say of an agreement that is found by the name of who followed one of its parties."""
    return gettext("signed by its predecessor %(name)s") % {"name": name}
