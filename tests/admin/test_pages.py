"""Every page of the admin, seen by a superuser."""

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import Revision, Tombstone
from site_config.models import SiteSettings
from tests.factories import NOON, CaptureFactory, HeadlineFactory, WitnessFactory

pytestmark = pytest.mark.django_db

OWN = {
    model._meta.model_name: model
    for model in admin.site._registry
    if model._meta.app_label in {"archive", "site_config"}
}
CAN_BE_ADDED = {"statement", "headline", "source", "witness"}


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def filled(import_run):  # noqa: ARG001 -- one row of its model
    """At least one row of every model."""
    witness = WitnessFactory.create()
    HeadlineFactory.create(capture=witness.capture)
    Tombstone.objects.create(
        capture=CaptureFactory.create(), reason="Private.", created_at=NOON
    )
    SiteSettings.objects.create()


def test_the_models_are_all_there():
    assert set(OWN) == {
        *("statement", "headline", "source", "capture", "reading", "witness"),
        *("revision", "importrun", "tombstone", "sitesettings", "article", "signatory"),
    }


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", OWN)
def test_list_row_and_history_are_shown(name, administrator_client):
    row = OWN[name]._default_manager.first()
    pages = [
        address(row, "changelist"),
        address(row, "change", row.pk),
        address(row, "history", row.pk),
    ]

    codes = [administrator_client.get(page).status_code for page in pages]

    assert codes == [302 if name == "sitesettings" else 200, 200, 200]


@pytest.mark.parametrize("name", OWN)
def test_only_what_is_entered_by_hand_has_a_form_to_add_it(name, administrator_client):
    response = administrator_client.get(address(OWN[name], "add"))

    assert response.status_code == (200 if name in CAN_BE_ADDED else 403)


@pytest.mark.usefixtures("filled")
def test_looking_at_pages_writes_no_revision(administrator_client):
    before = Revision.objects.count()

    for model in OWN.values():
        for row in model._default_manager.all():
            administrator_client.get(address(row, "change", row.pk))
            administrator_client.get(address(row, "changelist"))

    assert Revision.objects.count() == before


def test_the_desk_bears_the_name_and_its_own_style(administrator_client):
    page = administrator_client.get(reverse("admin:index")).content.decode()

    assert '<a href="/admin/">Chancery</a>' in page
    assert "archive/css/admin/frame.css" in page
