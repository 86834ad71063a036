"""Where a page stands in the register: the way to it from the home page."""

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.generic.base import ContextMixin

from koreanrw.kinds import Kind, kind_of
from koreanrw.names import language_of_name
from records.models import Record, Reference


class Crumb(NamedTuple):
    """One step of the way. The last one is the page at hand and is shown as text, whether it has an address or not."""

    label: str | Promise
    url: str = ""
    # Only where it differs from the language of the page.
    language: str = ""


def crumb_of(named) -> Crumb:
    """The step to a record, a place, a sector or a topic, by its own name and in the language of that name."""
    language = language_of_name(named)
    return Crumb(str(named), named.get_absolute_url(), "" if language == get_language() else language)


def list_of(kind: Kind) -> Crumb:
    """The step to the list of a kind of thing."""
    return Crumb(kind.label, kind.list_address())


def trail_to(record: Record | Reference) -> list[Crumb]:
    """The list something stands in, and its page; pages below that page add themselves."""
    kind = kind_of(record)
    return [*([list_of(kind)] if kind and kind.has_list else []), crumb_of(record)]


class WithBreadcrumbs(ContextMixin):
    """A page that knows its way from the home page, which itself is not part of the list."""

    def get_breadcrumbs(self) -> list[Crumb]:
        """Every step after the home page, the page at hand last."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["breadcrumbs"] = self.get_breadcrumbs()
        return context
