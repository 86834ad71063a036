"""Addresses of the page at hand in other forms."""

from django import template
from django.urls import translate_url

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context, code: str) -> str:
    """The address of this page in another language, its query included."""
    return translate_url(context["request"].get_full_path(), code)
