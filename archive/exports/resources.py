"""What the tables of statements, articles and signatories hold in a file, row by row.

A resource finds each row's place by its key, checks it and compares; it never writes. What
an import changes is written by services.spreadsheets, in the manner of a form.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource

from archive.exports.cells import Day, Text, WholeNumber, whole_number
from archive.exports.revisions import revision_column, with_newest_revision
from archive.models import Article, Revision, Signatory, Statement

Row = dict[str, Any]
Value = TypeVar("Value")

CHUNK = 500
KEY = re.compile(r"(art|par|sec)-[0-9a-z][0-9a-z.-]{0,30}")
ENDS_AS_A_PARAGRAPH = re.compile(r"-p[0-9]+$")


def text_column(name: str, **options: Any) -> Field:
    return Field(attribute=name, column_name=name, widget=Text(), **options)


def chunks(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


class TableResource(ModelResource):
    """A table whose rows are found by ``keys``; ``unchecked`` is settled when writing."""

    keys: ClassVar[tuple[str, ...]]
    unchecked: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True  # it writes inline styles
        store_instance = True
        use_transactions = False

    def __init__(self, *, lock: bool = False) -> None:
        """``lock`` keeps the statements named as they are until the transaction ends."""
        super().__init__()
        self.lock = lock
        self._seen: set[tuple[Any, ...]] = set()
        self._by_number: dict[int, Statement] = {}

    @classmethod
    def columns(cls) -> list[str]:
        return list(cls._meta.fields)

    def name_of(self, instance: Any) -> str:
        """What the row is called in a preview."""
        raise NotImplementedError

    def find(self, row: Row) -> models.Model:
        """The row's instance, old or new; ``ValidationError`` where there can be none."""
        raise NotImplementedError

    def get_or_init_instance(self, _loader: Any, row: Row) -> tuple[models.Model, bool]:
        instance = self.find(row)
        return instance, instance.pk is None

    def validate_instance(
        self, instance: models.Model, import_validation_errors: Any = None, **_options: Any
    ) -> None:
        errors = dict(import_validation_errors or {})
        try:
            instance.full_clean(exclude={*errors, *self.unchecked})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_instance(self, *_args: Any, **_options: Any) -> None:
        """Nothing: services write."""

    def after_import(self, *_args: Any, **_options: Any) -> None:
        """Nothing was written, so no sequence needs a reset."""

    def _once(self, *key: Any) -> None:
        if key in self._seen:
            raise ValidationError(_("This row is in the file twice."))
        self._seen.add(key)

    def _number_in(self, row: Row, column: str) -> int:
        try:
            number = whole_number(row[column])
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if number is None:
            raise ValidationError(_("The column “%(name)s” is empty.") % {"name": column})
        return number

    def _statements(self, cells: Sequence[Any]) -> dict[int, Statement]:
        """Those statements, by number, that the cells of a column name."""
        rows = Statement.objects.select_for_update() if self.lock else Statement.objects.all()
        return {
            statement.number: statement
            for some in chunks(sorted(_whole_numbers(cells)))
            for statement in rows.filter(number__in=some)
        }

    def _statement(self, row: Row, column: str) -> Statement:
        number = self._number_in(row, column)
        if number not in self._by_number:
            raise ValidationError(_("There is no statement %(n)d.") % {"n": number})
        return self._by_number[number]

    def _find_statements(self, dataset: Any, column: str) -> None:
        self._by_number = self._statements(dataset[column])


def _whole_numbers(cells: Sequence[Any]) -> set[int]:
    found = set()
    for cell in cells:
        try:
            found.add(whole_number(cell))
        except ValueError:
            continue  # told of that row when its turn comes
    return {number for number in found if number is not None}


class StatementResource(TableResource):
    keys = ("number",)
    number = Field("number", "number", WholeNumber(), readonly=True)
    language, kind, title = text_column("language"), text_column("kind"), text_column("title")
    title_basis = text_column("title_basis")
    signed_on = Field("signed_on", "signed_on", Day())
    signed_precision, signed_text = text_column("signed_precision"), text_column("signed_text")
    place, lead_in, preamble = (
        text_column("place"),
        text_column("lead_in"),
        text_column("preamble"),
    )
    closing, revision = text_column("closing"), revision_column()

    class Meta:
        model = Statement
        fields = [
            *("number", "language", "kind", "title", "title_basis", "signed_on"),
            *("signed_precision", "signed_text", "place", "lead_in", "preamble", "closing"),
            "revision",
        ]

    def get_queryset(self) -> models.QuerySet[Statement]:
        return with_newest_revision(Statement.objects.order_by("number"), "pk")

    def before_import(self, dataset: Any, **_options: Any) -> None:
        self._find_statements(dataset, "number")

    def find(self, row: Row) -> Statement:
        statement = self._statement(row, "number")
        self._once(statement.number)
        return statement

    def name_of(self, instance: Statement) -> str:
        return str(instance.number)


