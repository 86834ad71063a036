"""How templates hang together: what stands on what, and what each is given."""

import ast
import re
import tomllib
from functools import cache

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
LONGEST_LINE = 120
# Templates of the admin and of widgets stand in those of Django, which live by whatever is in the context.
OF_DJANGO = ("admin", "records", "reversion-compare")
_TAG = re.compile(r"""\{% (extends|include) "([^"]+)"([^%]*)%\}|\{% load ([^%]+) %\}""")
_INCLUDE = re.compile(r"\{% include ([^%]+) %\}")
_HEAD = re.compile(r"\{# (.*?) #\}|\{% comment %\}(.*?)\{% endcomment %\}", re.DOTALL)

ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
PUBLIC = [name for name in ALL if name.partition("/")[0] not in OF_DJANGO]
PARTIALS = [name for name in PUBLIC if name.rpartition("/")[2].startswith("_") and name != "accounts/_base.html"]


def text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def rooms() -> dict[str, int]:
    """The floors and rooms of the code with their heights, as import-linter keeps them."""
    contracts = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["name"] == "Rooms of the website")
    levels = ["records", "companies", "events", *reversed(layers)]
    return {room: height for height, level in enumerate(levels) for room in level.split(" | ")}


def height_of_template(name: str) -> float:
    """How high a template stands: in the room it is named after; the frame of every page just below the pages."""
    room = name.partition("/")[0] if "/" in name else ""
    if name.startswith("admin/companies/"):
        room = "companies"
    elif room in OF_DJANGO:
        room = "records"
    return rooms()[room] if room else rooms()["pages"] - 0.5


@cache
def height_of_library(name: str) -> int:
    """How high a library of tags stands: in the highest room whose code it imports. Those of Django stand lowest."""
    paths = [settings.BASE_DIR / app / "templatetags" / f"{name}.py" for app in ("records", "koreanrw")]
    path = next((path for path in paths if path.exists()), None)
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if path else ()
    return max((height_of_import(node) for node in nodes if isinstance(node, ast.ImportFrom)), default=0)


def height_of_import(node: ast.ImportFrom) -> int:
    """How high what is imported stands: both `from koreanrw import names` and `from koreanrw.pages import map`."""
    floor, _, rest = str(node.module).partition(".")
    names = [rest.partition(".")[0]] if rest else [alias.name for alias in node.names]
    return max(rooms().get(name, 0) for name in (names if floor == "koreanrw" else [floor]))


def parameters(name: str) -> tuple[set[str], set[str]]:
    """What a partial must be given, and what it may be given, as the comment at its head says."""
    head = _HEAD.search(text(name))
    assert head, f"{name} does not say what it is."
    said = " ".join((head[1] or head[2]).split())
    assert re.search(r"[Tt]akes ", said), f"{name} does not say what it takes."
    must, _, may = said[re.search(r"(Takes|Perhaps takes) ", said).start() :].partition("erhaps")
    return set(re.findall(r'"(\w+)"', must)), set(re.findall(r'"(\w+)"', may))


@pytest.mark.parametrize("name", ALL)
def test_a_template_stands_on_its_own_floor_and_those_below(name):
    """Whoever changes a page need not fear for a map, a footnote or the search form.

    A template belongs to the room it lies in; a library of tags to the highest room whose code it imports; `base.html`
    and whatever lies beside it are the frame: every page may stand in it, and it is made of anything but pages.
    """
    here = height_of_template(name)
    climbs = []
    for _verb, target, _rest, libraries in _TAG.findall(text(name)):
        frame_for_all = target and "/" not in target
        if target and (TEMPLATES / target).exists() and not frame_for_all and height_of_template(target) > here:
            climbs.append(target)
        climbs += [library for library in libraries.split() if height_of_library(library) > here]
    assert climbs == []


@pytest.mark.parametrize("name", PUBLIC)
def test_a_partial_is_given_by_name_what_it_takes_and_nothing_else(name):
    for words in _INCLUDE.findall(text(name)):
        target, *rest = words.split()
        assert rest and rest[-1] == "only", words
        if target.startswith('"'):
            given = {word.partition("=")[0] for word in rest[1:-1]}
            must, may = parameters(target.strip('"'))
            assert must <= given <= must | may, words


@pytest.mark.parametrize("name", PARTIALS)
def test_a_partial_uses_what_it_says_it_takes(name):
    whole = text(name)
    must, may = parameters(name)
    body = _HEAD.sub("", whole, count=1)
    unused = {word for word in must | may if not re.search(rf"\b{word}\b", body)}
    # Marks, dates and the order of footnotes hang on the footnotes of the page, the address on what was asked.
    if re.search(r"\{% (cite|dated|has_facts|disagreements|name_language) ", body):
        assert "footnotes" in must | may
        unused.discard("footnotes")
    if re.search(r"\{% (current|language_choices|report_address|downloads) ?", body):
        assert "request" in must | may
        unused -= {"request", "fact"}
    assert unused == set()


@pytest.mark.parametrize("name", ALL)
def test_no_line_of_a_template_is_too_long_to_read(name):
    assert [line for line in text(name).splitlines() if len(line) > LONGEST_LINE] == []
