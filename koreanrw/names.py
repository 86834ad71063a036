"""Names of records on the pages of others, and the language a translated text is really in."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext_lazy
from modeltranslation.utils import resolution_order

from records.models import Record


def best_language(texts: Mapping[str, str | None]) -> str:
    """Of the same text in several languages the one a reader is shown: their own, or the first other that is filled."""
    active = get_language() or settings.LANGUAGE_CODE
    return next((code for code in resolution_order(active) if texts.get(code)), active)


def best_name(texts: Mapping[str, str | None]) -> str:
    """What a reader is shown of the same name in several languages; empty where it has none."""
    return texts.get(best_language(texts)) or ""


def language_of(instance: models.Model, field: str) -> str:
    """The language the translated ``field`` shows now."""
    return best_language({code: getattr(instance, f"{field}_{code}", "") for code, _name in settings.LANGUAGES})


def lang_of(instance: models.Model, field: str) -> SafeString:
    """A ``lang`` attribute where the text of ``field`` is not in the language of the page; else nothing."""
    found = language_of(instance, field)
    return SafeString("") if found == get_language() else format_html(' lang="{}"', found)


def language_of_name(named: models.Model) -> str:
    """The language in which a record or a piece of reference data is named now.

    A name made of those of others is in their language, where all of them are in one.
    """
    found = {language_of(owner, field) for owner, field in _names_within(named)}
    return found.pop() if len(found) == 1 else str(get_language() or settings.LANGUAGE_CODE)


def _names_within(named: models.Model) -> list[tuple[models.Model, str]]:
    """The translated fields a name is taken from, each with the row it belongs to."""
    if named_by := getattr(named, "NAMED_BY", ()):
        return [found for part in named_by for found in _names_within(getattr(named, part))]
    field = next((field for field in ("name", "title") if hasattr(named, f"{field}_de")), "")
    return [(named, field)] if field else []


def _name_in_its_languages(record: Record, whole: str) -> SafeString:
    """Its public name, which is in the language ``whole`` but for the names within it that are marked."""
    within = _names_within(record)
    if len(within) < 2:
        return format_html("{}", record.public_name)
    parts = ((language_of(owner, field), owner) for owner, field in within)
    marked = [
        (owner if code == whole else format_html('<span lang="{}">{}</span>', code, owner),) for code, owner in parts
    ]
    return format_html_join(", ", "{}", marked)


def in_its_language(record: Record) -> SafeString:
    """Its public name in the midst of other words, marked where it is in another language than the page."""
    if record.public_name != str(record):
        return format_html("{}", record.public_name)
    whole = language_of_name(record)
    named = _name_in_its_languages(record, whole)
    return named if whole == get_language() else format_html('<span lang="{}">{}</span>', whole, named)


def kind_of(row: models.Model) -> str:
    """What kind of record or part this is, in one word."""
    return str(getattr(row, "kind_name", "") or row._meta.verbose_name)


def name(record: Record, text: str = "") -> SafeString:
    """Another record by name, linked while it is published; withdrawn, it reads "name withdrawn" and is no link.

    ``text`` replaces the name of a published record where it bore another one then.
    """
    address = record.public_url
    if not address:
        return format_html('<span class="withdrawn">{}</span>', record.public_name)
    if text:
        return format_html('<a href="{}">{}</a>', address, text)
    whole = language_of_name(record)
    lang = SafeString("") if whole == get_language() else format_html(' lang="{}"', whole)
    return format_html('<a href="{}"{}>{}</a>', address, lang, _name_in_its_languages(record, whole))


# Language tags that names bear, beside those Django knows by name.
_SCRIPTS = {
    "Latn": gettext_lazy("in Latin letters"),
    "Hang": gettext_lazy("in Hangul"),
    "Hani": gettext_lazy("in Hanja"),
}


def language_words(tag: str) -> str:
    """The words for a language tag: "Korean, in Latin letters" for ko-Latn; unknown tags stay as they are."""
    code, *rest = tag.split("-")
    try:
        language = get_language_info(code)["name_translated"]
    except KeyError:
        return tag
    return ", ".join([str(language), *(str(_SCRIPTS.get(subtag, subtag)) for subtag in rest)])


def original_title(source: Record) -> str:
    """The title in the source's own language, where the page shows a translation; else nothing."""
    printed = getattr(source, f"title_{source.language}", "")  # type: ignore[attr-defined]
    return printed if printed != str(source) else ""
