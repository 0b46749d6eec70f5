"""What an editor may configure of the site: one row, with defaults."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from site_config.context_processors import site_settings
from site_config.models import ONLY_ROW, SiteSettings

pytestmark = pytest.mark.django_db


def test_there_are_defaults_before_anyone_saved_any(django_assert_num_queries):
    with django_assert_num_queries(1):
        site = SiteSettings.load()

    names = (site.name_en, site.name_zh, site.name_ru)
    assert names == ("Chancery", "文枢", "Канцелярия")
    assert not SiteSettings.objects.exists()


def test_what_was_saved_is_loaded():
    SiteSettings.objects.create(name_en="River Archive", tip_line="tips@example.org")

    site = SiteSettings.load()

    assert (site.pk, str(site), site.tip_line) == (
        ONLY_ROW,
        "River Archive",
        "tips@example.org",
    )


def test_the_database_refuses_a_second_row():
    SiteSettings.objects.create()

    with pytest.raises(IntegrityError, match="site_settings_is_one_row"):
        SiteSettings.objects.create(id=ONLY_ROW + 1)


def test_a_form_is_told_in_words_that_there_is_one_row():
    with pytest.raises(ValidationError) as refused:
        SiteSettings(id=ONLY_ROW + 1).full_clean()

    assert refused.value.messages == ["The site has one set of settings."]


def test_templates_that_do_not_ask_cost_no_query(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        context = site_settings(rf.get("/"))

    with django_assert_num_queries(1):
        assert (context["site"].name_en, context["site"].name_zh) == ("Chancery", "文枢")


def test_every_page_knows_the_settings(client):
    SiteSettings.objects.create(name_en="River Archive", tip_line="tips@example.org")

    body = client.get("/").content.decode()

    assert [w for w in ("River Archive", "tips@example.org") if w not in body] == []


def test_the_desk_has_one_form_for_them(administrator_client):
    listed, form = (
        "/admin/site_config/sitesettings/",
        "/admin/site_config/sitesettings/1/change/",
    )
    before = administrator_client.get(listed)
    SiteSettings.objects.create()
    after = administrator_client.get(listed)

    assert (before.url, after.url) == (form, form)
    assert administrator_client.get(f"{listed}add/").status_code == 403
    assert (
        administrator_client.post("/admin/site_config/sitesettings/1/delete/").status_code
        == 403
    )
