"""Days that something was planned for move from the field of what happened to one of their own, once, by a migration.

Frozen: applied migrations call this.

Of a row that says itself that it is only a plan, or was given up, every day is one it was planned for, whatever its
sources are sure of. Of any other row what its sources call planned moves: where nobody else gives the day it was
never told as having happened, and it moves too; else the latest of the plans is the one the row holds. The stored
versions get the same, so that old ones are shown, compared and put back as they were meant.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import migrations

from records.dates import PartialDate
from records.operations import held_by, sleeping

type Fields = dict[str, Any]
_PLANNED = "planned"


@dataclass(frozen=True)
class _Given:
    """What one citation gives for a day, and the last day its source may be of."""

    key: Any
    certainty: str
    value: str
    source_day: str

    @property
    def date(self) -> PartialDate:
        try:
            return PartialDate(self.value)
        except ValueError:
            return PartialDate()

    def covers(self, day: PartialDate) -> bool:
        mine = self.date
        return bool(mine and day) and mine.earliest <= day.earliest and day.latest <= mine.latest  # type: ignore[operator]


def _apart(is_plan: bool, day: str, given: Iterable[_Given]) -> tuple[str, str, set[Any]]:
    """What happened, what was planned, and whose citations go with the plan."""
    given = list(given)
    if is_plan:
        return "", day, {each.key for each in given}
    plans = [each for each in given if each.certainty == _PLANNED]
    held = PartialDate(day)
    if any(each.covers(held) for each in plans) and not any(each.covers(held) for each in given if each not in plans):
        return "", day, {each.key for each in plans}
    dated = sorted((each for each in plans if each.date), key=lambda each: each.source_day)
    return day, dated[-1].value if dated else "", {each.key for each in plans}


class _Replanning:
    """The rows of one table, their citations, and the stored versions of both."""

    def __init__(self, apps: Any, label: str, cited: str, key: str, dates: Mapping[str, str], plan: str) -> None:
        self.model, self.citations = apps.get_model(label), apps.get_model(cited)
        self.key, self.dates, self.plan = key, dates, plan
        self.table, self.cited = self.model._meta.db_table, self.citations._meta.db_table
        parts = [field for field in self.citations._meta.concrete_fields if field.is_relation]
        self.parts = [each.name for each in parts if each.name not in ("record", "source")]
        self.versions = apps.get_model("reversion", "Version")
        kinds = apps.get_model("contenttypes", "ContentType").objects.all()
        self.kinds = {kind.pk: f"{kind.app_label}.{kind.model}" for kind in kinds}

    def is_plan(self, row: Fields) -> bool:
        return bool(self.plan) and row[self.plan] in (_PLANNED, "announced", "abandoned")

    def is_about(self, citation: Fields) -> bool:
        """Whether a citation, keys called as in versions, is about a row of this table, and one of its days."""
        about = next((part for part in self.parts if citation[part] is not None), "record")
        return about == self.key and citation["field"] in self.dates

    # --- rows ------------------------------------------------------------------------------------------------------

    def part_rows(self, cursor: Any) -> None:
        days = self._days_of_sources(cursor)
        cursor.execute(
            f"SELECT id, to_jsonb(c)::text FROM public.{self.cited} AS c WHERE field = ANY(%s)", [[*self.dates]]
        )
        about: dict[tuple[int, str], list[_Given]] = {}
        for pk, row in cursor.fetchall():
            fields = {name.removesuffix("_id"): value for name, value in json.loads(row).items()}
            if self.is_about(fields):
                told = _Given(pk, fields["certainty"], fields["value"], days.get(fields["source"], ""))
                about.setdefault((fields[self.key], fields["field"]), []).append(told)
        columns = ", ".join((*self.dates, *filter(None, (self.plan,))))
        cursor.execute(f"SELECT id, {columns} FROM public.{self.table}")
        names = [column.name for column in cursor.description]
        moved: dict[str, list[Any]] = {}
        parted = []
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            new = {}
            for date, planned in self.dates.items():
                new[date], new[planned], keys = _apart(self.is_plan(row), row[date], about.get((row["id"], date), ()))
                moved.setdefault(planned, []).extend(keys)
            if any(new[date] != row[date] or new[planned] for date, planned in self.dates.items()):
                parted.append((*new.values(), row["id"]))
        written = [name for pair in self.dates.items() for name in pair]
        self._asleep(
            cursor,
            self.table,
            f"UPDATE public.{self.table} SET {', '.join(f'{name} = %s' for name in written)} WHERE id = %s",
            parted,
        )
        self._asleep(
            cursor,
            self.cited,
            f"UPDATE public.{self.cited} SET field = %s WHERE id = %s",
            [(planned, key) for planned, keys in moved.items() for key in keys],
        )
        self.judge(cursor)

    def judge(self, cursor: Any) -> None:
        """The verdicts of all citations of this table, anew."""
        held = held_by(self.cited, [f"{part}_id" for part in self.parts])
        self._asleep(
            cursor,
            self.cited,
            f"UPDATE public.{self.cited} AS c SET verdict = public.records_verdict(certainty, value, {held})"
            f" WHERE verdict IS DISTINCT FROM public.records_verdict(certainty, value, {held})",
            [()],
        )

    def _days_of_sources(self, cursor: Any) -> dict[int, str]:
        cursor.execute("SELECT id, coalesce(published_latest, inferred_latest)::text FROM public.records_source")
        return {pk: day or "" for pk, day in cursor.fetchall()}

    def _asleep(self, cursor: Any, table: str, statement: str, rows: list[tuple]) -> None:
        if not rows:
            return
        for each in sleeping(table, ""):
            if each:
                cursor.execute(each)
            else:
                cursor.executemany(statement, rows)

    # --- stored versions -------------------------------------------------------------------------------------------

    def part_versions(self, cursor: Any) -> None:
        days = self._days_of_sources(cursor)
        for rows, citations in self._revisions():
            changed = {}
            for version, row in rows.items():
                stored = row["fields"]
                for date, planned in self.dates.items():
                    own = {
                        each: said["fields"]
                        for each, said in citations.items()
                        if str(said["fields"][self.key]) == version.object_id and said["fields"]["field"] == date
                    }
                    held = stored.get(date) or ""
                    given = (
                        _Given(each, said["certainty"], said["value"] or held, days.get(said["source"], ""))
                        for each, said in own.items()
                    )
                    stored[date], stored[planned], keys = _apart(self.is_plan(stored), held, given)
                    for each in keys:
                        citations[each]["fields"]["field"] = planned
                        changed[each] = citations[each]
                changed[version] = row
            self._write(changed)

    def take_back(self, cursor: Any) -> None:
        """What was parted stands in one field again; of what had both, the day it happened, with all sources."""
        for date, planned in self.dates.items():
            self._asleep(
                cursor, self.table, f"UPDATE public.{self.table} SET {date} = {planned} WHERE {date} = ''", [()]
            )
            same = ("record_id", *(f"{part}_id" for part in self.parts), "source_id", "place_in_source", "fact")
            is_same = " AND ".join(f"other.{column} IS NOT DISTINCT FROM c.{column}" for column in same)
            about = f"c.field = '{planned}' AND {self._only_about()}"
            twice = f"EXISTS (SELECT FROM public.{self.cited} AS other WHERE other.field = '{date}' AND {is_same})"
            self._asleep(cursor, self.cited, f"DELETE FROM public.{self.cited} AS c WHERE {about} AND {twice}", [()])
            statement = f"UPDATE public.{self.cited} AS c SET field = '{date}' WHERE {about}"
            self._asleep(cursor, self.cited, statement, [()])
        for rows, citations in self._revisions():
            for row in rows.values():
                for date, planned in self.dates.items():
                    row["fields"][date] = row["fields"].get(date) or row["fields"].get(planned, "")
                    row["fields"].pop(planned, None)
            for row in citations.values():
                row["fields"]["field"] = row["fields"]["field"].removeprefix("planned_")
            self._write({**rows, **citations})

    def _only_about(self) -> str:
        if self.key == "record":
            return " AND ".join(f"c.{part}_id IS NULL" for part in self.parts) or "true"
        return f"c.{self.key}_id IS NOT NULL"

    def _revisions(self) -> Any:
        """The stored rows of this table and the citations of their days, revision by revision."""
        labels = {self.model._meta.label_lower, self.citations._meta.label_lower}
        wanted = [pk for pk, label in self.kinds.items() if label in labels]
        together: dict[int, tuple[dict, dict]] = {}
        last = None
        for version in self.versions.objects.filter(content_type__in=wanted).order_by("revision_id", "pk").iterator():
            if last not in (None, version.revision_id):
                yield together.pop(last)
            last = version.revision_id
            rows, citations = together.setdefault(last, ({}, {}))
            (row,) = json.loads(version.serialized_data)
            if self.kinds[version.content_type_id] == self.model._meta.label_lower:
                rows[version] = row
            elif self.is_about({**row["fields"], "field": row["fields"]["field"].removeprefix("planned_")}):
                citations[version] = row
        if last is not None:
            yield together.pop(last)

    def _write(self, changed: Mapping[Any, Any]) -> None:
        for version, row in changed.items():
            version.serialized_data = json.dumps([row], ensure_ascii=False)
        self.versions.objects.bulk_update(changed, ["serialized_data"], batch_size=500)


def part_plans(label: str, cited: str, key: str, dates: Mapping[str, str], plan: str = "") -> migrations.RunPython:
    """The days of rows of ``label`` are parted: ``dates`` are those of what happened, each with that of its plan.

    ``cited`` is the table of citations and ``key`` its key to the row; ``plan`` the field that says, of some, that
    they were only planned or given up.
    """

    def forward(apps, schema_editor) -> None:
        with schema_editor.connection.cursor() as cursor:
            work = _Replanning(apps, label, cited, key, dates, plan)
            work.part_versions(cursor)
            work.part_rows(cursor)

    def backward(apps, schema_editor) -> None:
        with schema_editor.connection.cursor() as cursor:
            _Replanning(apps, label, cited, key, dates, plan).take_back(cursor)

    return migrations.RunPython(forward, backward)


_NOTES = ("note", "note_de", "note_en", "note_ko")


def join_functions() -> migrations.RunPython:
    """Functions of offices that stand twice, as a plan and as done, become one row where that is certain.

    Same function, one of each, no end, not two different notes, and no source that plans it after it was there.
    """

    def join(apps, schema_editor) -> None:
        functions, citations = apps.get_model("companies.OfficeFunction"), apps.get_model("companies.OfficeCitation")
        with schema_editor.connection.cursor() as cursor:
            work = _Replanning(apps, "companies.OfficeFunction", "companies.OfficeCitation", "function", {}, "")
            by_office: dict[tuple, list[Any]] = {}
            for row in functions.objects.order_by("order"):
                by_office.setdefault((row.office_id, row.function), []).append(row)
            for rows in by_office.values():
                if sorted(row.outcome for row in rows) != ["done", "planned"]:
                    continue
                done, plan = sorted(rows, key=lambda row: row.outcome)
                cited = {
                    row.pk: list(citations.objects.filter(function=row.pk).select_related("source"))
                    for row in (done, plan)
                }
                if _is_fulfilled_by(plan, done, cited[plan.pk], cited[done.pk]):
                    _join(work, cursor, plan, done)
            work.judge(cursor)

    return migrations.RunPython(join, migrations.RunPython.noop)


def _is_fulfilled_by(plan: Any, done: Any, of_plan: list[Any], of_done: list[Any]) -> bool:
    if plan.planned_until or done.until or done.planned_since not in ("", plan.planned_since):
        return False
    if any(getattr(plan, name) for name in _NOTES) and any(getattr(done, name) for name in _NOTES):
        return False
    told = [_days(citation.source) for citation in of_plan]
    first = min((earliest for earliest, _latest in told if earliest), default=None)
    there = [done.since_latest, *(_days(citation.source)[1] for citation in of_done)]
    if first and any(there) and first > max(day for day in there if day):
        return False

    def identity(citation: Any) -> tuple:
        return (citation.field, citation.source_id, citation.place_in_source, citation.fact)

    def preferred(citations: list[Any]) -> set[str]:
        return {citation.field for citation in citations if citation.preferred}

    is_twice = {identity(each) for each in of_plan} & {identity(each) for each in of_done}
    return not is_twice and not preferred(of_plan) & preferred(of_done)


def _days(source: Any) -> tuple[Any, Any]:
    if source.published_earliest:
        return source.published_earliest, source.published_latest
    return source.inferred_earliest, source.inferred_latest


def _join(work: _Replanning, cursor: Any, plan: Any, done: Any) -> None:
    told = {name: getattr(plan, name) for name in _NOTES if getattr(plan, name)}
    told["planned_since"] = str(plan.planned_since) or str(done.planned_since)
    columns = ", ".join(f"{name} = %s" for name in told)
    work._asleep(
        cursor,
        work.cited,
        f"UPDATE public.{work.cited} SET function_id = %s WHERE function_id = %s",
        [(done.pk, plan.pk)],
    )
    statement = f"UPDATE public.{work.table} SET {columns} WHERE id = %s"
    work._asleep(cursor, work.table, statement, [(*told.values(), done.pk)])
    work._asleep(cursor, work.table, f"DELETE FROM public.{work.table} WHERE id = %s", [(plan.pk,)])
    # What is stored of it last stands for what there is now; earlier versions stay what they were.
    kinds = {label: pk for pk, label in work.kinds.items()}
    function, citation = (kinds.get(each._meta.label_lower) for each in (work.model, work.citations))
    stored = work.versions.objects.filter(content_type=function)
    last = stored.filter(object_id=str(done.pk)).order_by("-revision_id").first()
    if last is None:
        return
    stored.filter(object_id=str(plan.pk), revision=last.revision_id).delete()
    changed = {}
    for version in work.versions.objects.filter(revision=last.revision_id, content_type__in=(function, citation)):
        (row,) = json.loads(version.serialized_data)
        if version.pk == last.pk:
            row["fields"] |= told
        elif row["fields"].get("function") == plan.pk and version.content_type_id == citation:
            row["fields"]["function"] = done.pk
        changed[version] = row
    work._write(changed)
