"""The verbs that move records between states: submit for review, send back, publish, withdraw.

Each is one transaction and one revision. Who may do what is decided by the caller (``may_publish`` and so on).
"""

from collections.abc import Iterable

import reversion
from django.db import transaction
from django.utils.translation import gettext_noop

from records.comments import comment
from records.models import Record, State
from records.models.record import Problem


class PublicationRefused(Exception):
    """Publishing would break a rule; nothing was changed. ``problems`` says why, record by record."""

    def __init__(self, problems: dict[Record, list[Problem]]) -> None:
        super().__init__("; ".join(problem.message for found in problems.values() for problem in found))
        self.problems = problems


def permission(verb: str, record: Record) -> str:
    """The permission that ``verb`` ("publish", "withdraw", "change") needs for this kind of record."""
    return f"{record._meta.app_label}.{verb}_{record._meta.concrete_model._meta.model_name}"  # type: ignore[union-attr]


def _move(record: Record, state: State, user, why: str, reason: str = "") -> None:
    record.state = state
    record.withdrawal_reason = reason
    record.changed_by = user
    record.save()
    reversion.set_comment(why)


def _locked(records: Iterable[Record]) -> list[Record]:
    """The records as they stand now, locked until the end of the transaction, always in the same order."""
    wanted = sorted(records, key=lambda record: (record._meta.concrete_model._meta.label, record.pk))  # type: ignore[union-attr]
    return [type(record)._base_manager.select_for_update().get(pk=record.pk) for record in wanted]


def submit_for_review(record: Record, user) -> None:
    """A draft asks for a second pair of eyes."""
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        (current,) = _locked([record])
        if current.state == State.DRAFT:
            _move(current, State.IN_REVIEW, user, gettext_noop("Submitted for review."))


def send_back(record: Record, user) -> None:
    """What is in review becomes a draft again."""
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        (current,) = _locked([record])
        if current.state == State.IN_REVIEW:
            _move(current, State.DRAFT, user, gettext_noop("Sent back to its editor."))


def blocking_records(records: Iterable[Record]) -> list[Record]:
    """Every unpublished record that must be published together with these, however far the chain of names leads."""
    wanted = list(records)
    keys = {(record._meta.concrete_model, record.pk) for record in wanted}
    found: list[Record] = []
    queue = list(wanted)
    while queue:
        for problem in queue.pop().publication_problems():
            named = problem.record
            if named is not None and (key := (named._meta.concrete_model, named.pk)) not in keys:
                keys.add(key)
                found.append(named)
                queue.append(named)
    return found


def waiting_below(record: Record) -> list[Record]:
    """Every unpublished record that belongs to this one, and what these need published in turn.

    None of them stands in its way, but its page would say less than the register knows: a company without its offices.
    What was withdrawn stays so.
    """
    found: list[Record] = []
    queue = [record]
    while queue:
        below = [one for one in queue.pop().records_below() if one.state in (State.DRAFT, State.IN_REVIEW)]
        found += below
        queue += below
    needed_anyway = blocking_records([record])
    return found + [one for one in blocking_records([record, *found]) if one not in needed_anyway]


def publish(records: Iterable[Record], user) -> list[Record]:
    """Publish these records together, or none of them: PublicationRefused says what stands in the way."""
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        current = _locked(records)
        problems = {record: found for record in current if (found := record.publication_problems(ignoring=current))}
        if problems:
            raise PublicationRefused(problems)
        why = gettext_noop("Published.") if len(current) == 1 else gettext_noop("Published together with others.")
        for record in current:
            if not record.is_published:
                _move(record, State.PUBLISHED, user, why)
        return current


def withdraw(records: Iterable[Record], user, reason: str) -> list[Record]:
    """Take records out of public sight, saying why. Never refused: elsewhere the name then reads "name withdrawn"."""
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        current = _locked(records)
        for record in current:
            if not record.is_withdrawn:
                why = comment(gettext_noop("Withdrawn: %(reason)s"), reason=reason)
                _move(record, State.WITHDRAWN, user, why, reason)
        return current
