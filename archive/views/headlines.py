"""The headlines that stood beside published statements."""

from django.db.models import F
from django.views.generic import ListView

from archive.models import Headline


class HeadlineListView(ListView[Headline]):
    queryset = (
        Headline.objects.public()
        .select_related("source")
        .order_by(F("published_on").desc(nulls_last=True), "capture_id", "order", "id")
    )
    context_object_name = "headlines"
    paginate_by = 60
