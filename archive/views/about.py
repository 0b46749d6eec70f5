"""What the archive is, and what readers may count on."""

from django.views.generic import TemplateView


class AboutView(TemplateView):
    template_name = "archive/about.html"
