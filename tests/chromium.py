"""The browser of the tests: the Chromium found, else Playwright's own, else Debian's when root."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DEBIAN = ("chromium", "fonts-noto-cjk")


def found() -> str | None:
    """Give the path of a browser that is here already."""
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def ensured() -> str:
    """Give the path of a browser, fetched if there is none; ends with one line if none can be had."""
    if path := found():
        return path
    print("No Chromium here, fetching one ...", flush=True)
    # Node brings certificate authorities of its own, and knows those of a company by the machine's store alone.
    _quietly(sys.executable, "-m", "playwright", "install", "chromium", NODE_USE_SYSTEM_CA="1")
    if not (path := found()) and os.geteuid() == 0 and shutil.which("apt-get"):
        _quietly("apt-get", "update")
        _quietly("apt-get", "install", "--yes", "--no-install-recommends", *DEBIAN)
        path = found()
    if not path:
        sys.exit("The browser tests need Chromium: install it (on Debian: apt install chromium fonts-noto-cjk).")
    return path


def _quietly(*command: str, **variables: str) -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, env={**os.environ, **variables}, check=False, **quiet)


if __name__ == "__main__":
    ensured()
