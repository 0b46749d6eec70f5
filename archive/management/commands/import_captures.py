"""Import captured pages: store them, read them, make drafts of the statements in them."""

import json
import shlex
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from archive.management import arguments
from archive.management.files import (
    NoSuchPath,
    find_files,
    media_type_of,
    read_file,
    shown,
    why,
)
from archive.management.progress import finish_work_in_hand, show_progress
from archive.models import ImportRun
from archive.parsing.reading import Unreadable
from archive.services.importing import (
    ImportOutcome,
    Outcome,
    RawCapture,
    import_capture,
    preview_capture,
)
from archive.services.runs import beat, begin_run, finish_run

CAPTURES_A_BEAT = 50
INTERRUPTED = 130


@dataclass
class Report:
    """What became of each file, in order."""

    captures: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[str, str]] = field(default_factory=set)  # in a dry run

    def add(self, file: str, result: ImportOutcome) -> None:
        self.counts[str(result.outcome)] += 1
        self.captures.append(
            {
                "path": shown(file),
                "sha256": result.sha256 or None,
                "outcome": str(result.outcome),
                "statement": result.statement,
                "reason": result.reason or None,
            }
        )


class Command(BaseCommand):
    help = (
        "Import captured pages (text, HTML, Markdown, JSON). Each is stored byte for byte and "
        "read; a statement in it becomes a draft. The same file again changes nothing. One bad "
        "file does not stop the rest. Exit status: 0 all well, 1 some failed, 2 bad use, "
        "130 interrupted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("paths", nargs="+", metavar="PATH", help="files, folders, patterns; - reads stdin")
        add("--url", type=arguments.address, help="where it was fetched (one file)")
        add("--captured-at", type=arguments.moment, help="when it was fetched, in ISO 8601")
        add("--source", type=arguments.host, metavar="HOST", help="its site")
        add("--recursive", action="store_true", help="folders in folders too")
        add("--dry-run", action="store_true", help="say what would happen, write nothing")
        add("--limit", type=arguments.count, metavar="N", help="at most N files")
        add("--format", choices=["text", "json"], default="text", help="of the report")
        add(
            "--publish-clean",
            action="store_true",
            help="publish new statements whose reading leaves no doubt above a notice",
        )

    def handle(self, *, paths: list[str], **options: Any) -> None:
        files = _find(paths, options)
        run = None if options["dry_run"] else _begin()
        report = Report()
        with finish_work_in_hand() as interruption:
            for file in show_progress(files):
                result = self._one(file, run, report, options)
                report.add(file, result)
                self._say(file, result, options)
                done = len(report.captures)
                if run and (done % CAPTURES_A_BEAT == 0 or interruption.came):
                    beat(run, report.counts, shown(file), at=timezone.now())
                if interruption.came:
                    break
        interrupted = len(report.captures) < len(files)
        if run:
            last = report.captures[-1]["path"] if report.captures else ""
            beat(run, report.counts, last, at=timezone.now())
            if not interrupted:
                finish_run(run, at=timezone.now())
        self._conclude(run, report, len(files), options["format"])

    def _one(
        self, file: str, run: ImportRun | None, report: Report, options: dict[str, Any]
    ) -> ImportOutcome:
        """Import one file, or say what importing it would do."""
        try:
            content = read_file(file)
        except (Unreadable, OSError) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            return ImportOutcome(Outcome.FAILED, "", reason=reason)
        raw = RawCapture(
            content,
            url=options["url"] or "",
            captured_at=options["captured_at"],
            host=options["source"] or "",
            media_type=media_type_of(file),
        )
        if run:
            now = timezone.now()
            return import_capture(raw, at=now, run=run, publish_clean=options["publish_clean"])
        result = preview_capture(raw)
        if result.outcome is not Outcome.FAILED:
            if (raw.sha256, raw.url) in report.seen:
                return ImportOutcome(Outcome.UNCHANGED, raw.sha256, result.statement)
            report.seen.add((raw.sha256, raw.url))
        return result

    def _say(self, file: str, result: ImportOutcome, options: dict[str, Any]) -> None:
        """One line a file: what failed to standard error, in either format."""
        said = f"{shown(file)}: {result.outcome}"
        if result.outcome is Outcome.FAILED:
            self.stderr.write(f"{said}: {result.reason}")
        elif options["format"] == "text":
            number = f", statement {result.statement}" if result.statement else ""
            self.stdout.write(said + number)

    def _conclude(
        self, run: ImportRun | None, report: Report, files: int, output_format: str
    ) -> None:
        """The report, and the exit status."""
        done = len(report.captures)
        if output_format == "json":
            whole = {
                "run": run.pk if run else None,
                "counts": dict(report.counts),
                "captures": report.captures,
            }
            self.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1))
        else:
            counts = ", ".join(f"{name} {n}" for name, n in sorted(report.counts.items()))
            where = f"Run {run.pk}" if run else "Dry run, nothing written"
            self.stdout.write(f"{where}: {done} of {files} files. {counts}".strip())
        if done < files:
            said = f"Interrupted after {done} of {files} files; the same command goes on."
            raise CommandError(said, returncode=INTERRUPTED)
        if failed := report.counts[Outcome.FAILED]:
            raise CommandError(f"{failed} of {files} files were not imported.", returncode=1)


def _find(paths: list[str], options: dict[str, Any]) -> list[str]:
    """The files to import; bad use is told here, before anything is written."""
    try:
        files = find_files(paths, recursive=options["recursive"])[: options["limit"]]
    except NoSuchPath as error:
        raise CommandError(str(error), returncode=2) from error
    except OSError as error:
        raise CommandError(f"A folder cannot be read: {why(error)}", returncode=2) from error
    if options["url"] and len(files) > 1:
        raise CommandError("--url names the address of one file; give one.", returncode=2)
    if files.count("-") > 1:
        raise CommandError("Standard input can be read only once.", returncode=2)
    return files


def _begin() -> ImportRun:
    try:
        return begin_run(shlex.join(sys.argv[1:])[:10_000], at=timezone.now())
    except DatabaseError as error:
        said = f"The database cannot be written ({error}). Was 'manage.py setup' run?"
        raise CommandError(said, returncode=1) from error
