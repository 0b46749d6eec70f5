"""export_tables and import_tables, as an operator meets them."""

import pytest
from django.core.management import CommandError, call_command

from archive.models import Revision, Statement
from tests.factories import HeadlineFactory, StatementFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path):
    """The folder of an export of two statements and a headline."""
    for _ in range(2):
        StatementFactory.create()
    HeadlineFactory.create()
    call_command("export_tables", "--out", str(tmp_path / "out"), verbosity=0)
    return tmp_path / "out"


def test_all_tables_go_out_and_come_back_without_a_change(exported, capsys):
    before = Revision.objects.count()
    files = sorted(exported.iterdir())

    call_command("import_tables", *map(str, files))

    assert [file.name for file in files] == [
        *("articles.csv", "headlines.csv", "signatories.csv", "statements.csv")
    ]
    assert "statements.csv: 0 rows changed, 2 unchanged, 0 revisions" in capsys.readouterr().out
    assert Revision.objects.count() == before


def test_a_dry_run_tells_the_changes_and_writes_none(exported, capsys):
    Statement.objects.update(place="别处")

    call_command("import_tables", str(exported / "statements.csv"), "--dry-run")

    said = capsys.readouterr().out
    assert "row 2: 1: place" in said
    assert "2 rows would change" in said
    assert set(Statement.objects.values_list("place", flat=True)) == {"别处"}


def test_the_author_stands_in_the_revision(exported):
    author = UserFactory.create(username="wen")
    (exported / "statements.csv").write_text("number,place,revision\n1,别处,1\n")

    call_command("import_tables", str(exported / "statements.csv"), "--author", "wen")

    newest = Revision.objects.order_by("-pk").first()
    assert (newest.author, newest.note) == (author, "Imported from statements.csv")


def test_one_table_of_one_statement_in_json(tmp_path):
    StatementFactory.create()
    options = ["--table", "article", "--format", "json", "--number", "1"]

    call_command("export_tables", "--out", str(tmp_path), *options)

    assert [path.name for path in tmp_path.iterdir()] == ["articles.json"]


def test_a_bad_file_does_not_stop_the_others(exported, capsys):
    bad = exported / "articles.csv"
    bad.write_text("statement,key,id\n1,art-1,7\n")
    Statement.objects.update(place="别处")

    with pytest.raises(CommandError, match="1 of 2 files") as stopped:
        call_command("import_tables", str(bad), str(exported / "statements.csv"))

    assert stopped.value.returncode == 1
    assert "columns that cannot be imported: id." in capsys.readouterr().err
    assert "别处" not in Statement.objects.values_list("place", flat=True)


def test_rows_that_cannot_be_imported_are_told_by_number(exported, capsys):
    (exported / "statements.csv").write_text("number,place\n1,新\n99,新\n")

    with pytest.raises(CommandError):
        call_command("import_tables", str(exported / "statements.csv"))

    assert "statements.csv: row 3: There is no statement 99." in capsys.readouterr().err
    assert not Statement.objects.filter(place="新").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such.csv"], "There is no file"),
        (["other.csv"], "Which table is other.csv"),
        (["statements.xlsx"], "does not end in .csv or .json"),
        (["statements.csv", "--author", "nobody"], "There is no user nobody"),
    ],
)
def test_bad_use_ends_with_status_2(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("statements.csv", "other.csv", "statements.xlsx"):
        (tmp_path / name).write_text("number\n")

    with pytest.raises(CommandError, match=message) as stopped:
        call_command("import_tables", *arguments)

    assert stopped.value.returncode == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="file"):
        call_command("export_tables", "--out", str(tmp_path / "file"), "--table", "headline")
