"""Long runs of text without a space, written on several lines."""

import re

from django import template
from django.template.base import NodeList, Parser, TextNode, Token

register = template.Library()


class OnelineNode(template.Node):
    """Shows what it holds, whose line ends went when the template was read."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        return self.nodelist.render(context)


@register.tag
def oneline(parser: Parser, _token: Token) -> OnelineNode:
    """``{% oneline %}…{% endoneline %}``: ends of lines and indentation within stand in the template alone."""
    nodelist = parser.parse(("endoneline",))
    parser.delete_first_token()
    for text in nodelist.get_nodes_by_type(TextNode):
        text.s = re.sub(r"\s*\n\s*", "", text.s)  # type: ignore[attr-defined]
    return OnelineNode(nodelist)
