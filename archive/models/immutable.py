"""Rows that are evidence: written once, then never changed or deleted."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models

Row_co = TypeVar("Row_co", bound="Immutable", covariant=True)


class ImmutableError(Exception):
    """Someone tried to change or delete a row that is evidence."""


class ImmutableQuerySet(models.QuerySet[Row_co]):
    def update(self, **values: Any) -> int:
        self.model.refuse_change_of(values)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ImmutableError(f"{self.model.__name__} rows are never deleted.")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        self.model.refuse_change_of(fields)
        return super().bulk_update(objs, fields, batch_size)


class Immutable(models.Model):
    """A model whose rows are written once; only ``mutable_fields`` may change later."""

    mutable_fields: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to write an old one again."""
        if not self._state.adding:
            every = [field.name for field in self._meta.concrete_fields]
            self.refuse_change_of(kwargs.get("update_fields") or every)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ImmutableError(f"{type(self).__name__} rows are never deleted.")

    @classmethod
    def refuse_change_of(cls, fields: Any) -> None:
        if fixed := sorted(set(fields) - cls.mutable_fields):
            raise ImmutableError(f"{cls.__name__}: {', '.join(fixed)} cannot be changed.")

    def reread(self) -> Self:
        """The row as it is in the database now."""
        return type(self)._default_manager.get(pk=self.pk)
