"""Posting the forms of the admin."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from archive.models import ImportRun
from tests.factories import NOON


@pytest.fixture
def post_as_shown(administrator_client):
    """Post a statement's form as a browser would after ``changes`` to what it shows."""

    def post(statement, shown=None, **changes):
        shown = shown or form_data(administrator_client, statement)
        address = reverse("admin:archive_statement_change", args=[statement.pk])
        return administrator_client.post(address, shown | changes)

    return post


@pytest.fixture
def shown_form(administrator_client):
    return lambda statement: form_data(administrator_client, statement)


def form_data(client, statement):
    """Every field of the shown form with its value, line ends as browsers send them."""
    address = reverse("admin:archive_statement_change", args=[statement.pk])
    context = client.get(address).context
    shown = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        shown |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            shown |= _values(form)
    return shown


def _values(form):
    values = {bound.html_name: bound.value() for bound in form}
    return {
        name: str(value).replace("\n", "\r\n") if value is not None else ""
        for name, value in values.items()
        if not name.endswith("-DELETE")
    }


@pytest.fixture
def groups(db):  # noqa: ARG001 -- asks for the database
    """The groups, also after a test that emptied the database."""
    import_module("archive.migrations.0003_groups").make_groups(apps, None)


@pytest.fixture
def import_run(db):  # noqa: ARG001 -- asks for the database
    return ImportRun.objects.create(
        command="import_captures page.txt",
        reader_version="1",
        started_at=NOON,
        counts={"new": 1},
    )
