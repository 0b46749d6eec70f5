"""Publish statements by their numbers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archive.management import arguments
from archive.models import Statement
from archive.services.publishing import NotPublishable, publish


class Command(BaseCommand):
    help = "Make the newest text of each statement public, as 'publish' in the admin does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("numbers", nargs="+", type=arguments.count, metavar="NUMBER")

    def handle(self, *, numbers: list[int], **options: Any) -> None:
        refused = 0
        for number in numbers:
            try:
                statement = Statement.objects.get(number=number)
                revision = publish(statement, at=timezone.now())
            except (Statement.DoesNotExist, NotPublishable) as error:
                refused += 1
                reason = error if isinstance(error, NotPublishable) else "There is none."
                self.stderr.write(f"Statement {number}: {reason}")
            else:
                self.stdout.write(f"Statement {number}: revision {revision.number} is public.")
        if refused:
            said = f"{refused} of {len(numbers)} statements were not published."
            raise CommandError(said, returncode=1)
