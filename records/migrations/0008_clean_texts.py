"""Texts are cleaned as they are written, by whatever road they come."""

from django.db import migrations

from records.operations import clean_texts, translated

FUNCTIONS = r"""
CREATE FUNCTION public.clean_text(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        normalize(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(value, '\u000D\u000A|[\u000B-\u000D\u0085\u2028\u2029]', E'\n', 'g'),
                        '[\u115F\u1160\u2800\u3164\uFFA0]', ' ', 'g'),
                    '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u17B4\u17B5\u180E'
                    '\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF'
                    '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF]', '', 'g'),
                '(?<![\u0600-\u109F\u1780-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFE0F'
                '\uFE70-\uFEFC\U00010A00-\U00011FFF\U0001F000-\U0001FAFF])[\u200C\u200D]+|[\u200C\u200D]+'
                '(?![\u0600-\u109F\u1780-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFE0F'
                '\uFE70-\uFEFC\U00010A00-\U00011FFF\U0001F000-\U0001FAFF])', '', 'g'),
            NFC),
        '^[\u0009\u000A\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+'
        '|[\u0009\u000A\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+$', '', 'g')
$$;

CREATE FUNCTION public.clean_line(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.clean_text(regexp_replace(
        regexp_replace(value, '\u000D\u000A|[\u000B-\u000D\u0085\u2028\u2029]', E'\n', 'g'),
        '[\u0009\u000A]+', ' ', 'g'))
$$;
"""

CITATION = {"lines": ("field", "place_in_source", "value", "reason", "fact"), "texts": ("steps",)}
TABLES = {
    "records_source": {
        "lines": (
            *translated("title"), "publisher", "original_source", "editor", "author_sign", "dateline", "url",
            "archive_url",
        ),
        "texts": (*translated("reliability"), "withdrawal_reason"),
    },
    "records_sourcecitation": CITATION,
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = (("records", "0007_romanisation"),)
    operations = (
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION public.clean_line(text); DROP FUNCTION public.clean_text(text);"),
        *(clean_texts(table, **columns) for table, columns in TABLES.items()),
    )
