"""The tables of counts go: what they held are figures of the floor above."""

from importlib import import_module

from django.db import migrations

from records.operations import clean_texts, keep_days, keep_verdicts, part_table, record_table, translated
from records.search.operations import keep_search

_INITIAL = import_module("companies.migrations.0001_squashed_0016_search_index_as_declared")
_VALUES = import_module("companies.migrations.0018_values")
KEPT = [
    *record_table("companies_count"),
    *part_table("companies_countcitation", "companies_count", "record_id"),
    clean_texts("companies_count", (), (*translated("rule"), "withdrawal_reason")),
    clean_texts("companies_countcitation", _VALUES.CLEANED, ("steps",)),
    # The last of that index are those of counts.
    migrations.RunSQL(_INITIAL.SEARCH_INDEX[-3:], _INITIAL.DROP_SEARCH_INDEX[:3]),
    keep_search("companies_count"),
    keep_days("companies_count", "companies.count"),
    _VALUES.held("companies_count"),
    keep_verdicts("companies_countcitation", "companies_count", {}),
]


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0018_values"),
        ("events", "0017_figures"),
    ]

    operations = [
        *(migrations.RunSQL(kept.reverse_sql, kept.sql) for kept in reversed(KEPT)),
        migrations.DeleteModel("CountEntry"),
        migrations.DeleteModel("CountCitation"),
        migrations.DeleteModel("Count"),
    ]
