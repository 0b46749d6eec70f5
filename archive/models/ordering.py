"""Rows that stand in an order within a statement."""

from typing import TypeVar

from django.db import models
from django.db.models import F

PARKED = 1_000_000  # added to orders while rows trade places

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class OrderedQuerySet(models.QuerySet[Row_co]):
    def park_orders(self) -> None:
        """Move these rows' orders out of the way, so that any order can be given anew.

        SQLite has no deferred unique constraints: two rows cannot trade places directly.
        """
        self.filter(order__lt=PARKED).update(order=F("order") + PARKED)
