"""Sixteen clients asking for the commonest word without a pause, and whoever asks for a cheap page beside them.

Runs as a program of its own, so that the crowd's work in Python does not slow down the clock of the one beside it.
"""

import json
import os
import sys
import threading
import time
from dataclasses import dataclass

from benchmarks.search.asking import Reader
from benchmarks.search.figures import percentile
from benchmarks.search.processes import living

CLIENTS = 16
SECONDS = 15
PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of it, in milliseconds."""

    answers: int
    failures: int
    longest: float
    idle_p50: float
    idle_p99: float
    beside_p50: float
    beside_p99: float
    cheap_answers: int
    cheap_failures: int


def crowd(port: int, common: str, cheap: str) -> Crowd:
    """Ask for the cheap page alone, then beside a crowd that asks for the common one."""
    idle, _failed = _alone(port, cheap, SECONDS / 3)
    with living((sys.executable, "-m", "benchmarks.search.crowd", str(port), common), listen=True) as clients:
        time.sleep(2)
        beside, failed = _alone(port, cheap, SECONDS)
        assert clients.stdout is not None
        found = json.load(clients.stdout)
    return Crowd(
        answers=len(found["times"]),
        failures=found["failures"],
        longest=max(found["times"], default=0),
        idle_p50=percentile(idle, 0.5),
        idle_p99=percentile(idle, 0.99),
        beside_p50=percentile(beside, 0.5),
        beside_p99=percentile(beside, 0.99),
        cheap_answers=len(beside),
        cheap_failures=failed,
    )


def _alone(port: int, address: str, seconds: float) -> tuple[list[float], int]:
    reader, times, failed = Reader(port), [], 0
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = reader.ask(address)
        times.append(answer.milliseconds)
        failed += not answer.is_good
        time.sleep(PAUSE)
    reader.close()
    return times, failed


def main(port: int, address: str) -> None:
    """Be the crowd, until the time is over or nobody listens to us any more."""
    threading.Thread(target=_end_with_the_lifeline, daemon=True).start()
    times: list[float] = []
    failures: list[int] = []
    deadline = time.monotonic() + SECONDS + 2

    def ask() -> None:
        reader = Reader(port)
        while time.monotonic() < deadline:
            answer = reader.ask(address)
            times.append(answer.milliseconds)
            if not answer.is_good:
                failures.append(answer.status)

    clients = [threading.Thread(target=ask, daemon=True) for _client in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    print(json.dumps({"times": times, "failures": len(failures)}))


def _end_with_the_lifeline() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
