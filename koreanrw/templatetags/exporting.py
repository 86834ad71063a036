"""The downloads of the list at hand."""

from typing import Any

from django import template

from koreanrw.open_data.export import links

register = template.Library()


@register.simple_tag
def downloads(request: Any) -> links.Downloads | None:
    """Addresses of its files, of the choice of columns and of its feed; nothing where the page is no such list."""
    return links.downloads_of(request) if request else None
