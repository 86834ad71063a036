"""Extensions, and the SQL functions behind search text, stamps and the content version.

Everything is named with its schema, so that a dump restores under an empty search path.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

SEARCH_FORM = r"""
CREATE FUNCTION public.search_form(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Umlauts meet their spellings with e (ü = ue = u), ß meets ss; white space is one space.
    SELECT trim(regexp_replace(
        replace(replace(replace(
            public.unaccent('public.unaccent'::regdictionary, lower(normalize(value, NFKC))),
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

DROP_SEARCH_FORM = """
DROP FUNCTION public.name_search_form(text);
DROP FUNCTION public.search_form(text);
"""

KEEP_STAMPS = """
CREATE FUNCTION public.records_keep_stamps() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    bookkeeping text[] := ARRAY['created_at', 'changed_at', 'changed_by_id', 'created_by_id', 'lock_version', 'former_slugs'];
    generated text[];
    same boolean;
BEGIN
    NEW.created_at := OLD.created_at;
    -- Generated columns are not computed yet in a BEFORE trigger.
    SELECT coalesce(array_agg(attname::text), '{}') INTO generated
        FROM pg_catalog.pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '';
    same := (to_jsonb(NEW) - bookkeeping - generated) = (to_jsonb(OLD) - bookkeeping - generated)
        AND (NEW.changed_by_id IS NOT DISTINCT FROM OLD.changed_by_id OR NEW.changed_by_id IS NULL);
    IF same AND NEW.lock_version <= OLD.lock_version THEN
        NEW.changed_at := OLD.changed_at;
        NEW.lock_version := OLD.lock_version;
    ELSE
        NEW.changed_at := clock_timestamp();
        NEW.lock_version := OLD.lock_version + 1;
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
"""

DROP_KEEP_STAMPS = """
DROP FUNCTION public.records_touch_owner();
DROP FUNCTION public.records_keep_former_slugs();
DROP FUNCTION public.records_keep_users();
DROP FUNCTION public.records_keep_stamps();
"""

NOTE_CHANGE = """
CREATE FUNCTION public.records_note_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    this_transaction bigint := pg_current_xact_id()::text::bigint;
    touches_published boolean := true;
BEGIN
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


class Migration(migrations.Migration):
    dependencies = (("records", "0001_partial_date_bounds"),)
    operations = (
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(SEARCH_FORM, DROP_SEARCH_FORM),
        migrations.RunSQL(KEEP_STAMPS, DROP_KEEP_STAMPS),
        migrations.RunSQL(NOTE_CHANGE, "DROP FUNCTION public.records_note_change();"),
    )
