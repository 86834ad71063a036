"""The sentences of a page: its opening, its title, its description."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from koreanrw.profiles.profile import Profile
from koreanrw.sentences import description_of, opening_of, title_of
from koreanrw.shortening import shortened, shortened_inside

register = template.Library()
register.filter("shortened", shortened)
register.filter("shortened_inside", shortened_inside)
# What the page is called in lists of search results; what it says, in one or two sentences.
register.simple_tag(title_of, name="page_title")
register.simple_tag(description_of, name="page_description")


@register.simple_tag
def opening(page: Profile) -> SafeString:
    """The paragraph the page opens with; its facts take the first footnotes of the page."""
    found = opening_of(page)
    return format_html('<p class="lead">{}</p>', found.html) if found else SafeString("")
