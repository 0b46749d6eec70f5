"""Addresses of the readers' site."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from archive.views.about import AboutView
from archive.views.captures import CaptureDetailView, original
from archive.views.headlines import HeadlineListView
from archive.views.home import HomeView
from archive.views.keeping import kept
from archive.views.statement_list import StatementListView
from archive.views.statements import ArticleDetailView, StatementDetailView, statement_state


class NumberConverter(IntConverter):
    """A permanent number as it is written: with zeros before it, it is nobody's."""

    regex = "[1-9][0-9]*"


register_converter(NumberConverter, "number")

app_name = "archive"
urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("statements/", StatementListView.as_view(), name="statement_list"),
    path(
        "statements/<number:number>/",
        kept(StatementDetailView.as_view(), statement_state),
        name="statement_detail",
    ),
    path(
        "statements/<number:number>/<str:key>/",
        kept(ArticleDetailView.as_view(), statement_state),
        name="article_detail",
    ),
    path("captures/<number:number>/", CaptureDetailView.as_view(), name="capture_detail"),
    path("captures/<number:number>/original", original, name="capture_original"),
    path("headlines/", HeadlineListView.as_view(), name="headline_list"),
    path("about/", AboutView.as_view(), name="about"),
]
