"""Addresses of the readers' site."""

app_name = "archive"
from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
