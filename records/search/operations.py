"""Migration operations that build the search index and keep it in step with the records.

Frozen: applied migrations call these functions. A change of behaviour is a new function, not an edit.

For a table of entries ``x`` there are two views and a function. ``x_text`` (record_id, weight, is_name, text) lists the
texts a published record is found by; ``x_cause`` (record_id, cause, row_id) names every row whose change may change an
entry, by table and key; ``x_due(ids)`` gives the rows the table ought to have for these records. It is a function and
no view, so that many records at once share the work on texts they share. What is kept is found by the names of the
views.
"""

from django.db.migrations import RunSQL

# Words and texts ------------------------------------------------------------------------------------------------

TOKENS = r"""
CREATE TEXT SEARCH DICTIONARY public.register_stem (TEMPLATE = pg_catalog.snowball, Language = german);
-- No stop words: "an" is a family name, and "IT" is a branch of business.
CREATE TEXT SEARCH CONFIGURATION public.register (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION public.register
    ALTER MAPPING FOR asciiword, word, numword WITH public.register_stem;

CREATE FUNCTION public.search_words(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The normal form without signs: nothing but words and spaces.
    SELECT trim(regexp_replace(public.search_form(value), '[^[:alnum:]]+', ' ', 'g'))
$$;

CREATE FUNCTION public.hangul_pairs(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Hangul has no stems: each run of it becomes its pairs of syllables, with the first and last syllable alone.
    -- 산업기술 is written twice over (·산산업업기기술술·) and read off in pairs: 산 산업 업기 기술 술.
    SELECT CASE WHEN value !~ '[가-힣]' THEN value ELSE
        replace(regexp_replace(regexp_replace(regexp_replace(value,
            '([가-힣])', '\1\1', 'g'),
            '([가-힣]+)', ' ·\1· ', 'g'),
            '([·가-힣])([·가-힣])', '\1\2 ', 'g'), '·', '')
    END
$$;

CREATE FUNCTION public.search_tokens(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT public.hangul_pairs(public.search_words(value))
$$;

CREATE FUNCTION public.search_name_tokens(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words text := public.search_words(value);
    parts text[] := string_to_array(words, ' ');
    pairs text := '';
BEGIN
    -- A name may be written with its parts together or apart: two neighbours as one word, and all of them as one.
    IF cardinality(parts) < 2 THEN
        RETURN public.hangul_pairs(words);
    END IF;
    FOR i IN 1 .. cardinality(parts) - 1 LOOP
        IF parts[i] || parts[i + 1] !~ '[가-힣]' THEN
            pairs := pairs || ' ' || parts[i] || parts[i + 1];
        END IF;
    END LOOP;
    RETURN public.hangul_pairs(words) || pairs || ' ' || public.hangul_pairs(replace(words, ' ', ''));
END
$$;
"""

DROP_TOKENS = """
DROP FUNCTION public.search_name_tokens(text);
DROP FUNCTION public.search_tokens(text);
DROP FUNCTION public.hangul_pairs(text);
DROP FUNCTION public.search_words(text);
DROP TEXT SEARCH CONFIGURATION public.register;
DROP TEXT SEARCH DICTIONARY public.register_stem;
"""

# Keeping in step ------------------------------------------------------------------------------------------------

REFRESH = r"""
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
    -- Every word of the texts of these records, as the dictionary of words ought to have it.
    RETURN QUERY EXECUTE format($query$
        WITH texts AS MATERIALIZED (
            SELECT DISTINCT text FROM public.%I WHERE record_id = ANY($1)
        ), spelt AS MATERIALIZED (
            SELECT DISTINCT spelling FROM texts,
                string_to_table(regexp_replace(normalize(text, NFC), '[^[:alnum:]]+', ' ', 'g'), ' ') AS spelling
            WHERE length(spelling) BETWEEN 2 AND 60
        ), folded AS MATERIALIZED (
            SELECT public.search_form(spelling) AS word, spelling FROM spelt
        )
        SELECT DISTINCT ON (word) word, CASE WHEN word ~ '[가-힣]' THEN word
            ELSE (pg_catalog.ts_lexize('public.register_stem', word))[1] END, spelling
        FROM folded WHERE word ~ '^([[:alpha:]]{3,}|[가-힣]{2,})$' AND NOT (word ~ '[가-힣]' AND word ~ '[^가-힣]')
        ORDER BY word, spelling
    $query$, entry || '_text') USING ids;
END
$$;

CREATE FUNCTION public.records_learn_words(entry text, ids bigint[]) RETURNS SETOF text
LANGUAGE sql AS $$
    -- Gives the words these records have, those that were known too.
    WITH had AS MATERIALIZED (SELECT * FROM public.records_words_of(entry, ids)),
    learnt AS (INSERT INTO public.records_searchword SELECT had.* FROM had ON CONFLICT DO NOTHING)
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

DROP_REFRESH = """
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


