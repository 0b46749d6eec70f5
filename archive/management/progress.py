"""Progress of long commands: a bar on a terminal, and an orderly end when interrupted."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TimeRemainingColumn,
)
from rich.text import Text

Step = TypeVar("Step")


class RateColumn(ProgressColumn):
    """Captures a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


def show_progress(steps: Sequence[Step]) -> Iterator[Step]:
    """Give the steps one by one, with a bar, rate and time left where a terminal looks on."""
    console = Console(stderr=True)
    if not console.is_terminal or not sys.stderr.isatty():
        yield from steps
        return
    columns = (BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(steps, total=len(steps))


class Interruption:
    """Whether SIGINT or SIGTERM came; the work in hand is finished first."""

    def __init__(self) -> None:
        self.came = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True


@contextmanager
def finish_work_in_hand() -> Iterator[Interruption]:
    """Take SIGINT and SIGTERM as a wish to stop soon, not at once."""
    interruption = Interruption()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, interruption.note) for number in numbers}
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
