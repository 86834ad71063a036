r"""Migration operations that say how texts become documents of the index, and how its words are learnt.

They replace those of `operations.py` that made documents. Frozen like these: applied migrations call them, and a change
of behaviour is a new function.

What a document holds of a text, each at its place:

    companies        compani (its stem, in German and then in English), =companies (as it stands, for phrases)
    NRW.INVEST       besides its parts nrwinvest, =nrwinvest
    한국 디자인       한 한국 국 디 디자 자인 인 (pairs of syllables), 국~디 (a pair around a space)
    a name           besides, neighbours as one word, ==theentirename, and Hangul in Latin letters
"""

import re

from django.db.migrations import RunSQL

from records.search.operations import REFRESH

# Scripts that put no spaces between words, or as they please: Hangul, ideographs, kana.
UNSPACED = "가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇"
# Signs within a word, and how many words they join at most: more are the address of a page.
JOINING = "[.''’&_‐‑–-]"
MOST_JOINED = 4
# No line of a text is a word.
LONGEST_WORD = 200

# Letters nobody sees, and the many dots that stand between words in Korean: some of them count as letters.
_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_DOTS = r"\u0387\u119e\u16eb\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb\u318d\ua78f\uff65"

SEARCH_FORM = rf"""
CREATE FUNCTION public.search_clean(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Before anything else, since the normal form NFKC makes a letter of some of these.
    SELECT regexp_replace(regexp_replace(value, '[{_UNSEEN}]+', '', 'g'), '[{_DOTS}]', '·', 'g')
$$;

CREATE OR REPLACE FUNCTION public.search_form(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Umlauts meet their spellings with e (ü = ue = u), ß meets ss; white space is one space.
    SELECT trim(regexp_replace(
        replace(replace(replace(
            public.unaccent('public.unaccent'::regdictionary, lower(normalize(public.search_clean(value), NFKC))),
            'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
        '\s+', ' ', 'g'))
$$;
"""

# Columns that the database computed with the form as it was. No trigger needs to hear of it: nobody changed anything.
RECOMPUTE_FORMS = """
DO $$
DECLARE
    stored record;
BEGIN
    FOR stored IN
        SELECT generated.table_name, generated.column_name, generated.generation_expression,
            min(used.column_name) AS source
        FROM information_schema.columns AS generated JOIN information_schema.column_column_usage AS used
            ON used.table_schema = generated.table_schema AND used.table_name = generated.table_name
                AND used.dependent_column = generated.column_name
        WHERE generated.table_schema = 'public' AND generated.generation_expression LIKE '%search_form(%'
        GROUP BY 1, 2, 3
    LOOP
        EXECUTE format('ALTER TABLE public.%I DISABLE TRIGGER USER', stored.table_name);
        EXECUTE format('UPDATE public.%1$I SET %2$I = %2$I WHERE %3$I IS DISTINCT FROM (%4$s)',
            stored.table_name, stored.source, stored.column_name, stored.generation_expression);
        EXECUTE format('ALTER TABLE public.%I ENABLE TRIGGER USER', stored.table_name);
    END LOOP;
END
$$;
"""


def _met(word: str) -> str:
    """Words put together are in normal form but for umlauts that come of letters which met only now."""
    return f"replace(replace(replace({word}, 'ae', 'a'), 'oe', 'o'), 'ue', 'u')"


SEARCH_TOKENS = rf"""
CREATE OR REPLACE FUNCTION public.search_tokens(value text, is_name boolean) RETURNS TABLE (token text, at bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH parts AS MATERIALIZED (
        SELECT *, lead(part) OVER in_order AS next, lead(is_run) OVER in_order AS next_is_run
        FROM public.search_parts(value) WINDOW in_order AS (ORDER BY at)
    ), runs AS MATERIALIZED (
        SELECT *, at + length(part) - 1 AS last FROM parts WHERE is_run
    ), joined AS MATERIALIZED (
        SELECT {_met("string_agg(part, '' ORDER BY at)")} AS word, min(at) AS at FROM parts WHERE NOT is_run
        GROUP BY chunk HAVING count(*) BETWEEN 2 AND {MOST_JOINED}
    ), entire AS MATERIALIZED (
        SELECT {_met("string_agg(part, '' ORDER BY at)")} AS word, bool_or(is_run) AS has_runs FROM parts
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
    UNION ALL SELECT public.search_stem({_met("part || next")}), at FROM parts
        WHERE is_name AND NOT is_run AND NOT next_is_run
    UNION ALL SELECT public.search_stem(word), 2 FROM entire WHERE NOT has_runs AND length(word) <= {LONGEST_WORD}
    UNION ALL SELECT '==' || word, 2 FROM entire WHERE length(word) <= {LONGEST_WORD}
$$;
"""

