"""Statements: the working copy, beside the source it was read from."""

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.article import ArticleInline
from archive.admin.doubts import doubts_of_base_reading, shown_summary
from archive.admin.fields import DocumentTextField
from archive.admin.guarded import PRIMARY_KEY, GuardedAdmin, signed_in
from archive.admin.publication import publish_as_shown
from archive.admin.reason import Withdrawal, withdraw_with_reason
from archive.admin.signatory import SignatoryInline
from archive.admin.source_panel import base_witness, panel_of
from archive.admin.spreadsheets import SpreadsheetAdmin
from archive.admin.statement_form import StatementForm
from archive.models import Accession, Revision, Statement
from archive.models.statement import State
from archive.services.publishing import NotPublishable, NotWithdrawable, publish, withdraw
from archive.services.revising import newest_revision, record_revision

MOST_AT_ONCE = 100


class ChangedSinceFilter(admin.SimpleListFilter):
    title = gettext_lazy("changes")
    parameter_name = "changes"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        return [("since", gettext_lazy("published, with changes since"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "since":
            return queryset
        return queryset.filter(public_number__lt=F("newest_number"))


@admin.register(Statement)
class StatementAdmin(SpreadsheetAdmin[Statement], GuardedAdmin[Statement]):
    table = "statement"
    form = StatementForm
    inlines = [ArticleInline, SignatoryInline]
    actions = ["publish_selected", "withdraw_selected"]
    list_display = [
        *("number", "shown_title", "standing", "doubts"),
        *("signed_on", "place", "language"),
    ]
    list_display_links = ["number", "shown_title"]
    list_filter = ["state", ChangedSinceFilter, "language", "kind", "title_basis"]
    date_hierarchy = "signed_on"
    search_fields = ["=number", "title", "place", "preamble", "articles__text"]
    search_help_text = gettext_lazy("Number, title, place, preamble or articles")
    formfield_overrides = {
        models.TextField: {
            "form_class": DocumentTextField,
            "widget": AdminTextareaWidget(attrs={"class": "vLargeTextField document-text"}),
        }
    }
    fieldsets: ClassVar[Any] = [
        (
            None,
            {
                "fields": [
                    "title",
                    ("title_basis", "language", "kind"),
                    ("signed_on", "signed_precision", "signed_text"),
                    "place",
                ]
            },
        ),
        (gettext_lazy("Text"), {"fields": ["lead_in", "preamble", "closing"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        revisions = Revision.objects.filter(statement=OuterRef("pk"))
        newest = revisions.order_by("-number").values("number")[:1]
        return (
            super()
            .get_queryset(request)
            .annotate(
                newest_number=Subquery(newest),
                public_number=Subquery(revisions.public().values("number")[:1]),
                found_doubts=doubts_of_base_reading(),
            )
        )

    @admin.display(description=gettext_lazy("title"), ordering="title", empty_value="—")
    def shown_title(self, statement: Statement) -> str:
        return statement.title or _("untitled")

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def standing(self, statement: Any) -> str:
        """The state in words; ``statement`` is annotated as in ``get_queryset``."""
        if statement.state == State.PUBLISHED and _has_changes_since(statement):
            return _("published, with changes since")
        return str(statement.get_state_display())

    @admin.display(description=gettext_lazy("doubts"), empty_value="—")
    def doubts(self, statement: Any) -> SafeString | None:
        """How many, and the gravest, in a statement annotated as in ``get_queryset``."""
        return shown_summary(statement.found_doubts)

    def has_delete_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        """Nobody: a statement keeps its number and its history; it is withdrawn instead."""
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """To publish and to withdraw is to change, and a right of its own."""
        return request.user.has_perms(["archive.change_statement", "archive.publish_statement"])

    def view_on_site(self, obj: Statement) -> str | None:
        public = obj.revisions.public().light().first()
        return public.get_absolute_url() if public else None

    # Showing

    def get_inline_formsets(
        self,
        request: HttpRequest,
        formsets: list[Any],
        inline_instances: list[Any],
        obj: Statement | None = None,
    ) -> list[Any]:
        for formset in formsets:
            formset.show_rows_as_sent()
        return super().get_inline_formsets(request, formsets, inline_instances, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        context["may_publish"] = self.has_publish_permission(request)
        if obj := context["original"]:
            witness = base_witness(obj)
            reading = witness.applied_reading if witness else None
            context |= {
                "standing": self.standing(obj),
                "witness": witness,
                "panel": panel_of(reading) if reading else None,
            }
        return super().render_change_form(request, context, *args, **options)

    # Saving

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        if "_publish" in request.POST and not self.has_publish_permission(request):
            raise PermissionDenied
        return super().changeform_view(request, *args, **options)

    def save_model(
        self, request: HttpRequest, obj: Statement, form: StatementForm, change: Any
    ) -> None:
        """Write only what the form holds: the state may have changed meanwhile."""
        if change:
            names = {field.name for field in obj._meta.concrete_fields}
            obj.save(update_fields=names & form.cleaned_data.keys())
        else:
            obj.number = Accession.objects.next_number("statement")
            obj.save()

    def save_formset(
        self, request: HttpRequest, form: StatementForm, formset: Any, change: Any
    ) -> None:
        formset.save(commit=False)  # tells what is new, changed and deleted
        formset.write()

    def save_related(
        self, request: HttpRequest, form: StatementForm, formsets: Any, change: Any
    ) -> None:
        super().save_related(request, form, formsets, change)
        before = newest_revision(form.instance)
        after = record_revision(form.instance, at=timezone.now(), author=signed_in(request))
        if after == before:
            said = _("Nothing was changed: revision %(number)d is still the newest.")
            self.message_user(request, said % {"number": after.number}, messages.INFO)

    def response_add(
        self, request: HttpRequest, obj: Statement, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish_what_was_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Statement) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish_what_was_saved(request, obj)
        return super().response_change(request, obj)

    # Publishing and withdrawing

    def _publish_what_was_saved(self, request: HttpRequest, obj: Statement) -> HttpResponse:
        if self._publish(request, obj):
            said = _("Saved and published: %(statement)s")
        else:
            said = _("Saved, not published: %(statement)s")
        self.message_user(request, said % {"statement": obj}, messages.SUCCESS)
        return redirect("admin:archive_statement_change", obj.pk)

    def _publish(
        self, request: HttpRequest, statement: Statement, seen: int | None = None
    ) -> bool:
        author = signed_in(request)
        try:
            revision = publish(statement, at=timezone.now(), author=author, seen=seen)
        except NotPublishable as error:
            self.message_user(request, f"{statement}: {error}", messages.WARNING)
            return False
        said = _("Published revision %(number)d.") % {"number": revision.number}
        self.log_change(request, statement, said)
        return True

    @admin.action(description=gettext_lazy("Publish the selected"), permissions=["publish"])
    def publish_selected(
        self, request: HttpRequest, rows: QuerySet[Statement]
    ) -> HttpResponse | None:
        return self._ask_about(request, rows, "admin:archive_statement_publish")

    @admin.action(description=gettext_lazy("Withdraw the selected"), permissions=["publish"])
    def withdraw_selected(
        self, request: HttpRequest, rows: QuerySet[Statement]
    ) -> HttpResponse | None:
        return self._ask_about(request, rows, "admin:archive_statement_withdraw")

    def _ask_about(
        self, request: HttpRequest, rows: QuerySet[Statement], view: str
    ) -> HttpResponse | None:
        """To the page that asks once more, with the rows' keys in its address."""
        chosen = list(rows.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(chosen) > MOST_AT_ONCE:
            said = _("Choose at most %(count)d statements at a time.")
            self.message_user(request, said % {"count": MOST_AT_ONCE}, messages.WARNING)
            return None
        query = urlencode({"statement": chosen}, doseq=True)
        return redirect(f"{reverse(view)}?{query}")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("publish/", view(self.publish_view), name="archive_statement_publish"),
            path("withdraw/", view(self.withdraw_view), name="archive_statement_withdraw"),
        ]
        return own + super().get_urls()

    def _asked_about(self, request: HttpRequest) -> list[Statement]:
        """The statements whose keys are in the address: ``?statement=3&statement=5``."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        chosen = request.GET.getlist("statement")[:MOST_AT_ONCE]
        keys = filter(PRIMARY_KEY.fullmatch, chosen)
        rows = list(self.get_queryset(request).filter(pk__in=keys))
        if not rows:
            raise Http404
        return rows

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        rows = self._asked_about(request)
        return publish_as_shown(self, request, rows, partial(self._publish, request))

    def withdraw_view(self, request: HttpRequest) -> HttpResponse:
        rows = self._asked_about(request)
        withdrawal: Withdrawal[Statement] = Withdrawal(
            title=_("Withdraw from the public site"),
            consequence=_(
                "The text is no longer public at once. The address of what was published stays,"
                " and tells readers the reason. The working copy and its history are kept."
            ),
            withdraw=lambda row, reason: withdraw(row, reason=reason, at=timezone.now()),
            refusal=NotWithdrawable,
            cancel_url=reverse("admin:archive_statement_changelist"),
        )
        return withdraw_with_reason(self, request, rows, withdrawal)


def _has_changes_since(statement: Any) -> bool:
    return bool(statement.public_number != statement.newest_number)
