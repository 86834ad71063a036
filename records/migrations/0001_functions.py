r"""The functions in the database that columns, constraints, triggers and the search index are made of.

Everything is named with its schema, so that a dump restores under an empty search path; nothing that plans use catches
exceptions, because that is not allowed in parallel ones.

What a document of the search index holds of a text, each at its place:

    companies        compani (its stem, in German and then in English), =companies (as it stands, for phrases)
    NRW.INVEST       besides its parts nrwinvest, =nrwinvest
    한국 디자인       한 한국 국 디 디자 자인 인 (pairs of syllables), 국~디 (a pair around a space)
    a name           besides, neighbours as one word, ==theentirename, and Hangul in Latin letters
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

from records.romanisation import CREATE_ROMANISED, DROP_ROMANISED

# The first and last day of an imprecise date, for the generated columns beside each of them. They must agree with
# records.dates in every case, and refuse what it refuses.
DATES = r"""
CREATE FUNCTION public.partial_date_point(point text, OUT first date, OUT last date)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    parts text[] := regexp_match(point, '^([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$');
    year integer := parts[1];
    month integer := parts[2];
    day integer := parts[3];
    last_day integer;
BEGIN
    IF parts IS NOT NULL AND coalesce(month, 1) BETWEEN 1 AND 12 THEN
        first := make_date(year, coalesce(month, 1), 1);
        last := make_date(year, coalesce(month, 12), 1) + interval '1 month' - interval '1 day';
        last_day := extract(day FROM last);
        IF day IS NULL THEN
            RETURN;
        ELSIF day BETWEEN 1 AND last_day THEN
            first := make_date(year, month, day);
            last := first;
            RETURN;
        END IF;
    END IF;
    RAISE invalid_datetime_format USING MESSAGE = format('not a date: "%s"', left(point, 60));
END $$;

CREATE FUNCTION public.partial_date_bounds(value text, OUT earliest date, OUT latest date)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    single text[] := regexp_match(value, '^([0-9-]+)([~?%]?)$');
    ends text[] := regexp_match(value, '^\[([0-9-]*)\.\.([0-9-]*)\]$');
    unit interval;
    latest_of_first date;
    earliest_of_last date;
BEGIN
    IF value IS NULL OR value = '' THEN
        RETURN;
    ELSIF single IS NOT NULL THEN
        SELECT first, last INTO earliest, latest FROM public.partial_date_point(single[1]);
        IF single[2] IN ('~', '%') THEN
            unit := CASE length(single[1]) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month'
                ELSE interval '1 day' END;
            earliest := earliest - unit;
            -- The end of a month is one day before the first of the next, however long either is.
            latest := least((latest + 1 + unit)::date - 1, make_date(9999, 12, 31));
        END IF;
    ELSIF ends IS NOT NULL AND ends <> ARRAY['', ''] THEN
        earliest := make_date(1, 1, 1);
        latest := make_date(9999, 12, 31);
        IF ends[1] <> '' THEN
            SELECT first, last INTO earliest, latest_of_first FROM public.partial_date_point(ends[1]);
        END IF;
        IF ends[2] <> '' THEN
            SELECT first, last INTO earliest_of_last, latest FROM public.partial_date_point(ends[2]);
        END IF;
        -- Beside an open end one of these is NULL, and the comparison with it too.
        IF ends[1] = ends[2] OR earliest > earliest_of_last OR latest_of_first > latest THEN
            RAISE invalid_datetime_format
                USING MESSAGE = format('the ends of a date are in the wrong order: "%s"', left(value, 60));
        END IF;
    ELSE
        RAISE invalid_datetime_format USING MESSAGE = format('not a date: "%s"', left(value, 60));
    END IF;
END $$;

