"""Import runs: what was asked for, signs of life, and what came of it."""

from collections import Counter
from datetime import datetime

from archive.models import ImportRun
from archive.parsing.statement import READER_VERSION


def begin_run(command: str, *, at: datetime) -> ImportRun:
    return ImportRun.objects.create(
        command=command, reader_version=READER_VERSION, started_at=at, heartbeat_at=at
    )


def beat(run: ImportRun, counts: Counter[str], position: str, *, at: datetime) -> None:
    """Note how far the run has come: the counts, and the last capture that is done."""
    run.counts = dict(counts)
    run.position = position[: ImportRun._meta.get_field("position").max_length]
    run.heartbeat_at = at
    run.save(update_fields=["counts", "position", "heartbeat_at"])


def finish_run(run: ImportRun, *, at: datetime) -> None:
    run.finished_at = run.heartbeat_at = at
    run.save(update_fields=["finished_at", "heartbeat_at"])
