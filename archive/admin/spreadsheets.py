"""Exporting a table and importing it again, from the list of its rows."""

from http import HTTPStatus
from typing import Any, ClassVar, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.guarded import signed_in
from archive.admin.spreadsheet_forms import ExportForm, ImportForm
from archive.admin.uploads import NotConfirmable, give_token, keep_upload, take_upload
from archive.exports.formats import (
    DESK,
    FileFormat,
    Table,
    TableRefused,
    read_table,
    refuse_too_large,
)
from archive.exports.tables import FILE_NAMES, expected, export_table, rows_of
from archive.models import UploadedTable
from archive.services.spreadsheets import (
    Authorship,
    Comparison,
    TableImport,
    compare_table,
    import_table,
)

Row = TypeVar("Row", bound=models.Model)

MOST_EXPORTED = 20_000  # rows; the command exports any number
MOST_SHOWN = 100  # changed rows, and problems, on one page


class SpreadsheetAdmin(admin.ModelAdmin[Row]):
    """Pages to export and to import the model's table, each with its own permission.

    Importing goes in two steps: the file is compared and the differences shown; confirmed, it
    is compared again, and written only where the differences are still those that were shown.
    """

    change_list_template = "admin/archive/spreadsheet_change_list.html"
    table: ClassVar[str]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        name = f"archive_{self.table}"
        own = [
            path("export/", view(self.export_view), name=f"{name}_export"),
            path("import/", view(self.import_view), name=f"{name}_import"),
            path("process_import/", view(self.confirm_view), name=f"{name}_process_import"),
        ]
        return own + super().get_urls()

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.export_{self.table}")

    def has_import_permission(self, request: HttpRequest) -> bool:
        """To import is to add and to change: it needs all three."""
        needed = [f"archive.{action}_{self.table}" for action in ("import", "add", "change")]
        return request.user.has_perms(needed)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told = {
            "may_export": self.has_export_permission(request),
            "may_import": self.has_import_permission(request),
            **self._addresses(),
        }
        return super().changelist_view(request, {**told, **(extra_context or {})})

    def export_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_export_permission(request):
            raise PermissionDenied
        form = ExportForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            numbers = form.cleaned_data["numbers"]
            if rows_of(self.table, numbers=numbers).count() <= MOST_EXPORTED:
                return self._file(FileFormat(form.cleaned_data["file_format"]), numbers)
            said = _("More than %(limit)d rows: name some numbers.")
            form.add_error("numbers", said % {"limit": MOST_EXPORTED})
        return self._page(request, "export", {"title": _("Export"), "form": form})

    def _file(self, file_format: FileFormat, numbers: list[int] | None) -> HttpResponse:
        content = export_table(self.table, file_format, numbers=numbers)
        response = HttpResponse(content, content_type=file_format.media_type)
        name = f"{FILE_NAMES[self.table]}.{file_format}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._ask(request, ImportForm())
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._ask(request, form)
        try:
            return self._compare(request, form.cleaned_data["file"])
        except TableRefused as error:
            form.add_error("file", str(error))
            return self._ask(request, form)

    def _ask(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        context = {"title": _("Import"), "form": form, "expected": expected(self.table)}
        return self._page(request, "import", context)

    def _compare(self, request: HttpRequest, file: UploadedFile[bytes]) -> HttpResponse:
        refuse_too_large(file.size or 0, DESK)
        upload = UploadedTable(
            user=signed_in(request),
            table=self.table,
            file_name=(file.name or "")[:200],
            file_format=_format_of(file.name or ""),
            content=file.read(),
            uploaded_at=timezone.now(),
        )
        comparison = compare_table(self.table, self._read(upload))
        return self._preview(request, upload, comparison)

    def _read(self, upload: UploadedTable) -> Table:
        return read_table(
            bytes(upload.content),
            FileFormat(upload.file_format),
            expected=expected(self.table),
            limits=DESK,
        )

    def _preview(
        self, request: HttpRequest, upload: UploadedTable, comparison: Comparison
    ) -> HttpResponse:
        token = ""
        if comparison.changes and not comparison.problems:
            upload.preview_sha256 = comparison.sha256
            token = give_token(keep_upload(upload))
        context = {
            "title": _("Preview of an import"),
            "token": token,
            "file_name": upload.file_name,
            "comparison": comparison,
            "shown_changes": comparison.changes[:MOST_SHOWN],
            "shown_problems": comparison.problems[:MOST_SHOWN],
        }
        return self._page(request, "preview", context)

    def confirm_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            upload, done = self._import(request)
        except NotConfirmable as error:
            context = {"title": _("Not imported"), "message": str(error)}
            return self._page(request, "refused", context, HTTPStatus.FORBIDDEN)
        if not done.is_written:
            said = _("Not imported: something changed since the preview. Here is a new one.")
            self.message_user(request, said, messages.WARNING)
            again = UploadedTable(
                user=upload.user,
                table=upload.table,
                file_name=upload.file_name,
                file_format=upload.file_format,
                content=upload.content,
                uploaded_at=timezone.now(),
            )
            return self._preview(request, again, done.comparison)
        self._tell(request, upload, done)
        return redirect(f"admin:archive_{self.table}_changelist")

    @transaction.atomic
    def _import(self, request: HttpRequest) -> tuple[UploadedTable, TableImport]:
        """Import what the token stands for; nothing where it is not as the preview said."""
        user = signed_in(request)
        upload = take_upload(request.POST.get("token", ""), user=user, table=self.table)
        note = _("Imported from %(file)s") % {"file": upload.file_name}
        by = Authorship(at=timezone.now(), author=user, note=note)
        rows = self._read(upload)
        return upload, import_table(self.table, rows, by=by, previewed=upload.preview_sha256)

    def _tell(self, request: HttpRequest, upload: UploadedTable, done: TableImport) -> None:
        changes = done.comparison.changes
        said = _("Imported from %(file)s") % {"file": upload.file_name}
        for flag, is_new in ((ADDITION, True), (CHANGE, False)):
            rows: Any = [each.instance for each in changes if each.is_new is is_new]
            if rows:
                LogEntry.objects.log_actions(
                    signed_in(request).pk, rows, flag, change_message=said
                )
        told = ngettext(
            "%(count)d row imported, %(same)d unchanged.",
            "%(count)d rows imported, %(same)d unchanged.",
            len(changes),
        )
        counts = {"count": len(changes), "same": done.comparison.unchanged}
        self.message_user(request, told % counts, messages.SUCCESS)

    def _addresses(self) -> dict[str, str]:
        return {
            f"{page}_url": reverse(f"admin:archive_{self.table}_{page}")
            for page in ("export", "import", "process_import", "changelist")
        }

    def _page(
        self,
        request: HttpRequest,
        name: str,
        context: dict[str, Any],
        status: HTTPStatus = HTTPStatus.OK,
    ) -> HttpResponse:
        whole = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            **self._addresses(),
            **context,
        }
        template = f"admin/archive/spreadsheet_{name}.html"
        return TemplateResponse(request, template, whole, status=status)


def _format_of(file_name: str) -> str:
    """By the ending of the name; anything but CSV and JSON is refused."""
    ending = file_name.rpartition(".")[2].lower()
    if ending not in FileFormat.values:
        raise TableRefused(_("Only files that end in .csv or .json are read."))
    return ending
