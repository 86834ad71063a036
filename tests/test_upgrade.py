"""A register made and edited with an earlier state is brought up to date by `migrate`, and loses nothing."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql
from reversion.models import Version

from companies.models import Office, OfficeFunction
from events.models import Figure
from koreanrw.operations.backup import restore
from koreanrw.pages.record_subpages import address_below
from koreanrw.provenance.facts import key_of
from records.models import Part, Record, citation_models
from records.reverting import revert
from records.search import in_languages
from records.search_maintenance import find_drift
from records.values import value_of, verdict
from tests.registers import administer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

EARLIER = settings.BASE_DIR / "tests" / "registers" / "2026-12-01.zip"
# What tables were called then.
MOVED = {
    "companies_count": "events_figure",
    "companies_countcitation": "events_figurecitation",
    "companies_countentry": "events_figureentry",
}
FORMERLY = {now: before for before, now in MOVED.items()}
# What the database makes of other columns.
MADE = ("search_text", "document")

RENAMED = {("companies_organisationcitation", "country"): "seat"}

type Rows = dict[str, dict[str, dict[str, Any]]]


def rows() -> Rows:
    """Every row of every table of ours by its key, but for the search index, which is made of the others."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.endswith("entry") or "search" in table:
                continue
            if table.startswith(("records_", "companies_", "events_", "koreanrw_")):
                cursor.execute(sql.SQL("SELECT to_jsonb(t)::text FROM {} AS t").format(sql.Identifier(table)))
                loaded = [json.loads(row) for (row,) in cursor.fetchall()]
                found[table] = {str(row.get("id", row)): row for row in loaded}
    return found


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rows]:
    """The earlier register, brought up to date; what its rows were before."""
    own = connection.settings_dict["NAME"]
    name = f"{own}_earlier"
    connections.close_all()
    administer("CREATE DATABASE {} TEMPLATE template0", name)
    monkeypatch.setitem(connection.settings_dict, "NAME", name)
    try:
        restore(EARLIER)
        before = rows()
        call_command("migrate", verbosity=0)
        # That register has numbered its kinds in another order than the one of the tests before.
        ContentType.objects.clear_cache()
        yield before
    finally:
        ContentType.objects.clear_cache()
        connections.close_all()
        monkeypatch.setitem(connection.settings_dict, "NAME", own)
        administer("DROP DATABASE {}", name)


def test_an_earlier_register_with_edited_records_is_brought_up_to_date(upgraded, client):
    no_row_is_lost_and_no_value_changed(upgraded)
    citations_give_what_they_were_made_for(upgraded)
    what_is_stored_of_citations_says_value_and_wording_apart()
    plans_are_told_as_plans()
    parts_have_identifiers_in_their_history_too()
    addresses_of_facts_lead_to_the_facts_they_led_to(upgraded, client)
    days_are_those_of_the_history(client)
    counts_are_figures_with_rules_of_their_own(upgraded, client)
    what_was_stored_can_be_reverted_to()
    assert not list(find_drift())
    for model in apps.get_models():
        if issubclass(model, Record) and not model._meta.proxy:
            for record in model._default_manager.published():
                if record.public_url:
                    assert client.get(record.public_url).status_code == 200, record


def no_row_is_lost_and_no_value_changed(before: Rows) -> None:
    after = rows()
    for table, known in before.items():
        for key, row in known.items():
            now = after[MOVED.get(table, table)][key]
            if table.endswith("citation"):
                # What it was called before.
                field = RENAMED.get((table, row["field"]), row["field"])
                row = {**row, "field": field, "wording": row["value"], "value": now["value"]}
            row = with_plans_apart(table, row, before)
            kept = [name for name in row if name in now and name not in MADE]
            assert {name: now[name] for name in kept} == {name: row[name] for name in kept}, (table, key)


# The days of rows that are nothing but plans stand in fields of their own since.
PLANNED_DAYS = {
    "companies_officefunction": ("function_id", {"since": "planned_since", "until": "planned_until"}),
    "events_visit": ("visit_id", {"date": "planned_date"}),
}


def is_plan(row: dict[str, Any]) -> bool:
    return row.get("outcome") in ("planned", "abandoned")


def with_plans_apart(table: str, row: dict[str, Any], before: Rows) -> dict[str, Any]:
    """The row as it was, its days where they belong since."""
    for parts, (key, days) in PLANNED_DAYS.items():
        if table == parts and is_plan(row):
            moved = {planned: row[day] for day, planned in days.items()}
            ends = {f"{day}_{end}": None for day in days for end in ("earliest", "latest")}
            return {**row, **moved, **dict.fromkeys(days, ""), **ends}
        if row.get(key) and is_plan(before[parts][str(row[key])]):
            return {**row, "field": days.get(row["field"], row["field"])}
    return row


def citations_give_what_they_were_made_for(before: Rows) -> None:
    """Of a field that has changed since, nothing is confirmed; of all others everything is, and agrees with Python."""
    seen = Counter()
    for table in citation_models():
        for citation in table._default_manager.select_related("record"):
            row = citation.part or citation.record
            said = before[FORMERLY.get(table._meta.db_table, table._meta.db_table)][str(citation.pk)]
            assert citation.verdict == verdict(row, citation.field, citation.certainty, citation.value)
            assert citation.wording == said["value"]
            preferred = table._default_manager.filter(
                **{f"{key}_id": getattr(citation, f"{key}_id") for key in ("record", *table.PART_FIELDS)},
                field=citation.field,
                preferred=True,
            )
            if said["value"] and not said["preferred"] and preferred.exists():
                assert citation.value not in ("", value_of(row, citation.field))
            else:
                assert citation.verdict == ("unconfirmed" if has_changed_since(citation, row) else "supports"), citation
            seen[citation.verdict] += 1
    assert seen["supports"] > 300 and seen["unconfirmed"] > 0 and seen["differs"] > 0


