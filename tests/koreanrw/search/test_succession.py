"""Who follows whom, as the database tells it."""

import pytest
from django.db import connection

TIES = 2000


@pytest.mark.django_db
def test_who_follows_an_organisation_is_found_without_reading_all_ties_there_are() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            'INSERT INTO public.companies_organisationrelation (kind, since, until, "order", organisation_id, other_id)'
            " SELECT 'successor of', '', '', 1, number + 1, number FROM generate_series(1, %s) AS number",
            [TIES],
        )
        cursor.execute("ANALYZE public.companies_organisationrelation")
        cursor.execute("EXPLAIN SELECT * FROM public.companies_successors(1)")
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("DELETE FROM public.companies_organisationrelation")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert plan.count("Index Cond: (o") == 2
    assert "Seq Scan on companies_organisationrelation" not in plan
