"""Why something was found: the words in its name, or the name or text in which they stand instead."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation, OrganisationName
from events.search_index import SUCCESSOR_OF
from koreanrw.kinds import Kind
from koreanrw.names import language_of, language_of_name
from koreanrw.search.site.finding import FoundOfKind, kinds_and_keys, rows_of
from koreanrw.search.succession import signed_by_predecessor
from records.querysets import is_published
from records.search import LANGUAGES, IndexQuery
from records.search.marking import Marking

# Texts that are names of the thing itself or of one it is about.
_NAMES = ("name", "party", "organisation", "person")
# Longer texts are shown in part.
_LONGEST_NAME = 120
_MOST_REASONS = 2


class Text(NamedTuple):
    """A text something is found by, as the views of the index list them, and ``what`` it is of it."""

    weight: str
    is_name: bool
    text: str
    what: str


@dataclass(eq=False)
class Reason:
    """A text that does not stand in the line but holds words of the question; ``kind`` says what it is of the thing."""

    text: Text
    words: SafeString
    # Only where it is not the page's own, as far as that can be known.
    language: str = ""
    kind: str = ""

    @property
    def is_successor(self) -> bool:
        return self.text.what.startswith(SUCCESSOR_OF)


@dataclass
class Result:
    """One line: what was found, its name with the words marked, and where else they stand."""

    kind: Kind
    record: Any
    title: SafeString
    snippet: SafeString
    reasons: list[Reason]

    @property
    def address(self) -> str:
        return self.record.get_absolute_url()

    @cached_property
    def language(self) -> str:
        found = language_of_name(self.record)
        return "" if found == get_language() else found

    @property
    def language_of_snippet(self) -> str:
        found = language_of(self.record, self.kind.searched.text)
        return "" if found == get_language() else found


def explained(found: list[FoundOfKind], query: IndexQuery) -> dict[str, list[Result]]:
    """The lines of each kind. Besides the rows themselves two queries: texts, and kinds of names."""
    marking = Marking(query)
    rows, texts = rows_of(found), _texts_of(found) if marking else {}
    results = {
        each.kind.name: [
            _explain(each.kind, rows[each.kind.name, key], texts.get((each.kind.name, key), []), marking)
            for key in each.keys
            if (each.kind.name, key) in rows
        ]
        for each in found
    }
    _say_what_names_these_are([reason for of_kind in results.values() for each in of_kind for reason in each.reasons])
    return results


def _explain(kind: Kind, record: Any, texts: list[Text], marking: Marking) -> Result:
    own = getattr(record, kind.searched.text) or "" if kind.searched.text else ""
    snippet = marking.snippet(own)
    shown = [str(record), *_shown_besides(kind, record), own if snippet else ""]
    missing = set(marking.tokens) - marking.found_in(*shown)
    reasons: list[Reason] = []
    for text in texts:
        here = marking.found_in(text.text) & missing if len(reasons) < _MOST_REASONS else set()
        if here:
            missing -= here
            is_long = len(text.text) > _LONGEST_NAME
            words = marking.snippet(text.text) if is_long else marking.marked(text.text)
            label = "" if text.what in _NAMES else _label(kind, text.what)
            reasons.append(Reason(text, words, _language(text.text, kind, record), label))
    return Result(kind, record, marking.marked(str(record)), snippet, reasons)


def _language(text: str, kind: Kind, record: Any) -> str:
    """The language of a text that may be the record's own in another language; else its letters tell."""
    own = {
        getattr(record, f"{name}_{code}", ""): code
        for name in (kind.searched.title, kind.searched.text)
        for code in LANGUAGES
    }
    hangul = sum("가" <= letter <= "힣" for letter in text)
    found = own.get(text) or ("ko" if hangul * 2 > sum(map(str.isalpha, text)) else "")
    return "" if found == get_language() else found


def _shown_besides(kind: Kind, record: Any) -> list[str]:
    """What the line of a person or an agreement says besides the name."""
    if kind.name == "person":
        return [text for held in record.positions.all() for text in (held.role or "", held.organisation.public_name)]
    return []


def _texts_of(found: list[FoundOfKind]) -> dict[tuple[str, int], list[Text]]:
    """The texts of all these, names first; one query."""
    asked = [each for each in found if each.kind.searched.entry is not None]
    if not asked:
        return {}
    statements = [
        f"SELECT %s, record_id, weight, is_name, text, what FROM {each.kind.searched.entry._meta.db_table}_text"  # type: ignore[union-attr]
        " WHERE record_id = ANY(%s) AND text <> ''"
        for each in asked
    ]
    texts: dict[tuple[str, int], set[Text]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), kinds_and_keys(asked))
        for name, key, *text in cursor.fetchall():
            texts.setdefault((name, key), set()).add(Text(*text))
    return {
        key: sorted(of_one, key=lambda text: (text.weight, not text.is_name, len(text.text), text.text))
        for key, of_one in texts.items()
    }


def _label(kind: Kind, what: str) -> str:
    """What a text is, in words: the name of the field it stands in; nothing for names and own texts."""
    if what in (kind.searched.title, kind.searched.text):
        return ""
    known = {
        "function": _("function"),
        "note": _("note"),
        "role": _("role"),
        "office": _("place of an office"),
        "principal": _("a party acted for it"),
    }
    if what in known:
        return str(known[what])
    field = next((field for field in kind.model._meta.get_fields() if field.name == what), None)
    return str(getattr(field, "verbose_name", ""))


def _say_what_names_these_are(reasons: list[Reason]) -> None:
    """Former name, short name …; and of names of successors, who signed. One query for each, or none."""
    names = [reason.text.text for reason in reasons if reason.text.what in _NAMES]
    if names:
        known = OrganisationName.objects.filter(is_published("organisation"), text__in=names)
        kinds = {name.text: name.get_kind_display() for name in known.order_by("-pk").only("text", "kind")}
        for reason in reasons:
            if reason.text.what in _NAMES:
                reason.kind = kinds.get(reason.text.text) or gettext("name in another language")
    followed = {reason: int(reason.text.what.removeprefix(SUCCESSOR_OF)) for reason in reasons if reason.is_successor}
    signed_by = Organisation.objects.published().in_bulk(followed.values()) if followed else {}
    for reason, key in followed.items():
        if key in signed_by:
            reason.kind = signed_by_predecessor(str(signed_by[key]))
