"""The site's settings: one form, whether it was ever saved or not."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from site_config.models import ONLY_ROW, SiteSettings
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

FORM = reverse("admin:site_config_sitesettings_change", args=[ONLY_ROW])
LIST = reverse("admin:site_config_sitesettings_changelist")
NAMES = {"name_en": "River Archive", "name_zh": "江河文库", "name_ru": "Архив реки"}


@pytest.fixture(params=["never saved", "saved before"])
def state(request):
    if request.param == "saved before":
        SiteSettings.objects.create()


@pytest.mark.usefixtures("state")
def test_the_index_leads_to_the_form_and_not_to_a_list(administrator_client):
    response = administrator_client.get(LIST, follow=True)

    assert response.redirect_chain == [(FORM, 302)]
    assert response.context["adminform"].form.initial["name_en"] == "Chancery"


@pytest.mark.usefixtures("state")
def test_saving_keeps_one_row_and_says_so(administrator_client):
    response = administrator_client.post(FORM, NAMES, follow=True)

    assert SiteSettings.objects.get().name_zh == "江河文库"
    assert response.redirect_chain == [(FORM, 302)]
    assert [str(told) for told in response.context["messages"]] == [
        "The site settings are saved."
    ]


def test_looking_at_the_form_saves_nothing(administrator_client):
    administrator_client.get(FORM)

    assert not SiteSettings.objects.exists()


def test_the_fields_stand_in_named_groups_with_help(administrator_client):
    adminform = administrator_client.get(FORM).context["adminform"]

    assert [str(fieldset.name) for fieldset in adminform] == [
        *("Names", "Texts", "Contact and licence"),
    ]
    assert [field.name for field in adminform.form if not field.help_text] == []


def test_a_name_is_needed(administrator_client):
    response = administrator_client.post(FORM, NAMES | {"name_en": ""})

    assert list(response.context["adminform"].form.errors) == ["name_en"]
    assert not SiteSettings.objects.exists()


def test_there_is_no_other_row(administrator_client):
    address = reverse("admin:site_config_sitesettings_change", args=[2])

    response = administrator_client.post(address, NAMES)

    assert response.url == reverse("admin:index")
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize(("codename", "seen"), [(None, 403), ("view_sitesettings", 200)])
def test_who_may_not_change_them_changes_nothing(codename, seen, client):
    user = UserFactory.create()
    user.user_permissions.set(Permission.objects.filter(codename=codename))
    client.force_login(user)

    assert client.get(FORM).status_code == seen
    assert client.get(LIST, follow=True).status_code == seen
    assert client.post(FORM, NAMES).status_code == 403
