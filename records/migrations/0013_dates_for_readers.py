"""What only staff see moves no date and no version that readers see."""

import importlib

from django.db import migrations

first = importlib.import_module("records.migrations.0002_search_forms_and_stamps")

KEEP_STAMPS = """
CREATE OR REPLACE FUNCTION public.records_keep_stamps() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    bookkeeping text[] := ARRAY['created_at', 'changed_at', 'changed_by_id', 'created_by_id', 'lock_version', 'former_slugs'];
    for_staff text[] := ARRAY['staff_notes', 'withdrawal_reason'];
    before jsonb;
    after jsonb;
BEGIN
    NEW.created_at := OLD.created_at;
    -- Generated columns are not computed yet in a BEFORE trigger.
    SELECT bookkeeping || coalesce(array_agg(attname::text), '{}') INTO bookkeeping
        FROM pg_catalog.pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '';
    before := to_jsonb(OLD) - bookkeeping;
    after := to_jsonb(NEW) - bookkeeping;
    IF NEW.lock_version > OLD.lock_version OR before - for_staff <> after - for_staff
        OR (before = after AND NEW.changed_by_id IS NOT NULL AND NEW.changed_by_id IS DISTINCT FROM OLD.changed_by_id)
    THEN
        NEW.changed_at := clock_timestamp();
        NEW.lock_version := OLD.lock_version + 1;
    ELSIF before <> after THEN
        -- Other editors notice it; its day and its author stand in the history.
        NEW.changed_at := OLD.changed_at;
        NEW.changed_by_id := OLD.changed_by_id;
        NEW.lock_version := OLD.lock_version + 1;
    ELSE
        NEW.changed_at := OLD.changed_at;
        NEW.lock_version := OLD.lock_version;
    END IF;
    RETURN NEW;
END
$$;
"""

NOTE_CHANGE = first.NOTE_CHANGE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "    -- Runs at commit",
    """    -- A row that says when it changed has not changed for readers where that stayed.
    IF TG_ARGV[0] <> 'part' AND TG_OP = 'UPDATE' THEN
        IF OLD.changed_at = NEW.changed_at THEN
            RETURN NULL;
        END IF;
    END IF;
    -- Runs at commit""",
)
BACK = first.NOTE_CHANGE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
STAMPS_BACK = first.KEEP_STAMPS.partition("CREATE FUNCTION public.records_keep_users")[0].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)


class Migration(migrations.Migration):
    dependencies = (("records", "0012_contradictions"),)
    operations = (migrations.RunSQL(KEEP_STAMPS, STAMPS_BACK), migrations.RunSQL(NOTE_CHANGE, BACK))
