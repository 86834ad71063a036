"""The roads by which the list at hand can be taken along."""

from typing import Any

from django import template

from koreanrw.open_data.export import links

register = template.Library()


@register.simple_tag(takes_context=True)
def take_along(context: Any) -> links.TakeAlong | None:
    """Addresses of its files, of the choice of columns and of its feed; nothing where the page is no such list."""
    request = context.get("request")
    return links.take_along(request) if request else None
