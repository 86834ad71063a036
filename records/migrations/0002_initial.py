"""Sources, what cites them, and the search index with what keeps it in step with the records."""

import re

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import records.addresses
import records.circles
import records.dates.constraints
import records.dates.fields
import records.search.normal_form
from records.operations import clean_texts, part_table, record_table, translated
from records.search.operations import keep_search

CLEANED = {
    "records_source": {
        "lines": (
            *translated("title"), "publisher", "original_source", "editor", "author_sign", "dateline", "url",
            "archive_url",
        ),
        "texts": (*translated("reliability"), "withdrawal_reason"),
    },
    "records_sourcecitation": {
        "lines": ("field", "place_in_source", "value", "reason", "fact"),
        "texts": ("steps",),
    },
}

# For a table of entries ``x`` there are two views and a function. ``x_text`` (record_id, weight, is_name, text, what) lists
# the texts a published record is found by; ``x_cause`` (record_id, cause, row_id) names every row whose change may change
# an entry, by table and key; ``x_due(ids)`` gives the rows the table ought to have for these records. It is a function and
# no view, so that many records at once share the work on texts they share. What is kept is found by the names of the views.
KEEPING_IN_STEP = r"""
CREATE FUNCTION public.records_search_entries() RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    SELECT left(viewname::text, -5) FROM pg_catalog.pg_views
    WHERE schemaname = 'public' AND viewname LIKE '%entry\_text' ORDER BY 1
$$;

CREATE FUNCTION public.records_search_lock(alone boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- Held to the end of the transaction. Who follows a change is alone; those who look everything over share it.
    IF alone THEN
        PERFORM pg_advisory_xact_lock('public.records_searchchange'::regclass::oid::integer, 0);
    ELSE
        PERFORM pg_advisory_xact_lock_shared('public.records_searchchange'::regclass::oid::integer, 0);
    END IF;
END
$$;

CREATE FUNCTION public.records_words_of(entry text, ids bigint[]) RETURNS SETOF public.records_searchword
LANGUAGE plpgsql STABLE AS $$
BEGIN
    -- Every word of the texts of these records, as the dictionary of words ought to have it; one that signs take apart
    -- is known by that spelling, so that NRWINVEST can be asked as NRW.INVEST.
    RETURN QUERY EXECUTE format($query$
        WITH texts AS MATERIALIZED (
            SELECT DISTINCT is_name, public.search_clean(normalize(text, NFKC)) AS text
            FROM public.%I WHERE record_id = ANY($1)
        ), spelt AS MATERIALIZED (
            SELECT DISTINCT spelling FROM (
                SELECT string_to_table(regexp_replace(regexp_replace(text, '([가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]+)', ' \1 ', 'g'),
                    '[^[:alnum:]]+', ' ', 'g'), ' ') AS spelling FROM texts
                UNION ALL SELECT joined FROM texts, LATERAL (
                    SELECT (regexp_matches(regexp_replace(text, '[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]+', ' ', 'g'),
                        '[[:alnum:]]+(?:[.''’&_‐‑–-]+[[:alnum:]]+)+', 'g'))[1] AS joined
                ) AS chunks WHERE cardinality(regexp_split_to_array(joined, '[^[:alnum:]]+')) <= 4
                UNION ALL SELECT string_to_table(regexp_replace(public.romanised(text), '[^[:alnum:]]+', ' ', 'g'), ' ')
                    FROM texts WHERE is_name AND text ~ '[가-힣]'
            ) AS spelt_somehow WHERE length(spelling) BETWEEN 2 AND 60
        ), folded AS MATERIALIZED (
            SELECT public.search_form(regexp_replace(spelling, '[^[:alnum:]]+', '', 'g')) AS word, spelling FROM spelt
        )
        SELECT DISTINCT ON (word) word, CASE WHEN word ~ '[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]' THEN word ELSE public.search_stem(word) END,
            spelling
        FROM folded WHERE word ~ '^([[:alpha:]]{3,}|[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]{2,})$'
            AND NOT (word ~ '[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]' AND word ~ '[^가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]')
        ORDER BY word, spelling ~ '[^[:alnum:]]' DESC, spelling
    $query$, entry || '_text') USING ids;
END
$$;

CREATE FUNCTION public.records_learn_words(entry text, ids bigint[]) RETURNS SETOF text
LANGUAGE sql AS $$
    -- Gives the words these records have, those that were known too.
    WITH had AS MATERIALIZED (SELECT * FROM public.records_words_of(entry, ids)),
    learnt AS (
        INSERT INTO public.records_searchword
        SELECT had.* FROM had LEFT JOIN public.records_searchword AS known USING (word)
            WHERE known.word IS NULL OR known.lexeme <> had.lexeme
                OR (had.spelling ~ '[^[:alnum:]]' AND known.spelling !~ '[^[:alnum:]]')
        ON CONFLICT (word) DO UPDATE SET lexeme = EXCLUDED.lexeme, spelling = EXCLUDED.spelling
    )
    SELECT word FROM had
$$;

CREATE FUNCTION public.records_refresh_entries(entry text, ids bigint[]) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    columns text;
    excluded text;
    changed integer;
BEGIN
    -- Gives the number of entries that were made, changed or removed.
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
            string_agg('EXCLUDED.' || quote_ident(attname), ', ' ORDER BY attnum)
        INTO columns, excluded FROM pg_catalog.pg_attribute
        WHERE attrelid = format('public.%I', entry)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format($query$
        WITH due AS MATERIALIZED (SELECT * FROM public.%2$I($1)),
        gone AS (
            DELETE FROM public.%1$I WHERE record_id = ANY($1) AND record_id NOT IN (SELECT record_id FROM due)
            RETURNING 1
        ),
        kept AS (
            INSERT INTO public.%1$I AS entry (%3$s) SELECT %3$s FROM due
            ON CONFLICT (record_id) DO UPDATE SET (%3$s) = ROW(%4$s) WHERE entry.* IS DISTINCT FROM EXCLUDED.*
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM kept)
    $query$, entry, entry || '_due', columns, excluded) INTO changed USING ids;
    RETURN changed;
END
$$;

CREATE FUNCTION public.records_refresh_search() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    this_transaction bigint := pg_current_xact_id()::text::bigint;
    entry text;
    change record;
    affected bigint[];
    found_ids bigint[];
BEGIN
    -- Runs at commit, once for every changed row; the first run deals with all of them.
    IF NOT EXISTS (SELECT FROM public.records_searchchange WHERE transaction = this_transaction) THEN
        RETURN NULL;
    END IF;
    -- One transaction at a time: two that change different rows of one entry must not miss each other. The row is the
    -- one that counts versions, since whoever publishes something locks it anyway, and a second lock could deadlock.
    INSERT INTO public.records_contentversion (id, number, last_transaction) VALUES (1, 0, 0) ON CONFLICT DO NOTHING;
    PERFORM FROM public.records_contentversion WHERE id = 1 FOR UPDATE;
    PERFORM public.records_search_lock(true);
    FOR entry IN SELECT public.records_search_entries() LOOP
        affected := '{}';
        FOR change IN
            SELECT cause, array_agg(row_id ORDER BY row_id) AS ids FROM public.records_searchchange
            WHERE transaction = this_transaction GROUP BY cause
        LOOP
            EXECUTE format('SELECT array_agg(DISTINCT record_id) FROM public.%I WHERE cause = %L AND row_id = ANY($1)',
                entry || '_cause', change.cause) INTO found_ids USING change.ids;
            affected := affected || coalesce(found_ids, '{}');
        END LOOP;
        IF affected <> '{}' THEN
            affected := ARRAY(SELECT DISTINCT unnest(affected) ORDER BY 1);
            PERFORM public.records_refresh_entries(entry, affected);
            PERFORM public.records_learn_words(entry, affected);
        END IF;
    END LOOP;
    DELETE FROM public.records_searchchange WHERE transaction = this_transaction;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER records_refresh_search AFTER INSERT ON public.records_searchchange
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.records_refresh_search();

CREATE FUNCTION public.records_note_search_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.records_searchchange (transaction, cause, row_id)
        VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME, NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION public.records_note_search_loss() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever the row belonged to is found by it no longer.
    INSERT INTO public.records_searchchange (transaction, cause, row_id)
        VALUES (pg_current_xact_id()::text::bigint, TG_ARGV[0], (to_jsonb(OLD) ->> TG_ARGV[1])::bigint)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
"""
DROP_KEEPING_IN_STEP = """
DROP FUNCTION public.records_note_search_loss();
DROP FUNCTION public.records_note_search_change();
DROP TRIGGER records_refresh_search ON public.records_searchchange;
DROP FUNCTION public.records_refresh_search();
DROP FUNCTION public.records_refresh_entries(text, bigint[]);
DROP FUNCTION public.records_learn_words(text, bigint[]);
DROP FUNCTION public.records_words_of(text, bigint[]);
DROP FUNCTION public.records_search_lock(boolean);
DROP FUNCTION public.records_search_entries();
"""

