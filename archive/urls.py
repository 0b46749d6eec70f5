"""Addresses of the readers' site."""

from django.urls import path

from archive.views.headlines import HeadlineListView
from archive.views.home import HomeView
from archive.views.statements import (
    ArticleDetailView,
    StatementDetailView,
    StatementListView,
)

app_name = "archive"
urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("statements/", StatementListView.as_view(), name="statement_list"),
    path("statements/<int:number>/", StatementDetailView.as_view(), name="statement_detail"),
    path(
        "statements/<int:number>/<str:key>/", ArticleDetailView.as_view(), name="article_detail"
    ),
    path("headlines/", HeadlineListView.as_view(), name="headline_list"),
]
