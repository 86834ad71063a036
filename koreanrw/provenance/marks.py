"""Footnote marks behind facts, and what footnotes say about their sources, as HTML."""

from collections.abc import Container

from django.db import models
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from companies.plans import Plan, plan_of
from koreanrw.names import lang_of, language_words
from koreanrw.provenance.footnotes import Footnotes, Mark, source_name
from records.brackets import before_bracket
from records.models import Certainty
from records.plans import PLANNED, Fate, is_of_plan

# Words of certainty that need not stand behind a fact; those of a plan where that is what is said of it.
_GOES_WITHOUT_SAYING = (Certainty.STATED,)
_SAID_TO_BE_PLANNED = (Certainty.STATED, Certainty.PLANNED)


def cite(footnotes: Footnotes, row: models.Model, *fields: str, quiet: bool = False, bare: bool = False) -> SafeString:
    """Behind a fact: its certainty unless it is stated outright, and the numbers of its footnotes.

    Without fields, every citation of the row: ``{% cite footnotes office "opened" %}``. A fact nobody has cited says
    so, unless ``quiet``; one of which sources give only other values says so in any case. ``bare`` leaves the word of
    certainty to the footnote, where a mark on the page says the same.
    """
    marks = numbers(footnotes, row, *fields, bare=bare)
    # What one field rests on does not speak for another.
    if footnotes.is_disputed(row, *fields) or (not marks and (not quiet or footnotes.waits(row, *fields))):
        marks += format_html('{}<span class="uncited">({})</span>', before_bracket(), unproved(footnotes, row, *fields))
    return marks


def numbers(footnotes: Footnotes, row: models.Model, *fields: str, bare: bool = False) -> SafeString:
    """The numbers alone, with the certainties that have to be said; nothing where no source supports these fields."""
    marks = footnotes.cite(row, *fields, by_certainty=not bare)
    if not marks:
        return SafeString("")
    if bare:
        return _marked(marks, Certainty)
    is_said = bool(fields) and all(is_of_plan(field) for field in fields)
    return _marked(marks, _SAID_TO_BE_PLANNED if is_said else _GOES_WITHOUT_SAYING)


def _marked(marks: list[Mark], unsaid: Container[str]) -> SafeString:
    """The numbers behind the words of certainty that have to be said."""
    if all(mark.certainty in unsaid for mark in marks):
        return _superscript(marks)
    # Grouped by certainty, so that a date stated without its year shows which part of it is inferred.
    groups = {certainty: [mark for mark in marks if mark.certainty == certainty] for certainty in Certainty}
    return format_html_join("", "{}", ((_group(*group, unsaid),) for group in groups.items() if group[1]))


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


def wording(text: str, language: str, translation: str = "") -> SafeString:
    """A source in its own words, with their translation behind."""
    quoted = format_html('<q lang="{}">{}</q>', language, text)
    if not translation:
        return quoted
    return format_html('{}{}<span class="translation">({})</span>', quoted, before_bracket(), translation)


def _group(certainty: Certainty, marks: list[Mark], unsaid: Container[str]) -> SafeString:
    """The word for this certainty, unless it goes without saying, and the numbers of its footnotes."""
    superscript = _superscript(marks)
    if certainty in unsaid:
        return superscript
    # Held together, so that no number stands alone at the beginning of a line.
    return format_html(' <span class="cited">{}{}</span>', certainty_word(certainty), superscript)


def dated(footnotes: Footnotes, row: models.Model, field: str) -> SafeString:
    """``{% dated footnotes office "opened" %}``: an imprecise date with its footnotes, or that it is not known.

    What it was planned for, slip after slip, stands behind it; of what did not happen, or has not yet, in its place.
    """
    date = getattr(row, field)
    plan = plan_of(row, field, footnotes.citations(row, f"{PLANNED}{field}"))
    if plan and not date:
        return _planned(footnotes, row, field, plan)
    shown = date.display if date else format_html('<span class="unknown">{}</span>', _("not known"))
    told = format_html("{}{}", shown, cite(footnotes, row, field, quiet=not date))
    return format_html("{} ({})", told, _planned(footnotes, row, field, plan)) if plan else told


def _planned(footnotes: Footnotes, row: models.Model, field: str, plan: Plan) -> SafeString:
    """A plan with the footnotes of each of its days, and what became of it where nothing else on the page says so."""
    planned = f"{PLANNED}{field}"
    marks = [_marked(footnotes.cite_slip(row, planned, day), _SAID_TO_BE_PLANNED) for day in plan.dates[:-1]]
    marks.append(cite(footnotes, row, planned))
    told, *later = (format_html("{}{}", date.display, mark) for date, mark in zip(plan.dates, marks, strict=True))
    if later:
        told = _filled(pgettext("plan", "first %(date)s"), date=told)
    for day in later:
        told = _filled(pgettext("plan", "%(before)s, then %(date)s"), before=told, date=day)
    # Translators: a date that is, or was, only planned.
    pattern = {
        Fate.ABANDONED: pgettext("plan", "planned: %(dates)s; given up"),
        Fate.NOT_RECORDED: pgettext("plan", "planned: %(dates)s; what came of it is not recorded"),
    }.get(plan.fate, pgettext("plan", "planned: %(dates)s"))
    return _filled(pattern, dates=told)


def _filled(message: str, **values: SafeString) -> SafeString:
    """A translated message with pieces of HTML in it."""
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(str(conditional_escape(message)) % escaped)


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
