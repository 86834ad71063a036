"""The site's own texts."""

from itertools import pairwise
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import DetailView
from markdown_it import MarkdownIt
from markdown_it.token import Token

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, crumb_of
from koreanrw.models import Page
from koreanrw.operations.placeholders import passages_left
from koreanrw.sentences import DESCRIPTION
from koreanrw.shortening import shortened

# Raw HTML stays text, so what an editor writes cannot bring a script; links with other schemes are refused too.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_FIRST_LEVEL = 2


def _lowered(tokens: list[Token]) -> list[Token]:
    """Headings moved down so that the highest one stands below the title of the page."""
    levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
    shift = max(_FIRST_LEVEL - min(levels, default=_FIRST_LEVEL), 0)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + shift, 6)}"
    return tokens


def as_html(text: str) -> SafeString:
    """Markdown as HTML, safe whoever wrote it."""
    return mark_safe(_MARKDOWN.renderer.render(_lowered(_MARKDOWN.parse(text)), _MARKDOWN.options, {}))


def first_words(text: str) -> str:
    """The first paragraph of a text without its markup, as long as search engines show it.

    One that the operator has still to fill in says nothing of the page.
    """
    tokens = _MARKDOWN.parse(text)
    paragraphs = (token for before, token in pairwise(tokens) if before.type == "paragraph_open")
    texts = ("".join(part.content or " " for part in token.children or []) for token in paragraphs)
    return shortened(next((words for words in texts if not passages_left(words)), ""), DESCRIPTION)


class PageView(WithBreadcrumbs, DetailView):
    """About, imprint, privacy, accessibility, sources policy: texts editors may change."""

    template_name = "pages/flatpage.html"
    # The frame of all pages knows a profile as "page".
    context_object_name = "text"
    object: Page

    def get_object(self, queryset=None) -> Page:
        return get_object_or_404(Page, slug=self.kwargs["slug"])

    def get_breadcrumbs(self) -> list[Crumb]:
        return [crumb_of(self.object)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = self.object.body
        return super().get_context_data(
            body=as_html(body), description=first_words(body), passages_left=passages_left(body), **kwargs
        )
