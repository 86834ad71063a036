"""What was stored before texts were cleaned at the door: cleaned once, and said which rows it was."""

from importlib import import_module

from django.db import IntegrityError, migrations, transaction

PLACES = (
    ("records", "0008_clean_texts"),
    ("companies", "0007_clean_texts"),
    ("events", "0006_clean_texts"),
    ("koreanrw", "0005_clean_texts"),
)
# Names that must show something, with what a row is called where they do not.
NAMES = {
    "records_source": ("title", "slug"),
    "companies_place": ("name", "slug"),
    "companies_sector": ("name", "slug"),
    "companies_organisation": ("name", "slug"),
    "events_topic": ("name", "slug"),
    "events_person": ("name", "slug"),
    "events_delegation": ("title", "slug"),
    "events_agreement": ("title", "slug"),
    "koreanrw_page": ("title", "slug"),
}
SINGLE_NAMES = {"companies_organisationname": "text", "koreanrw_savedsearch": "name"}


def clean_all(cursor) -> dict[str, list[str]]:
    """Clean every row that is not clean; what was done, table by table."""
    done: dict[str, list[str]] = {}
    for app, name in PLACES:
        for table, columns in import_module(f"{app}.migrations.{name}").TABLES.items():
            if rows := _clean(cursor, table, columns["lines"], columns.get("texts", ())):
                done[table] = rows
    return done


def _clean(cursor, table: str, lines, texts) -> list[str]:
    cleaned = {**dict.fromkeys(lines, "clean_line"), **dict.fromkeys(texts, "clean_text")}
    is_changed = " OR ".join(f"{column} IS DISTINCT FROM public.{by}({column})" for column, by in cleaned.items())
    named = _nameless(table)
    cursor.execute(
        f"SELECT id, coalesce(to_jsonb(t) ->> 'slug', '') FROM public.{table} AS t"
        f" WHERE {is_changed} OR {named[0] if named else 'false'} ORDER BY id"
    )
    return [f"{pk} {slug}".strip() + _rewrite(cursor, table, cleaned, named, pk) for pk, slug in cursor.fetchall()]


def _rewrite(cursor, table: str, cleaned: dict[str, str], named, pk: int) -> str:
    values = {column: f"public.{by}({column})" for column, by in cleaned.items()}
    try:
        with transaction.atomic():
            if named:
                cursor.execute(f"UPDATE public.{table} SET {named[1]} WHERE id = %s AND {named[0]}", [pk])
            cursor.execute(
                f"UPDATE public.{table} SET {', '.join(f'{column} = {value}' for column, value in values.items())}"
                " WHERE id = %s",
                [pk],
            )
    except IntegrityError:
        return " (left: cleaned, it would be the same as another row)"
    return ""


def _nameless(table: str) -> tuple[str, str] | None:
    """The condition that some name of a row shows nothing, and what is written there instead."""
    shown = "public.clean_line({}) ~ '[[:alnum:]]'"
    if table in SINGLE_NAMES:
        column = SINGLE_NAMES[table]
        return f"NOT {shown.format(column)}", f"{column} = id::text"
    if table not in NAMES:
        return None
    field, called = NAMES[table]
    columns = [f"{field}_{language}" for language in ("de", "en", "ko")]
    is_wrong = " OR ".join(f"({column} <> '' AND NOT {shown.format(column)})" for column in columns)
    some = " OR ".join(f"coalesce({shown.format(column)}, false)" for column in columns)
    written = ", ".join(f"{column} = CASE WHEN {shown.format(column)} THEN {column} ELSE '' END" for column in columns)
    first, rest = written.split(", ", 1)
    first = (
        f"{columns[0]} = CASE WHEN {shown.format(columns[0])} THEN {columns[0]} WHEN {some} THEN '' ELSE {called} END"
    )
    return f"({is_wrong})", f"{first}, {rest}"


def clean(apps, schema_editor) -> None:
    with schema_editor.connection.cursor() as cursor:
        for table, rows in clean_all(cursor).items():
            print(f"\n  {table}: {len(rows)} cleaned: {'; '.join(rows)}", end="")


class Migration(migrations.Migration):
    dependencies = PLACES
    operations = (migrations.RunPython(clean, migrations.RunPython.noop, elidable=True),)