def keep_search(table: str) -> RunSQL:
    """A changed row of this table, or of the parts that touch it, changes the entries made of it.

    Rows that go need no word: entries go with their record, and nothing that another record names can be deleted.
    Where it is the other way about, and a record is found by rows that name it, see ``keep_search_of``.
    """
    call = "FOR EACH ROW {} EXECUTE FUNCTION public.records_note_search_change()"
    return RunSQL(
        [
            f"CREATE TRIGGER {table}_keep_search AFTER INSERT ON public.{table} {call.format('')}",
            f"CREATE TRIGGER {table}_keep_search_update AFTER UPDATE ON public.{table}"
            f" {call.format('WHEN (OLD.* IS DISTINCT FROM NEW.*)')}",
        ],
        [
            f"DROP TRIGGER {table}_keep_search_update ON public.{table}",
            f"DROP TRIGGER {table}_keep_search ON public.{table}",
        ],
    )


def keep_search_of(owner_table: str, table: str, key: str) -> RunSQL:
    """Rows of ``owner_table`` are found by those of ``table`` whose ``key`` names them, until these go elsewhere."""
    call = f"FOR EACH ROW {{}} EXECUTE FUNCTION public.records_note_search_loss('{owner_table}', '{key}')"
    moved = f"WHEN (OLD.{key} IS DISTINCT FROM NEW.{key})"
    return RunSQL(
        [
            f"CREATE TRIGGER {table}_lose_search AFTER DELETE ON public.{table} {call.format('')}",
            f"CREATE TRIGGER {table}_lose_search_update AFTER UPDATE ON public.{table} {call.format(moved)}",
        ],
        [
            f"DROP TRIGGER {table}_lose_search_update ON public.{table}",
            f"DROP TRIGGER {table}_lose_search ON public.{table}",
        ],
    )


DOCUMENT = """
    setweight(to_tsvector('public.register', coalesce(string_agg(tokens, ' ' ORDER BY tokens) FILTER (WHERE weight = 'A'), '')), 'A')
    || setweight(to_tsvector('public.register', coalesce(string_agg(tokens, ' ' ORDER BY tokens) FILTER (WHERE weight = 'B'), '')), 'B')
    || setweight(to_tsvector('public.register', coalesce(string_agg(tokens, ' ' ORDER BY tokens) FILTER (WHERE weight = 'C'), '')), 'C')
    || setweight(to_tsvector('public.register', coalesce(string_agg(tokens, ' ' ORDER BY tokens) FILTER (WHERE weight = 'D'), '')), 'D')
"""  # noqa: E501 -- four lines alike are read as four lines


def search_entry(entry: str, records: str, *, texts: str, causes: str, columns: str = "") -> RunSQL:
    """The views and the function of a table of entries.

    ``texts`` and ``causes`` are the queries of the views; ``columns`` what an entry has besides document and record,
    in the order of its table, read from the row ``record`` of the table ``records``.
    """
    further = f", {columns}" if columns else ""
    return RunSQL(
        [
            f"CREATE VIEW public.{entry}_text AS {texts}",
            f"CREATE VIEW public.{entry}_cause AS {causes}",
            f"""
            CREATE FUNCTION public.{entry}_due(ids bigint[]) RETURNS SETOF public.{entry}
            LANGUAGE sql STABLE AS $$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.{entry}_text
                    WHERE record_id = ANY(ids)
                ), spelt AS MATERIALIZED (
                    SELECT is_name, text, CASE WHEN is_name THEN public.search_name_tokens(text)
                        ELSE public.search_tokens(text) END AS tokens
                    FROM (SELECT DISTINCT is_name, text FROM said) AS different
                ), found_by AS MATERIALIZED (
                    SELECT record_id, {DOCUMENT} AS document FROM said JOIN spelt USING (is_name, text)
                    GROUP BY record_id
                )
                SELECT found_by.document, record.id{further}
                FROM found_by JOIN public.{records} AS record ON record.id = found_by.record_id
            $$
            """,
        ],
        [
            f"DROP FUNCTION public.{entry}_due(bigint[])",
            f"DROP VIEW public.{entry}_cause, public.{entry}_text",
        ],
    )


def fill_search(entry: str, records: str) -> RunSQL:
    """Bring the entries of what is there already."""
    batches = f"""(
        SELECT array_agg(id ORDER BY id) AS ids
        FROM (SELECT id, row_number() OVER (ORDER BY id) / 1000 AS batch FROM public.{records}) AS numbered
        GROUP BY batch
    ) AS batches"""
    return RunSQL(
        [
            f"SELECT public.records_refresh_entries('{entry}', ids) FROM {batches}",
            f"SELECT count(*) FROM {batches}, LATERAL public.records_learn_words('{entry}', ids)",
        ],
        RunSQL.noop,
    )