# As records/search_index.py declares it (`make_search_migration` writes what changes of it).
SEARCH_INDEX = [
    r"""
CREATE VIEW public.records_sourcewording (source_id, text) AS
SELECT record.id, naming.text
    FROM public.records_source AS record
    CROSS JOIN LATERAL (VALUES (record.title_de::text), (record.title_en::text), (record.title_ko::text), (record.publisher::text), (record.original_source::text)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
""",
    r"""
CREATE VIEW public.records_sourceentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.records_source AS record
    CROSS JOIN LATERAL (VALUES
        ('A', false, record.title_de, 'title'),
        ('A', false, record.title_en, 'title'),
        ('A', false, record.title_ko, 'title'),
        ('B', true, record.publisher, 'publisher'),
        ('B', true, record.original_source, 'original_source'),
        ('B', true, record.editor, 'editor'),
        ('C', false, regexp_replace(record.url, '^[a-z]+://(www\.)?', '', 'i'), 'url'),
        ('C', false, regexp_replace(record.archive_url, '^[a-z]+://(www\.)?', '', 'i'), 'archive_url'),
        ('C', true, record.author_sign, 'author_sign'),
        ('C', true, record.dateline, 'dateline'),
        ('D', false, record.reliability_de, 'reliability'),
        ('D', false, record.reliability_en, 'reliability'),
        ('D', false, record.reliability_ko, 'reliability')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
""",
    r"""
CREATE VIEW public.records_sourceentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'records_source' AS cause, id AS row_id FROM public.records_source
""",
    r"""
CREATE FUNCTION public.records_sourceentry_due(ids bigint[]) RETURNS SETOF public.records_sourceentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.records_sourceentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.records_source AS record ON record.id = found_by.record_id
$$
""",
]
DROP_SEARCH_INDEX = [
    "DROP FUNCTION public.records_sourceentry_due(bigint[])",
    "DROP VIEW public.records_sourceentry_cause",
    "DROP VIEW public.records_sourceentry_text",
    "DROP VIEW public.records_sourcewording",
]


