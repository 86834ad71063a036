"""Every query of the mix, asked of every server in turn, so that what disturbs one disturbs the others too."""

import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

from rich.progress import track

from benchmarks.search.asking import Answer, Reader, next_page
from benchmarks.search.processes import Server
from benchmarks.search.queries import Query

# Each query is asked once to warm up and then so many times; what takes longer than this is asked only once.
ROUNDS = 3
SLOW = 2000
# How long a reader may follow links to get to where the measuring begins.
LONGEST_WALK = 60
# Enough connections that each process of a server has one.
FIRST_READERS = 12


class OutOfTime(Exception):
    """The whole measurement takes longer than it may."""


@dataclass(slots=True)
class Clock:
    """How long the whole measurement may still take."""

    seconds: float
    begin: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        if time.monotonic() - self.begin > self.seconds:
            raise OutOfTime(f"The measurement was stopped after {self.seconds / 60:.0f} minutes.")


@dataclass(slots=True)
class Target:
    """One server with one size of register; ``address`` says where it answers a query."""

    name: str
    agreements: int
    server: Server
    address: Callable[[Query], str]
    # Too slow to be asked everything: every so many-th query, and only until this many seconds are spent.
    every: int = 1
    seconds: float = float("inf")
    spent: float = 0
    asked: int = 0
    # Processor time of the server itself, its database not included.
    cpu: float = 0
    reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = Reader(self.server.port)

    def takes(self, number: int) -> bool:
        return number % self.every == 0 and self.spent < self.seconds

    def ask(self, address: str) -> Answer:
        answer = self.reader.ask(address)
        self.spent += answer.milliseconds / 1000
        self.asked += 1
        return answer

    @property
    def cpu_milliseconds(self) -> float | None:
        """Processor time for each answer in milliseconds, as far as it was watched."""
        return 1000 * self.cpu / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one query took at one server: the median of its rounds."""

    query: Query
    name: str
    agreements: int
    milliseconds: float
    status: int


def register_address(query: Query) -> str:
    """Where the register answers a query, and the naive search with it."""
    asked = {"q": query.q} if query.q else {}
    return f"/en/agreements/?{urlencode(asked | query.filters)}"


def warm_up(targets: Sequence[Target], query: Query) -> None:
    """Let every process of every server answer once: its very first answer takes seconds, and is nobody's usual one."""
    for target in targets:
        for _reader in range(FIRST_READERS):
            with contextlib.closing(Reader(target.server.port)) as reader:
                reader.ask(target.address(query))


def measure(
    queries: Sequence[Query], targets: Sequence[Target], clock: Clock, note: Callable[[Measured], None]
) -> None:
    """Ask every query of every target and note what it took; the order of the targets turns with each query."""
    for number, query in enumerate(track(queries, "Asking", transient=True)):
        for turn in range(len(targets)):
            target = targets[(number + turn) % len(targets)]
            if target.takes(number):
                clock.check()
                before = target.server.cpu()
                note(_measured(query, target))
                target.cpu += target.server.cpu() - before


def _measured(query: Query, target: Target) -> Measured:
    address = target.address(query)
    if query.behind and "page=" not in address:
        address, _walked = walk(target, address, query.behind)
    times = [target.ask(address)]
    if times[0].is_good and times[0].milliseconds < SLOW:
        times = [target.ask(address) for _round in range(ROUNDS)]
    milliseconds = median(answer.milliseconds for answer in times)
    status = next((answer.status for answer in times if not answer.is_good), 200)
    return Measured(query, target.name, target.agreements, milliseconds, status)


def walk(target: Target, address: str, pages: int) -> tuple[str, int]:
    """The address so many pages behind this one, by following the links, and how many there were to follow."""
    begin = target.spent
    for walked in range(pages):
        answer = target.ask(address)
        following = next_page(address, answer.body) if answer.is_good else None
        if following is None or target.spent - begin > LONGEST_WALK:
            return address, walked
        address = following
    return address, pages


# --- how deep a reader may go ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Depth:
    """What a page costs, the first being 1, and 0 one near the end."""

    words: str
    page: int
    milliseconds: float


def depths(target: Target, words: str, pages: Sequence[int], far: str, clock: Clock) -> list[Depth]:
    """The first page and others further and further behind, each the median of nine, asked in turn.

    ``far`` is what an address says to begin near the end, where nobody could walk to (page 0 of what is returned).
    """
    start = register_address(Query("", (words,) if words else ()))
    addresses, address, stands_at = {1: start}, start, 1
    for page in sorted(pages):
        clock.check()
        address, walked = walk(target, address, page - stands_at)
        if walked < page - stands_at:
            break
        stands_at = page
        addresses[page] = address
    if far and target.ask(f"{start}&{far}").is_good:
        addresses[0] = f"{start}&{far}"
    times: dict[int, list[float]] = {page: [] for page in addresses}
    for _round in range(9):
        for page, there in addresses.items():
            times[page].append(target.ask(there).milliseconds)
    return [Depth(words or "everything", page, median(found)) for page, found in times.items()]
