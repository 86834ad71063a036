"""The settings the tests run under: those of the register, with what only costs time taken away."""

import tempfile
from pathlib import Path

from koreanrw.settings import *  # noqa: F403
from koreanrw.settings import STORAGES as REGISTER_STORAGES

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_ADDRESS = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **REGISTER_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
# What a page notes down for later is done at once.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
# No test sees the data set of the register beside it, nor that of a test that runs at the same time.
_DATASETS = tempfile.TemporaryDirectory(prefix="koreanrw-")
DATASET = Path(_DATASETS.name) / "koreanrw-dataset.zip"
# A page that asks too much is stopped in production; here a busy machine must stop no test.
STATEMENT_TIMEOUT = 0
# Files come straight from static/, nothing needs collecting first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
