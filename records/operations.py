"""Migration operations that put the register's triggers and composite keys on a table.

Frozen: applied migrations call these functions. A change of behaviour is a new function, not an edit.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.migrations import AddField, RunSQL
from django.db.migrations.operations.base import Operation

_DISTINCT = "WHEN (OLD.* IS DISTINCT FROM NEW.*)"


def keep_stamps(table: str) -> RunSQL:
    """``created_*``, ``changed_*`` and ``lock_version`` of this table are kept by the database."""
    return RunSQL(
        [
            f"CREATE TRIGGER {table}_keep_stamps BEFORE UPDATE ON public.{table}"
            " FOR EACH ROW EXECUTE FUNCTION public.records_keep_stamps()",
            f"CREATE TRIGGER {table}_keep_users BEFORE UPDATE OF lock_version ON public.{table}"
            " FOR EACH ROW EXECUTE FUNCTION public.records_keep_users()",
        ],
        [
            f"DROP TRIGGER {table}_keep_stamps ON public.{table}",
            f"DROP TRIGGER {table}_keep_users ON public.{table}",
        ],
    )


def keep_former_slugs(table: str) -> RunSQL:
    """A slug that is given up stays in ``former_slugs``."""
    return RunSQL(
        f"CREATE TRIGGER {table}_keep_former_slugs BEFORE UPDATE ON public.{table}"
        f" FOR EACH ROW EXECUTE FUNCTION public.records_keep_former_slugs()",
        f"DROP TRIGGER {table}_keep_former_slugs ON public.{table}",
    )


def sleeping(table: str, statement: str) -> list[str]:
    """A change of bookkeeping alone, which is none that anybody made: no trigger of ours hears of it."""
    return [
        f"ALTER TABLE public.{table} DISABLE TRIGGER USER",
        statement,
        # What is to be looked at by the end of the transaction stands in the way of the next statement.
        "SET CONSTRAINTS ALL IMMEDIATE",
        f"ALTER TABLE public.{table} ENABLE TRIGGER USER",
        "SET CONSTRAINTS ALL DEFERRED",
    ]


def keep_days(table: str, model: str) -> RunSQL:
    """When a record of this table was first published, and when it was withdrawn if it is, is kept by the database.

    What was there before has it from its stored versions, those of ``model`` ("companies.office"); without any,
    from when it was made and last changed.
    """
    app, _dot, name = model.partition(".")
    return RunSQL(
        [
            *sleeping(
                table,
                f"""
            WITH stored AS (
                SELECT object_id, revision.date_created AS moment,
                    serialized_data::jsonb -> 0 -> 'fields' ->> 'state' AS state
                FROM public.reversion_version AS version
                JOIN public.reversion_revision AS revision ON revision.id = version.revision_id
                JOIN public.django_content_type AS kind ON kind.id = version.content_type_id
                WHERE kind.app_label = '{app}' AND kind.model = '{name}'
            ), days AS (
                SELECT object_id, min(moment) FILTER (WHERE state = 'published') AS published,
                    min(moment) FILTER (WHERE state = 'withdrawn' AND moment > coalesce(seen, '-infinity')) AS withdrawn
                FROM stored
                LEFT JOIN (
                    SELECT object_id, max(moment) AS seen FROM stored WHERE state <> 'withdrawn' GROUP BY object_id
                ) AS last USING (object_id)
                GROUP BY object_id
            )
            UPDATE public.{table} AS record SET
                first_published_at = coalesce(days.published,
                    CASE WHEN record.state = 'published' THEN record.created_at END),
                withdrawn_at = CASE WHEN record.state = 'withdrawn' THEN coalesce(days.withdrawn, record.changed_at) END
            FROM public.{table} AS same LEFT JOIN days ON days.object_id = same.id::text
            WHERE same.id = record.id
            """,
            ),
            f"CREATE TRIGGER {table}_keep_days BEFORE INSERT OR UPDATE ON public.{table}"
            " FOR EACH ROW EXECUTE FUNCTION public.records_keep_days()",
        ],
        f"DROP TRIGGER {table}_keep_days ON public.{table}",
    )


def give_public_ids(table: str, owner_table: str, owner_key: str, model: str) -> RunSQL:
    """Parts that were there before they had identifiers get theirs, in their stored versions too.

    It is made of the number by which their facts were addressed, so that those addresses still lead somewhere, and a
    register that was seeded before agrees with the fixtures.
    """
    app, _dot, name = model.partition(".")
    return RunSQL(
        [
            *sleeping(
                table,
                f"""
            UPDATE public.{table} AS part
                SET public_id = public.records_first_public_id('{table}', owner.slug, part."order"::text)
            FROM public.{owner_table} AS owner WHERE owner.id = part.{owner_key}
            """,
            ),
            f"""
            UPDATE public.reversion_version AS version SET serialized_data = jsonb_set(
                version.serialized_data::jsonb, '{{0,fields,public_id}}', to_jsonb(coalesce(
                    (SELECT part.public_id FROM public.{table} AS part WHERE part.id::text = version.object_id),
                    public.records_first_public_id('{table}', '', version.object_id)
                ))
            )::text
            FROM public.django_content_type AS kind
            WHERE kind.id = version.content_type_id AND kind.app_label = '{app}' AND kind.model = '{name}'
            """,
        ],
        RunSQL.noop,
    )


def touch_owner(table: str, owner_table: str, owner_key: str) -> RunSQL:
    """A changed row of this table is a change of the row ``owner_key`` points to in ``owner_table``."""
    call = f"FOR EACH ROW {{}} EXECUTE FUNCTION public.records_touch_owner('{owner_table}', '{owner_key}')"
    return RunSQL(
        [
            f"CREATE TRIGGER {table}_touch_owner AFTER INSERT OR DELETE ON public.{table} {call.format('')}",
            f"CREATE TRIGGER {table}_touch_owner_update AFTER UPDATE ON public.{table} {call.format(_DISTINCT)}",
        ],
        [
            f"DROP TRIGGER {table}_touch_owner ON public.{table}",
            f"DROP TRIGGER {table}_touch_owner_update ON public.{table}",
        ],
    )


def note_changes(table: str, kind: str, owner_table: str = "", owner_key: str = "") -> RunSQL:
    """The content version moves at commit when a changed row of this table concerns the public.

    ``kind`` is "record" (has a state of its own), "part" (its owner's state counts) or "reference" (always counts).
    """
    arguments = ", ".join(f"'{argument}'" for argument in (kind, owner_table, owner_key) if argument)
    head = "CREATE CONSTRAINT TRIGGER"
    call = f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {{}} EXECUTE FUNCTION public.records_note_change({arguments})"
    return RunSQL(
        [
            f"{head} {table}_note_change AFTER INSERT OR DELETE ON public.{table} {call.format('')}",
            f"{head} {table}_note_change_update AFTER UPDATE ON public.{table} {call.format(_DISTINCT)}",
        ],
        [
            f"DROP TRIGGER {table}_note_change ON public.{table}",
            f"DROP TRIGGER {table}_note_change_update ON public.{table}",
        ],
    )


def record_table(table: str) -> list[RunSQL]:
    """Everything the database keeps for a table of records."""
    return [keep_stamps(table), keep_former_slugs(table), note_changes(table, "record")]


def reference_table(table: str) -> list[RunSQL]:
    """Everything the database keeps for a table of reference data, or of the site's own pages."""
    return [keep_stamps(table), note_changes(table, "reference")]


def part_table(table: str, owner_table: str, owner_key: str) -> list[RunSQL]:
    """Everything the database keeps for a table whose rows live inside a record; also for its many-to-many tables."""
    return [touch_owner(table, owner_table, owner_key), note_changes(table, "part", owner_table, owner_key)]


def pair_with_owner(part_table: str, part_owner_key: str) -> RunSQL:
    """Parts of this table can be pointed to together with their record."""
    index = f"{part_table}_{part_owner_key}_pair"
    return RunSQL(
        f"CREATE UNIQUE INDEX {index} ON public.{part_table} (id, {part_owner_key})", f"DROP INDEX public.{index}"
    )


def same_owner(table: str, owner_key: str, part_table: str, part_key: str, part_owner_key: str) -> RunSQL:
    """``part_key`` of this table may point only to a part of the same record (after ``pair_with_owner``).

    A composite foreign key, checked at commit: the form says it first, the database holds it.
    """
    name = f"{table}_{part_key}_same_owner"
    return RunSQL(
        f"ALTER TABLE public.{table} ADD CONSTRAINT {name} FOREIGN KEY ({part_key}, {owner_key})"
        f" REFERENCES public.{part_table} (id, {part_owner_key}) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE public.{table} DROP CONSTRAINT {name}",
    )


def clean_texts(table: str, lines: Iterable[str], texts: Iterable[str] = ()) -> RunSQL:
    """These columns are cleaned as they are written: ``lines`` hold one line, ``texts`` running text."""
    cleaned = {**dict.fromkeys(lines, "clean_line"), **dict.fromkeys(texts, "clean_text")}
    body = " ".join(f"NEW.{column} := public.{function}(NEW.{column});" for column, function in cleaned.items())
    name = f"{table}_clean_texts"
    return RunSQL(
        [
            f"CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN {body} RETURN NEW; END $$",
            # Its name comes before those of the triggers that compare the row with what was there.
            f"CREATE OR REPLACE TRIGGER {name} BEFORE INSERT OR UPDATE OF {', '.join(cleaned)} ON public.{table}"
            f" FOR EACH ROW EXECUTE FUNCTION public.{name}()",
        ],
        [f"DROP TRIGGER {name} ON public.{table}", f"DROP FUNCTION public.{name}()"],
    )


def translated(*fields: str) -> tuple[str, ...]:
    """The columns of these translated fields, the plain one included."""
    return tuple(f"{field}{ending}" for field in fields for ending in ("", "_de", "_en", "_ko"))


# Changes of these alone are none of what citations are about.
_BOOKKEEPING = "'{lock_version,changed_at,changed_by_id,created_by_id,state,withdrawal_reason,order}'::text[]"
_TOLD = f"WHEN (to_jsonb(OLD) - {_BOOKKEEPING} IS DISTINCT FROM to_jsonb(NEW) - {_BOOKKEEPING})"


def held_by(table: str, keys: Iterable[str], row: str = "c") -> str:
    """The SQL of what is held by that which a row of this table of citations is about."""
    given = ", ".join(f"{key} => {row}.{key}" for key in ("record_id", *keys, "field"))
    return f"public.{table}_held({given})"


def keep_verdicts(
    table: str, owner_table: str, parts: Mapping[str, str], lists: Iterable[tuple[str, str]] = ()
) -> RunSQL:
    """Citations of this table take the value the record holds where they give none, and their verdicts follow it.

    ``parts`` are the tables its keys to parts lead to, ``lists`` the many-to-many tables of the record, each with the
    key to it. What a row of a table holds is read by its function ``<table>_held``, which the models declare. The
    verdict is no change of the record that anybody made.
    """
    no_part = "".join(f" AND {key} IS NULL" for key in parts)
    cases = "".join(f" WHEN {key} IS NOT NULL THEN public.{part}_held({key}, field)" for key, part in parts.items())
    of_owner = f"public.{owner_table}_held(record_id, field)"
    keys = "".join(f", {key} bigint" for key in parts)
    forward: list[Any] = [
        # A row of the table itself as its argument would let no dump of the database be put back.
        f"CREATE FUNCTION public.{table}_held(record_id bigint{keys}, field text) RETURNS public.records_held"
        f" LANGUAGE sql STABLE AS $$ SELECT {f'CASE{cases} ELSE {of_owner} END' if cases else of_owner} $$",
        f"""CREATE FUNCTION public.{table}_keep_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE held public.records_held := {held_by(table, parts, "NEW")};
            BEGIN
                NEW.value := coalesce(NEW.value, held.value, '');
                NEW.verdict := public.records_verdict(NEW.certainty, NEW.value, held);
                RETURN NEW;
            END $$""",
        # Its name comes after that of the trigger that cleans.
        f"CREATE TRIGGER {table}_keep_verdict BEFORE INSERT OR UPDATE ON public.{table}"
        f" FOR EACH ROW EXECUTE FUNCTION public.{table}_keep_verdict()",
        f"DROP TRIGGER {table}_touch_owner_update ON public.{table}",
        f"CREATE TRIGGER {table}_touch_owner_update AFTER UPDATE OF record_id, {', '.join(('field', *parts))},"
        " source_id, place_in_source, certainty, value, wording, steps, preferred, reason, fact"
        f" ON public.{table} FOR EACH ROW {_DISTINCT}"
        f" EXECUTE FUNCTION public.records_touch_owner('{owner_table}', 'record_id')",
    ]
    backward: list[Any] = [
        f"DROP TRIGGER {table}_keep_verdict ON public.{table}",
        f"DROP FUNCTION public.{table}_keep_verdict()",
        f"DROP TRIGGER {table}_touch_owner_update ON public.{table}",
        f"CREATE TRIGGER {table}_touch_owner_update AFTER UPDATE ON public.{table} FOR EACH ROW {_DISTINCT}"
        f" EXECUTE FUNCTION public.records_touch_owner('{owner_table}', 'record_id')",
    ]
    # Keys are looked at last of all: citations may be written before what they are about.
    of_row = {"AFTER INSERT": "", "AFTER UPDATE": _TOLD}
    followed = [(owner_table, of_row, f"record_id = NEW.id{no_part}")]
    followed += [(part, of_row, f"{key} = NEW.id") for key, part in parts.items()]
    for list_, key in lists:
        followed.append((list_, {"AFTER INSERT OR DELETE": ""}, f"record_id IN (OLD.{key}, NEW.{key}){no_part}"))
    for followed_table, events, rows in followed:
        name = f"{followed_table}_tell_citations"
        forward += [
            f"""CREATE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE public.{table} AS c SET verdict = '' WHERE {rows}
                    AND verdict <> public.records_verdict(certainty, value, {held_by(table, parts)});
                RETURN NULL;
            END $$""",
            *(
                f"CREATE TRIGGER {name}_{number} {event} ON public.{followed_table} FOR EACH ROW {where}"
                f" EXECUTE FUNCTION public.{name}()"
                for number, (event, where) in enumerate(events.items())
            ),
        ]
        backward += [f"DROP TRIGGER {name}_{number} ON public.{followed_table}" for number in range(len(events))]
        backward.append(f"DROP FUNCTION public.{name}()")
    return RunSQL(forward, [*backward, f"DROP FUNCTION public.{table}_held"])


# Beside what is told in English or in the language of the source, in the others.
TRANSLATIONS = ("steps_de", "steps_ko", "wording_de", "wording_en", "wording_ko", "reason_de", "reason_ko")


def translate_citations(model: str, table: str, owner_table: str, parts: Iterable[str] = ()) -> list[Operation]:
    """Columns for these; they are cleaned, and a change of them is one of the record."""
    lines, texts = ("field", "place_in_source", "value", "wording", "reason", "fact"), ("steps",)
    is_text = [name for name in TRANSLATIONS if name.startswith("steps")]
    is_line = [name for name in TRANSLATIONS if name not in is_text]
    before = [*clean_texts(table, lines, texts).sql, *_touch(table, owner_table, parts, ())]
    behind = [
        *clean_texts(table, (*lines, *is_line), (*texts, *is_text)).sql,
        *_touch(table, owner_table, parts, TRANSLATIONS),
    ]
    return [
        *(AddField(model, name, models.TextField(verbose_name=_called(name), **_EMPTY)) for name in is_text),
        *(
            AddField(model, name, models.CharField(max_length=500, verbose_name=_called(name), **_EMPTY))
            for name in is_line
        ),
        # No column goes while a trigger names it.
        RunSQL(behind, before),
    ]


_EMPTY: dict[str, Any] = {"blank": True, "default": "", "db_default": ""}


def _called(name: str) -> str:
    field, _underscore, language = name.partition("_")
    return f"{field} in {({'de': 'German', 'en': 'English', 'ko': 'Korean'})[language]}"


def _touch(table: str, owner_table: str, parts: Iterable[str], further: Iterable[str]) -> list[str]:
    columns = (
        "record_id", "field", *parts, "source_id", "place_in_source", "certainty", "value", "wording", "steps",
        "preferred", "reason", "fact", *further,
    )  # fmt: skip
    return [
        f"DROP TRIGGER IF EXISTS {table}_touch_owner_update ON public.{table}",
        f"CREATE TRIGGER {table}_touch_owner_update AFTER UPDATE OF {', '.join(columns)}"
        f" ON public.{table} FOR EACH ROW {_DISTINCT}"
        f" EXECUTE FUNCTION public.records_touch_owner('{owner_table}', 'record_id')",
    ]


def keep_names_in_values(table: str, cited_in: Mapping[str, Iterable[str]], *, within: bool = False) -> RunSQL:
    """What citations call a row of reference data follows its slug; whether a place lies in another, the places.

    ``cited_in`` are the tables of citations, each with its keys to parts. Records keep their former slugs instead:
    citations compare with these too.
    """
    name = f"{table}_tell_citations"
    columns = "slug, within_id" if within else "slug"
    body = []
    for cited, keys in cited_in.items():
        held = held_by(cited, keys)
        form = f"({held}).form"
        body.append(
            f"IF OLD.slug <> NEW.slug THEN"
            f" UPDATE public.{cited} AS c SET value = NEW.slug WHERE value = OLD.slug AND {form} = '{table}';"
            f" UPDATE public.{cited} AS c"
            f" SET value = array_to_string(array_replace(string_to_array(value, ','), OLD.slug::text, NEW.slug), ',')"
            f" WHERE OLD.slug = ANY(string_to_array(value, ',')) AND {form} = 'many:{table}'; END IF;"
        )
        if within:
            body.append(
                f"UPDATE public.{cited} AS c SET verdict = '' WHERE value IN (SELECT place.slug FROM public.{table}"
                f" AS place) AND verdict <> public.records_verdict(certainty, value, {held});"
            )
    return RunSQL(
        [
            f"CREATE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN {' '.join(body)} RETURN NULL; END $$",
            f"CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON public.{table} FOR EACH ROW"
            f" WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION public.{name}()",
        ],
        [f"DROP TRIGGER {name} ON public.{table}", f"DROP FUNCTION public.{name}()"],
    )
