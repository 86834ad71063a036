"""A citation says which value its source gives, apart from its wording; the database judges whether they agree."""

from django.db import migrations, models

import records.models.citation
from records.operations import clean_texts, keep_names_in_values, keep_verdicts
from records.settling import settle_values

# What a row holds in each field that is cited, as `records.values.held_sql` makes it of the models.
HELD = {
    "events_person": r"""
SELECT CASE field
    WHEN 'name' THEN ROW(public.records_fingerprints(r.name_de, r.name_en, r.name_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'academic_title' THEN ROW(public.records_fingerprints(r.academic_title_de, r.academic_title_en, r.academic_title_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_person AS r WHERE r.id = row_id
""",
    "events_position": r"""
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.events_position AS r WHERE r.id = row_id
""",
    "events_delegation": r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'direction' THEN ROW(r.direction::text, NULL, NULL, 'text')::public.records_held
    WHEN 'origin' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.origin_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.origin_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'destination' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.destination_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.destination_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_delegation AS r WHERE r.id = row_id
""",
    "events_delegationmember": r"""
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'leads' THEN ROW(r.leads::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_delegationmember AS r WHERE r.id = row_id
""",
    "events_visit": r"""
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'date' THEN ROW(r.date::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'host' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.host_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.host_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'topic' THEN ROW(public.records_fingerprints(r.topic_de, r.topic_en, r.topic_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_visit AS r WHERE r.id = row_id
""",
    "events_visitparticipant": r"""
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_visitparticipant AS r WHERE r.id = row_id
""",
    "events_agreement": r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'kind_as_printed' THEN ROW(r.kind_as_printed::text, NULL, NULL, 'text')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'announced' THEN ROW(r.announced::text, NULL, NULL, 'date')::public.records_held
    WHEN 'effective' THEN ROW(r.effective::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'topics' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.events_topic AS named JOIN public.events_agreement_topics AS chosen ON chosen.topic_id = named.id WHERE chosen.agreement_id = r.id), NULL, NULL, 'many:events_topic')::public.records_held
    WHEN 'life_cycle' THEN ROW(r.life_cycle::text, NULL, NULL, 'text')::public.records_held
    WHEN 'in_force' THEN ROW(r.in_force::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_agreement AS r WHERE r.id = row_id
""",
    "events_agreementparty": r"""
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'name_at_signing' THEN ROW(r.name_at_signing::text, NULL, NULL, 'text')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held END
FROM public.events_agreementparty AS r WHERE r.id = row_id
""",
    "events_agreementsignatory": r"""
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'party' THEN ROW((SELECT named.public_id::text FROM public.events_agreementparty AS named WHERE named.id = r.party_id), NULL, NULL, 'events_agreementparty')::public.records_held
    WHEN 'capacity' THEN ROW(r.capacity::text, NULL, NULL, 'text')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_agreementsignatory AS r WHERE r.id = row_id
""",
    "events_agreementlink": r"""
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'other' THEN ROW((SELECT named.slug::text FROM public.events_agreement AS named WHERE named.id = r.other_id), (SELECT named.former_slugs::text[] FROM public.events_agreement AS named WHERE named.id = r.other_id), NULL, 'events_agreement')::public.records_held END
FROM public.events_agreementlink AS r WHERE r.id = row_id
""",
}
# Model, its table, that of the record, those of the parts its keys lead to, and the lists of the record.
CITATIONS = (
    ("events.PersonCitation", "events_personcitation", "events_person", {"position_id": "events_position"}, []),
    ("events.DelegationCitation", "events_delegationcitation", "events_delegation", {"member_id": "events_delegationmember", "visit_id": "events_visit", "participant_id": "events_visitparticipant"}, []),
    ("events.AgreementCitation", "events_agreementcitation", "events_agreement", {"party_id": "events_agreementparty", "signatory_id": "events_agreementsignatory", "link_id": "events_agreementlink"}, [("events_agreement_topics", "agreement_id")]),
)
NAMING: dict[str, tuple[str, ...]] = {
    "events_personcitation": ("position_id",),
    "events_delegationcitation": ("member_id", "visit_id", "participant_id"),
    "events_agreementcitation": ("party_id", "signatory_id", "link_id"),
    "companies_organisationcitation": ("name_id", "relation_id"),
    "companies_officecitation": ("function_id",),
    "companies_countcitation": (),
}
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
        ("events", "0014_public_ids_and_days"),
        ("companies", "0018_values"),
        ("records", "0004_values"),
    ]

    operations = [
        *(operation for label, table, *_others in CITATIONS for operation in value_and_wording(label, table)),
        *(held(table) for table in HELD),
        *(keep_verdicts(*tables) for _label, *tables in CITATIONS),
        *(settle_values(label) for label, *_tables in CITATIONS),
        *(settled(label) for label, *_tables in CITATIONS),
        # Whatever may be named by the citations of this app or of those below it.
        keep_names_in_values("companies_place", NAMING, within=True),
        keep_names_in_values("companies_sector", NAMING),
        keep_names_in_values("events_topic", NAMING),
    ]
