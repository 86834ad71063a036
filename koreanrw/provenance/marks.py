"""Footnote marks behind facts, and what footnotes say about their sources, as HTML."""

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koreanrw.names import lang_of, language_words
from koreanrw.provenance.footnotes import Footnotes, Mark, source_name
from records.brackets import before_bracket
from records.models import Certainty


def cite(footnotes: Footnotes, row: models.Model, *fields: str, quiet: bool = False, bare: bool = False) -> SafeString:
    """Behind a fact: its certainty unless it is stated outright, and the numbers of its footnotes.

    Without fields, every citation of the row: ``{% cite footnotes office "opened" %}``. A fact nobody has cited says
    so, unless ``quiet``. ``bare`` leaves the word of certainty to the footnote, where a mark on the page says the same.
    """
    marks = footnotes.cite(row, *fields, by_certainty=not bare)
    if not marks and quiet and not footnotes.waits(row, *fields):
        return SafeString("")
    if not marks:
        return format_html('{}<span class="uncited">({})</span>', before_bracket(), unproved(footnotes, row, *fields))
    if bare or all(mark.certainty == Certainty.STATED for mark in marks):
        return _superscript(marks)
    # Grouped by certainty, so that a date stated without its year shows which part of it is inferred.
    groups = {certainty: [mark for mark in marks if mark.certainty == certainty] for certainty in Certainty}
    return format_html_join("", "{}", ((_group(*group),) for group in groups.items() if group[1]))


def unproved(footnotes: Footnotes, row: models.Model, *fields: str) -> str:
    """What is said behind a fact that no source supports."""
    return _("source not confirmed") if footnotes.waits(row, *fields) else _("no source given")


def _superscript(marks: list[Mark]) -> SafeString:
    """The numbers of footnotes, raised."""
    # Apart from each other even where no stylesheet spaces them: 1 and 2 are not 12.
    label = _("Footnote %(number)d")
    numbers = format_html_join(
        " ",
        '<a id="{}" href="#{}" aria-label="{}">{}</a>',
        (
            (mark.reference, mark.footnote.anchor, label % {"number": mark.footnote.number}, mark.footnote.number)
            for mark in marks
        ),
    )
    # Behind a space that breaks no line: read out, or copied, a mark is no part of the word before it.
    return format_html('<sup class="cite">&nbsp;{}</sup>', numbers)


def certainty_word(certainty: str) -> SafeString:
    """How sure something is, in one word; who only hears the page is told what the word is about."""
    return format_html(
        '<span class="certainty certainty-{}"><span class="visually-hidden">{} </span>{}</span>',
        certainty,
        _("Certainty:"),
        Certainty(certainty).label,
    )


def _group(certainty: Certainty, marks: list[Mark]) -> SafeString:
    """The word for this certainty, unless it goes without saying, and the numbers of its footnotes."""
    superscript = _superscript(marks)
    if certainty == Certainty.STATED:
        return superscript
    # Held together, so that no number stands alone at the beginning of a line.
    return format_html(' <span class="cited">{}{}</span>', certainty_word(certainty), superscript)


def dated(footnotes: Footnotes, row: models.Model, field: str) -> SafeString:
    """``{% dated footnotes office "opened" %}``: an imprecise date with its footnotes, or that it is not known."""
    date = getattr(row, field)
    shown = date.display if date else format_html('<span class="unknown">{}</span>', _("not known"))
    return format_html("{}{}", shown, cite(footnotes, row, field, quiet=not date))


def source_link(source) -> SafeString:
    """A source by its title, linked to its page; a withdrawn one says only that."""
    if not source.public_url:
        return format_html('<span class="withdrawn">{}</span>', source_name(source))
    return format_html('<cite><a href="{}"{}>{}</a></cite>', source.public_url, lang_of(source, "title"), source)


def source_date(source) -> str:
    """When a source was published: as it says itself, or as inferred, or that nobody knows."""
    if source.published:
        return source.published.display
    if source.inferred:
        return _("undated, inferred: %(date)s") % {"date": source.inferred.display}
    return _("undated")


_PRINTED = {
    "de": gettext_lazy("printed in a German source"),
    "en": gettext_lazy("printed in an English source"),
    "ko": gettext_lazy("printed in a Korean source"),
}


def name_language(row: models.Model, footnotes: Footnotes) -> str:
    """The language of a name; of one that merely stands in a source of that language, only this is known."""
    if row.kind == "as printed":  # type: ignore[attr-defined]
        languages = {citation.source.language for citation in footnotes.supporting(row, "text")}
        if row.language in languages:  # type: ignore[attr-defined]
            return str(_PRINTED.get(row.language) or language_words(row.language))  # type: ignore[attr-defined]
    return language_words(row.language)  # type: ignore[attr-defined]
