"""What the operator of an installation must still fill in: the passages in brackets the site's own texts come with."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DEFAULT_DB_ALIAS, connections

from koreanrw.models import Page

# As the seeded texts have them: [Operator: fill in name and address here].
PLACEHOLDER = re.compile(r"\[(?:Operator|Betreiber|운영자)\s*:[^\]]*\]")
WHAT_TO_DO = (
    "Fill in the passages in brackets, in every language, in the admin under Pages. While they stand there the "
    "register is not served as production: start it with KOREANRW_PRODUCTION=false on this machine (the database "
    "may be the same), fill them in, and start it again. docs/settings.md says more."
)


class Unfinished(NamedTuple):
    """A page of the site with passages nobody has filled in, in these languages."""

    slug: str
    languages: tuple[str, ...]
    # One of them, to know them by.
    passage: str

    def __str__(self) -> str:
        return f"{self.slug} is not finished in {', '.join(self.languages)} ({self.passage})"


def unfinished_pages() -> list[Unfinished]:
    """Every page with a placeholder left in some language; one query."""
    return list(_unfinished())


def _unfinished() -> Iterator[Unfinished]:
    for page in Page.objects.order_by("slug"):
        left = {code: passages_left(getattr(page, f"body_{code}") or "") for code, _name in settings.LANGUAGES}
        if found := {code: passages for code, passages in left.items() if passages}:
            yield Unfinished(page.slug, tuple(found), next(iter(found.values()))[0])


def passages_left(text: str) -> tuple[str, ...]:
    """The placeholders a text still carries."""
    return tuple(PLACEHOLDER.findall(text))


def check_site_texts(
    *, app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse to publish legal texts with placeholders; a database without tables has none to judge."""
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    if Page._meta.db_table not in connections[DEFAULT_DB_ALIAS].introspection.table_names():
        return []
    return [Error(f"The page {page}.", hint=WHAT_TO_DO, id="koreanrw.E004") for page in unfinished_pages()]
