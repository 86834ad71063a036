"""Draw the house into docs/architecture.md: floors and rooms, and which of them imports from which.

Drawn from the code: the order is that of the contracts in pyproject.toml, the arrows are imports. An arrow is left out
where others lead the same way in steps.
"""

import re
import sys
import tomllib
from pathlib import Path

import grimp

BASE_DIR = Path(__file__).resolve().parent.parent
DOCUMENT = BASE_DIR / "docs" / "architecture.md"
BETWEEN = re.compile(r"(<!-- drawn by make drawing -->\n).*(<!-- end of the drawing -->)", re.DOTALL)


def rooms() -> list[str]:
    """Packages and modules of the contracts, the highest first."""
    contracts = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    by_name = {contract["name"]: contract for contract in contracts}
    website = [
        f"koreanrw.{room.strip()}"
        for layer in by_name["Rooms of the website"]["layers"]
        for room in layer.split("|")
        if room.strip() not in ("management", "models")
    ]
    floors = by_name["Floors"]["layers"]
    return [*website, *floors[floors.index("koreanrw") + 1 :]]


def arrows(names: list[str]) -> set[tuple[str, str]]:
    """Who imports from whom, without those that lead where others lead in steps."""
    graph = grimp.build_graph("records", "companies", "events", "koreanrw")
    owner = {
        module: name for name in names for module in graph.modules if module == name or module.startswith(f"{name}.")
    }
    direct = {
        (owner[importer], owner[imported])
        for importer in owner
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported in owner and owner[imported] != owner[importer]
    }
    reached = {name: {name} for name in names}
    for name in reversed(names):
        for importer, imported in direct:
            if importer == name:
                reached[name] |= reached[imported]
    return {
        (importer, imported)
        for importer, imported in direct
        if not any(
            imported in reached[between] for other, between in direct if other == importer and between != imported
        )
    }


def size(name: str) -> int:
    """Lines of Python in a room, without migrations."""
    place = BASE_DIR / name.replace(".", "/")
    files = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    return sum(len(path.read_text().splitlines()) for path in files if "migrations" not in path.parts)


def drawing() -> str:
    """The house as a Mermaid chart."""
    names = rooms()
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {name.replace(".", "_")}["{name} ({round(size(name), -2) or 100} lines)"]' for name in names]
    lines += [f"  {a.replace('.', '_')} --> {b.replace('.', '_')}" for a, b in sorted(arrows(names), key=_order(names))]
    return "\n".join([*lines, "```", ""])


def _order(names: list[str]):
    return lambda arrow: (names.index(arrow[0]), names.index(arrow[1]))


def main() -> None:
    text = DOCUMENT.read_text()
    drawn = BETWEEN.sub(lambda found: f"{found[1]}{drawing()}{found[2]}", text)
    if "--check" in sys.argv[1:]:
        # Lines are counted for the eye; the arrows must be right.
        said, found = (re.sub(r" \(\d+ lines\)", "", one) for one in (text, drawn))
        sys.exit("The drawing is out of date: make drawing" if said != found else 0)
    DOCUMENT.write_text(drawn)


if __name__ == "__main__":
    main()
