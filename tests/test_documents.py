"""What is written for people: every document can be reached, no link is dead, every command named is there."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
README = ROOT / "README.md"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def documents() -> set[Path]:
    """Everything written in Markdown, what is fetched or made left out."""
    elsewhere = {".venv", ".tools", "var", "staticfiles", "node_modules"}
    tops = [path for path in ROOT.iterdir() if path.name not in elsewhere and not path.name.startswith(".")]
    return {path for top in tops for path in ([top] if top.is_file() else top.rglob("*")) if path.suffix == ".md"}


def links(document: Path) -> list[tuple[str, Path, str]]:
    """Every link to something of the repository: as it stands there, its file, its fragment."""
    found = []
    for link in _LINK.findall(_CODE.sub("", document.read_text())):
        if not re.match(r"[a-z]+:", link):
            address, _, fragment = unquote(link).partition("#")
            found.append((link, (document.parent / address).resolve() if address else document, fragment))
    return found


def anchors(document: Path) -> set[str]:
    """What the headings of a document are called in its address."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_no_link_in_a_document_is_dead():
    dead = [
        f"{document.relative_to(ROOT)}: {link}"
        for document in documents()
        for link, target, fragment in links(document)
        if not target.exists() or (fragment and fragment not in anchors(target))
    ]
    assert dead == []


def test_every_document_can_be_reached_from_the_first():
    reached, queue = {README}, [README]
    while queue:
        targets = {target for _link, target, _fragment in links(queue.pop()) if target.suffix == ".md"} - reached
        reached |= targets
        queue += targets
    assert {str(path.relative_to(ROOT)) for path in documents() - reached} == set()


def test_every_command_a_document_names_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = set(get_commands())
    unknown = []
    for document in documents():
        told = " ".join(_CODE.findall(document.read_text()))
        unknown += [f"make {name}" for name in re.findall(r"\bmake ([a-z][a-z-]*)", told) if name not in targets]
        unknown += [f"manage.py {name}" for name in re.findall(r"manage\.py (\w+)", told) if name not in commands]
    assert unknown == []


def test_any_python_may_be_asked_for_a_command_of_django():
    """One without Django, here: the register's own takes over."""
    bare = [sys._base_executable, "-S", ROOT / "manage.py", "help", "--commands"]
    answer = subprocess.run(bare, capture_output=True, text=True, check=False)
    assert "changepassword" in answer.stdout.split(), answer.stderr
