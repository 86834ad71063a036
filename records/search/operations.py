"""Migration operations that keep the search index in step with the records.

Frozen: applied migrations call these functions. A change of behaviour is a new function, not an edit.
"""

from django.db.migrations import RunSQL


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
