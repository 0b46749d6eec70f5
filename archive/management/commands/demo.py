"""A site to try: set up, filled with sample pages, and running."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from archive.management import arguments
from archive.management.commands.serve import refuse_taken_port
from archive.models import Capture, Revision, Statement
from archive.models.statement import State

WORDS = """
The archive runs at {site}/ — stop it with Ctrl-C.
  {site}/statements/          the published statements
  {statement}
  {site}/headlines/           what stood beside them on their pages
  {draft}
  {site}/admin/               the editors' desk (the password is printed at the first start)
"""


class Command(BaseCommand):
    help = (
        "Set the site up, import sample pages into an empty archive (clean ones are "
        "published, the others stay drafts), say what to open, and serve. Run again, it "
        "starts and changes nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pages", nargs="+", metavar="PATH", help="the sample pages")
        parser.add_argument("--port", type=arguments.count, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="set up, but do not run")

    def handle(self, *, pages: list[str], port: int, **options: Any) -> None:
        if not options["no_serve"]:
            refuse_taken_port("127.0.0.1", port)
        call_command("setup", stdout=self.stdout)
        if not Capture.objects.exists() and not Statement.objects.exists():
            call_command(
                "import_captures",
                *pages,
                recursive=True,
                publish_clean=True,
                stdout=self.stdout,
            )
        self.stdout.write(_what_to_open(f"http://127.0.0.1:{port}"))
        if not options["no_serve"]:
            call_command("serve", port=port, stdout=self.stdout)


def _what_to_open(site: str) -> str:
    public = Revision.objects.public().light().newest_first().first()
    draft = Statement.objects.filter(state=State.DRAFT).order_by("number").first()
    path = f"{site}{public.get_absolute_url()}" if public else f"{site}/"
    desk = f"{site}/admin/archive/statement/"
    return WORDS.format(
        site=site,
        statement=f"{path:<{len(site) + 21}} one of them, to read and to cite",
        draft=f"{desk}{draft.pk}/change/  a draft with doubts, beside its source"
        if draft
        else "",
    )
