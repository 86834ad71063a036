"""The digests of the source articles, read from `seeds/` for the tests that hold them against the records."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@dataclass(frozen=True)
class Fact:
    """One thing an article says, in our own words; not a sentence of the article."""

    code: str
    paragraph: str
    statement: str
    entity: str
    relation: str
    value: str
    date: str
    precision: str
    certainty: str
    steps: tuple[str, ...]
    left_out: str


@dataclass(frozen=True)
class Source:
    """The bibliographic data of one article; only what its text itself says."""

    slug: str
    title: str
    language: str
    kind: str
    publisher: str
    original_source: str
    editor: str
    author_sign: str
    published: str
    inferred_date: str
    inferred_date_steps: tuple[str, ...]
    dateline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    """One source article as the register holds it: its data and its numbered facts."""

    source: Source
    facts: tuple[Fact, ...]


def _frozen(table):
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def read_digest(path):
    """Read one digest; a key that is missing or unknown is a TypeError."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Digest(
        source=Source(**_frozen(tables["source"])),
        facts=tuple(Fact(**_frozen(fact)) for fact in tables["facts"]),
    )


@cache
def digests():
    """Every digest by the slug of its source, which is also the file's name."""
    return {path.stem: read_digest(path) for path in sorted(SEEDS.glob("*.toml"))}


def facts_by_code():
    """Every fact of every digest by its code."""
    return {fact.code: fact for digest in digests().values() for fact in digest.facts}
