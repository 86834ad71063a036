"""Formats the stylesheets and scripts of our own; with `--check` it only names those that are not formatted."""

import sys
from collections.abc import Iterator
from pathlib import Path

import cssbeautifier
import jsbeautifier

STATIC = Path(__file__).resolve().parent.parent / "static"
COMMON = {"indent_size": 2, "end_with_newline": True, "max_preserve_newlines": 2}
OPTIONS = {
    ".css": {
        **COMMON,
        "preserve_newlines": True,
        "newline_between_rules": False,
        "selector_separator_newline": False,
        "space_around_combinator": True,
    },
    ".js": {**COMMON, "brace_style": "collapse,preserve-inline"},
}
BEAUTIFY = {".css": cssbeautifier.beautify, ".js": jsbeautifier.beautify}


def formatted() -> Iterator[tuple[Path, str, str]]:
    """Every stylesheet and script with its text as it is and as it should be."""
    for path in sorted(STATIC.rglob("*")):
        if path.suffix in OPTIONS:
            text = path.read_text(encoding="utf-8")
            yield path, text, BEAUTIFY[path.suffix](text, OPTIONS[path.suffix])


def main(*, only_check: bool) -> int:
    """Format what is not formatted, or name it."""
    changed = [(path, after) for path, before, after in formatted() if before != after]
    for path, after in changed:
        if only_check:
            print(f"{path.relative_to(STATIC.parent)} is not formatted; `make fmt` mends it.")
        else:
            path.write_text(after, encoding="utf-8")
    return 1 if changed and only_check else 0


if __name__ == "__main__":
    sys.exit(main(only_check="--check" in sys.argv[1:]))
