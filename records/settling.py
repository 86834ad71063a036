"""What citations give that are older than the column of their values: read from stored versions, once, by a migration.

Frozen: applied migrations call this.

A citation that is younger than the last change of its field, or of whose field no change is known, gives what the
record holds. Where the field has changed since, nobody has confirmed it: it gives nothing. Where another source was
preferred to it and it had words of its own, these are its value as far as they can be read, and differ in any case.
The stored versions get the same, so that old ones are shown, compared and put back as they were meant.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import migrations
from django.db.models import CASCADE

from records.dates import read_partial_date
from records.models.citation import OTHER
from records.operations import held_by, sleeping
from records.values import Form, fingerprint, form_of

type Fields = dict[str, Any]


class _Settling:
    """The citations of one table, revision by revision."""

    def __init__(self, apps: Any, label: str, cursor: Any) -> None:
        self.citations = apps.get_model(label)
        self.cursor = cursor
        self.table: str = self.citations._meta.db_table
        self.models = {
            key.name: key.related_model
            for key in self.citations._meta.concrete_fields
            if key.is_relation and key.remote_field.on_delete is CASCADE
        }
        self.held = held_by(self.table, [f"{key}_id" for key in self.models if key != "record"])
        self.versions = apps.get_model("reversion", "Version")
        kinds = apps.get_model("contenttypes", "ContentType").objects.all()
        self.kinds = {kind.pk: f"{kind.app_label}.{kind.model}" for kind in kinds}
        # The rows as they were last stored, and which values each citation was made for.
        self.stored: dict[tuple[str, str], Fields] = {}
        self.made: dict[str, tuple[tuple, str]] = {}
        self.names: dict[Any, dict[str, str]] = {}

    def settle(self) -> None:
        self._settle_versions()
        self._settle_rows()

    def _target(self, citation: Fields) -> tuple[Any, str]:
        key = next((key for key in self.models if key != "record" and citation.get(key) is not None), "record")
        return self.models[key], str(citation[key])

    def _settle_versions(self) -> None:
        labels = {model._meta.label_lower for model in (*self.models.values(), self.citations)}
        wanted = [pk for pk, label in self.kinds.items() if label in labels]
        together: list[Any] = []
        # Citations are stored with the record and its parts: all of one revision are looked at together.
        for version in self.versions.objects.filter(content_type__in=wanted).order_by("revision_id", "pk").iterator():
            if together and together[0].revision_id != version.revision_id:
                self._settle_revision(together)
                together = []
            together.append(version)
        if together:
            self._settle_revision(together)

    def _settle_revision(self, versions: list[Any]) -> None:
        cited = {}
        for version in versions:
            label, (row,) = self.kinds[version.content_type_id], json.loads(version.serialized_data)
            if label == self.citations._meta.label_lower:
                cited[version] = row
            else:
                self.stored[label, version.object_id] = row["fields"]
        disputed = {self._place(row["fields"]) for row in cited.values() if row["fields"]["preferred"]}
        for version, row in cited.items():
            fields = row["fields"]
            model, pk = self._target(fields)
            words = fields.pop("value", "")
            fields["wording"], fields["value"] = words, ""
            held = self._held(model, pk, fields["field"])
            said = tuple(sorted((name, str(value)) for name, value in fields.items()))
            if version.object_id not in self.made or self.made[version.object_id][0] != said:
                self.made[version.object_id] = (said, held)
            fields["value"] = self._given(fields, model, held, self._place(fields) in disputed)
            if fields["value"] is None:
                fields["value"] = self._confirmed(version.object_id, model, fields["field"], held)
            version.serialized_data = json.dumps([row], ensure_ascii=False)
        self.versions.objects.bulk_update(cited, ["serialized_data"], batch_size=500)

    def _settle_rows(self) -> None:
        self.cursor.execute(f"SELECT c.id, ({self.held}).value, to_jsonb(c)::text FROM public.{self.table} AS c")
        rows = [(pk, held or "", self._as_stored(json.loads(row))) for pk, held, row in self.cursor.fetchall()]
        disputed = {self._place(fields) for _pk, _held, fields in rows if fields["preferred"]}
        given = []
        for pk, held, fields in rows:
            model, _key = self._target(fields)
            value = self._given(fields, model, held, self._place(fields) in disputed)
            if value is None and str(pk) in self.made:
                value = self._confirmed(str(pk), model, fields["field"], held)
            given.append((held if value is None else value, pk))
        statements = sleeping(self.table, "")
        for statement in statements[: statements.index("")]:
            self.cursor.execute(statement)
        self.cursor.executemany(f"UPDATE public.{self.table} SET value = %s WHERE id = %s", given)
        self.cursor.execute(
            f"UPDATE public.{self.table} AS c SET verdict = public.records_verdict(certainty, value, {self.held})"
        )
        for statement in statements[statements.index("") + 1 :]:
            self.cursor.execute(statement)

    def _as_stored(self, row: Fields) -> Fields:
        """A row of the table with its keys called as versions call them."""
        return {name.removesuffix("_id"): value for name, value in row.items()}

    def _place(self, fields: Fields) -> tuple:
        return (*self._target(fields), fields["field"])

    def _given(self, fields: Fields, model: Any, held: str, is_disputed: bool) -> str | None:
        """What a source gives that another was preferred to; None where it was cited for what the record held."""
        words = fields["wording"]
        if fields["preferred"] or not words or not is_disputed:
            return None
        field = model._meta.get_field(fields["field"])
        match form_of(model, field.name):
            case Form.DATE:
                try:
                    return str(read_partial_date(words)) or OTHER
                except ValidationError:
                    return OTHER
            case Form.TEXT if field.get_internal_type().endswith("IntegerField"):
                return words if words.isdecimal() else OTHER
            case Form.TEXT if not field.choices:
                return words
        return OTHER

    def _confirmed(self, pk: str, model: Any, field: str, held: str) -> str:
        """What a citation was made for; nothing where the field has changed since. Of prose each language counts."""
        made_for = self.made[pk][1]
        return made_for if held == made_for or form_of(model, field) == Form.PROSE else ""

    def _held(self, model: Any, pk: str, field: str) -> str:
        """What a stored row held, as citations give it."""
        fields = self.stored.get((model._meta.label_lower, pk), {})
        found, value = model._meta.get_field(field), fields.get(field)
        match form_of(model, field):
            case Form.PROSE:
                texts = ((language, fields.get(f"{field}_{language}")) for language in ("de", "en", "ko"))
                return " ".join(filter(None, (fingerprint(language, text) for language, text in texts)))
            case Form.MANY:
                return ",".join(sorted(self._name(found.related_model, pk) for pk in value or ()))
            case Form.ONE:
                return "" if value is None else self._name(found.related_model, value)
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(value)

    def _name(self, model: Any, pk: Any) -> str:
        if model not in self.names:
            column = "slug" if any(field.name == "slug" for field in model._meta.concrete_fields) else "public_id"
            self.names[model] = {str(key): name for key, name in model._base_manager.values_list("pk", column)}
        return self.names[model].get(str(pk), "")


def settle_values(label: str) -> migrations.RunPython:
    """The citations of this table ("companies.OfficeCitation") and their stored versions say what they give."""

    def settle(apps, schema_editor) -> None:
        with schema_editor.connection.cursor() as cursor:
            _Settling(apps, label, cursor).settle()

    return migrations.RunPython(settle, migrations.RunPython.noop)