SEARCH_DOCUMENT = """
CREATE OR REPLACE FUNCTION public.search_document(value text, is_name boolean) RETURNS tsvector
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
"""

DOCUMENTS = rf"""
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
        SELECT chunk, part, place, part ~ '[{UNSPACED}]' AS is_run
        FROM regexp_split_to_table(regexp_replace(public.search_form(value), '([{UNSPACED}]+)', ' \1 ', 'g'),
                '[^[:alnum:]{JOINING[1:-1]}]+') WITH ORDINALITY AS chunks (letters, chunk),
            regexp_split_to_table(letters, '[^[:alnum:]]+') WITH ORDINALITY AS split (part, place)
        WHERE length(part) BETWEEN 1 AND {LONGEST_WORD}
    ) AS found
$$;

{SEARCH_TOKENS}
{SEARCH_DOCUMENT}
CREATE AGGREGATE public.search_documents(tsvector) (
    SFUNC = pg_catalog.tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE
);

CREATE FUNCTION public.search_word_query(word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- What finds every document with a word of the dictionary.
    SELECT CASE WHEN word ~ '[{UNSPACED}]' THEN (
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

LEARNING = rf"""
CREATE OR REPLACE FUNCTION public.records_words_of(entry text, ids bigint[]) RETURNS SETOF public.records_searchword
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
                SELECT string_to_table(regexp_replace(regexp_replace(text, '([{UNSPACED}]+)', ' \1 ', 'g'),
                    '[^[:alnum:]]+', ' ', 'g'), ' ') AS spelling FROM texts
                UNION ALL SELECT joined FROM texts, LATERAL (
                    SELECT (regexp_matches(regexp_replace(text, '[{UNSPACED}]+', ' ', 'g'),
                        '[[:alnum:]]+(?:{JOINING}+[[:alnum:]]+)+', 'g'))[1] AS joined
                ) AS chunks WHERE cardinality(regexp_split_to_array(joined, '[^[:alnum:]]+')) <= {MOST_JOINED}
                UNION ALL SELECT string_to_table(regexp_replace(public.romanised(text), '[^[:alnum:]]+', ' ', 'g'), ' ')
                    FROM texts WHERE is_name AND text ~ '[가-힣]'
            ) AS spelt_somehow WHERE length(spelling) BETWEEN 2 AND 60
        ), folded AS MATERIALIZED (
            SELECT public.search_form(regexp_replace(spelling, '[^[:alnum:]]+', '', 'g')) AS word, spelling FROM spelt
        )
        SELECT DISTINCT ON (word) word, CASE WHEN word ~ '[{UNSPACED}]' THEN word ELSE public.search_stem(word) END,
            spelling
        FROM folded WHERE word ~ '^([[:alpha:]]{{3,}}|[{UNSPACED}]{{2,}})$'
            AND NOT (word ~ '[{UNSPACED}]' AND word ~ '[^{UNSPACED}]')
        ORDER BY word, spelling ~ '[^[:alnum:]]' DESC, spelling
    $query$, entry || '_text') USING ids;
END
$$;

CREATE OR REPLACE FUNCTION public.records_learn_words(entry text, ids bigint[]) RETURNS SETOF text
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
"""


def former(name: str) -> str:
    """The function of `operations.py` that LEARNING replaces, to be put back."""
    found = re.search(rf"CREATE (FUNCTION public\.{name}\(.*?\n\$\$;\n)", REFRESH, re.DOTALL)
    assert found is not None
    return f"CREATE OR REPLACE {found[1]}"


def replaced(old: RunSQL, new: RunSQL) -> RunSQL:
    """Take one operation back and do another in its place."""
    return RunSQL([*old.reverse_sql, *new.sql], [*new.reverse_sql, *old.sql])


def document_entry(entry: str, records: str, *, texts: str, causes: str, columns: str = "") -> RunSQL:
    """The views and the function of a table of entries.

    ``texts`` and ``causes`` are the queries of the views, of which the first says besides what each text ``is``;
    ``columns`` what an entry has besides document and record, in the order of its table, read from the row ``record``
    of the table ``records``.
    """
    further = f", {columns}" if columns else ""
    return RunSQL(
        [
            f"CREATE VIEW public.{entry}_text (record_id, weight, is_name, text, what) AS {texts}",
            f"CREATE VIEW public.{entry}_cause AS {causes}",
            f"""
            CREATE FUNCTION public.{entry}_due(ids bigint[]) RETURNS SETOF public.{entry}
            LANGUAGE sql STABLE AS $$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.{entry}_text
                    WHERE record_id = ANY(ids)
                ), spelt AS MATERIALIZED (
                    SELECT is_name, text, public.search_document(text, is_name) AS document
                    FROM (SELECT DISTINCT is_name, text FROM said) AS different
                ), found_by AS MATERIALIZED (
                    SELECT record_id, public.search_documents(
                        setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
                    FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
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
