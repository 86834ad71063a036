"""Pictures on other people's pages."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from koreanrw.addresses import absolute
from koreanrw.pictures import Picture

register = template.Library()

# Links to other pages, in contrast to those within the page.
_LINK = re.compile(r'<a\s+(?=[^>]*\bhref="(?!#))')


@register.filter(is_safe=True)
def leaving_the_frame(html: str) -> SafeString:
    """The same HTML with every link that leaves the page opening in the whole window instead of the frame."""
    return mark_safe(_LINK.sub('<a target="_top" ', html))


@register.simple_tag
def frame_of(picture: Picture) -> SafeString:
    """What somebody copies into a page of their own to show this picture there."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="600" loading="lazy"></iframe>',
        absolute(picture.embed_url),
        picture.title,
    )
