"""A table that someone has sent, between its preview and the confirmation."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadedTable(models.Model):
    """Gone once it is confirmed, replaced by the next, or too old."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    table = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    file_format = models.CharField(max_length=10)
    content = models.BinaryField()
    preview_sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("uploaded table")
        verbose_name_plural = _("uploaded tables")

    def __str__(self) -> str:
        return self.file_name
