"""The same successors, each step along an index: a register has more ties than one organisation."""

from django.db import migrations

SUCCESSORS = """
CREATE OR REPLACE FUNCTION public.companies_successors(organisation bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- All published organisations that followed this one, by any number of steps over published ones; never itself, not
    -- even where they follow each other in a circle.
    WITH RECURSIVE chain (id) AS (
        SELECT organisation WHERE organisation IS NOT NULL
        UNION SELECT step.id FROM chain CROSS JOIN LATERAL (
            SELECT successor.id FROM public.companies_following AS following
                JOIN public.companies_organisation AS successor
                    ON successor.id = following.successor_id AND successor.state = 'published'
            WHERE following.predecessor_id = chain.id
            -- Each step by itself: expected from ten organisations at once, it would be joined with all ties there are.
            OFFSET 0
        ) AS step
    ) SELECT id FROM chain WHERE id <> organisation
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("companies", "0014_succession_ends"),)
    operations = (migrations.RunSQL(SUCCESSORS, migrations.RunSQL.noop),)
