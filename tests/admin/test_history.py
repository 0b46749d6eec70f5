"""What the desk notes of a save, in Django's own history."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories import StatementFactory

pytestmark = pytest.mark.django_db


def test_the_note_names_what_was_changed_and_nothing_else(post_as_shown):
    statement = StatementFactory.create()

    post_as_shown(statement, place="别处")

    (entry,) = LogEntry.objects.all()
    assert "Place" in entry.get_change_message()
    assert "base_revision" not in entry.change_message
