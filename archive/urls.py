"""Addresses of the readers' site."""

from django.urls import path

from archive.views.about import AboutView
from archive.views.captures import CaptureDetailView, original
from archive.views.headlines import HeadlineListView
from archive.views.home import HomeView
from archive.views.keeping import kept
from archive.views.statement_list import StatementListView
from archive.views.statements import ArticleDetailView, StatementDetailView, statement_state

app_name = "archive"
urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("statements/", StatementListView.as_view(), name="statement_list"),
    path(
        "statements/<int:number>/",
        kept(StatementDetailView.as_view(), statement_state),
        name="statement_detail",
    ),
    path(
        "statements/<int:number>/<str:key>/",
        kept(ArticleDetailView.as_view(), statement_state),
        name="article_detail",
    ),
    path("captures/<int:number>/", CaptureDetailView.as_view(), name="capture_detail"),
    path("captures/<int:number>/original", original, name="capture_original"),
    path("headlines/", HeadlineListView.as_view(), name="headline_list"),
    path("about/", AboutView.as_view(), name="about"),
]
