"""A citation says which value its source gives, apart from its wording; the database judges whether they agree."""

from django.db import migrations, models

import records.models.citation
from records.operations import clean_texts, keep_verdicts
from records.settling import settle_values

# What a row holds in each field that is cited, as `records.values.held_sql` makes it of the models.
HELD = {
    "companies_organisation": r"""
SELECT CASE field
    WHEN 'name' THEN ROW(public.records_fingerprints(r.name_de, r.name_en, r.name_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'country' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.country_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.country_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'founded' THEN ROW(r.founded::text, NULL, NULL, 'date')::public.records_held
    WHEN 'dissolved' THEN ROW(r.dissolved::text, NULL, NULL, 'date')::public.records_held
    WHEN 'website' THEN ROW(r.website::text, NULL, NULL, 'text')::public.records_held
    WHEN 'lei' THEN ROW(r.lei::text, NULL, NULL, 'text')::public.records_held
    WHEN 'wikidata' THEN ROW(r.wikidata::text, NULL, NULL, 'text')::public.records_held
    WHEN 'register_number' THEN ROW(r.register_number::text, NULL, NULL, 'text')::public.records_held
    WHEN 'sectors' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.companies_sector AS named JOIN public.companies_organisation_sectors AS chosen ON chosen.sector_id = named.id WHERE chosen.organisation_id = r.id), NULL, NULL, 'many:companies_sector')::public.records_held
    WHEN 'summary' THEN ROW(public.records_fingerprints(r.summary_de, r.summary_en, r.summary_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_organisation AS r WHERE r.id = row_id
""",
    "companies_organisationname": r"""
SELECT CASE field
    WHEN 'text' THEN ROW(r.text::text, NULL, NULL, 'text')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_organisationname AS r WHERE r.id = row_id
""",
    "companies_organisationrelation": r"""
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'other' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.other_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.other_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_organisationrelation AS r WHERE r.id = row_id
""",
    "companies_office": r"""
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'address' THEN ROW(r.address::text, NULL, NULL, 'text')::public.records_held
    WHEN 'opened' THEN ROW(r.opened::text, NULL, NULL, 'date')::public.records_held
    WHEN 'closed' THEN ROW(r.closed::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_office AS r WHERE r.id = row_id
""",
    "companies_officefunction": r"""
SELECT CASE field
    WHEN 'function' THEN ROW(r.function::text, NULL, NULL, 'text')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'text')::public.records_held
    WHEN 'note' THEN ROW(public.records_fingerprints(r.note_de, r.note_en, r.note_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_officefunction AS r WHERE r.id = row_id
""",
    "companies_count": r"""
SELECT CASE field
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'office' THEN ROW((SELECT named.slug::text FROM public.companies_office AS named WHERE named.id = r.office_id), (SELECT named.former_slugs::text[] FROM public.companies_office AS named WHERE named.id = r.office_id), NULL, 'companies_office')::public.records_held
    WHEN 'value' THEN ROW(r.value::text, NULL, NULL, 'text')::public.records_held
    WHEN 'qualifier' THEN ROW(r.qualifier::text, NULL, NULL, 'text')::public.records_held
    WHEN 'as_of' THEN ROW(r.as_of::text, NULL, NULL, 'date')::public.records_held
    WHEN 'rule' THEN ROW(public.records_fingerprints(r.rule_de, r.rule_en, r.rule_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_count AS r WHERE r.id = row_id
""",
}
# Model, its table, that of the record, those of the parts its keys lead to, and the lists of the record.
CITATIONS = (
    ("companies.OrganisationCitation", "companies_organisationcitation", "companies_organisation", {"name_id": "companies_organisationname", "relation_id": "companies_organisationrelation"}, [("companies_organisation_sectors", "organisation_id")]),
    ("companies.OfficeCitation", "companies_officecitation", "companies_office", {"function_id": "companies_officefunction"}, []),
    ("companies.CountCitation", "companies_countcitation", "companies_count", {}, []),
)
WORDING_HELP = "How the source puts it, in its own language and as few words as will do."
VERDICTS = [
    ("supports", "supports it"),
    ("less precise", "supports it less precisely"),
    ("planned", "earlier plan"),
    ("differs", "differs"),
    ("unconfirmed", "not confirmed"),
]
CLEANED = ("field", "place_in_source", "value", "wording", "reason", "fact")
CLEANED_BEFORE = ("field", "place_in_source", "value", "reason", "fact")


def value_and_wording(label: str, table: str) -> list:
    model = label.partition(".")[2].lower()
    wording = models.CharField(blank=True, default="", help_text=WORDING_HELP, max_length=500, verbose_name="wording")
    verdict = models.CharField(
        choices=VERDICTS, db_default=models.Value(""), editable=False, max_length=12, serialize=False,
        verbose_name="verdict",
    )  # fmt: skip
    # Empty until it is settled.
    value = models.TextField(blank=True, null=True, verbose_name="value this source gives")
    return [
        # Taken back, the column takes the trigger that cleans it along.
        migrations.RunSQL(migrations.RunSQL.noop, clean_texts(table, CLEANED_BEFORE, ("steps",)).sql),
        migrations.RenameField(model, "value", "wording"),
        migrations.AlterField(model, "wording", wording),
        migrations.AddField(model, "value", value),
        migrations.AddField(model, "verdict", verdict),
        # The function names the columns it cleans.
        clean_texts(table, CLEANED, ("steps",)),
    ]


def settled(label: str) -> migrations.AlterField:
    value = models.TextField(
        blank=True, db_default=records.models.citation.RecordsValue(), verbose_name="value this source gives"
    )
    return migrations.AlterField(label.partition(".")[2].lower(), "value", value)


def held(table: str) -> migrations.RunSQL:
    signature = f"public.{table}_held(row_id bigint, field text)"
    return migrations.RunSQL(
        f"CREATE FUNCTION {signature} RETURNS public.records_held LANGUAGE sql STABLE AS $${HELD[table]}$$",
        f"DROP FUNCTION {signature}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0017_public_ids_and_days"),
        ("records", "0004_values"),
    ]

    operations = [
        *(operation for label, table, *_others in CITATIONS for operation in value_and_wording(label, table)),
        *(held(table) for table in HELD),
        *(keep_verdicts(*tables) for _label, *tables in CITATIONS),
        *(settle_values(label) for label, *_tables in CITATIONS),
        *(settled(label) for label, *_tables in CITATIONS),
    ]
