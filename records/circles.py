"""Relations that lead nowhere if they lead back to where they began."""

from collections.abc import Sequence
from typing import Any

from django.db import models


class NoCircle(models.BaseConstraint):
    """Whoever follows ``end`` from row to row, or from one to the other, never comes back.

    The database holds it by a trigger, over rows that are already there, by every road, and the admin says it in the
    form (`records/admin/integrity.py`). Where ``kinds`` are named only those count; rows of a kind in ``turned`` are
    followed the other way round; a tie whose ``until`` is known is over and counts no more.
    """

    def __init__(
        self,
        *,
        end: str,
        name: str,
        start: str = "id",
        kinds: Sequence[str] = (),
        turned: Sequence[str] = (),
        until: str = "",
        **message: Any,
    ) -> None:
        self.start, self.end, self.kinds, self.turned, self.until = start, end, tuple(kinds), tuple(turned), until
        super().__init__(name=name, **message)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        told = {"start": self.start, "end": self.end, "kinds": self.kinds, "turned": self.turned, "until": self.until}
        return path, args, {**kwargs, **told}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoCircle) and self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def validate(self, model, instance, exclude=None, using="default") -> None:
        """Rows of one form are checked as they are written: the one before may be about to go."""

    def constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def remove_sql(self, model, schema_editor):
        return f"DROP TRIGGER {self.name} ON public.{model._meta.db_table}; DROP FUNCTION public.{self.name}();"

    def create_sql(self, model, schema_editor):
        table = f"public.{model._meta.db_table}"
        start, end = (model._meta.get_field(name).column for name in (self.start, self.end))
        columns = ", ".join(filter(None, (start, end, "kind" if self.kinds or self.turned else "", self.until)))
        is_turned = f"NEW.kind IN ({_listed(self.turned)})" if self.turned else "false"
        ways = [f"SELECT {start} AS here, {end} AS there FROM {table} WHERE {self._counts(self.kinds, end)}"]
        if self.turned:
            ways.append(f"SELECT {end}, {start} FROM {table} WHERE {self._counts(self.turned, end)}")
        changed = ", ".join(f"NEW.{column}" for column in columns.split(", "))
        return f"""
            CREATE FUNCTION public.{self.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                first bigint := CASE WHEN {is_turned} THEN NEW.{end} ELSE NEW.{start} END;
                next bigint := CASE WHEN {is_turned} THEN NEW.{start} ELSE NEW.{end} END;
            BEGIN
                IF TG_OP = 'UPDATE' AND ROW({changed}) IS NOT DISTINCT FROM ROW({changed.replace("NEW.", "OLD.")}) THEN
                    RETURN NULL;
                END IF;
                -- Two that would close the circle together wait for each other.
                PERFORM pg_advisory_xact_lock(hashtextextended('{self.name}', 0));
                IF EXISTS (
                    WITH RECURSIVE reached (node) AS (
                        SELECT next
                        UNION
                        SELECT there FROM reached JOIN ({" UNION ALL ".join(ways)}) AS ways ON here = node
                    )
                    SELECT FROM reached WHERE node = first
                ) THEN
                    RAISE EXCEPTION 'a circle' USING ERRCODE = 'check_violation', CONSTRAINT = '{self.name}';
                END IF;
                RETURN NULL;
            END
            $$;
            CREATE TRIGGER {self.name} AFTER INSERT OR UPDATE OF {columns} ON {table} FOR EACH ROW
                WHEN ({self._counts((*self.kinds, *self.turned), end, "NEW.")})
                EXECUTE FUNCTION public.{self.name}();
            """

    def _counts(self, kinds: Sequence[str], end: str, row: str = "") -> str:
        """The condition that a row leads anywhere."""
        conditions = [f"{row}{end} IS NOT NULL"]
        if kinds:
            conditions.append(f"{row}kind IN ({_listed(kinds)})")
        if self.until:
            conditions.append(f"{row}{self.until} = ''")
        return " AND ".join(conditions)


def _listed(kinds: Sequence[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