class ArticleResource(TableResource):
    """A new article has an empty key, or one that was never given to another text."""

    keys = ("statement", "key")
    unchecked = frozenset({"statement", "order", "key", "parent"})
    statement = Field("statement__number", "statement", WholeNumber(), readonly=True)
    key = text_column("key", readonly=True)
    order = Field("order", "order", WholeNumber(), saves_null_values=False)
    parent = Field("parent__key", "parent", Text(), readonly=True)
    label, number, heading = text_column("label"), text_column("number"), text_column("heading")
    text, revision = text_column("text"), revision_column()

    class Meta:
        model = Article
        fields = [
            *("statement", "key", "order", "parent"),
            *("label", "number", "heading", "text", "revision"),
        ]

    def get_queryset(self) -> models.QuerySet[Article]:
        rows = Article.objects.select_related("statement", "parent")
        return with_newest_revision(rows, "statement").order_by("statement__number", "order")

    def before_import(self, dataset: Any, **_options: Any) -> None:
        self._find_statements(dataset, "statement")
        statements = [statement.pk for statement in self._by_number.values()]
        self._by_key = {
            (article.statement_id, article.key): article
            for some in chunks(statements)
            for article in self.get_queryset().filter(statement__in=some)
        }
        self._given: dict[int, set[str]] = {}

    def find(self, row: Row) -> Article:
        statement, key = self._statement(row, "statement"), str(row["key"] or "")
        if not key:
            return Article(statement=statement)
        self._once(statement.number, key)
        known = self._by_key.get((statement.pk, key))
        return known or self._new(statement, key)

    def _new(self, statement: Statement, key: str) -> Article:
        if not KEY.fullmatch(key) or ENDS_AS_A_PARAGRAPH.search(key):
            said = _("“%(key)s” cannot be a key: leave it empty for a new article.")
            raise ValidationError(said % {"key": key[:40]})
        if key in self._keys_given(statement):
            said = _("The key %(key)s belonged to an article that is gone; it stays unused.")
            raise ValidationError(said % {"key": key})
        return Article(statement=statement, key=key)

    def _keys_given(self, statement: Statement) -> set[str]:
        if statement.pk not in self._given:
            revisions = Revision.objects.filter(statement=statement)
            self._given[statement.pk] = {
                article["key"]
                for content in revisions.values_list("content", flat=True).iterator()
                for article in content["articles"]
            }
        return self._given[statement.pk]

    def import_instance(self, instance: Article, row: Row, **options: Any) -> None:
        super().import_instance(instance, row, **options)
        if "parent" in row:
            instance.parent = self._parent(instance, str(row["parent"] or ""))

    def _parent(self, instance: Article, key: str) -> Article | None:
        if not key:
            return None
        parent = self._by_key.get((instance.statement_id, key))
        if parent is None:
            said = _("The statement has no article %(key)s to stand within; import that first.")
            raise ValidationError({"parent": said % {"key": key[:40]}})
        return parent

    def name_of(self, instance: Article) -> str:
        return f"{instance.statement.number} {instance.key}".strip()


class SignatoryResource(TableResource):
    """A new signatory takes the place after the last."""

    keys = ("statement", "order")
    unchecked = frozenset({"statement", "order"})
    statement = Field("statement__number", "statement", WholeNumber(), readonly=True)
    order = Field("order", "order", WholeNumber(), readonly=True)
    name, institution = text_column("name"), text_column("institution")
    role, mark, revision = text_column("role"), text_column("mark"), revision_column()

    class Meta:
        model = Signatory
        fields = ["statement", "order", "name", "institution", "role", "mark", "revision"]

    def get_queryset(self) -> models.QuerySet[Signatory]:
        rows = Signatory.objects.select_related("statement")
        return with_newest_revision(rows, "statement").order_by("statement__number", "order")

    def before_import(self, dataset: Any, **_options: Any) -> None:
        self._find_statements(dataset, "statement")
        self._places: dict[int, dict[int, Signatory]] = {
            statement.pk: {} for statement in self._by_number.values()
        }
        for some in chunks(list(self._places)):
            for signatory in self.get_queryset().filter(statement__in=some):
                self._places[signatory.statement_id][signatory.order] = signatory

    def find(self, row: Row) -> Signatory:
        statement, order = self._statement(row, "statement"), self._number_in(row, "order")
        self._once(statement.number, order)
        places = self._places[statement.pk]
        if order in places:
            return places[order]
        following = max(places, default=0) + 1
        if order != following:
            said = _("There is no signatory %(order)d; a new one would be %(next)d.")
            raise ValidationError(said % {"order": order, "next": following})
        places[order] = Signatory(statement=statement, order=order)
        return places[order]

    def name_of(self, instance: Signatory) -> str:
        return f"{instance.statement.number} {instance.order}"
