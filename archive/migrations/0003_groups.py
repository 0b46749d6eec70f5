"""The groups importer, editor and publisher, each with the least that its work needs."""

from django.db import migrations

EVERY_MODEL = [
    *("statement", "article", "signatory", "headline", "source", "capture", "reading"),
    *("witness", "revision", "importrun", "tombstone"),
]
VIEW = [f"view_{model}" for model in EVERY_MODEL]
IMPORTER = [
    *VIEW,
    *("add_source", "change_source"),
    *("add_headline", "change_headline", "import_headline", "export_headline"),
]
EDITOR = [
    *IMPORTER,
    *("add_statement", "change_statement", "import_statement", "export_statement"),
    *("add_article", "change_article", "delete_article", "import_article", "export_article"),
    *("add_signatory", "change_signatory", "delete_signatory"),
    *("import_signatory", "export_signatory"),
    "delete_headline",
    *("add_witness", "change_witness"),
]
PUBLISHER = [*EDITOR, "publish_statement"]
GROUPS = {"importer": IMPORTER, "editor": EDITOR, "publisher": PUBLISHER}


def make_groups(apps, _schema_editor):
    """Make the groups; one of that name that an administrator made is added to, not replaced."""
    Group = apps.get_model("auth", "Group")
    for name, codenames in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, codename) for codename in codenames))


def permission(apps, codename):
    """The permission, made now where Django would make it only after all migrations."""
    action, _, model_name = codename.partition("_")
    options = apps.get_model("archive", model_name)._meta
    named = dict(options.permissions)
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="archive", model=model_name
    )
    found, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": named.get(codename, f"Can {action} {options.verbose_name_raw}")},
    )
    return found


def remove_groups(apps, _schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0002_table_permissions_and_uploads"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
