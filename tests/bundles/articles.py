"""Bundles of invented articles: what each says, fact by fact, and how much of it the register can hold."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Fact:
    """One thing an article says, at one place in it."""

    code: str
    place: str
    says: str
    certainty: str = "stated"
    # What of it is lost although it was entered; why it was not entered at all.
    lost: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Article:
    """An invented article, its paragraphs P1, P2 … below its headline H."""

    code: str
    language: str
    kind: str
    title: str
    publisher: str
    # As an editor types the date; empty where the article has none.
    published: str
    paragraphs: dict[str, str]
    facts: tuple[Fact, ...]


@cache
def articles(bundle: str) -> dict[str, Article]:
    """The articles of a bundle by their codes."""
    found = tomllib.loads((FOLDER / f"{bundle}.toml").read_text(encoding="utf-8"))["article"]
    return {one["code"]: _article(one) for one in found}


def _article(one: dict) -> Article:
    facts = tuple(Fact(**fact) for fact in one.pop("facts"))
    texts = [one["title"], *re.split(r"\n\s*\n", one.pop("text").strip())]
    places = ["H", *(f"P{number}" for number in range(1, len(texts)))]
    return Article(**one, facts=facts, paragraphs=dict(zip(places, texts, strict=True)))


def facts(bundle: str) -> dict[str, Fact]:
    """All facts of a bundle by their codes."""
    return {fact.code: fact for article in articles(bundle).values() for fact in article.facts}


BUNDLES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
