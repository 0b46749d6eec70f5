"""The home page."""

from typing import Any

from django.db.models import Count, Max, Min
from django.views.generic import TemplateView

from archive.models import Capture, Revision
from archive.views.statement_list import NEWEST_SIGNED_FIRST

NEWEST = 6


class HomeView(TemplateView):
    template_name = "archive/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Revision.objects.public()
        counts = public.aggregate(
            statements=Count("pk"), first=Min("signed_on"), last=Max("signed_on")
        )
        return super().get_context_data(
            counts=counts | {"captures": Capture.objects.public().count()},
            revisions=public.light().order_by(*NEWEST_SIGNED_FIRST)[:NEWEST],
            **kwargs,
        )
