"""One row of every model, and arguments for every address."""

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType

from archive.models import ImportRun, Revision, Tombstone
from site_config.models import SiteSettings
from tests.factories import (
    NOON,
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    UserFactory,
    WitnessFactory,
)


def make_rows():
    """A published statement with its capture, and one row at least of every other model."""
    statement = PublishedStatementFactory.create()
    witness = WitnessFactory.create(statement=statement)
    HeadlineFactory.create(capture=witness.capture)
    Tombstone.objects.create(
        capture=CaptureFactory.create(), reason="Private.", created_at=NOON
    )
    ImportRun.objects.create(command="import_captures", reader_version="1", started_at=NOON)
    SiteSettings.objects.create()
    UserFactory.create(username="someone")


def row_of(model):
    """The row that the addresses of this model's admin speak of."""
    if model is User:
        return User.objects.get(username="someone")
    return model._default_manager.order_by("pk").first()


def model_of(route):
    """The model whose admin the route belongs to; ``None`` for other addresses."""
    parts = route.split("/")
    if parts[0] != "admin" or len(parts) < 4 or parts[1] in {"r", "password_change"}:
        return None
    return apps.get_model(parts[1], parts[2])


def query_of(name):
    """What stands behind the question mark of addresses that mean nothing without."""
    statement = Revision.objects.public().get().statement
    return {
        "admin:archive_statement_publish": {"statement": statement.pk},
        "admin:archive_statement_withdraw": {"statement": statement.pk},
        "admin:autocomplete": {
            "app_label": "archive",
            "model_name": "witness",
            "field_name": "statement",
        },
    }.get(name)


def arguments(name, model):
    """Values for the arguments of an address, by their names."""
    statement = Revision.objects.public().get().statement
    capture = statement.witnesses.get().capture
    row = row_of(model) if model else None
    return {
        "number": capture.number if "capture" in name else statement.number,
        "key": "art-1",
        "object_id": row.pk if row else Revision.objects.public().get().pk,
        "pk": row.pk if row else None,
        "id": row.pk if row else None,
        "content_type_id": ContentType.objects.get_for_model(Revision).pk,
        "app_label": "archive",
        "url": "no/such/page",
    }


def make_users():
    """A user for each column of the table."""
    users = {"staff": UserFactory.create(username="staff")}
    for name in ("importer", "editor", "publisher"):
        users[name] = UserFactory.create(username=name)
        users[name].groups.add(Group.objects.get(name=name))
    users["superuser"] = UserFactory.create(username="superuser", is_superuser=True)
    return users
