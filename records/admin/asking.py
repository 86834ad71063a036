"""What becomes of the sources of a value that an editor changes: the page asks before anything is saved.

Nothing is answered for the editor: what is left alone differs, since the source still gives what it gave.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy

from records.admin.integrity import SaveRefused
from records.admin.targets import Targets
from records.models import Citation, Record
from records.models.citation import SUPPORTING
from records.values import Form, form_of, value_of

ASKED = "asked-about"


class Answer(models.TextChoices):
    """What an editor says about a source of the value that was there before."""

    TOO = "too", pgettext_lazy("a source and a changed value", "gives the new value too")
    # Of a text in several languages.
    ALL = (
        "all",
        pgettext_lazy("a source and a changed value", "gives the new text too; the other languages say the same"),
    )
    DIFFERS = "differs", pgettext_lazy("a source and a changed value", "differs: it keeps the value it gave")
    GONE = "gone", pgettext_lazy("a source and a changed value", "take it away")


@dataclass(frozen=True)
class Question:
    """One citation of a value that is being changed."""

    pk: int
    # What was cited, in words, and the source with the place in it.
    label: str
    source: str
    answers: tuple[tuple[str, str, bool], ...]

    @property
    def name(self) -> str:
        return f"answer-{self.pk}"


class Asking(SaveRefused):
    """The save waits for what the editor says about these citations."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = tuple(questions)
        asking = gettext(
            "What you change has sources. Nothing is saved yet: say below what becomes of them, then save again."
        )
        super().__init__([asking])


def supporting(record: Record) -> dict[int, str]:
    """The citations of a record that give what it holds, each with the value it gives: one query."""
    citations = record._meta.get_field("citations").related_model._default_manager
    return dict(citations.filter(record=record.pk, verdict__in=SUPPORTING).values_list("pk", "value"))


def settle(record: Record, before: dict[int, str], data: QueryDict) -> list[str]:
    """Do as the editor says with the sources of values that this save has changed; give what else there is to say.

    ``before`` are those that supported them. Raises ``Asking`` where the editor has not been asked yet.
    """
    citations = record._meta.get_field("citations").related_model
    changed = citations._default_manager.filter(record=record.pk, pk__in=before).exclude(verdict__in=SUPPORTING)
    # What the editor gave another value on this very page needs no question.
    found = [each for each in changed.select_related("source") if each.value == before[each.pk]]
    asked = set(data.getlist(ASKED))
    if any(str(each.pk) not in asked for each in found):
        targets = Targets(citations, record)
        raise Asking(_question(each, targets, data) for each in found)
    is_behind = False
    for citation in found:
        match data.get(f"answer-{citation.pk}"):
            case Answer.GONE:
                citation.delete()
            case Answer.TOO | Answer.ALL as answer:
                is_behind |= _confirm(citation, Answer(answer))
    if not is_behind:
        return []
    return [
        gettext("The text in the other languages is still the earlier one: its sources count as not confirmed there.")
    ]


def _confirm(citation: Citation, answer: Answer) -> bool:
    """Let a source give what the record holds now; whether other languages of the text are left behind."""
    row: Any = citation.part or citation.record  # type: ignore[attr-defined]
    held = value_of(row, citation.field)
    if answer == Answer.TOO and form_of(row._meta.model, citation.field) == Form.PROSE:
        # Only the languages that were changed: the others say what was said before.
        confirmed = [mark for mark in held.split() if mark not in citation.value.split()]
        citation.value = " ".join(confirmed)
        citation.save()
        return len(confirmed) < len(held.split())
    citation.value = held
    citation.save()
    return False


def _question(citation: Citation, targets: Targets, data: QueryDict) -> Question:
    row: Any = citation.part or citation.record  # type: ignore[attr-defined]
    is_prose = form_of(row._meta.model, citation.field) == Form.PROSE
    chosen = data.get(f"answer-{citation.pk}", Answer.DIFFERS)
    answers = tuple(
        (answer.value, str(answer.label), answer == chosen) for answer in Answer if is_prose or answer != Answer.ALL
    )
    place = f"{citation.source} {citation.place_in_source}".strip()
    return Question(citation.pk, targets.label(citation), place, answers)
