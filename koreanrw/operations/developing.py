"""`make dev`: Django's own server, with debug pages and every change of the sources seen at once."""

import contextlib
import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from koreanrw.operations import embedded_database
from koreanrw.operations.serving import HOST, CannotServe, make_ready, one_at_a_time, refuse_taken, working


def main() -> None:
    """Serve until Ctrl-C, restarting with every change."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")
    os.environ["DJANGO_DEBUG"] = "true"
    # The server starts this module again, as a child, whenever a source has changed.
    restarted = os.environ.get(DJANGO_AUTORELOAD_ENV) == "true"
    port = settings.ENVIRONMENT.port
    try:
        if not restarted:
            refuse_taken(port)
        with contextlib.ExitStack() as stack:
            if embedded := embedded_database.is_wanted():
                stack.enter_context(embedded_database.REGISTER.running())
            with one_at_a_time():
                make_ready(embedded=embedded)
            if not restarted:
                stack.enter_context(working())
            call_command("runserver", f"{HOST}:{port}")
    except (CannotServe, embedded_database.DatabaseDoesNotStart) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
