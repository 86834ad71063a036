"""What the database refuses only at the end, said to the editor in words instead."""

from collections.abc import Iterable

from django.apps import apps
from django.db import IntegrityError, connection, models
from django.utils.translation import gettext

from records.models.part import OrderUnique


class SaveRefused(Exception):
    """A rule across rows is broken: the save is rolled back and the page shown again with these sentences."""

    def __init__(self, messages: Iterable[str]) -> None:
        self.messages = tuple(messages)
        super().__init__("; ".join(self.messages))


def check_deferred(tables: Iterable[type[models.Model]]) -> None:
    """Let the deferred keys of these tables speak now: raises IntegrityError where the commit would.

    Named one by one, for "SET CONSTRAINTS ALL" would also fire the triggers of the content version, which are to
    wait for the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('public.%%I', conname) FROM pg_catalog.pg_constraint"
            " WHERE condeferrable AND contype IN ('f', 'u') AND conrelid = ANY(%s::text[]::regclass[])",
            [[f"public.{table._meta.db_table}" for table in tables]],
        )
        if names := ", ".join(name for (name,) in cursor.fetchall()):
            cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
            cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")


def in_words(error: IntegrityError) -> str:
    """The message of the constraint that was broken, as its model words it."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                if isinstance(constraint, OrderUnique):
                    return gettext("Two rows have the same place in the order.")
                return str(constraint.get_violation_error_message())
    return gettext(
        "The entries of this page contradict each other or what somebody else has just saved. Nothing was saved."
    )
