"""The downloads of the list at hand."""

from django import template

from koreanrw.open_data.export.links import downloads_of

register = template.Library()
register.simple_tag(downloads_of, name="downloads")
