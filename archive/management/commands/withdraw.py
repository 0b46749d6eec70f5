"""Withdraw statements by their numbers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archive.management import arguments
from archive.models import Statement
from archive.services.publishing import NotWithdrawable, withdraw


class Command(BaseCommand):
    help = "Take statements from the public site; their addresses then tell the reason."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("numbers", nargs="+", type=arguments.count, metavar="NUMBER")
        parser.add_argument("--reason", required=True, help="readers of the address see it")

    def handle(self, *, numbers: list[int], reason: str, **options: Any) -> None:
        if not reason.strip():
            raise CommandError("--reason says nothing; readers will see it.", returncode=2)
        refused = 0
        for number in numbers:
            try:
                withdraw(Statement.objects.get(number=number), reason=reason, at=timezone.now())
            except (Statement.DoesNotExist, NotWithdrawable) as error:
                refused += 1
                why = error if isinstance(error, NotWithdrawable) else "There is none."
                self.stderr.write(f"Statement {number}: {why}")
            else:
                self.stdout.write(f"Statement {number}: withdrawn.")
        if refused:
            said = f"{refused} of {len(numbers)} statements were not withdrawn."
            raise CommandError(said, returncode=1)
