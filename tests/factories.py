"""Rows for tests; nothing surprising in them."""

import hashlib
from datetime import UTC, date, datetime

import factory
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from archive.models import (
    Accession,
    Article,
    Capture,
    Headline,
    Reading,
    Signatory,
    Source,
    Statement,
    Witness,
)
from archive.models.statement import Kind, Language, Precision, TitleBasis
from archive.models.witness import Role, Status
from archive.services.publishing import publish
from archive.services.revising import record_revision

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"editor{n}")
    is_staff = True


class AdministratorFactory(UserFactory):
    is_superuser = True


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    host = factory.Sequence(lambda n: f"news{n}.example")
    name = "临江日报网"


class CaptureFactory(DjangoModelFactory):
    """A capture whose bytes are its text; ``text`` may be given."""

    class Meta:
        model = Capture

    class Params:
        text = factory.Sequence(lambda n: f"甲国和乙国就第{n}号问题声明如下:\n一、双方同意。\n")

    number = factory.LazyFunction(lambda: Accession.objects.next_number("capture"))
    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.text.encode()).hexdigest())
    file = factory.LazyAttribute(
        lambda o: ContentFile(o.text.encode(), f"{o.sha256[:2]}/{o.sha256[2:4]}/{o.sha256}")
    )
    size = factory.LazyAttribute(lambda o: len(o.text.encode()))
    media_type = "text/plain"
    recorded_at = NOON
    source = factory.SubFactory(SourceFactory)


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    capture = factory.SubFactory(CaptureFactory)
    reader_version = "1"
    charset = "utf-8"
    charset_basis = "strict"
    replaced = 0
    text = "甲国和乙国就贸易问题声明如下:\n一、双方同意。\n"
    page_kind = "statement"
    content = factory.LazyAttribute(
        lambda o: {
            "schema": 1,
            "roles": [[0, 16, "preamble"], [16, len(o.text), "article"]],
            "doubts": [],
        }
    )


class ArticleFactory(DjangoModelFactory):
    class Meta:
        model = Article

    order = factory.Sequence(lambda n: n + 1)
    key = factory.LazyAttribute(lambda o: f"art-{o.order}")
    number = factory.LazyAttribute(lambda o: str(o.order))
    label = factory.LazyAttribute(lambda o: f"{o.order}.")
    text = "双方同意扩大边境贸易。\n双方将设立联合委员会。"


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = Signatory

    order = factory.Sequence(lambda n: n + 1)
    name = "林岳"
    institution = "临江共和国外交部"
    mark = "签字"


class StatementFactory(DjangoModelFactory):
    """A draft with its articles and its first revision: ``articles=2`` says how many."""

    class Meta:
        model = Statement
        skip_postgeneration_save = True

    number = factory.LazyFunction(lambda: Accession.objects.next_number("statement"))
    language = Language.CHINESE_SIMPLIFIED
    kind = Kind.JOINT_STATEMENT
    title = factory.Sequence(lambda n: f"临江共和国和北原联邦关于第{n}号问题的联合声明")
    title_basis = TitleBasis.PRINTED
    signed_on = date(2019, 5, 6)
    signed_precision = Precision.DAY
    signed_text = "二〇一九年五月六日"
    place = "临江"
    preamble = "双方就边境贸易问题声明如下:"
    closing = "本声明于二〇一九年五月六日在临江签署。"

    @factory.post_generation
    def articles(self, create, extracted, **_kwargs):
        if create:
            for order in range(1, (2 if extracted is None else extracted) + 1):
                ArticleFactory.create(statement=self, order=order)

    @factory.post_generation
    def signatories(self, create, extracted, **_kwargs):
        if create:
            for order in range(1, (1 if extracted is None else extracted) + 1):
                SignatoryFactory.create(statement=self, order=order)

    @factory.post_generation
    def revision(self, create, _extracted, **_kwargs):
        if create:
            record_revision(self, at=NOON)


class PublishedStatementFactory(StatementFactory):
    @factory.post_generation
    def published(self, create, _extracted, **_kwargs):
        if create:
            publish(self, at=NOON)
            self.refresh_from_db()


class WitnessFactory(DjangoModelFactory):
    """A confirmed base witness with the reading it was made from."""

    class Meta:
        model = Witness

    capture = factory.SubFactory(CaptureFactory)
    statement = factory.SubFactory(StatementFactory)
    role = Role.FULL
    status = Status.CONFIRMED
    score = 1.0
    is_base = True
    applied_reading = factory.LazyAttribute(lambda o: ReadingFactory.create(capture=o.capture))


class HeadlineFactory(DjangoModelFactory):
    class Meta:
        model = Headline

    source = factory.SubFactory(SourceFactory)
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"江心洲大桥今日通车(第{n}期)")
    published_on = date(2022, 1, 16)
