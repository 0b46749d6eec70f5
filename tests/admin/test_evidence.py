"""Captures, readings, revisions and tombstones: looked at, never changed."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from archive.models import Capture, Tombstone
from archive.models.capture import capture_storage
from tests.factories import NOON, CaptureFactory, ReadingFactory, UserFactory, WitnessFactory

pytestmark = pytest.mark.django_db

MODELS = ["capture", "reading", "revision", "tombstone", "importrun"]


@pytest.fixture
def evidence(import_run):
    """One row of each model, by the model's name."""
    witness = WitnessFactory.create()
    tombstone = Tombstone.objects.create(
        capture=CaptureFactory.create(), reason="Private.", created_at=NOON
    )
    return {
        "capture": witness.capture,
        "reading": witness.applied_reading,
        "revision": witness.statement.revisions.get(),
        "tombstone": tombstone,
        "importrun": import_run,
    }


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", ["change", "delete", "history", "add", "changelist"])
def test_even_a_superuser_cannot_write(model, page, evidence, administrator_client):
    row = evidence[model]
    args = [] if page in {"add", "changelist"} else [row.pk]
    address = reverse(f"admin:archive_{model}_{page}", args=args)
    sent = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}

    response = administrator_client.post(address, sent)

    assert response.status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_lists_offer_no_actions(model, evidence, administrator_client):
    address = reverse(f"admin:archive_{model}_changelist")

    response = administrator_client.get(address)

    assert response.context["action_form"] is None
    assert evidence[model] in response.context["cl"].result_list


def test_a_capture_shows_its_newest_reading_escaped(administrator_client):
    capture = CaptureFactory.create()
    ReadingFactory.create(capture=capture, reader_version="1", text="旧")
    text = "<script>alert(1)</script>新"
    roles = [[0, len(text), "site text"]]
    ReadingFactory.create(
        capture=capture, reader_version="2", text=text, content={"schema": 1, "roles": roles}
    )

    response = administrator_client.get(
        reverse("admin:archive_capture_change", args=[capture.pk])
    )

    page = response.content.decode()
    assert response.context["panel"].reading.reader_version == "2"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;新" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    "roles",
    [[], [[0, 10_000, "article"]], [[0, 3, "no such role"]], [[5, 2, "article"], [0, 1, "x"]]],
)
def test_a_reading_of_any_roles_is_shown_whole(roles, administrator_client):
    reading = ReadingFactory.create(text="双方同意。\n完", content={"roles": roles})

    response = administrator_client.get(
        reverse("admin:archive_reading_change", args=[reading.pk])
    )

    shown = "\n".join(block.text for block in response.context["panel"].blocks)
    assert "".join(shown.split()) == "双方同意。完"


class TestOriginal:
    def address(self, capture):
        return reverse("admin:archive_capture_original", args=[capture.pk])

    def test_it_is_a_download_that_no_browser_runs(self, administrator_client):
        capture = CaptureFactory.create(text="<script>alert(1)</script>")

        response = administrator_client.get(self.address(capture))

        assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
        assert response["Content-Disposition"] == (
            f'attachment; filename="capture-{capture.number}.bin"'
        )
        assert response["Content-Type"] == "application/octet-stream"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"

    def test_a_missing_file_is_told_plainly(self, administrator_client):
        capture = CaptureFactory.create()
        capture_storage().delete(capture.file.name)

        response = administrator_client.get(self.address(capture))

        assert response.status_code == 404
        assert "The original is not readable" in response.content.decode()

    def test_a_withdrawn_capture_gives_none(self, administrator_client):
        capture = CaptureFactory.create()
        Tombstone.objects.create(capture=capture, reason="Private.", created_at=NOON)

        response = administrator_client.get(self.address(capture))

        assert response.status_code == 404
        assert "Private." in response.content.decode()

    def test_an_unknown_capture_is_an_unknown_address(self, administrator_client):
        address = reverse("admin:archive_capture_original", args=[99])

        assert administrator_client.get(address).status_code == 404

    def test_it_needs_the_permission_to_see_captures(self, client):
        client.force_login(UserFactory.create())

        assert client.get(self.address(CaptureFactory.create())).status_code == 403


class TestWithdrawing:
    def address(self, capture):
        return reverse("admin:archive_capture_withdraw", args=[capture.pk])

    def test_it_asks_for_the_reason(self, administrator_client):
        capture = CaptureFactory.create()

        response = administrator_client.get(self.address(capture))

        assert response.context["rows"] == [capture]
        assert not Tombstone.objects.exists()

    def test_told_the_reason_it_writes_the_tombstone(self, administrator_client, administrator):
        capture = CaptureFactory.create()

        administrator_client.post(self.address(capture), {"reason": "Private."})

        tombstone = Tombstone.objects.get()
        assert (tombstone.capture, tombstone.reason) == (capture, "Private.")
        assert tombstone.author == administrator
        assert Capture.objects.public().count() == 0

    def test_once_only(self, administrator_client):
        capture = CaptureFactory.create()
        administrator_client.post(self.address(capture), {"reason": "Private."})

        response = administrator_client.post(
            self.address(capture), {"reason": "Again."}, follow=True
        )

        (message,) = [
            str(told) for told in response.context["messages"] if told.level_tag == "warning"
        ]
        assert message == f"{capture}: It is withdrawn already."

    def test_it_needs_the_permission(self, client):
        viewer = UserFactory.create()
        viewer.user_permissions.add(Permission.objects.get(codename="view_capture"))
        client.force_login(viewer)

        response = client.post(self.address(CaptureFactory.create()), {"reason": "Mine."})

        assert response.status_code == 403
        assert not Tombstone.objects.exists()


def test_a_capture_says_how_each_date_is_known(administrator_client):
    capture = CaptureFactory.create(captured_at=NOON)
    ReadingFactory.create(
        capture=capture,
        published_on=date(2022, 1, 15),
        captured_not_before=date(2022, 1, 16),
        captured_not_before_basis="headlines",
    )

    page = administrator_client.get(
        reverse("admin:archive_capture_change", args=[capture.pk])
    ).content.decode()

    assert "1 March 2026, 12:00, as told" in page
    assert "16 January 2022, known by: headlines" in page
    assert "15 January 2022, as printed" in page
