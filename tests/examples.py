"""How much is tried of what has no end, or is the same many times over: little every day, more by ``make prove``."""

import os

import pytest

TIMES = int(os.environ.get("MORE_EXAMPLES", "1"))
# Where everything is read in one language after the other: every day in English.
EACH_LANGUAGE = ("en", *(pytest.param(language, marks=pytest.mark.long) for language in ("de", "ko")))


def examples(usual: int) -> int:
    """How many examples a property is tried on."""
    return usual * TIMES
