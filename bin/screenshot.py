"""Make the README's picture: the front page of a register as a newcomer finds it, in a real browser."""

import contextlib
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test.testcases import QuietWSGIRequestHandler
from PIL import Image
from playwright.sync_api import sync_playwright

from koreanrw.operations.catalogues import compile_catalogues
from koreanrw.operations.embedded_database import thrown_away
from tests import chromium

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "screenshot.png"
# As much as one sees at first, without scrolling.
SIZE = {"width": 1280, "height": 775}
# Few enough to stay small, more than the page has.
COLOURS = 64


@contextlib.contextmanager
def seeded_register() -> Iterator[str]:
    """Serve the seeded records from a database of their own, at an address that is free."""
    with thrown_away() as database:
        os.environ |= {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        compile_catalogues()
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("seed", verbosity=0)
        server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        server.set_app(get_wsgi_application())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()


def picture_of(address: str) -> bytes:
    """What a visitor with a wide window, a light scheme and English sees there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensured(), args=chromium.ARGUMENTS)
        page = browser.new_page(viewport=SIZE, locale="en", color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
        answer = page.goto(address, wait_until="networkidle")
        if not (answer and answer.ok):
            sys.exit("The front page does not answer; the picture stays as it is.")
        picture = page.screenshot(animations="disabled", caret="hide")
        browser.close()
    return picture


def main() -> None:
    """Serve, look, and keep what was seen."""
    with seeded_register() as address:
        picture = Image.open(io.BytesIO(picture_of(f"{address}/en/")))
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(PICTURE.parent.parent)} is renewed.")


if __name__ == "__main__":
    main()
