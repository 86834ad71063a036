from django.db import migrations

from records.search.operations import fill_search, keep_search, keep_search_of, search_entry

PLACES = """
CREATE FUNCTION public.companies_place_chain(place bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- A place and all it lies in.
    WITH RECURSIVE chain (id) AS (
        SELECT place WHERE place IS NOT NULL
        UNION SELECT within_id FROM public.companies_place AS inner_place, chain
            WHERE inner_place.id = chain.id AND within_id IS NOT NULL
    ) SELECT id FROM chain
$$;

-- For every place each place it lies in, itself among them.
CREATE VIEW public.companies_placeancestry AS
    WITH RECURSIVE chain (place_id, id) AS (
        SELECT id, id FROM public.companies_place
        UNION SELECT chain.place_id, within_id FROM chain, public.companies_place AS inner_place
            WHERE inner_place.id = chain.id AND within_id IS NOT NULL
    ) SELECT place_id, id FROM chain;

-- Every name a published organisation bears or bore.
CREATE VIEW public.companies_organisationnaming AS
    SELECT organisation.id AS organisation_id, naming.text FROM public.companies_organisation AS organisation,
        LATERAL (VALUES (name_de), (name_en), (name_ko)) AS naming (text)
        WHERE organisation.state = 'published' AND naming.text <> ''
    UNION ALL
    SELECT organisation_id, names.text FROM public.companies_organisationname AS names
        JOIN public.companies_organisation AS organisation ON organisation.id = names.organisation_id
        WHERE organisation.state = 'published';

CREATE VIEW public.companies_placenaming AS
    SELECT place.id AS place_id, naming.text FROM public.companies_place AS place,
        LATERAL (VALUES (name_de), (name_en), (name_ko)) AS naming (text) WHERE naming.text <> '';
"""

DROP_PLACES = """
DROP VIEW public.companies_placenaming, public.companies_organisationnaming, public.companies_placeancestry;
DROP FUNCTION public.companies_place_chain(bigint);
"""

ORGANISATION_TEXTS = """
    SELECT organisation_id AS record_id, 'A' AS weight, true AS is_name, text::text FROM public.companies_organisationnaming
    UNION ALL
    SELECT id, 'D', false, piece.text FROM public.companies_organisation,
        LATERAL (VALUES (summary_de), (summary_en), (summary_ko)) AS piece (text)
        WHERE state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT organisation.id, 'C', true, naming.text FROM public.companies_organisation AS organisation
        JOIN public.companies_organisation_sectors AS chosen ON chosen.organisation_id = organisation.id
        JOIN public.companies_sector AS sector ON sector.id = chosen.sector_id,
        LATERAL (VALUES (sector.name_de), (sector.name_en), (sector.name_ko)) AS naming (text)
        WHERE organisation.state = 'published' AND naming.text <> ''
    UNION ALL
    SELECT organisation.id, 'C', true, place.text FROM public.companies_organisation AS organisation
        JOIN public.companies_placenaming AS place ON place.place_id = organisation.country_id
        WHERE organisation.state = 'published'
    UNION ALL
    SELECT organisation.id, 'C', true, place.text FROM public.companies_organisation AS organisation
        JOIN public.companies_office AS office ON office.organisation_id = organisation.id AND office.state = 'published'
        CROSS JOIN LATERAL public.companies_place_chain(office.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE organisation.state = 'published'
"""

ORGANISATION_CAUSES = """
    SELECT id AS record_id, 'companies_organisation' AS cause, id AS row_id FROM public.companies_organisation
    UNION ALL SELECT organisation_id, 'companies_sector', sector_id FROM public.companies_organisation_sectors
    UNION ALL SELECT id, 'companies_place', country_id FROM public.companies_organisation
    UNION ALL SELECT organisation_id, 'companies_office', id FROM public.companies_office
    UNION ALL SELECT office.organisation_id, 'companies_place', ancestry.id FROM public.companies_office AS office
        JOIN public.companies_placeancestry AS ancestry ON ancestry.place_id = office.place_id
"""

# An office is visible only together with its organisation.
OFFICE_TEXTS = """
    SELECT office.id AS record_id, 'A' AS weight, true AS is_name, naming.text::text FROM public.companies_office AS office
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office.organisation_id
        WHERE office.state = 'published'
    UNION ALL
    SELECT office.id, 'B', true, place.text FROM public.companies_office AS office
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
        CROSS JOIN LATERAL public.companies_place_chain(office.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE office.state = 'published' AND organisation.state = 'published'
    UNION ALL
    SELECT office.id, 'C', false, office.address FROM public.companies_office AS office
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
        WHERE office.state = 'published' AND organisation.state = 'published' AND office.address <> ''
    UNION ALL
    SELECT office.id, 'C', false, concat_ws(' / ', CASE functions.function
            WHEN 'branch' THEN 'branch / Zweigstelle / Niederlassung / 지점'
            WHEN 'sales' THEN 'sales / Vertrieb / 영업'
            WHEN 'research' THEN 'research and development / Forschung und Entwicklung / 연구개발'
            WHEN 'production' THEN 'production / Produktion / 생산'
            WHEN 'european headquarters' THEN 'European headquarters / Europazentrale / 유럽 본부'
            WHEN 'liaison' THEN 'liaison office / Verbindungsbüro / 연락사무소' END,
            functions.note_de, functions.note_en, functions.note_ko)
        FROM public.companies_office AS office
        JOIN public.companies_officefunction AS functions ON functions.office_id = office.id
        JOIN public.companies_organisation AS organisation ON organisation.id = office.organisation_id
        WHERE office.state = 'published' AND organisation.state = 'published'
"""

OFFICE_CAUSES = """
    SELECT id AS record_id, 'companies_office' AS cause, id AS row_id FROM public.companies_office
    UNION ALL SELECT id, 'companies_organisation', organisation_id FROM public.companies_office
    UNION ALL SELECT office.id, 'companies_place', ancestry.id FROM public.companies_office AS office
        JOIN public.companies_placeancestry AS ancestry ON ancestry.place_id = office.place_id
"""


class Migration(migrations.Migration):
    dependencies = (("companies", "0005_search_entries"), ("records", "0006_search_index"))
    operations = (
        migrations.RunSQL(PLACES, DROP_PLACES),
        search_entry(
            "companies_organisationentry",
            "companies_organisation",
            texts=ORGANISATION_TEXTS,
            causes=ORGANISATION_CAUSES,
        ),
        search_entry("companies_officeentry", "companies_office", texts=OFFICE_TEXTS, causes=OFFICE_CAUSES),
        *(keep_search(f"companies_{table}") for table in ("place", "sector", "organisation", "office")),
        keep_search_of("companies_organisation", "companies_office", "organisation_id"),
        fill_search("companies_organisationentry", "companies_organisation"),
        fill_search("companies_officeentry", "companies_office"),
    )
