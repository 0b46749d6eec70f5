"""Addresses of the readers' site."""

from django.urls import URLPattern

app_name = "archive"
urlpatterns: list[URLPattern] = []
