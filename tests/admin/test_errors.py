"""What the desk says when there is nothing, or nothing for this account."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_an_unknown_address_keeps_the_frame_of_the_desk(administrator_client):
    response = administrator_client.get("/admin/nothing/")

    assert response.status_code == 404
    assert response.templates[0].name == "admin/404.html"
    assert "<title>Page not found | Chancery</title>" in response.content.decode()


def test_what_is_not_allowed_is_told_within_the_desk(client):
    client.force_login(UserFactory.create())

    response = client.get(reverse("admin:archive_statement_changelist"))

    assert response.status_code == 403
    assert response.templates[0].name == "admin/403.html"
    assert "Your account does not have the permission" in response.content.decode()


def test_strangers_see_the_public_page_of_an_unknown_address(client, administrator_client):
    addresses = ["/nothing/", "/statements/1/"]

    for visitor in (client, administrator_client):
        answers = [visitor.get(address) for address in addresses]
        assert [answer.templates[0].name for answer in answers] == ["404.html"] * 2


def test_a_stranger_is_asked_to_log_in(client):
    response = client.get("/admin/nothing/")

    assert response.url == "/admin/login/?next=/admin/nothing/"


def test_after_logging_out_there_is_a_way_back(administrator_client):
    response = administrator_client.post(reverse("admin:logout"))

    page = response.content.decode()
    assert "You are logged out." in page
    assert f'href="{reverse("admin:index")}"' in page


@pytest.mark.parametrize("name", ["password_change", "password_change_done"])
def test_the_pages_of_a_new_password_are_the_desks_own(name, administrator_client):
    page = administrator_client.get(reverse(f"admin:{name}")).content.decode()

    assert "archive/css/admin/frame.css" in page
    assert "| Chancery</title>" in page
