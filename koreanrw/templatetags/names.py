"""Names of records on the pages of others, and the language a translated text is really in."""

from django import template

from koreanrw import names
from koreanrw.provenance import marks
from records.brackets import before_bracket

register = template.Library()
register.simple_tag(before_bracket)
register.filter(names.lang_of)
register.filter(names.in_its_language)
register.simple_tag(names.kind_of)
register.simple_tag(names.name)
register.simple_tag(names.original_title)
register.simple_tag(marks.name_language)
