"""The register's settings in production; only its static files stand in a folder of their own."""

from benchmarks.server import FOLDER
from koreanrw.settings import *  # noqa: F403

STATIC_ROOT = FOLDER / "static"
