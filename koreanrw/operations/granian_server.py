"""The process granian's workers belong to; it ends when whoever started it does."""

import os
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from koreanrw.operations.environment import read_environment
from koreanrw.operations.lifeline import end_with_standard_input

# Answers still being made when the server stops get this many seconds; a browser that only keeps its
# connection open is not waited for any longer.
LAST_WORDS = 2
# As many connections as one process keeps at a time; the next ones wait to be taken up. A process may open 1024 files.
MOST_CONNECTIONS = 768


def main(port: int) -> None:
    """Serve the register on the loopback address until told to stop."""
    environment = read_environment(os.environ)
    end_with_standard_input()
    Granian(
        "koreanrw.rsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.RSGI,
        # Only where the version of HTTP need not be guessed does the deadline below begin with the connection.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=environment.patience * 1000),
        websockets=False,
        workers=environment.workers,
        backpressure=MOST_CONNECTIONS,
        workers_kill_timeout=LAST_WORDS,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
