"""Set the site up, or bring it up to date after an upgrade; safe to repeat."""

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive.management.files import why

ADMINISTRATOR = "administrator"


class Command(BaseCommand):
    help = (
        "Make the data folder, bring the database up to date, collect the static files, and "
        "make an administrator with a random password if there is none. The password is "
        "printed once. Run again, it changes nothing."
    )
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        with _only_one(Path(settings.DATA_DIR)):
            call_command("migrate", verbosity=0)
            _refuse_unsafe_settings()
            if not settings.DEBUG:
                call_command("collectstatic", interactive=False, verbosity=0)
            self._make_administrator()

    def _make_administrator(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMINISTRATOR, password=password)
        self.stdout.write(
            f"An administrator was made. Name: {ADMINISTRATOR}  Password: {password}\n"
            "It is shown this once; 'manage.py changepassword administrator' gives another."
        )


def _refuse_unsafe_settings() -> None:
    errors = [each for each in run_checks(databases=["default"]) if each.is_serious()]
    if errors:
        raise CommandError("\n".join(str(error) for error in errors))


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Let a second setup of the same data folder wait until the first is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "setup.lock").open("w")
    except OSError as error:
        said = f"The data folder {folder} cannot be written: {why(error)}"
        raise CommandError(said) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
