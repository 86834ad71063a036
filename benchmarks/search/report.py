"""What was measured, as Markdown."""

import datetime
import importlib.metadata
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.search.crowd import CLIENTS, Crowd
from benchmarks.search.figures import in_words, p50_p95, percentile, ratio
from benchmarks.search.measuring import Depth, Measured

REGISTER, NAIVE, DATASETTE = "register", "icontains", "Datasette"
NAMES = (REGISTER, NAIVE, DATASETTE)
TYPING = "typing mistake"


@dataclass(slots=True)
class Findings:
    """Everything one run found out."""

    sizes: Sequence[int]
    measured: list[Measured] = field(default_factory=list)
    depths: dict[int, list[Depth]] = field(default_factory=dict)
    profiles: dict[int, float] = field(default_factory=dict)
    cpu: dict[tuple[str, int], float | None] = field(default_factory=dict)
    crowd: Crowd | None = None
    timeout: int = 0
    versions: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def times(self, name: str, agreements: int, group: str = "") -> list[float]:
        return [
            one.milliseconds
            for one in self.measured
            if (one.name, one.agreements) == (name, agreements) and group in ("", one.query.group)
        ]

    def figure(self, name: str, agreements: int, share: float, group: str = "") -> float | None:
        times = self.times(name, agreements, group)
        return percentile(times, share) if times else None


def written(found: Findings) -> str:
    """The whole report."""
    parts = [
        "# How fast agreements are found",
        "Milliseconds of one reader over HTTP, the page complete with its facets; each query is the median of three"
        " after one to warm up, the servers asked in turn. Made by `make bench-search`; compare ratios, not"
        " milliseconds of different machines.",
        _machine(found),
        *(_size(found, agreements) for agreements in found.sizes),
        _goals(found),
        _depths(found),
        _crowd(found),
        _notes(found),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _machine(found: Findings) -> str:
    cpu = "unknown processor"
    if (about := Path("/proc/cpuinfo")).exists():
        cpu = next((line.split(":")[1].strip() for line in about.read_text().splitlines() if "model name" in line), cpu)
    memory = psutil.virtual_memory().total / 2**30
    versions = {
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in ("Django", "psycopg", "granian")},
        **found.versions,
    }
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{today}. {psutil.cpu_count()} cores ({cpu}), {memory:.0f} GiB, {platform.system()}. {told}."


def _size(found: Findings, agreements: int) -> str:
    groups = list(dict.fromkeys(one.query.group for one in found.measured))
    head = ["query", *(f"{name} {share}" for name in NAMES for share in ("p50", "p95"))]
    rows = [[group, *_cells(found, agreements, group)] for group in groups]
    rows.append(["**all**", *(f"**{cell}**" for cell in _cells(found, agreements, ""))])
    asked = {name: len(found.times(name, agreements)) for name in NAMES}
    some = [
        f"{name} was asked {asked[name]} of {asked[REGISTER]}" for name in NAMES[1:] if asked[name] < asked[REGISTER]
    ]
    used = [f"{name} {in_words(found.cpu.get((name, agreements)))} ms" for name in NAMES]
    under = f"\n\nProcessor time of the server for each answer, its database not included: {', '.join(used)}."
    under += f" {'; '.join(some)} queries." if some else ""
    number = f"{agreements:,}".replace(",", " ")
    return f"## {number} agreements\n\n{_table(head, rows)}{under}"


def _cells(found: Findings, agreements: int, group: str) -> list[str]:
    cells = []
    for name in NAMES:
        pair = p50_p95(found.times(name, agreements, group)) or (None, None)
        cells += [in_words(value) for value in pair]
    return cells


def _goals(found: Findings) -> str:
    small, large = found.sizes[0], found.sizes[-1]
    first = found.figure

    def grown(share: float, group: str = "") -> float | None:
        return ratio(first(REGISTER, large, share, group), first(REGISTER, small, share, group))

    def beside(share: float) -> float | None:
        return ratio(first(REGISTER, large, share), first(DATASETTE, large, share))

    goals: list[tuple[str, float | None, float]] = [
        (f"p95 at {large} against {small}", grown(0.95), 8),
        (f"p50 at {large} against {small}", grown(0.5), 4),
        (f"p50 at {large} against Datasette", beside(0.5), 0.2),
        (f"p95 at {large} against Datasette", beside(0.95), 0.06),
        ("deepest “next” page against the first", _deepest(found), 3),
        (f"typing mistake, p50 at {large} against {small}", grown(0.5, TYPING), 2),
        (f"profile page at {large} against {small}", ratio(found.profiles.get(large), found.profiles.get(small)), 1.3),
    ]
    if found.crowd:
        goals += [
            ("cheap page beside the crowd, p99 against idle", found.crowd.beside_p99 / found.crowd.idle_p99, 20),
            ("longest answer of the crowd against the statement timeout", found.crowd.longest / found.timeout, 1),
        ]
    rows = [
        [goal, in_words(value), f"≤ {limit:g}", "–" if value is None else "yes" if value <= limit else "**no**"]
        for goal, value, limit in goals
    ]
    return f"## Ratios\n\n{_table(['ratio', 'measured', 'goal', 'reached'], rows)}"


def _deepest(found: Findings) -> float | None:
    ratios = []
    for depths in found.depths.values():
        first = {depth.words: depth.milliseconds for depth in depths if depth.page == 1}
        ratios += [depth.milliseconds / first[depth.words] for depth in depths if depth.page != 1]
    return max(ratios, default=None)


def _depths(found: Findings) -> str:
    rows = [
        [str(agreements), depth.words, str(depth.page or "near the end"), in_words(depth.milliseconds)]
        for agreements, depths in found.depths.items()
        for depth in depths
    ]
    return f"## Pages further behind\n\n{_table(['agreements', 'query', 'page', 'ms'], rows)}" if rows else ""


def _crowd(found: Findings) -> str:
    if not (crowd := found.crowd):
        return ""
    return (
        f"## {CLIENTS} clients ask for the commonest word at {found.sizes[-1]}\n\n"
        f"They had {crowd.answers} answers, {crowd.failures} of them refusals, the longest after"
        f" {in_words(crowd.longest)} ms (the statement timeout is {found.timeout} ms). A profile page asked beside them"
        f" took {in_words(crowd.beside_p50)} ms (p50) and {in_words(crowd.beside_p99)} ms (p99) over"
        f" {crowd.cheap_answers} answers, {crowd.cheap_failures} of them failures; without them"
        f" {in_words(crowd.idle_p50)} and {in_words(crowd.idle_p99)} ms."
    )


def _notes(found: Findings) -> str:
    failed = [
        f"{one.name} at {one.agreements} answered “{one.query}” with status {one.status}."
        for one in found.measured
        if one.status != 200
    ]
    notes = [*found.notes, *failed]
    return "## Notes\n\n" + "\n".join(f"- {note}" for note in notes) if notes else ""


def slowest(found: Findings, number: int = 12) -> str:
    """The register's slowest queries at the largest size, for whoever tunes it."""
    mine = [one for one in found.measured if (one.name, one.agreements) == (REGISTER, found.sizes[-1])]
    mine.sort(key=lambda one: -one.milliseconds)
    return "\n".join(f"{one.milliseconds:8.1f} ms  {one.query.group}: {one.query}" for one in mine[:number])
