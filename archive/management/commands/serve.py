"""Run the site."""

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.management import arguments

THREADS = 4  # a worker: SQLite writes one at a time, reads are short
REQUESTS_IN_HAND = 32  # a worker; further ones wait their turn


class Command(BaseCommand):
    help = "Run the site with granian, on the loopback address unless told otherwise."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=arguments.count, default=8000)
        parser.add_argument(
            "--workers", type=arguments.count, default=1, help="one a processor serves best"
        )

    def handle(self, *, host: str, port: int, workers: int, **options: Any) -> None:
        refuse_taken_port(host, port)
        self.stdout.flush()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
        command += ["--host", host, "--port", str(port), "--workers", str(workers)]
        command += ["--working-dir", str(settings.BASE_DIR)]
        command += ["--backpressure", str(REQUESTS_IN_HAND)]
        command += ["--blocking-threads", str(THREADS)]
        command += ["--log-level", "warning", "site_config.wsgi:application"]
        os.execv(sys.executable, command)  # noqa: S606 -- our own server, no shell


def refuse_taken_port(host: str, port: int) -> None:
    """Raise ``CommandError`` where the site could not listen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            said = f"{host}:{port} cannot be used ({error}); name another with --port."
            raise CommandError(said) from error
