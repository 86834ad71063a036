"""The head of a page: what its blocks said, said once more elsewhere; addresses; structured data."""

import html
from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from koreanrw.discovery.page_head import PageHead
from koreanrw.discovery.page_head import page_head as head_of
from koreanrw.discovery.structured_data import data_block, graph_of

register = template.Library()


class KeepNode(Node):
    """Shows what it holds and keeps it as plain text, so that a block need not be asked twice."""

    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        shown = self.nodelist.render(context)
        text = " ".join(html.unescape(shown).split())
        context[self.name] = text
        # In a title or an attribute, where it may hold no tags and quotation marks would end it.
        return conditional_escape(text)


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """``{% keep page_title %}{% block title %}{% endblock %}{% endkeep %}``: later ``{{ page_title }}``."""
    try:
        _tag, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("keep takes one name") from None
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name, nodelist)


# What a page does not have reaches these tags as an empty text.


@register.simple_tag
def page_head(request: Any, page: Any, record: Any, number: Any, is_filtered: Any, noindex: Any) -> PageHead | None:
    """Addresses and card of a page made of a profile, below that of a record, or of this number in a list.

    Nothing where it answers no request.
    """
    if not request:
        return None
    shown = page.subject if page else record or None
    return head_of(request, shown, number=number or 0, is_filtered=bool(is_filtered), noindex=bool(noindex))


@register.simple_tag
def structured_data(
    head: PageHead | None, page: Any, title: str, description: str, breadcrumbs: Any, latest: Any
) -> SafeString:
    """What the page says, for machines; nothing where they should not know it."""
    if not head or not head.is_to_be_found:
        return SafeString("")
    return data_block(graph_of(head, page or None, title, description, breadcrumbs or (), latest or ()))
