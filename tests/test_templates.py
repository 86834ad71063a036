"""How templates hang together: what stands on what, and what each is given."""

import ast
import re
import tomllib
from functools import cache

from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
LONGEST_LINE = 120
# Templates of the admin and of widgets stand in those of Django, which live by whatever is in the context.
OF_DJANGO = ("admin", "records", "reversion-compare")
_TAG = re.compile(r"""\{% (?:extends|include) "([^"]+)"[^%]*%\}|\{% load ([^%]+) %\}""")
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


def test_a_template_stands_on_its_own_floor_and_those_below():
    """Whoever changes a page need not fear for a map, a footnote or the search form.

    A template belongs to the room it lies in; a library of tags to the highest room whose code it imports; `base.html`
    and whatever lies beside it are the frame: every page may stand in it, and it is made of anything but pages.
    """
    climbs = []
    for name in ALL:
        here = height_of_template(name)
        for target, libraries in _TAG.findall(text(name)):
            if "/" in target and (TEMPLATES / target).exists() and height_of_template(target) > here:
                climbs.append((name, target))
            climbs += [(name, library) for library in libraries.split() if height_of_library(library) > here]
    assert climbs == []


def test_a_partial_is_given_by_name_what_it_takes_and_nothing_else():
    wrong = []
    for name in PUBLIC:
        for words in _INCLUDE.findall(text(name)):
            target, *rest = words.split()
            given = {word.partition("=")[0] for word in rest[1:-1]}
            # Which partial a picture or a row of a profile brings is known only when the page is made.
            must, may = parameters(target.strip('"')) if target.startswith('"') else (set(), given)
            if rest[-1:] != ["only"] or not must <= given <= must | may:
                wrong.append((name, words))
    assert wrong == []


def test_a_partial_uses_what_it_says_it_takes():
    wrong = []
    for name in PARTIALS:
        must, may = parameters(name)
        body = _HEAD.sub("", text(name), count=1)
        used = {word for word in must | may if re.search(rf"\b{word}\b", body)}
        if used != must | may:
            wrong.append((name, used ^ (must | may)))
    assert wrong == []


def test_no_tag_takes_what_it_is_not_given():
    libraries = [
        path for app in ("records", "koreanrw") for path in (settings.BASE_DIR / app).glob("templatetags/*.py")
    ]
    assert libraries
    assert [path.stem for path in libraries if "takes_context" in path.read_text(encoding="utf-8")] == []


def test_no_line_of_a_template_is_too_long_to_read():
    assert [(name, line) for name in ALL for line in text(name).splitlines() if len(line) > LONGEST_LINE] == []
