"""The seeded register for a whole module of tests: loaded once, rolled back at its end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from koreanrw.seeding import seed


@contextmanager
def seeded(django_db_blocker) -> Iterator[None]:
    """Load the fixtures, and take them back afterwards.

    For a fixture of module scope that also asks for ``django_db_setup``. Each test asks for ``db`` besides: what
    it changes is then taken back after it, and the database it changes is the one made for tests.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        yield
        transaction.set_rollback(True)
