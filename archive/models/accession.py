"""Permanent numbers: given once, in order, never used again."""

from django.db import models, transaction
from django.db.models import F


class AccessionQuerySet(models.QuerySet["Accession"]):
    def next_number(self, series: str) -> int:
        """Take the next number of ``series``; call it in the transaction that uses it.

        The row stays locked until that transaction ends, so no two can get the same number.
        """
        with transaction.atomic(using=self.db):
            self.get_or_create(series=series)
            self.filter(series=series).update(last=F("last") + 1)
            return self.get(series=series).last


class Accession(models.Model):
    """The last number given in a series (statements, captures)."""

    series = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    objects = AccessionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.series} {self.last}"