def has_changed_since(citation: Any, row: Any) -> bool:
    """Whether the field held something else in the version in which the citation was last written anew."""
    columns = [column.name for column in row._meta.concrete_fields if column.name in in_languages(citation.field)] or [
        citation.field
    ]
    stored = {version.revision_id: version.field_dict for version in Version.objects.get_for_object(citation)}
    said = {key: {**fields, "value": ""} for key, fields in stored.items()}
    made = min((key for key in said if said[key] == said[max(said)]), default=None)
    if made is None:
        return False
    then = Version.objects.get_for_object(row).filter(revision_id__lte=made).first()
    if then is None:
        return False
    field = row._meta.get_field(columns[0])
    name = field.attname if not field.many_to_many else field.name
    names = [name] if len(columns) == 1 else columns
    held = {name: getattr(row, name) for name in names}
    if field.many_to_many:
        held = {name: [str(one.pk) for one in held[name].all()]}
        return sorted(map(str, then.field_dict[name])) != sorted(held[name])
    return any((then.field_dict[name] or "") != (held[name] or "") for name in names)


def plans_are_told_as_plans() -> None:
    """The headquarters planned from 2025 keeps its source and how sure it is, in every version that is stored."""
    told = 0
    for plan in OfficeFunction.objects.filter(outcome="planned"):
        assert plan.since == ""
        for version in Version.objects.get_for_object(plan):
            stored = version.field_dict
            assert not (stored["outcome"] == "planned" and stored["since"])
        for citation in plan.citations.filter(field__endswith="since"):
            assert (citation.field, citation.certainty) == ("planned_since", "inferred")
            stored = Version.objects.get_for_object(citation)
            assert {version.field_dict["field"] for version in stored} == {"planned_since"}
            told += citation.verdict == "supports" and citation.value == "2025"
    assert told


def what_is_stored_of_citations_says_value_and_wording_apart() -> None:
    for table in citation_models():
        for version in Version.objects.get_for_model(table):
            assert isinstance(version.field_dict["value"], str) and "wording" in version.field_dict


def parts_have_identifiers_in_their_history_too() -> None:
    seen = set()
    for model in apps.get_models():
        if not issubclass(model, Part):
            continue
        present = {str(part.pk): part.public_id for part in model._base_manager.all()}
        for version in Version.objects.get_for_model(model):
            public_id = version.field_dict["public_id"]
            assert public_id == present.get(version.object_id, public_id)
            present.setdefault(version.object_id, public_id)
        assert not seen & set(present.values())
        assert len(set(present.values())) == len(present)
        seen |= set(present.values())
    assert len(seen) > 100


def addresses_of_facts_lead_to_the_facts_they_led_to(before: Rows, client) -> None:
    followed = 0
    for table in citation_models():
        for citation in table._default_manager.exclude(record__state="draft").select_related("record"):
            part, record = citation.part, citation.record
            if part is None or not record.public_url:
                continue
            was = before[part._meta.db_table][str(part.pk)]["order"]
            field = before[table._meta.db_table][str(citation.pk)]["field"].replace("_", "-")
            old = address_below(record, "fact", key=f"{citation.part_field}-{was}-{field}")
            response = client.get(old)
            assert response.status_code == 301
            assert response.url == address_below(record, "fact", key=key_of(citation))
            followed += 1
    assert followed > 100


def days_are_those_of_the_history(client) -> None:
    withdrawn = Office.objects.get(state="withdrawn")
    stored = Version.objects.get_for_object(withdrawn).order_by("pk")
    first, last = stored[0].revision.date_created, stored.last().revision.date_created
    assert (withdrawn.first_published_at, withdrawn.withdrawn_at) == (first, last)
    assert client.get(withdrawn.get_absolute_url()).status_code == 410
    assert not Office.objects.published().filter(first_published_at=None).exists()


def counts_are_figures_with_rules_of_their_own(before: Rows, client) -> None:
    """Each with the text it was counted by, in what is stored of it too; its permissions and addresses lead on."""
    counts = before["companies_count"]
    assert len(counts) > 2
    for key, row in counts.items():
        figure = Figure.objects.get(pk=key)
        for name in in_languages("name"):
            assert getattr(figure.rule, name) == row[name.replace("name", "rule")]
        versions = Version.objects.get_for_object(figure)
        assert versions and all(version.field_dict["rule_id"] for version in versions)
        revert(versions.order_by("pk").first())
        for citation in figure.citations.filter(field="rule"):
            assert citation.value in (figure.rule.slug, "")
            assert all(
                version.field_dict["value"] in (figure.rule.slug, "")
                for version in Version.objects.get_for_object(citation)
            )
        if figure.is_published:
            assert client.get(f"/en/counts/{figure.slug}/facts/", follow=True).status_code == 200
    assert not ContentType.objects.filter(app_label="companies", model__startswith="count")
    assert Permission.objects.get(codename="add_figure").content_type.app_label == "events"
    assert not Permission.objects.filter(codename__endswith="_count").exists()


def what_was_stored_can_be_reverted_to() -> None:
    for office in Office.objects.all()[:5]:
        version = Version.objects.get_for_object(office).order_by("pk").first()
        revert(version)
        office.refresh_from_db()
        assert str(office.opened) == str(version.field_dict["opened"])
