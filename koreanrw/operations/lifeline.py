"""How a process ends when whoever started it does, killed outright or not."""

import os
import signal
import sys
import threading


def end_with_standard_input() -> None:
    """Have this process asked to end as soon as the pipe it was given for standard input breaks."""
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    # Read past Python's own buffer: its lock, held here for ever, would be copied into granian's workers.
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
