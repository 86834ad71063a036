"""Run a program for as long as our own standard input is open."""

import os
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Pass the program's end on; end it when nobody holds the other end of the pipe any more."""
    silent = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent)
    threading.Thread(target=_end_with_the_lifeline, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_the_lifeline(child: subprocess.Popen[bytes]) -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
