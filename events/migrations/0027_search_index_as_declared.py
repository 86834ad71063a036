"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_agreemententry_due(ids bigint[]) RETURNS SETOF public.events_agreemententry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_agreemententry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id,
        CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END,
        ARRAY(SELECT DISTINCT facet FROM (
    SELECT public.events_facet(1, value) FROM (SELECT party.organisation_id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT successor.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT principal.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS principal ON principal.id = party.acting_for_id
    WHERE party.agreement_id = record.id AND principal.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(2, value) FROM (SELECT array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text)) AS found (value)
    UNION ALL SELECT public.events_facet(3, value) FROM (SELECT array_position(ARRAY['announced', 'signed', 'in force', 'ended', 'abandoned'], record.life_cycle::text)) AS found (value)
    UNION ALL SELECT public.events_facet(4, value) FROM (SELECT topic_id FROM public.events_agreement_topics WHERE agreement_id = record.id) AS found (value)
    UNION ALL SELECT public.events_facet(5, value) FROM (SELECT chain.id FROM public.companies_place_chain(record.place_id) AS chain (id)) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT year FROM generate_series(extract(year FROM record.signed_earliest)::integer,
        extract(year FROM record.signed_latest)::integer) AS year
    WHERE record.signed_latest - record.signed_earliest < 4383) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT 0 WHERE record.signed_earliest IS NULL) AS found (value)
    UNION ALL SELECT public.events_facet(7, value) FROM (SELECT citation.source_id FROM public.events_agreementcitation AS citation
    JOIN public.records_source AS source ON source.id = citation.source_id
    WHERE citation.record_id = record.id AND source.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(8, value) FROM (SELECT delegation.id FROM public.events_delegation AS delegation
    WHERE delegation.id = record.delegation_id AND delegation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(9, value) FROM (SELECT array_position(ARRAY['stated', 'concluded', 'unknown', 'unproved'], (SELECT CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
            WHEN bool_or(certainty = 'stated') THEN 'stated'
            WHEN bool_or(certainty IN ('implied', 'inferred')) THEN 'concluded' ELSE 'unproved' END
        FROM (SELECT certainty, preferred, bool_or(preferred) OVER () AS is_decided
            FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND citation.field = 'signed' AND citation.verdict = 'supports'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL AND source.state = 'published'
        ) AS supporting WHERE preferred OR NOT is_decided)::text)) AS found (value)
    UNION ALL SELECT public.events_facet(11, value) FROM (SELECT chain.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_place_chain(organisation.seat_id) AS chain (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'more than two'::text) WHERE 2 < (SELECT count(*) FROM public.events_agreementparty AS party WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in nrw'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'DE-NW'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in korea'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'KR'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(13, value) FROM (SELECT array_position(ARRAY['written', 'oral'], record.form::text)) AS found (value)
    UNION ALL SELECT public.events_facet(14, value) FROM (SELECT array_position(ARRAY['planned_signed', 'ends'], 'planned_signed'::text) WHERE record.planned_signed_earliest IS NOT NULL) AS found (value)
    UNION ALL SELECT public.events_facet(14, value) FROM (SELECT array_position(ARRAY['planned_signed', 'ends'], 'ends'::text) WHERE record.ends_earliest IS NOT NULL) AS found (value)
    UNION ALL SELECT public.events_facet(10, value) FROM (SELECT level FROM generate_series(1, 6) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / (4 ^ level)) AS found (value)
) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet),
        record.signed_earliest,
        record.signed_latest,
        CASE WHEN record.effective_earliest IS NULL OR record.life_cycle IN ('announced', 'abandoned')
        THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END,
        CASE WHEN record.life_cycle IN ('announced', 'abandoned')
        OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
        OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
    ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END,
        coalesce(-((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        coalesce(((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        left(public.search_form(coalesce(nullif(record.title_de, ''), nullif(record.title_en, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_en, ''), nullif(record.title_de, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_ko, ''), nullif(record.title_en, ''), nullif(record.title_de, ''), '')), 80),
        coalesce((SELECT left(organisation.sort_de, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_en, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_ko, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), '')
    FROM found_by JOIN public.events_agreement AS record ON record.id = found_by.record_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_agreemententry_due(ids bigint[])
 RETURNS SETOF events_agreemententry
 LANGUAGE sql
 STABLE
AS $function$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_agreemententry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id,
        CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END,
        ARRAY(SELECT DISTINCT facet FROM (
    SELECT public.events_facet(1, value) FROM (SELECT party.organisation_id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT successor.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(2, value) FROM (SELECT array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text)) AS found (value)
    UNION ALL SELECT public.events_facet(3, value) FROM (SELECT array_position(ARRAY['announced', 'signed', 'in force', 'ended', 'abandoned'], record.life_cycle::text)) AS found (value)
    UNION ALL SELECT public.events_facet(4, value) FROM (SELECT topic_id FROM public.events_agreement_topics WHERE agreement_id = record.id) AS found (value)
    UNION ALL SELECT public.events_facet(5, value) FROM (SELECT chain.id FROM public.companies_place_chain(record.place_id) AS chain (id)) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT year FROM generate_series(extract(year FROM record.signed_earliest)::integer,
        extract(year FROM record.signed_latest)::integer) AS year
    WHERE record.signed_latest - record.signed_earliest < 4383) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT 0 WHERE record.signed_earliest IS NULL) AS found (value)
    UNION ALL SELECT public.events_facet(7, value) FROM (SELECT citation.source_id FROM public.events_agreementcitation AS citation
    JOIN public.records_source AS source ON source.id = citation.source_id
    WHERE citation.record_id = record.id AND source.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(8, value) FROM (SELECT delegation.id FROM public.events_delegation AS delegation
    WHERE delegation.id = record.delegation_id AND delegation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(9, value) FROM (SELECT array_position(ARRAY['stated', 'concluded', 'unknown', 'unproved'], (SELECT CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
            WHEN bool_or(certainty = 'stated') THEN 'stated'
            WHEN bool_or(certainty IN ('implied', 'inferred')) THEN 'concluded' ELSE 'unproved' END
        FROM (SELECT certainty, preferred, bool_or(preferred) OVER () AS is_decided
            FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND citation.field = 'signed' AND citation.verdict = 'supports'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL AND source.state = 'published'
        ) AS supporting WHERE preferred OR NOT is_decided)::text)) AS found (value)
    UNION ALL SELECT public.events_facet(11, value) FROM (SELECT chain.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_place_chain(organisation.seat_id) AS chain (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'more than two'::text) WHERE 2 < (SELECT count(*) FROM public.events_agreementparty AS party WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in nrw'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'DE-NW'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in korea'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'KR'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(10, value) FROM (SELECT level FROM generate_series(1, 6) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / (4 ^ level)) AS found (value)
) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet),
        record.signed_earliest,
        record.signed_latest,
        CASE WHEN record.effective_earliest IS NULL OR record.life_cycle IN ('announced', 'abandoned')
        THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END,
        CASE WHEN record.life_cycle IN ('announced', 'abandoned')
        OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
        OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
    ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END,
        coalesce(-((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        coalesce(((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        left(public.search_form(coalesce(nullif(record.title_de, ''), nullif(record.title_en, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_en, ''), nullif(record.title_de, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_ko, ''), nullif(record.title_en, ''), nullif(record.title_de, ''), '')), 80),
        coalesce((SELECT left(organisation.sort_de, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_en, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_ko, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), '')
    FROM found_by JOIN public.events_agreement AS record ON record.id = found_by.record_id
$function$
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0028_attestations"), ("events", "0026_search_index_as_declared"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("events_personentry", "events_person"),
        fill_search("events_delegationentry", "events_delegation"),
        fill_search("events_evententry", "events_event"),
        fill_search("events_agreemententry", "events_agreement"),
        fill_search("events_figureentry", "events_figure"),
    )
