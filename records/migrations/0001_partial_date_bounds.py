"""The first and last day of an imprecise date, for the generated columns beside each of them.

They must agree with records.dates in every case, and refuse what it refuses. Every name is qualified, so that a
dump restores with an empty search path; nothing catches exceptions, because that is not allowed in parallel plans.
"""

from django.db import migrations

FORWARDS = r"""
CREATE FUNCTION public.partial_date_point(point text, OUT first date, OUT last date)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    parts text[] := regexp_match(point, '^([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$');
    year integer := parts[1];
    month integer := parts[2];
    day integer := parts[3];
    last_day integer;
BEGIN
    IF parts IS NOT NULL AND coalesce(month, 1) BETWEEN 1 AND 12 THEN
        first := make_date(year, coalesce(month, 1), 1);
        last := make_date(year, coalesce(month, 12), 1) + interval '1 month' - interval '1 day';
        last_day := extract(day FROM last);
        IF day IS NULL THEN
            RETURN;
        ELSIF day BETWEEN 1 AND last_day THEN
            first := make_date(year, month, day);
            last := first;
            RETURN;
        END IF;
    END IF;
    RAISE invalid_datetime_format USING MESSAGE = format('not a date: "%s"', left(point, 60));
END $$;

CREATE FUNCTION public.partial_date_bounds(value text, OUT earliest date, OUT latest date)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    single text[] := regexp_match(value, '^([0-9-]+)([~?%]?)$');
    ends text[] := regexp_match(value, '^\[([0-9-]*)\.\.([0-9-]*)\]$');
    unit interval;
    latest_of_first date;
    earliest_of_last date;
BEGIN
    IF value IS NULL OR value = '' THEN
        RETURN;
    ELSIF single IS NOT NULL THEN
        SELECT first, last INTO earliest, latest FROM public.partial_date_point(single[1]);
        IF single[2] IN ('~', '%') THEN
            unit := CASE length(single[1]) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month'
                ELSE interval '1 day' END;
            earliest := earliest - unit;
            -- The end of a month is one day before the first of the next, however long either is.
            latest := least((latest + 1 + unit)::date - 1, make_date(9999, 12, 31));
        END IF;
    ELSIF ends IS NOT NULL AND ends <> ARRAY['', ''] THEN
        earliest := make_date(1, 1, 1);
        latest := make_date(9999, 12, 31);
        IF ends[1] <> '' THEN
            SELECT first, last INTO earliest, latest_of_first FROM public.partial_date_point(ends[1]);
        END IF;
        IF ends[2] <> '' THEN
            SELECT first, last INTO earliest_of_last, latest FROM public.partial_date_point(ends[2]);
        END IF;
        -- Beside an open end one of these is NULL, and the comparison with it too.
        IF ends[1] = ends[2] OR earliest > earliest_of_last OR latest_of_first > latest THEN
            RAISE invalid_datetime_format
                USING MESSAGE = format('the ends of a date are in the wrong order: "%s"', left(value, 60));
        END IF;
    ELSE
        RAISE invalid_datetime_format USING MESSAGE = format('not a date: "%s"', left(value, 60));
    END IF;
END $$;

CREATE FUNCTION public.partial_date_earliest(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (public.partial_date_bounds(value)).earliest;

CREATE FUNCTION public.partial_date_latest(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (public.partial_date_bounds(value)).latest;
"""

BACKWARDS = """
DROP FUNCTION public.partial_date_latest(text);
DROP FUNCTION public.partial_date_earliest(text);
DROP FUNCTION public.partial_date_bounds(text);
DROP FUNCTION public.partial_date_point(text);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
