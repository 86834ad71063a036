"""Identifiers and addresses of organisations, counts, and who followed whom."""

from importlib import import_module

from django.db import migrations

from records.search.documents import document_entry, replaced
from records.search.operations import fill_search, keep_search, keep_search_of, search_entry

_former = import_module("companies.migrations.0006_search_index")

SUCCESSION = """
-- Who follows whom, by one step.
CREATE VIEW public.companies_following AS
    SELECT organisation_id AS predecessor_id, other_id AS successor_id FROM public.companies_organisationrelation
        WHERE kind = 'merged into'
    UNION ALL
    SELECT other_id, organisation_id FROM public.companies_organisationrelation WHERE kind = 'successor of';

CREATE FUNCTION public.companies_successors(organisation bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- All published organisations that followed this one, by any number of steps over published ones; never itself, not
    -- even where they follow each other in a circle.
    WITH RECURSIVE chain (id) AS (
        SELECT organisation WHERE organisation IS NOT NULL
        UNION SELECT following.successor_id FROM chain JOIN public.companies_following AS following
                ON following.predecessor_id = chain.id
            JOIN public.companies_organisation AS successor
                ON successor.id = following.successor_id AND successor.state = 'published'
    ) SELECT id FROM chain WHERE id <> organisation
$$;

-- For every organisation all that followed it, whatever their state.
CREATE VIEW public.companies_succession AS
    WITH RECURSIVE chain (predecessor_id, successor_id) AS (
        SELECT predecessor_id, successor_id FROM public.companies_following
        UNION SELECT chain.predecessor_id, following.successor_id FROM chain
            JOIN public.companies_following AS following ON following.predecessor_id = chain.successor_id
    ) SELECT predecessor_id, successor_id FROM chain;
"""

DROP_SUCCESSION = """
DROP VIEW public.companies_succession;
DROP FUNCTION public.companies_successors(bigint);
DROP VIEW public.companies_following;
"""

ORGANISATION_TEXTS = r"""
    SELECT organisation_id AS record_id, 'A' AS weight, true AS is_name, text::text, 'name' AS what
        FROM public.companies_organisationnaming
    UNION ALL
    SELECT organisation.id, piece.* FROM public.companies_organisation AS organisation, LATERAL (VALUES
            ('B', true, lei::text, 'lei'), ('B', true, register_number, 'register_number'),
            ('B', false, 'wikidata.org/wiki/' || nullif(wikidata, ''), 'wikidata'),
            ('B', false, regexp_replace(website, '^[a-z]+://(www\.)?', '', 'i'), 'website'),
            ('D', false, summary_de, 'summary'), ('D', false, summary_en, 'summary'), ('D', false, summary_ko, 'summary')
        ) AS piece (weight, is_name, text, what)
        WHERE organisation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT organisation.id, 'C', true, naming.text, 'sectors' FROM public.companies_organisation AS organisation
        JOIN public.companies_organisation_sectors AS chosen ON chosen.organisation_id = organisation.id
        JOIN public.companies_sector AS sector ON sector.id = chosen.sector_id,
        LATERAL (VALUES (sector.name_de), (sector.name_en), (sector.name_ko)) AS naming (text)
        WHERE organisation.state = 'published' AND naming.text <> ''
    UNION ALL
    SELECT organisation.id, 'C', true, place.text, 'country' FROM public.companies_organisation AS organisation
        JOIN public.companies_placenaming AS place ON place.place_id = organisation.country_id
        WHERE organisation.state = 'published'
    UNION ALL
    SELECT organisation.id, 'C', true, place.text, 'office' FROM public.companies_organisation AS organisation
        JOIN public.companies_office AS office ON office.organisation_id = organisation.id AND office.state = 'published'
        CROSS JOIN LATERAL public.companies_place_chain(office.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE organisation.state = 'published'
"""

