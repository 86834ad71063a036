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


@register.simple_tag(takes_context=True)
def page_head(context: Any) -> PageHead | None:
    """Addresses and card of the page at hand; nothing where it answers no request."""
    request = context.get("request")
    return head_of(context.flatten(), request) if request else None


@register.simple_tag(takes_context=True)
def structured_data(context: Any) -> SafeString:
    """What the page says, for machines; nothing where they should not know it."""
    request = context.get("request")
    values = context.flatten()
    head = head_of(values, request) if request else None
    return data_block(graph_of(values, head)) if head and head.is_to_be_found else SafeString("")