class Migration(migrations.Migration):
    replaces = [
        ("records", "0015_search_index_as_declared"),
    ]

    initial = True

    dependencies = [
        ("records", "0001_functions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentVersion",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0, verbose_name="number")),
                ("last_transaction", models.BigIntegerField(default=0, verbose_name="last transaction")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="records_contentversion_one_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, validators=[django.core.validators.RegexValidator(re.compile("^[a-z0-9]+(-[a-z0-9]+)*$"), "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")], verbose_name="slug")),
                ("former_slugs", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=120), blank=True, default=list, editable=False, help_text="Earlier addresses; they lead to the present one.", verbose_name="former slugs")),
                ("state", models.CharField(choices=[("draft", "draft"), ("in review", "in review"), ("published", "published"), ("withdrawn", "withdrawn")], default="draft", editable=False, max_length=12, verbose_name="state")),
                ("withdrawal_reason", models.TextField(blank=True, default="", editable=False, verbose_name="reason for withdrawal")),
                ("last_verified_on", models.DateField(blank=True, help_text="The day on which somebody last held this record against its sources.", null=True, verbose_name="last verified on")),
                ("title", models.CharField(blank=True, default="", help_text="As printed in the source’s own language; a translation in the other languages.", max_length=300, verbose_name="title")),
                ("title_de", models.CharField(blank=True, default="", help_text="As printed in the source’s own language; a translation in the other languages.", max_length=300, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, default="", help_text="As printed in the source’s own language; a translation in the other languages.", max_length=300, null=True, verbose_name="title")),
                ("title_ko", models.CharField(blank=True, default="", help_text="As printed in the source’s own language; a translation in the other languages.", max_length=300, null=True, verbose_name="title")),
                ("kind", models.CharField(choices=[("newspaper", "newspaper article"), ("portal news", "news item of a portal"), ("press release", "press release"), ("document", "official document"), ("register", "register entry"), ("website", "web page"), ("broadcast", "broadcast"), ("other", "other source")], max_length=20, verbose_name="kind")),
                ("language", models.CharField(choices=[("de", "German"), ("en", "English"), ("ko", "Korean")], max_length=8, verbose_name="language")),
                ("publisher", models.CharField(blank=True, default="", max_length=200, verbose_name="publisher")),
                ("original_source", models.CharField(blank=True, default="", help_text="Whom the publisher names as the origin of the text, for example an agency.", max_length=200, verbose_name="original source")),
                ("editor", models.CharField(blank=True, default="", max_length=200, verbose_name="editor")),
                ("author_sign", models.CharField(blank=True, default="", help_text="Initials under the article.", max_length=40, verbose_name="author’s sign")),
                ("dateline", models.CharField(blank=True, default="", max_length=100, verbose_name="dateline")),
                ("published", records.dates.fields.PartialDateField(help_text="Only what the source itself says. Unknown stays empty.", verbose_name="date of publication")),
                ("inferred", records.dates.fields.PartialDateField(help_text="Where the source gives no date: what follows from its text. The steps stand in the citation.", verbose_name="inferred date")),
                ("retrieved", records.dates.fields.PartialDateField(verbose_name="retrieved on")),
                ("url", models.URLField(blank=True, default="", max_length=500, verbose_name="address")),
                ("archive_url", models.URLField(blank=True, default="", max_length=500, verbose_name="archived copy")),
                ("reliability", models.TextField(blank=True, default="", verbose_name="note on reliability")),
                ("reliability_de", models.TextField(blank=True, default="", null=True, verbose_name="note on reliability")),
                ("reliability_en", models.TextField(blank=True, default="", null=True, verbose_name="note on reliability")),
                ("reliability_ko", models.TextField(blank=True, default="", null=True, verbose_name="note on reliability")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("title_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("publisher"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("original_source"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("editor"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("published_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("published"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("published_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("published"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("inferred_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("inferred"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("inferred_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("inferred"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("retrieved_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("retrieved"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("retrieved_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("retrieved"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("same_story_as", models.ForeignKey(blank=True, help_text="Where several papers print one agency report, the earliest of them.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="retellings", to="records.source", verbose_name="same story as")),
                ("url_key", records.search.normal_form.StoredForm(db_persist=True, expression=records.addresses.AddressKey("url"), output_field=models.TextField(), serialize=False)),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="records_source_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="records_source_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="records_source_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__gt", ""), ("title_de__isnull", False)), models.Q(("title_en__gt", ""), ("title_en__isnull", False)), models.Q(("title_ko__gt", ""), ("title_ko__isnull", False)), _connector="OR"), name="records_source_title_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("same_story_as__isnull", True), models.Q(("same_story_as", models.F("id")), _negated=True), _connector="OR"), name="records_source_not_its_own_story", violation_error_message="A source cannot retell itself."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__regex", "[[:alnum:]]"), ("title_de__isnull", True), ("title_de", ""), _connector="OR"), models.Q(("title_en__regex", "[[:alnum:]]"), ("title_en__isnull", True), ("title_en", ""), _connector="OR"), models.Q(("title_ko__regex", "[[:alnum:]]"), ("title_ko__isnull", True), ("title_ko", ""), _connector="OR")), name="records_source_title_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="records_source_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("published_earliest__isnull", True), ("published_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="records_source_published_happened", violation_error_message="The date of “date of publication” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("inferred_earliest__isnull", True), ("inferred_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="records_source_inferred_happened", violation_error_message="The date of “inferred date” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("retrieved_earliest__isnull", True), ("retrieved_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="records_source_retrieved_happened", violation_error_message="The date of “retrieved on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("url", ""), ("url__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"), name="records_source_url_web", violation_error_message="An address begins with http:// or https:// and has no spaces."),
                    models.CheckConstraint(condition=models.Q(("archive_url", ""), ("archive_url__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"), name="records_source_archive_url_web", violation_error_message="An address begins with http:// or https:// and has no spaces."),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("url", ""), _negated=True), fields=["url_key"], name="records_source_url_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.CharField(blank=True, default="", help_text="Only where it differs from the record’s: in the source’s own language and as few words as will do.", max_length=500, verbose_name="value in this source")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="records.source")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="records_sourcecitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="records_sourcecitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="records_sourcecitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "field"), name="records_sourcecitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "field", "source", "place_in_source", "fact"), name="records_sourcecitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("transaction", models.BigIntegerField()),
                ("cause", models.TextField()),
                ("row_id", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("transaction", "cause", "row_id"), name="records_searchchange_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.TextField(primary_key=True, serialize=False)),
                ("lexeme", models.TextField()),
                ("spelling", models.TextField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F("word"), name="gin_trgm_ops"), name="records_searchword_trigrams"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="records.source")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="sourceentry_document"),
                ],
            },
        ),
        # By themselves: what drops a table takes the trigger, but not its function.
        migrations.AddConstraint(
            model_name="source",
            constraint=records.circles.NoCircle(end="same_story_as", kinds=(), name="records_source_story_circle", start="id", turned=(), until="", violation_error_message="“Same story as” would lead in a circle: choose the earliest source for all."),
        ),
        *record_table("records_source"),
        *part_table("records_sourcecitation", "records_source", "record_id"),
        *(clean_texts(table, **columns) for table, columns in CLEANED.items()),
        migrations.RunSQL(KEEPING_IN_STEP, DROP_KEEPING_IN_STEP),
        migrations.RunSQL(SEARCH_INDEX, DROP_SEARCH_INDEX),
        keep_search("records_source"),
    ]
