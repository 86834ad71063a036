"""The deployed settings with one page in place of the site."""

from benchmarks.search.deployed import *  # noqa: F403

ROOT_URLCONF = "benchmarks.search.naive.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "benchmarks" / "search" / "naive" / "templates"],  # noqa: F405
    }
]
