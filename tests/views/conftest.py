"""What tests of pages share."""

from datetime import date

import pytest

from tests.factories import (
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    ReadingFactory,
    StatementFactory,
    WitnessFactory,
)


@pytest.fixture
def read(client):
    """The text of a page that answers 200."""

    def read_page(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return response.text

    return read_page


@pytest.fixture
def published(db):  # noqa: ARG001 -- asks for the database
    """A published statement with a witness whose page carried a headline."""
    statement = PublishedStatementFactory.create(title="甲乙联合声明", lead_in="声明全文如下:")
    capture = CaptureFactory.create(url="https://news1.example/page?a=1&b=2")
    reading = ReadingFactory.create(
        capture=capture,
        captured_not_before=date(2022, 1, 16),
        captured_not_before_basis="headlines",
    )
    WitnessFactory.create(statement=statement, capture=capture, applied_reading=reading)
    HeadlineFactory.create(capture=capture, source=capture.source, title="大桥通车")
    return statement


@pytest.fixture
def draft(db):  # noqa: ARG001 -- asks for the database
    return StatementFactory.create(title="未发表的声明")
