"""Withdrawing captures."""

import pytest

from archive.models import Tombstone
from archive.models.capture import capture_storage
from archive.services.captures import CaptureNotWithdrawable, withdraw_capture
from tests.factories import NOON, CaptureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdraw_and_commit(django_capture_on_commit_callbacks):
    def withdraw(capture, reason="Private."):
        with django_capture_on_commit_callbacks(execute=True):
            return withdraw_capture(capture, reason=reason, at=NOON)

    return withdraw


def test_the_bytes_go_and_the_row_stays_with_the_reason(withdraw_and_commit):
    capture = CaptureFactory.create()

    tombstone = withdraw_and_commit(capture, " Private. ")

    assert not capture_storage().exists(capture.file.name)
    assert (capture.reread().sha256, tombstone.reason) == (capture.sha256, "Private.")


def test_the_bytes_stay_until_the_withdrawal_is_committed(django_capture_on_commit_callbacks):
    capture = CaptureFactory.create()

    with django_capture_on_commit_callbacks() as callbacks:
        withdraw_capture(capture, reason="Private.", at=NOON)

    assert capture_storage().exists(capture.file.name)
    assert len(callbacks) == 1


def test_bytes_that_another_capture_holds_stay_until_the_last(withdraw_and_commit):
    first = CaptureFactory.create(text="同", url="https://one.example/")
    second = CaptureFactory.create(text="同", url="https://two.example/")

    withdraw_and_commit(first)
    kept = capture_storage().exists(first.file.name)
    withdraw_and_commit(second)

    assert (kept, capture_storage().exists(first.file.name)) == (True, False)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_it_needs_a_reason(reason, withdraw_and_commit):
    capture = CaptureFactory.create()

    with pytest.raises(CaptureNotWithdrawable, match=r"^A withdrawal needs a reason\.$"):
        withdraw_and_commit(capture, reason)

    assert capture_storage().exists(capture.file.name)


def test_a_second_withdrawal_is_refused(withdraw_and_commit):
    capture = CaptureFactory.create()
    withdraw_and_commit(capture)

    with pytest.raises(CaptureNotWithdrawable, match=r"^It is withdrawn already\.$"):
        withdraw_and_commit(capture, "Again.")

    assert Tombstone.objects.get().reason == "Private."


def test_a_file_that_is_gone_already_does_not_stop_it(withdraw_and_commit):
    capture = CaptureFactory.create()
    capture_storage().delete(capture.file.name)

    withdraw_and_commit(capture)

    assert Tombstone.objects.get().capture == capture