# An office is visible only together with its organisation. What it is there for, in each language as readers see it.
OFFICE_TEXTS = """
    SELECT office.id AS record_id, 'A' AS weight, true AS is_name, naming.text::text, 'name' AS what
        FROM public.companies_office AS office
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office.organisation_id
        WHERE office.state = 'published'
    UNION ALL
    SELECT office.id, 'B', true, place.text, 'place' FROM public.companies_office AS office
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
        CROSS JOIN LATERAL public.companies_place_chain(office.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE office.state = 'published' AND organisation.state = 'published'
    UNION ALL
    SELECT office.id, 'C', false, office.address, 'address' FROM public.companies_office AS office
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
        WHERE office.state = 'published' AND organisation.state = 'published' AND office.address <> ''
    UNION ALL
    SELECT office.id, 'C', false, piece.text, piece.what FROM public.companies_office AS office
        JOIN public.companies_officefunction AS functions ON functions.office_id = office.id
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id,
        LATERAL (
            SELECT label, 'function' FROM unnest(CASE functions.function
                WHEN 'branch' THEN ARRAY['branch', 'Zweigstelle', 'Niederlassung', '지점']
                WHEN 'sales' THEN ARRAY['sales', 'Vertrieb', '영업']
                WHEN 'research' THEN ARRAY['research and development', 'Forschung und Entwicklung', '연구개발']
                WHEN 'production' THEN ARRAY['production', 'Produktion', '생산']
                WHEN 'european headquarters' THEN ARRAY['European headquarters', 'Europazentrale', '유럽 본부']
                WHEN 'liaison' THEN ARRAY['liaison office', 'Verbindungsbüro', '연락사무소'] END) AS label
            UNION ALL VALUES (functions.note_de, 'note'), (functions.note_en, 'note'), (functions.note_ko, 'note')
        ) AS piece (text, what)
        WHERE office.state = 'published' AND organisation.state = 'published' AND piece.text <> ''
"""

# A count of staff is visible only together with its office.
COUNT_TEXTS = """
    WITH visible AS (
        SELECT counted.* FROM public.companies_count AS counted
            LEFT JOIN public.companies_office AS office ON office.id = counted.office_id
            LEFT JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
            WHERE counted.state = 'published' AND (counted.office_id IS NULL
                OR office.state = 'published' AND organisation.state = 'published')
    )
    SELECT visible.id AS record_id, 'B' AS weight, true AS is_name, place.text::text, 'place' AS what FROM visible
        JOIN public.companies_placenaming AS place ON place.place_id = visible.place_id
    UNION ALL
    SELECT visible.id, 'B', true, place.text, 'place' FROM visible
        JOIN public.companies_office AS office ON office.id = visible.office_id
        JOIN public.companies_placenaming AS place ON place.place_id = office.place_id
    UNION ALL
    SELECT visible.id, 'B', true, naming.text, 'name' FROM visible
        JOIN public.companies_office AS office ON office.id = visible.office_id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office.organisation_id
    UNION ALL
    SELECT visible.id, 'A', false, label, 'subject' FROM visible, unnest(CASE subject
        WHEN 'korean companies' THEN ARRAY['Korean companies', 'koreanische Unternehmen', '한국 기업']
        WHEN 'staff' THEN ARRAY['staff', 'Beschäftigte', '직원'] END) AS label
    UNION ALL
    SELECT visible.id, 'C', false, piece.text, 'rule' FROM visible,
        LATERAL (VALUES (rule_de), (rule_en), (rule_ko)) AS piece (text) WHERE piece.text <> ''
    UNION ALL
    SELECT visible.id, 'C', false, visible.value::text, 'value' FROM visible
"""

COUNT_CAUSES = """
    SELECT id AS record_id, 'companies_count' AS cause, id AS row_id FROM public.companies_count
    UNION ALL SELECT id, 'companies_place', place_id FROM public.companies_count
    UNION ALL SELECT id, 'companies_office', office_id FROM public.companies_count
    UNION ALL SELECT counted.id, 'companies_place', office.place_id FROM public.companies_count AS counted
        JOIN public.companies_office AS office ON office.id = counted.office_id
    UNION ALL SELECT counted.id, 'companies_organisation', office.organisation_id FROM public.companies_count AS counted
        JOIN public.companies_office AS office ON office.id = counted.office_id
"""


def _replaced(name: str, table: str, former_texts: str, texts: str, causes: str) -> migrations.RunSQL:
    return replaced(
        search_entry(name, table, texts=former_texts, causes=causes),
        document_entry(name, table, texts=texts, causes=causes),
    )


class Migration(migrations.Migration):
    dependencies = (("companies", "0010_countentry"), ("records", "0011_search_documents"))
    operations = (
        migrations.RunSQL(SUCCESSION, DROP_SUCCESSION),
        _replaced(
            "companies_organisationentry",
            "companies_organisation",
            _former.ORGANISATION_TEXTS,
            ORGANISATION_TEXTS,
            _former.ORGANISATION_CAUSES,
        ),
        _replaced(
            "companies_officeentry", "companies_office", _former.OFFICE_TEXTS, OFFICE_TEXTS, _former.OFFICE_CAUSES
        ),
        document_entry("companies_countentry", "companies_count", texts=COUNT_TEXTS, causes=COUNT_CAUSES),
        keep_search("companies_count"),
        # Whom another follows is found by that other's name too, until it does so no longer.
        keep_search_of("companies_organisation", "companies_organisationrelation", "other_id"),
        fill_search("companies_organisationentry", "companies_organisation"),
        fill_search("companies_officeentry", "companies_office"),
        fill_search("companies_countentry", "companies_count"),
    )
