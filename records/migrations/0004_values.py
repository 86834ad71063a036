"""A citation says which value its source gives, apart from its wording; the database judges whether they agree."""

from django.db import migrations, models

import records.models.citation
from records.operations import clean_texts, keep_verdicts
from records.settling import settle_values

FUNCTIONS = """
-- What a record or part holds in a field: the value, others that mean the same, others it lies within, and how it is
-- written: text, date, prose, the table of what is named, or "many:" and that table.
CREATE TYPE public.records_held AS (value text, same text[], within text[], form text);

CREATE FUNCTION public.records_fingerprints(de text, en text, ko text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- `records.values.fingerprint` says the same.
    SELECT concat_ws(' ', 'de:' || left(md5(nullif(de, '')), 12), 'en:' || left(md5(nullif(en, '')), 12),
        'ko:' || left(md5(nullif(ko, '')), 12))
$$;

CREATE FUNCTION public.records_date_covers(wide text, narrow text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN public.partial_date_earliest(wide) <= public.partial_date_earliest(narrow)
        AND public.partial_date_latest(narrow) <= public.partial_date_latest(wide);
EXCEPTION WHEN data_exception THEN
    -- No date at all.
    RETURN false;
END
$$;

CREATE FUNCTION public.records_verdict(certainty text, given text, held public.records_held) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    ours text[];
    theirs text[];
BEGIN
    -- `records.values.verdict` says the same.
    held.value := coalesce(held.value, '');
    IF held.form = 'prose' AND given <> '≠' THEN
        RETURN CASE WHEN string_to_array(held.value, ' ') <@ string_to_array(given, ' ') THEN 'supports'
            ELSE 'unconfirmed' END;
    ELSIF given = held.value OR given = ANY(held.same) THEN
        RETURN 'supports';
    ELSIF given = '' THEN
        RETURN 'unconfirmed';
    ELSIF held.value <> '' AND given <> '≠' THEN
        IF held.form LIKE 'many:%' THEN
            ours := string_to_array(held.value, ',');
            theirs := string_to_array(given, ',');
            IF ours <@ theirs THEN
                RETURN CASE WHEN theirs <@ ours THEN 'supports' ELSE 'less precise' END;
            ELSIF theirs <@ ours THEN
                RETURN 'unconfirmed';
            END IF;
        ELSIF given = ANY(held.within) OR (held.form = 'date' AND public.records_date_covers(given, held.value)) THEN
            RETURN 'less precise';
        END IF;
    END IF;
    RETURN CASE certainty WHEN 'planned' THEN 'planned' ELSE 'differs' END;
END
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION public.records_verdict(text, text, public.records_held);
DROP FUNCTION public.records_date_covers(text, text);
DROP FUNCTION public.records_fingerprints(text, text, text);
DROP TYPE public.records_held;
"""


# What a row holds in each field that is cited, as `records.values.held_sql` makes it of the models.
HELD = {
    "records_source": r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'publisher' THEN ROW(r.publisher::text, NULL, NULL, 'text')::public.records_held
    WHEN 'original_source' THEN ROW(r.original_source::text, NULL, NULL, 'text')::public.records_held
    WHEN 'editor' THEN ROW(r.editor::text, NULL, NULL, 'text')::public.records_held
    WHEN 'author_sign' THEN ROW(r.author_sign::text, NULL, NULL, 'text')::public.records_held
    WHEN 'dateline' THEN ROW(r.dateline::text, NULL, NULL, 'text')::public.records_held
    WHEN 'language' THEN ROW(r.language::text, NULL, NULL, 'text')::public.records_held
    WHEN 'published' THEN ROW(r.published::text, NULL, NULL, 'date')::public.records_held
    WHEN 'inferred' THEN ROW(r.inferred::text, NULL, NULL, 'date')::public.records_held
    WHEN 'reliability' THEN ROW(public.records_fingerprints(r.reliability_de, r.reliability_en, r.reliability_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.records_source AS r WHERE r.id = row_id
""",
}
# Model, its table, that of the record, those of the parts its keys lead to, and the lists of the record.
CITATIONS = (
    ("records.SourceCitation", "records_sourcecitation", "records_source", {}, []),
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
        ("records", "0003_public_ids_and_days"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        *(operation for label, table, *_others in CITATIONS for operation in value_and_wording(label, table)),
        *(held(table) for table in HELD),
        *(keep_verdicts(*tables) for _label, *tables in CITATIONS),
        *(settle_values(label) for label, *_tables in CITATIONS),
        *(settled(label) for label, *_tables in CITATIONS),
    ]
