"""Accounts of editors: Django's own form, but for dates that nobody types."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from archive.admin.guarded import GuardedAdmin

admin.site.unregister([Group, User])


@admin.register(Group)
class GuardedGroupAdmin(GuardedAdmin[Group], GroupAdmin):
    pass


@admin.register(User)
class AccountAdmin(GuardedAdmin[User], UserAdmin[User]):
    readonly_fields = ["last_login", "date_joined"]
    list_display = [
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "last_login",
    ]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