CREATE FUNCTION public.partial_date_earliest(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (public.partial_date_bounds(value)).earliest;

CREATE FUNCTION public.partial_date_latest(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (public.partial_date_bounds(value)).latest;
"""
DROP_DATES = """
DROP FUNCTION public.partial_date_latest(text);
DROP FUNCTION public.partial_date_earliest(text);
DROP FUNCTION public.partial_date_bounds(text);
DROP FUNCTION public.partial_date_point(text);
"""

NORMAL_FORM = r"""
CREATE FUNCTION public.search_clean(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Before anything else, since the normal form NFKC makes a letter of some of these.
    SELECT regexp_replace(regexp_replace(value, '[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+', '', 'g'), '[\u0387\u119e\u16eb\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb\u318d\ua78f\uff65]', '·', 'g')
$$;

CREATE FUNCTION public.search_form(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Umlauts meet their spellings with e (ü = ue = u), ß meets ss; white space is one space.
    SELECT trim(regexp_replace(
        replace(replace(replace(
            public.unaccent('public.unaccent'::regdictionary, lower(normalize(public.search_clean(value), NFKC))),
            'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
        '\s+', ' ', 'g'))
$$;

CREATE FUNCTION public.name_search_form(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The name, then the same without dots, hyphens, slashes, ampersands, middle dots and spaces.
    SELECT public.search_form(value) || ' '
        || regexp_replace(public.search_form(value), '[\s.,&/·・‧\-–()''"]+', '', 'g')
$$;
"""
DROP_NORMAL_FORM = """
DROP FUNCTION public.name_search_form(text);
DROP FUNCTION public.search_form(text);
DROP FUNCTION public.search_clean(text);
"""

CLEANING = r"""
CREATE FUNCTION public.clean_text(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        normalize(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(value, '\u000D\u000A|[\u000B-\u000D\u0085\u2028\u2029]', E'\n', 'g'),
                        '[\u115F\u1160\u2800\u3164\uFFA0]', ' ', 'g'),
                    '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u17B4\u17B5\u180E'
                    '\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF'
                    '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF]', '', 'g'),
                '(?<![\u0600-\u109F\u1780-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFE0F'
                '\uFE70-\uFEFC\U00010A00-\U00011FFF\U0001F000-\U0001FAFF])[\u200C\u200D]+|[\u200C\u200D]+'
                '(?![\u0600-\u109F\u1780-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFE0F'
                '\uFE70-\uFEFC\U00010A00-\U00011FFF\U0001F000-\U0001FAFF])', '', 'g'),
            NFC),
        '^[\u0009\u000A\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+'
        '|[\u0009\u000A\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+$', '', 'g')
$$;

CREATE FUNCTION public.clean_line(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.clean_text(regexp_replace(
        regexp_replace(value, '\u000D\u000A|[\u000B-\u000D\u0085\u2028\u2029]', E'\n', 'g'),
        '[\u0009\u000A]+', ' ', 'g'))
$$;
"""
DROP_CLEANING = """
DROP FUNCTION public.clean_line(text);
DROP FUNCTION public.clean_text(text);
"""

# An address as two that lead to one page share it.
ADDRESS_KEY = r"""
CREATE FUNCTION public.address_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(substring(rest from '^[^/?#]*'), ':(80|443)$', '')) || regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(substring(rest from '^[^/?#]*(.*)$'), '#(?![!/]).*$', ''),
                '([?&])(?:(?:utm|mtm|pk)_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id'
                '|_ga|_gl|wt_z?mc)(?:=[^&#]*)?(?=&|#|$)', '\1', 'gi'),
            '(?<=[?&])&+|[?&]+(?=#|$)', '', 'g'),
        '/+(?=\?|#|$)', '')
    FROM (SELECT regexp_replace(value, '^https?://(www\.)?', '', 'i') AS rest) AS address
$$;
"""

DOCUMENTS = r"""
CREATE TEXT SEARCH DICTIONARY public.register_german (TEMPLATE = pg_catalog.snowball, Language = german);
CREATE TEXT SEARCH DICTIONARY public.register_english (TEMPLATE = pg_catalog.snowball, Language = english);

CREATE FUNCTION public.search_stem(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- One after the other, so that words which meet in German still meet, and then those that meet in English. No stop
    -- words: "an" is a family name. Where ue became u, an s of the plural looks like one of the word: values, venues.
    SELECT (pg_catalog.ts_lexize('public.register_english',
        regexp_replace((pg_catalog.ts_lexize('public.register_german', word))[1], '([ou])s$', '\1')))[1]
$$;

CREATE FUNCTION public.search_parts(value text)
RETURNS TABLE (chunk bigint, part text, is_run boolean, at bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- The words of a text in normal form; a chunk is written without a space. A run of syllables has a place for each.
    SELECT chunk, part, is_run, 2 + coalesce(sum(CASE WHEN is_run THEN length(part) ELSE 1 END)
        OVER (ORDER BY chunk, place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
    FROM (
        SELECT chunk, part, place, part ~ '[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]' AS is_run
        FROM regexp_split_to_table(regexp_replace(public.search_form(value), '([가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]+)', ' \1 ', 'g'),
                '[^[:alnum:].''’&_‐‑–-]+') WITH ORDINALITY AS chunks (letters, chunk),
            regexp_split_to_table(letters, '[^[:alnum:]]+') WITH ORDINALITY AS split (part, place)
        WHERE length(part) BETWEEN 1 AND 200
    ) AS found
$$;

CREATE FUNCTION public.search_tokens(value text, is_name boolean) RETURNS TABLE (token text, at bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH parts AS MATERIALIZED (
        SELECT *, lead(part) OVER in_order AS next, lead(is_run) OVER in_order AS next_is_run
        FROM public.search_parts(value) WINDOW in_order AS (ORDER BY at)
    ), runs AS MATERIALIZED (
        SELECT *, at + length(part) - 1 AS last FROM parts WHERE is_run
    ), joined AS MATERIALIZED (
        SELECT replace(replace(replace(string_agg(part, '' ORDER BY at), 'ae', 'a'), 'oe', 'o'), 'ue', 'u') AS word, min(at) AS at FROM parts WHERE NOT is_run
        GROUP BY chunk HAVING count(*) BETWEEN 2 AND 4
    ), entire AS MATERIALIZED (
        SELECT replace(replace(replace(string_agg(part, '' ORDER BY at), 'ae', 'a'), 'oe', 'o'), 'ue', 'u') AS word, bool_or(is_run) AS has_runs FROM parts
            WHERE is_name
    )
    SELECT public.search_stem(part), at FROM parts WHERE NOT is_run
    UNION ALL SELECT '=' || part, at FROM parts WHERE NOT is_run AND part ~ '[^0-9]'
    UNION ALL SELECT public.search_stem(word), at FROM joined
    UNION ALL SELECT '=' || word, at FROM joined
    UNION ALL SELECT substr(part, syllable, 2), at + syllable - 1
        FROM runs, generate_series(1, length(part) - 1) AS syllable
    UNION ALL SELECT left(part, 1), at FROM runs
    UNION ALL SELECT right(part, 1), last FROM runs WHERE length(part) > 1
    UNION ALL SELECT right(part, 1) || '~' || left(next, 1), last FROM runs WHERE next_is_run
    -- A name may be written with its parts together or apart.
    UNION ALL SELECT right(part, 1) || left(next, 1), last FROM runs WHERE next_is_run AND is_name
    UNION ALL SELECT public.search_stem(replace(replace(replace(part || next, 'ae', 'a'), 'oe', 'o'), 'ue', 'u')), at FROM parts
        WHERE is_name AND NOT is_run AND NOT next_is_run
    UNION ALL SELECT public.search_stem(word), 2 FROM entire WHERE NOT has_runs AND length(word) <= 200
    UNION ALL SELECT '==' || word, 2 FROM entire WHERE length(word) <= 200
$$;

CREATE FUNCTION public.search_document(value text, is_name boolean) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    lexemes text;
BEGIN
    -- Not in plain SQL: its plan would be made anew for each text, which takes ten times as long as the work.
    SELECT string_agg(token || ':' || least(at, 16383), ' ') INTO lexemes FROM public.search_tokens(value, is_name);
    IF is_name AND normalize(value, NFKC) ~ '[가-힣]' THEN
        SELECT concat_ws(' ', lexemes, string_agg(token || ':' || least(at, 16383), ' ')) INTO lexemes
            FROM public.search_tokens(public.romanised(public.search_form(value)), true);
    END IF;
    RETURN coalesce(lexemes, '')::tsvector;
END
$$;

CREATE AGGREGATE public.search_documents(tsvector) (
    SFUNC = pg_catalog.tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE
);

CREATE FUNCTION public.search_word_query(word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- What finds every document with a word of the dictionary.
    SELECT CASE WHEN word ~ '[가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇]' THEN (
        SELECT string_agg(substr(word, syllable, 2), ' <-> ' ORDER BY syllable)
        FROM generate_series(1, greatest(length(word) - 1, 1)) AS syllable
    ) ELSE '''=' || word || '''' END::tsquery
$$;
"""
DROP_DOCUMENTS = """
DROP FUNCTION public.search_word_query(text);
DROP AGGREGATE public.search_documents(tsvector);
DROP FUNCTION public.search_document(text, boolean);
DROP FUNCTION public.search_tokens(text, boolean);
DROP FUNCTION public.search_parts(text);
DROP FUNCTION public.search_stem(text);
DROP TEXT SEARCH DICTIONARY public.register_english;
DROP TEXT SEARCH DICTIONARY public.register_german;
"""

STAMPS = """
CREATE FUNCTION public.records_keep_stamps() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    bookkeeping text[] := ARRAY['created_at', 'changed_at', 'changed_by_id', 'created_by_id', 'lock_version', 'former_slugs'];
    for_staff text[] := ARRAY['staff_notes', 'withdrawal_reason'];
    before jsonb;
    after jsonb;
BEGIN
    NEW.created_at := OLD.created_at;
    -- Generated columns are not computed yet in a BEFORE trigger.
    SELECT bookkeeping || coalesce(array_agg(attname::text), '{}') INTO bookkeeping
        FROM pg_catalog.pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '';
    before := to_jsonb(OLD) - bookkeeping;
    after := to_jsonb(NEW) - bookkeeping;
    IF NEW.lock_version > OLD.lock_version OR before - for_staff <> after - for_staff
        OR (before = after AND NEW.changed_by_id IS NOT NULL AND NEW.changed_by_id IS DISTINCT FROM OLD.changed_by_id)
    THEN
        NEW.changed_at := clock_timestamp();
        NEW.lock_version := OLD.lock_version + 1;
    ELSIF before <> after THEN
        -- Other editors notice it; its day and its author stand in the history.
        NEW.changed_at := OLD.changed_at;
        NEW.changed_by_id := OLD.changed_by_id;
        NEW.lock_version := OLD.lock_version + 1;
    ELSE
        NEW.changed_at := OLD.changed_at;
        NEW.lock_version := OLD.lock_version;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION public.records_keep_users() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Loading and reverting write whole rows without stamps and would blank the users. A user who goes is taken out
    -- by an update of that column alone, for which this trigger (UPDATE OF lock_version) does not run.
    NEW.created_by_id := coalesce(NEW.created_by_id, OLD.created_by_id);
    NEW.changed_by_id := coalesce(NEW.changed_by_id, OLD.changed_by_id);
    RETURN NEW;
END
$$;

CREATE FUNCTION public.records_keep_former_slugs() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Addresses are never lost: what the row had, plus the one it is giving up, less the one it bears now.
    NEW.former_slugs := ARRAY(
        SELECT slug FROM (
            SELECT slug, min(place) AS place
            FROM unnest(OLD.former_slugs || NEW.former_slugs || OLD.slug::varchar) WITH ORDINALITY AS kept(slug, place)
            WHERE slug <> NEW.slug GROUP BY slug
        ) AS distinct_slugs ORDER BY place
    );
    RETURN NEW;
END
$$;

CREATE FUNCTION public.records_touch_owner() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    owner_table text := TG_ARGV[0];
    owner_key text := TG_ARGV[1];
BEGIN
    -- A change to a part is a change to its record. An owner that is being deleted is simply not found.
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('UPDATE public.%I SET lock_version = lock_version + 1 WHERE id = $1', owner_table)
            USING (to_jsonb(OLD) ->> owner_key)::bigint;
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> owner_key <> to_jsonb(OLD) ->> owner_key) THEN
        EXECUTE format('UPDATE public.%I SET lock_version = lock_version + 1 WHERE id = $1', owner_table)
            USING (to_jsonb(NEW) ->> owner_key)::bigint;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION public.records_note_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    this_transaction bigint := pg_current_xact_id()::text::bigint;
    touches_published boolean := true;
BEGIN
    -- A row that says when it changed has not changed for readers where that stayed.
    IF TG_ARGV[0] <> 'part' AND TG_OP = 'UPDATE' THEN
        IF OLD.changed_at = NEW.changed_at THEN
            RETURN NULL;
        END IF;
    END IF;
    -- Runs at commit, once for every changed row: only the first one that concerns the public counts.
    IF EXISTS (SELECT FROM public.records_contentversion WHERE last_transaction = this_transaction) THEN
        RETURN NULL;
    END IF;
    IF TG_ARGV[0] = 'record' THEN
        touches_published := (TG_OP <> 'INSERT' AND OLD.state = 'published')
            OR (TG_OP <> 'DELETE' AND NEW.state = 'published');
    ELSIF TG_ARGV[0] = 'part' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE id IN ($1, $2) AND state = ''published'')', TG_ARGV[1])
            INTO touches_published
            USING (to_jsonb(OLD) ->> TG_ARGV[2])::bigint, (to_jsonb(NEW) ->> TG_ARGV[2])::bigint;
    END IF;
    IF touches_published THEN
        INSERT INTO public.records_contentversion AS version (id, number, last_transaction)
            VALUES (1, 1, this_transaction)
            ON CONFLICT (id) DO UPDATE SET number = version.number + 1, last_transaction = this_transaction;
    END IF;
    RETURN NULL;
END
$$;
"""
DROP_STAMPS = """
DROP FUNCTION public.records_note_change();
DROP FUNCTION public.records_touch_owner();
DROP FUNCTION public.records_keep_former_slugs();
DROP FUNCTION public.records_keep_users();
DROP FUNCTION public.records_keep_stamps();
"""


class Migration(migrations.Migration):
    replaces = [
        ("records", "0001_partial_date_bounds"),
        ("records", "0002_search_forms_and_stamps"),
        ("records", "0003_initial"),
        ("records", "0004_triggers"),
        ("records", "0005_search_entries"),
        ("records", "0006_search_index"),
        ("records", "0007_romanisation"),
        ("records", "0008_clean_texts"),
        ("records", "0009_visible_names"),
        ("records", "0010_search_forms"),
        ("records", "0011_search_documents"),
        ("records", "0012_contradictions"),
        ("records", "0013_dates_for_readers"),
        ("records", "0014_documents_in_less_time"),
    ]

    initial = True

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(DATES, DROP_DATES),
        migrations.RunSQL(NORMAL_FORM, DROP_NORMAL_FORM),
        migrations.RunSQL(CLEANING, DROP_CLEANING),
        migrations.RunSQL(ADDRESS_KEY, "DROP FUNCTION public.address_key(text);"),
        migrations.RunSQL(CREATE_ROMANISED, DROP_ROMANISED),
        migrations.RunSQL(DOCUMENTS, DROP_DOCUMENTS),
        migrations.RunSQL(STAMPS, DROP_STAMPS),
    ]
