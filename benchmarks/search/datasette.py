"""Datasette over the same rows: one SQLite file with full text for each size, served from an environment of its own."""

import contextlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from rich.progress import track

from benchmarks.search.asking import Reader
from benchmarks.search.processes import DoesNotServe, Server, kept
from benchmarks.search.queries import Query
from benchmarks.server import FOLDER
from koreanrw import BASE_DIR

UV = (sys.executable, BASE_DIR / "bin" / "bootstrap.py", "uv")
LOCK = BASE_DIR / "benchmarks" / "requirements.txt"
ENVIRONMENT = FOLDER / "datasette" / "environment"
FACETS = ("kind", "life_cycle", "place", "year")
TEXTS = (
    "title_de", "title_en", "title_ko", "purpose_de", "purpose_en", "purpose_ko", "kind_as_printed", "names", "places",
    "topics",
)  # fmt: skip
COLUMNS = ("id", "slug", *TEXTS, "signed", "kind", "life_cycle", "place", "year", "topic", "party")
# Every name of every party, as the register searches them too.
ROWS = """
WITH names AS (
    SELECT o.id, concat_ws(' ', o.name_de, o.name_en, o.name_ko, string_agg(n.text, ' ')) AS text, o.slug
    FROM companies_organisation o LEFT JOIN companies_organisationname n ON n.organisation_id = o.id GROUP BY o.id
), parties AS (
    SELECT p.agreement_id, string_agg(concat_ws(' ', names.text, p.name_at_signing), ' ') AS text,
        (array_agg(names.slug ORDER BY p."order"))[1] AS slug
    FROM events_agreementparty p JOIN names ON names.id = p.organisation_id
    WHERE p.agreement_id BETWEEN %(first)s AND %(last)s GROUP BY p.agreement_id
), topics AS (
    SELECT at.agreement_id, string_agg(concat_ws(' ', t.name_de, t.name_en, t.name_ko), ' ') AS text,
        min(t.slug) AS slug
    FROM events_agreement_topics at JOIN events_topic t ON t.id = at.topic_id
    WHERE at.agreement_id BETWEEN %(first)s AND %(last)s GROUP BY at.agreement_id
)
SELECT a.id, a.slug, a.title_de, a.title_en, a.title_ko, a.purpose_de, a.purpose_en, a.purpose_ko, a.kind_as_printed,
    parties.text, concat_ws(' ', place.name_de, place.name_en, place.name_ko), topics.text,
    a.signed, a.kind, a.life_cycle, place.slug, extract(year FROM a.signed_earliest)::integer, topics.slug, parties.slug
FROM events_agreement a
LEFT JOIN parties ON parties.agreement_id = a.id
LEFT JOIN topics ON topics.agreement_id = a.id
LEFT JOIN companies_place place ON place.id = a.place_id
WHERE a.id BETWEEN %(first)s AND %(last)s AND a.state = 'published'
ORDER BY a.id
"""
PART = 20_000


def file_for(agreements: int, seed: int, edition: int) -> Path:
    """Where the rows of this size and seed stand."""
    return FOLDER / "datasette" / f"agreements_{agreements}_{seed}_{edition}.db"


def build(connection: psycopg.Connection, path: Path, agreements: int) -> None:
    """Copy the published agreements into a SQLite file with full text, unless that was done before."""
    if path.exists():
        return
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(draft)) as target:
        target.execute("PRAGMA synchronous = off")
        target.execute(f"CREATE TABLE agreements ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
        marks = ", ".join("?" * len(COLUMNS))
        parts = range(1, agreements + 1, PART)
        for first in track(parts, f"Datasette's {agreements} rows", transient=True):
            found = connection.execute(ROWS, {"first": first, "last": first + PART - 1})
            target.executemany(f"INSERT INTO agreements VALUES ({marks})", found)
            target.commit()
        # Datasette finds the full text by these double quotes.
        texts = ", ".join(TEXTS)
        target.execute(
            f'CREATE VIRTUAL TABLE agreements_fts USING fts5({texts}, content="agreements", content_rowid="id")'
        )
        target.execute(f"INSERT INTO agreements_fts (rowid, {texts}) SELECT id, {texts} FROM agreements")
        target.execute("INSERT INTO agreements_fts (agreements_fts) VALUES ('optimize')")
        for facet in FACETS:
            target.execute(f"CREATE INDEX agreements_{facet} ON agreements ({facet})")
        target.execute("ANALYZE")
        target.commit()
    draft.rename(path)


def ensured() -> Path:
    """The program, in an environment that holds exactly what the lock file names."""
    program, stamp = ENVIRONMENT / "bin" / "datasette", ENVIRONMENT / ".in-step-with"
    if not (stamp.exists() and stamp.read_text() == LOCK.read_text()):
        ENVIRONMENT.parent.mkdir(parents=True, exist_ok=True)
        for command in (
            (*UV, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, ENVIRONMENT),
            (*UV, "pip", "sync", "--quiet", "--require-hashes", "--python", ENVIRONMENT / "bin" / "python", LOCK),
        ):
            if subprocess.run([str(word) for word in command], check=False).returncode:
                raise DoesNotServe("Datasette could not be installed.")
        stamp.write_text(LOCK.read_text())
    return program


@contextlib.contextmanager
def served(paths: Iterable[Path]) -> Iterator[Server]:
    """Serve these files with the four facets and pages of 25, all other settings as they come."""
    paths = list(paths)
    table = {"facets": list(FACETS), "size": 25, "fts_table": "agreements_fts", "searchmode": "raw"}
    metadata = FOLDER / "datasette" / "metadata.json"
    metadata.write_text(
        json.dumps({"databases": {path.stem: {"tables": {"agreements": table}} for path in paths}}, indent=1)
    )
    command = [str(ensured()), "serve", *map(str, paths), "--metadata", str(metadata)]
    with kept([*command, "--host", "127.0.0.1", "--port", "PORT"]) as server:
        yield server


def address(path: Path, query: Query) -> str:
    """Where Datasette answers this query."""
    asked = {"_search": query.fts} if query.fts else {}
    for name, value in query.filters.items():
        if name == "sort":
            asked |= {"oldest": {"_sort": "signed"}, "title": {"_sort": "title_en"}}[value]
        elif name in COLUMNS:
            asked[name] = value
        else:
            asked[{"signed_from": "signed__gte", "signed_until": "signed__lte"}[name]] = value
    return f"/{path.stem}/agreements?{urlencode(asked)}"


def versions(reader: Reader) -> dict[str, str]:
    """Which Datasette over which SQLite."""
    told = json.loads(reader.ask("/-/versions.json").body)
    return {"Datasette": told["datasette"]["version"], "SQLite": told["sqlite"]["version"]}
