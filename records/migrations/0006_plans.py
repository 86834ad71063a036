"""A source that gave another day for a plan, or knew only the plan, tells its history and disputes nothing."""

from django.db import migrations

VERDICT = """
CREATE OR REPLACE FUNCTION public.records_verdict(certainty text, given text, held public.records_held) RETURNS text
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
        ELSIF given = ANY(held.within) OR (held.form {dates} AND public.records_date_covers(given, held.value)) THEN
            RETURN 'less precise';
        END IF;
    END IF;
    RETURN {otherwise};
END
$$;
"""
FORWARD = VERDICT.format(
    dates="IN ('date', 'plan')",
    otherwise="""CASE WHEN certainty = 'planned' OR held.form = 'plan'
        OR (held.form = 'outcome' AND given IN ('planned', 'announced')) THEN 'planned' ELSE 'differs' END""",
)
BACKWARD = VERDICT.format(
    dates="= 'date'", otherwise="CASE certainty WHEN 'planned' THEN 'planned' ELSE 'differs' END"
)


class Migration(migrations.Migration):
    dependencies = [("records", "0005_first_tellings")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
