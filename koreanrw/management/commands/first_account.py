import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

NAME = "editor"
GROUPS = ("Editors", "Publishers")


class Command(BaseCommand):
    """Make the account a newcomer signs in with, once, and tell its password, once."""

    help = "Make an editor's account with a generated password, if nobody has an account yet."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        people = get_user_model()
        if people._default_manager.exists():
            return
        password = secrets.token_urlsafe(12)
        editor = people._default_manager.create_user(NAME, password=password, is_staff=True)
        editor.groups.set(Group.objects.filter(name__in=GROUPS))
        self.stdout.write(f"Sign in at /admin/ as {NAME} with the password {password} (it is told only this once).")
