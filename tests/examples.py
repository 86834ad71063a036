"""How many examples a property is tried on where each costs a page or more: few every day, many on demand."""

import os

# `MORE_EXAMPLES=10 make test` tries ten times as many.
TIMES = int(os.environ.get("MORE_EXAMPLES", "1"))


def examples(usual: int) -> int:
    return usual * TIMES
