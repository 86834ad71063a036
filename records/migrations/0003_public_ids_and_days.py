"""Parts get identifiers of their own; records remember when they were first published, and when withdrawn."""

from django.db import migrations, models

from records.operations import keep_days

FUNCTIONS = """
CREATE FUNCTION public.records_new_public_id() RETURNS text
LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(substr('bcdfghjkmnpqrstvwxz23456789', 1 + floor(random() * 27)::integer, 1), '')
    FROM generate_series(1, 10)
$$;

CREATE FUNCTION public.records_first_public_id(kind text, slug text, number text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    -- `records.models.public_id.first_public_id` says the same.
    SELECT string_agg(substr('bcdfghjkmnpqrstvwxz23456789', 1 + get_byte(digest, place) % 27, 1), '' ORDER BY place)
    FROM decode(md5(kind || ':' || slug || ':' || number), 'hex') AS digest, generate_series(0, 9) AS place
$$;

CREATE FUNCTION public.records_keep_days() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.first_published_at := OLD.first_published_at;
        NEW.withdrawn_at := OLD.withdrawn_at;
    ELSE
        NEW.first_published_at := NULL;
        NEW.withdrawn_at := NULL;
    END IF;
    IF NEW.state = 'published' THEN
        NEW.first_published_at := coalesce(NEW.first_published_at, clock_timestamp());
    END IF;
    NEW.withdrawn_at := CASE WHEN NEW.state = 'withdrawn' THEN coalesce(NEW.withdrawn_at, clock_timestamp()) END;
    RETURN NEW;
END
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION public.records_keep_days();
DROP FUNCTION public.records_first_public_id(text, text, text);
DROP FUNCTION public.records_new_public_id();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_initial"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.AddField(
            "source",
            "first_published_at",
            models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="first published at"),
        ),
        migrations.AddField(
            "source",
            "withdrawn_at",
            models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="withdrawn at"),
        ),
        keep_days("records_source", "records.source"),
    ]
