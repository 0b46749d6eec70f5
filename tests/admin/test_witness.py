"""Witnesses and headlines: what an editor may change of them."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from archive.models import Headline, Witness
from archive.models.witness import Role, Status
from tests.factories import (
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    SourceFactory,
    StatementFactory,
    UserFactory,
    WitnessFactory,
)

pytestmark = pytest.mark.django_db


def change(client, row, sent):
    address = reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])
    response = client.post(address, sent)
    row.refresh_from_db()
    return response


def test_a_proposed_witness_is_confirmed_and_nothing_else_of_it_changes(administrator_client):
    witness = WitnessFactory.create(is_base=False, status=Status.PROPOSED, score=0.9)
    before = (witness.capture, witness.statement, witness.applied_reading)
    sent = {"role": Role.FULL, "status": Status.CONFIRMED, "is_base": "on", "score": "0.1"}

    change(administrator_client, witness, sent | {"capture": CaptureFactory.create().pk})

    assert (witness.status, witness.score, witness.is_base) == ("confirmed", 0.9, False)
    assert (witness.capture, witness.statement, witness.applied_reading) == before


def test_the_base_witness_stays_confirmed(administrator_client):
    witness = WitnessFactory.create()

    response = change(
        administrator_client, witness, {"role": Role.FULL, "status": Status.REJECTED}
    )

    assert response.context["adminform"].form.errors == {
        "status": ["The base witness must be confirmed."]
    }
    assert witness.status == Status.CONFIRMED


def test_a_witness_can_be_entered_by_hand_once(administrator_client):
    sent = {
        "capture": CaptureFactory.create().pk,
        "statement": StatementFactory.create().pk,
        "role": Role.EXCERPT,
        "status": Status.PROPOSED,
    }

    responses = [
        administrator_client.post(reverse("admin:archive_witness_add"), sent) for _ in range(2)
    ]

    assert Witness.objects.get().is_base is False
    assert responses[1].context["adminform"].form.non_field_errors() == [
        "This capture is a witness already."
    ]


@pytest.mark.usefixtures("groups")
class TestWhoConfirms:
    """A confirmed witness of a published statement makes its capture public."""

    REFUSAL = (
        "Only who may publish can confirm a witness or change a confirmed one:"
        " it makes the capture public."
    )

    @pytest.fixture
    def log_in(self, client):
        def log_in(group):
            user = UserFactory.create()
            user.groups.add(Group.objects.get(name=group))
            client.force_login(user)
            return client

        return log_in

    @pytest.fixture
    def capture(self):
        """What a draft was made from: not public."""
        return WitnessFactory.create().capture

    @pytest.fixture
    def witness(self, capture):
        """The same capture, proposed for a published statement."""
        return WitnessFactory.create(
            statement=PublishedStatementFactory.create(),
            capture=capture,
            is_base=False,
            status=Status.PROPOSED,
            applied_reading=None,
        )

    @pytest.fixture
    def seen_by_readers(self, capture):
        def seen_by_readers():
            return Client().get(f"/captures/{capture.number}/").status_code

        return seen_by_readers

    def test_an_editor_cannot_confirm_a_proposal(self, witness, log_in, seen_by_readers):
        sent = {"role": Role.FULL, "status": Status.CONFIRMED}

        response = change(log_in("editor"), witness, sent)

        assert response.context["adminform"].form.errors == {"status": [self.REFUSAL]}
        assert (witness.status, seen_by_readers()) == ("proposed", 404)

    def test_an_editor_cannot_add_a_confirmed_one(self, capture, log_in, seen_by_readers):
        sent = {
            "capture": capture.pk,
            "statement": PublishedStatementFactory.create().pk,
            "role": Role.FULL,
            "status": Status.CONFIRMED,
        }

        response = log_in("editor").post(reverse("admin:archive_witness_add"), sent)

        assert response.context["adminform"].form.errors == {"status": [self.REFUSAL]}
        assert (Witness.objects.count(), seen_by_readers()) == (1, 404)

    @pytest.mark.parametrize("status", Status)
    def test_an_editor_cannot_change_a_confirmed_one(
        self, status, witness, log_in, seen_by_readers
    ):
        Witness.objects.filter(pk=witness.pk).update(status=Status.CONFIRMED, role=Role.FULL)

        response = change(log_in("editor"), witness, {"role": Role.EXCERPT, "status": status})

        assert response.context["adminform"].form.errors == {"status": [self.REFUSAL]}
        assert (witness.status, witness.role, seen_by_readers()) == ("confirmed", "full", 200)

    @pytest.mark.parametrize(
        ("before", "after"),
        [(Status.PROPOSED, Status.REJECTED), (Status.REJECTED, Status.PROPOSED)],
    )
    def test_an_editor_rejects_and_proposes(
        self, before, after, witness, log_in, seen_by_readers
    ):
        Witness.objects.filter(pk=witness.pk).update(status=before)

        change(log_in("editor"), witness, {"role": Role.FULL, "status": after})

        assert (witness.status, seen_by_readers()) == (after, 404)

    def test_a_publisher_confirms_and_takes_back(self, witness, log_in, seen_by_readers):
        client = log_in("publisher")
        seen = []

        for status in (Status.CONFIRMED, Status.REJECTED):
            change(client, witness, {"role": Role.FULL, "status": status})
            seen.append((witness.status, seen_by_readers()))

        assert seen == [("confirmed", 200), ("rejected", 404)]

    def test_a_publisher_adds_a_confirmed_one(self, capture, log_in, seen_by_readers):
        sent = {
            "capture": capture.pk,
            "statement": PublishedStatementFactory.create().pk,
            "role": Role.FULL,
            "status": Status.CONFIRMED,
        }

        log_in("publisher").post(reverse("admin:archive_witness_add"), sent)

        assert seen_by_readers() == 200


def test_nobody_deletes_a_witness(administrator_client):
    witness = WitnessFactory.create()
    address = reverse("admin:archive_witness_delete", args=[witness.pk])

    assert administrator_client.post(address, {"post": "yes"}).status_code == 403


def test_a_headline_is_entered_by_hand(administrator_client):
    sent = {"title": "大桥通车", "published_on": "2022-01-16", "order": "0", "source": ""}

    administrator_client.post(reverse("admin:archive_headline_add"), sent)

    headline = Headline.objects.get()
    assert (headline.title, headline.capture) == ("大桥通车", None)


def test_a_headline_of_a_capture_keeps_its_place(administrator_client):
    headline = HeadlineFactory.create(capture=CaptureFactory.create(), order=4)
    source = SourceFactory.create()
    sent = {
        "title": "改正的标题",
        "order": "9",
        "capture": "",
        "source": source.pk,
        "published_on": "2022-01-17",
        "url": "https://news.example/1",
    }

    change(administrator_client, headline, sent)

    assert (headline.title, headline.source, headline.order) == ("改正的标题", source, 4)
    assert headline.capture is not None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example/"])
def test_a_headline_links_to_the_web_only(url, administrator_client):
    headline = HeadlineFactory.create()

    response = change(administrator_client, headline, {"title": "题", "url": url, "order": "1"})

    assert list(response.context["adminform"].form.errors) == ["url"]
