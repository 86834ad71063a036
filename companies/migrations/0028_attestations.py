"""What published sources prove of each office is kept beside it, so that asking how offices stand reads columns."""

import django.db.models.deletion
from django.db import migrations, models

# The citations of the office itself in published sources, with the days these may be of: a copy of a story knows
# nothing later than its first telling. One that only announces the office does not know it as there.
ATTEST = """
CREATE FUNCTION public.companies_attest_office(attested bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Of two who change what is cited at once, the second to write sees what the first has written.
    PERFORM FROM public.companies_office WHERE id = attested FOR NO KEY UPDATE;
    WITH told AS (
        SELECT citation.field, citation.certainty, citation.verdict, citation.preferred, citation.source_id,
            citation.verdict IN ('supports', 'less precise') AS is_supporting,
            citation.certainty IN ('stated', 'implied', 'inferred') AS is_firm,
            CASE WHEN is_first_dated THEN coalesce(first.published_earliest, first.inferred_earliest)
                ELSE coalesce(source.published_earliest, source.inferred_earliest) END AS earliest,
            CASE WHEN is_first_dated THEN coalesce(first.published_latest, first.inferred_latest)
                ELSE coalesce(source.published_latest, source.inferred_latest) END AS latest
        FROM public.companies_officecitation AS citation
        JOIN public.records_source AS source ON source.id = citation.source_id
        LEFT JOIN public.records_source AS first ON first.id = source.same_story_as_id
        CROSS JOIN LATERAL (
            SELECT coalesce(first.state = 'published' AND (first.published <> '' OR first.inferred <> ''), false)
        ) AS dated (is_first_dated)
        WHERE citation.record_id = attested AND citation.function_id IS NULL AND source.state = 'published'
    ), speaking AS (
        SELECT field, bool_or(is_firm) AS is_proved FROM (
            SELECT field, is_firm, preferred, bool_or(preferred) OVER (PARTITION BY field) AS is_decided
            FROM told WHERE verdict = 'supports'
        ) AS supporting WHERE preferred OR NOT is_decided GROUP BY field
    ), announcing AS (
        SELECT source_id FROM told GROUP BY source_id HAVING
            bool_or(field IN ('place', 'opened') AND certainty = 'planned')
            OR bool_or(field = 'planned_opened')
                AND NOT bool_or(field = 'opened' AND is_supporting AND certainty <> 'planned')
    ), attesting AS (
        SELECT * FROM told WHERE field IN ('organisation', 'place', 'address', 'opened') AND is_supporting
            AND source_id NOT IN (SELECT source_id FROM announcing)
    ), known AS (
        SELECT office.*,
            office.opened <> '' AND coalesce(opening.is_proved, false) AS opening_proved,
            office.closed <> '' AND coalesce(closing.is_proved, false) AS closing_proved
        FROM public.companies_office AS office
        LEFT JOIN speaking AS opening ON opening.field = 'opened'
        LEFT JOIN speaking AS closing ON closing.field = 'closed'
        WHERE office.id = attested
    ), functions AS (
        SELECT count(*) > 0 AS are_known, coalesce(bool_or(outcome = 'done'), false) AS is_any_done
        FROM public.companies_officefunction WHERE office_id = attested
    )
    INSERT INTO public.companies_officeattestation AS kept
        (office_id, only_announced, opening_proved, closing_proved, certain_from, certain_until)
    SELECT known.id,
        plans.of_presence OR NOT known.closing_proved AND CASE
            WHEN known.opened <> '' THEN plans.of_opening AND NOT since.opened
            WHEN functions.are_known THEN NOT functions.is_any_done
            ELSE known.planned_opened <> '' AND NOT since.planned_opened
        END,
        known.opening_proved,
        known.closing_proved,
        -- A source from before the opening can only have announced it.
        least(CASE WHEN known.opening_proved THEN known.opened_latest END, named.first),
        CASE WHEN known.closing_proved THEN known.closed_earliest - 1 ELSE named.last END
    FROM known CROSS JOIN functions
    CROSS JOIN LATERAL (
        SELECT
            coalesce(bool_and(certainty = 'planned') FILTER (
                WHERE field IN ('organisation', 'place', 'address', 'opened')
            ), false) AS of_presence,
            coalesce(bool_and(certainty = 'planned') FILTER (WHERE field = 'opened'), false) AS of_opening
        FROM told WHERE is_supporting OR verdict = 'planned'
    ) AS plans
    CROSS JOIN LATERAL (
        SELECT
            coalesce(bool_or(latest IS NULL OR latest >= known.opened_earliest), false) AS opened,
            coalesce(bool_or(latest IS NULL OR latest >= known.planned_opened_earliest), false) AS planned_opened
        FROM attesting WHERE certainty <> 'planned'
    ) AS since
    CROSS JOIN LATERAL (
        SELECT min(latest) FILTER (WHERE latest >= coalesce(known.opened_earliest, '0001-01-01')) AS first,
            max(earliest) AS last
        FROM attesting WHERE is_firm
    ) AS named
    ON CONFLICT (office_id) DO UPDATE SET only_announced = excluded.only_announced,
        opening_proved = excluded.opening_proved, closing_proved = excluded.closing_proved,
        certain_from = excluded.certain_from, certain_until = excluded.certain_until;
END $$;

CREATE FUNCTION public.companies_attest_offices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'companies_office' AND TG_OP = 'DELETE' THEN
        DELETE FROM public.companies_officeattestation WHERE office_id = OLD.id;
        RETURN OLD;
    ELSIF TG_TABLE_NAME = 'companies_office' THEN
        PERFORM public.companies_attest_office(NEW.id);
    ELSIF TG_TABLE_NAME = 'companies_officefunction' THEN
        PERFORM public.companies_attest_office(id) FROM
            (SELECT OLD.office_id UNION SELECT NEW.office_id ORDER BY 1) AS changed (id) WHERE id IS NOT NULL;
    ELSIF TG_TABLE_NAME = 'companies_officecitation' THEN
        PERFORM public.companies_attest_office(id) FROM
            (SELECT OLD.record_id UNION SELECT NEW.record_id ORDER BY 1) AS changed (id) WHERE id IS NOT NULL;
    ELSE
        PERFORM public.companies_attest_office(id) FROM (
            SELECT DISTINCT citation.record_id FROM public.companies_officecitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE NEW.id IN (source.id, source.same_story_as_id) ORDER BY 1
        ) AS changed (id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER companies_office_attest AFTER INSERT OR UPDATE OF opened, closed, planned_opened
    ON public.companies_office FOR EACH ROW EXECUTE FUNCTION public.companies_attest_offices();
CREATE TRIGGER companies_office_lose_attestation BEFORE DELETE
    ON public.companies_office FOR EACH ROW EXECUTE FUNCTION public.companies_attest_offices();
CREATE TRIGGER companies_officefunction_attest AFTER INSERT OR DELETE OR UPDATE OF office_id, outcome
    ON public.companies_officefunction FOR EACH ROW EXECUTE FUNCTION public.companies_attest_offices();
CREATE TRIGGER companies_officecitation_attest AFTER INSERT OR DELETE OR UPDATE
    ON public.companies_officecitation FOR EACH ROW EXECUTE FUNCTION public.companies_attest_offices();
CREATE TRIGGER records_source_attest_offices AFTER UPDATE OF state, published, inferred, same_story_as_id
    ON public.records_source FOR EACH ROW WHEN (
        (OLD.state, OLD.published, OLD.inferred, OLD.same_story_as_id)
        IS DISTINCT FROM (NEW.state, NEW.published, NEW.inferred, NEW.same_story_as_id)
    ) EXECUTE FUNCTION public.companies_attest_offices();
"""
DROP_ATTEST = """
DROP TRIGGER records_source_attest_offices ON public.records_source;
DROP TRIGGER companies_officecitation_attest ON public.companies_officecitation;
DROP TRIGGER companies_officefunction_attest ON public.companies_officefunction;
DROP TRIGGER companies_office_lose_attestation ON public.companies_office;
DROP TRIGGER companies_office_attest ON public.companies_office;
DROP FUNCTION public.companies_attest_offices();
DROP FUNCTION public.companies_attest_office(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0027_search_index_as_declared"), ("records", "0009_translated_reasonings")]

    operations = [
        migrations.CreateModel(
            name="OfficeAttestation",
            fields=[
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="attestation",
                        serialize=False,
                        to="companies.office",
                    ),
                ),
                ("only_announced", models.BooleanField()),
                ("opening_proved", models.BooleanField()),
                ("closing_proved", models.BooleanField()),
                ("certain_from", models.DateField(null=True)),
                ("certain_until", models.DateField(null=True)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(ATTEST, DROP_ATTEST),
        migrations.RunSQL(
            "SELECT public.companies_attest_office(id) FROM public.companies_office ORDER BY id",
            migrations.RunSQL.noop,
        ),
    ]
