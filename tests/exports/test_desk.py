"""Exporting and importing tables in the admin: rights, steps, limits."""

import time

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from archive.admin.uploads import KEPT_FOR, SALT
from archive.models import Revision, Statement, UploadedTable
from archive.services.revising import record_revision
from tests.factories import (
    NOON,
    HeadlineFactory,
    PublishedStatementFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

TABLES = ("statement", "article", "signatory", "headline")
PAGES = ("export", "import", "process_import")
MEGABYTE = 1024 * 1024


def address(table, page):
    return reverse(f"admin:archive_{table}_{page}")


def send(client, content, table="statement", name="statements.csv"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(address(table, "import"), {"file": file})


def confirm(client, token, table="statement"):
    return client.post(address(table, "process_import"), {"token": token})


def new_place(statement, place="别处"):
    newest = statement.revisions.count()
    return f"number,place,revision\n{statement.number},{place},{newest}\n"


@pytest.fixture
def token(importer_client):
    """A confirmation of one changed place, and its statement."""
    statement = StatementFactory.create()
    response = send(importer_client, new_place(statement))
    return response.context["token"], statement


class TestRights:
    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize(
        "rights",
        [
            [],
            ["view", "add", "change", "delete"],
            ["view", "import", "add"],
            ["view", "import", "change"],
        ],
    )
    def test_each_page_needs_its_own(self, rights, method, table, page, client):
        user = UserFactory.create()
        user.user_permissions.set(
            Permission.objects.filter(codename__in=[f"{right}_{table}" for right in rights])
        )
        client.force_login(user)

        response = getattr(client, method)(address(table, page), {"token": "x"})

        assert response.status_code == 403

    @pytest.mark.parametrize("table", TABLES)
    def test_the_list_offers_only_what_is_allowed(self, table, client, importer):
        viewer = UserFactory.create()
        viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
        pages = []
        for user in (viewer, importer):
            client.force_login(user)
            pages.append(client.get(address(table, "changelist")).content.decode())

        links = [
            (address(table, "import") in page, address(table, "export") in page)
            for page in pages
        ]
        assert links == [(False, False), (True, True)]


class TestExporting:
    @pytest.mark.parametrize("table", TABLES)
    def test_a_file_is_sent_that_imports_without_a_change(self, table, importer_client):
        StatementFactory.create()
        HeadlineFactory.create()

        exported = importer_client.post(address(table, "export"), {"file_format": "csv"})
        compared = send(importer_client, exported.content, table)

        assert exported["Content-Disposition"].startswith("attachment; filename=")
        assert compared.context["comparison"].changes == ()
        assert "The file changes nothing." in compared.content.decode()

    def test_some_numbers_can_be_chosen(self, importer_client):
        chosen, other = StatementFactory.create(), StatementFactory.create()

        response = importer_client.post(
            address("statement", "export"), {"file_format": "json", "numbers": chosen.number}
        )

        assert chosen.title in response.content.decode()
        assert other.title not in response.content.decode()

    @pytest.mark.parametrize("numbers", ["x", "1 -2", "1" * 20, "1 " * 501, "²"])
    def test_numbers_are_numbers(self, numbers, importer_client):
        response = importer_client.post(
            address("statement", "export"), {"file_format": "csv", "numbers": numbers}
        )

        assert list(response.context["form"].errors) == ["numbers"]

    def test_more_than_the_desk_exports_is_refused(self, importer_client, monkeypatch):
        monkeypatch.setattr("archive.admin.spreadsheets.MOST_EXPORTED", 1)
        for _ in range(2):
            StatementFactory.create()

        response = importer_client.post(address("statement", "export"), {"file_format": "csv"})

        assert response.context["form"].errors["numbers"] == [
            "More than 1 rows: name some numbers."
        ]

    @pytest.mark.parametrize("file_format", ["xlsx", "html", "yaml", "", "0"])
    def test_no_other_format_is_written(self, file_format, importer_client):
        response = importer_client.post(
            address("statement", "export"), {"file_format": file_format}
        )

        assert list(response.context["form"].errors) == ["file_format"]


class TestImporting:
    def test_the_preview_shows_the_differences_and_writes_nothing(self, importer_client):
        statement = StatementFactory.create(place="<b>旧")

        response = send(importer_client, new_place(statement, "<script>alert(1)</script>"))

        page = response.content.decode()
        assert "&lt;b&gt;旧" in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert Revision.objects.count() == 1

    def test_confirmed_it_is_written_with_author_revision_and_log(
        self, token, importer_client, importer
    ):
        sent, statement = token

        response = confirm(importer_client, sent)

        newest = statement.revisions.get(number=2)
        assert response["Location"] == address("statement", "changelist")
        assert (newest.place, newest.author) == ("别处", importer)
        assert newest.note == "Imported from statements.csv"
        assert LogEntry.objects.get().object_id == str(statement.pk)
        assert not UploadedTable.objects.exists()

    def test_what_is_published_stays_public_as_it_is(self, importer_client):
        statement = PublishedStatementFactory.create()
        sent = send(importer_client, new_place(statement)).context["token"]

        confirm(importer_client, sent)

        assert Revision.objects.public().get().place == "临江"

    def test_problems_are_told_and_nothing_can_be_confirmed(self, importer_client):
        response = send(importer_client, "number,place\n99,x\n")

        assert "Row 2: There is no statement 99." in response.content.decode()
        assert response.context["token"] == ""
        assert not UploadedTable.objects.exists()

    def test_a_change_since_the_preview_gives_a_new_preview(self, token, importer_client):
        sent, statement = token
        Statement.objects.update(place="又一处")

        response = confirm(importer_client, sent)

        assert "something changed since the preview" in response.content.decode()
        assert (statement.revisions.count(), Statement.objects.get().place) == (1, "又一处")
        assert confirm(importer_client, response.context["token"]).status_code == 302
        assert Statement.objects.get().place == "别处"

    def test_a_change_by_another_since_the_export_cannot_be_confirmed(
        self, token, importer_client
    ):
        sent, statement = token
        Statement.objects.update(place="又一处")
        record_revision(statement, at=NOON)

        response = confirm(importer_client, sent)

        assert "was changed after this file was exported" in response.content.decode()
        assert (response.context["token"], Statement.objects.get().place) == ("", "又一处")

    @pytest.mark.parametrize("table", TABLES)
    def test_the_page_names_the_columns(self, table, importer_client):
        page = importer_client.get(address(table, "import")).content.decode()

        assert "<code>order</code>" in page or table == "statement"
        assert "<code>id</code>" not in page


class TestConfirmation:
    @pytest.mark.parametrize(
        "forged",
        [
            *("", "x", "../../etc/passwd", "/etc/passwd", "statements.csv", "a:b:c", "\0"),
            signing.dumps({"upload": "x", "user": 1, "table": "statement"}, salt="other"),
        ],
    )
    def test_a_forged_one_is_refused(self, forged, importer_client):
        response = confirm(importer_client, forged)

        assert response.status_code == 403
        assert "This is no confirmation that we gave out." in response.content.decode()

    def test_another_users_is_refused(self, token, client):
        sent, statement = token
        client.force_login(UserFactory.create(is_superuser=True))

        response = confirm(client, sent)

        assert response.status_code == 403
        assert "another import" in response.content.decode()
        assert (statement.revisions.count(), UploadedTable.objects.count()) == (1, 1)

    def test_another_tables_is_refused(self, token, importer_client):
        assert confirm(importer_client, token[0], "article").status_code == 403

    def test_it_can_be_used_once(self, token, importer_client):
        sent, statement = token
        confirm(importer_client, sent)

        response = confirm(importer_client, sent)

        assert response.status_code == 403
        assert "was used already" in response.content.decode()
        assert statement.revisions.count() == 2

    def test_it_expires(self, token, importer_client, monkeypatch):
        later = time.time() + KEPT_FOR.total_seconds() + 1
        monkeypatch.setattr("django.core.signing.time.time", lambda: later)

        response = confirm(importer_client, token[0])

        assert response.status_code == 403
        assert "too old" in response.content.decode()

    def test_only_the_last_upload_of_a_user_is_kept(self, token, importer_client):
        sent, statement = token
        send(importer_client, new_place(statement, "第三处"))

        assert confirm(importer_client, sent).status_code == 403
        assert UploadedTable.objects.count() == 1

    def test_uploads_that_nobody_confirmed_go_after_an_hour(self, token, importer_client):
        UploadedTable.objects.update(
            user=UserFactory.create(), uploaded_at=timezone.now() - 2 * KEPT_FOR
        )

        send(importer_client, new_place(token[1]))

        assert UploadedTable.objects.count() == 1

    def test_a_signed_token_for_nothing_is_refused(self, importer_client, importer):
        told = {"upload": "0" * 32, "user": importer.pk, "table": "statement"}

        assert confirm(importer_client, signing.dumps(told, salt=SALT)).status_code == 403


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "name", "message"),
        [
            (b"number\n" + b"x" * 3 * MEGABYTE, "a.csv", "The file is larger than 2 MB."),
            (b"x" * 30 * MEGABYTE, "a.csv", "The file is larger than 2 MB."),
            (b"number\n" + b"1\n" * 20_000, "a.csv", "The file has more than 2000 rows."),
            (
                b"[" + b'{"number":1},' * 20_000 + b'{"number":1}]',
                "a.json",
                "more than 2000 rows",
            ),
            (b"[" * MEGABYTE, "a.json", "The file is not JSON."),
            (b"," * 2 * MEGABYTE, "a.csv", "columns that cannot be imported"),
            (
                b"PK\x03\x04" + b"\0" * 144_000,
                "bomb.xlsx",
                "Only files that end in .csv or .json",
            ),
            (b"PK\x03\x04\xff" + b"\0" * 144_000, "bomb.csv", "The file is not UTF-8 text."),
            (b"a: &a [*a]", "a.yaml", "Only files that end in .csv or .json"),
            (b"<table>", "a.html", "Only files that end in .csv or .json"),
            (b"number,place\n1," + b"a" * 140_000 + b"\n", "a.csv", None),
            (b"", "a.csv", "empty"),
            (b"number,state\n1,published\n", "a.csv", "cannot be imported: state."),
            (b"number,id,is_public\n1,1,1\n", "a.csv", "cannot be imported: id, is_public."),
            (b"number,<script>\n1,1\n", "a.csv", "cannot be imported: &lt;script&gt;."),
        ],
    )
    def test_a_hostile_file_is_refused_within_a_second(
        self, content, name, message, importer_client
    ):
        StatementFactory.create()
        began = time.perf_counter()

        response = send(importer_client, content, name=name)

        assert time.perf_counter() - began < 1
        page = response.content.decode()
        assert response.status_code == 200
        assert message is None or message in page
        assert "Traceback" not in page
        assert Revision.objects.count() == 1
        assert not UploadedTable.objects.exists()

    def test_as_many_rows_as_are_allowed_are_compared_soon(self, importer_client):
        for _ in range(20):
            StatementFactory.create(articles=0, signatories=0)
        rows = "".join(f"{n},{'x' * 50},1\n" for n in range(1, 2_001))
        began = time.perf_counter()

        response = send(importer_client, f"number,place,revision\n{rows}")

        assert time.perf_counter() - began < 10
        assert len(response.context["comparison"].problems) == 1_980
        assert len(response.content) < 100_000
