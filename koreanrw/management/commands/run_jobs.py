"""Do what waits to be done outside of requests: deliver mail."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from koreanrw.operations.jobs import Worker, work
from koreanrw.operations.lifeline import end_with_standard_input


class Command(BaseCommand):
    """The worker process, beside the server."""

    help = "Does jobs, such as the delivery of mail, as they come, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")
        parser.add_argument("--pause", type=float, default=1.0, help="seconds between two looks at what is due (1)")
        parser.add_argument("--lifeline", action="store_true", help="end with standard input, as a child of `make run`")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["lifeline"]:
            end_with_standard_input()
        if options["once"]:
            Worker().work_off()
        else:
            work(options["pause"])
