"""Why a version was stored, on pages about the history of a record."""

from django import template

from records.comments import in_words

register = template.Library()
register.filter("reason_stored", in_words)
