"""Exporting tables and importing them again, without the admin."""

import json
from datetime import date

import pytest
from django.apps import apps

from archive.exports.formats import DESK, FileFormat, TableRefused, read_table
from archive.exports.formulas import as_it_was, keep_text
from archive.exports.tables import TABLES, expected, export_table
from archive.models import Article, Headline, Revision, Signatory, Statement
from archive.services.publishing import publish
from archive.services.revising import record_revision
from tests.factories import (
    NOON,
    ArticleFactory,
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    SourceFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FORMATS = list(FileFormat)
FORMULAS = [
    *(
        "=1+1",
        "==1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ),
    *("'=1", "''=1", "'''+1", "'", "''", "'plain", "=cmd|' /C calc'!A0", '="a""b"'),
    *("-", "=", "+7 495 000", "@", "a;=1", 'a","=1', "a\n=1", "a\r\n-1", " =1", "\u3000=1"),
    *("", "０", "'＝1", "=\u2028x"),
]


def rows_of_everything():
    """Every row of every table, to see that nothing changed."""
    models = apps.get_models(include_auto_created=True)
    return {model: list(model.objects.order_by("pk").values_list()) for model in models}


@pytest.fixture
def archive():
    """Statements with sections, a published one with changes since, headlines of all kinds."""
    StatementFactory.create(signed_on=None, signed_precision="", language="", title="")
    statement = StatementFactory.create(
        preamble="　　双方声明:\n\t第二行\r\n第三行 ", articles=0
    )
    section = ArticleFactory.create(statement=statement, order=1, key="sec-1", text="")
    ArticleFactory.create(statement=statement, order=2, parent=section, text='引"号,;\n二')
    record_revision(statement, at=NOON)
    published = PublishedStatementFactory.create()
    published.signatories.update(name="=林岳")
    record_revision(published, at=NOON)
    HeadlineFactory.create(capture=CaptureFactory.create())
    named = SourceFactory.create(host="", name="news.example")
    SourceFactory.create(host="news.example", name="另一")
    HeadlineFactory.create(source=named, capture=None, url="https://news.example/1")
    for _ in range(2):
        HeadlineFactory.create(title="同题", published_on=None, source=None, order=0)


class TestRoundTrip:
    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("file_format", FORMATS)
    def test_importing_an_export_changes_nothing(
        self,
        table,
        file_format,
        archive,  # noqa: ARG002
        import_file,
    ):
        before = rows_of_everything()

        done = import_file(table, export_table(table, file_format), file_format)

        assert (done.comparison.problems, done.comparison.changes) == ((), ())
        assert done.comparison.unchanged == TABLES[table]._meta.model.objects.count()
        assert (done.revisions, rows_of_everything()) == (0, before)

    @pytest.mark.parametrize("text", FORMULAS)
    def test_a_cell_is_text_outside_and_comes_back_as_it_was(self, text):
        kept = keep_text(text)

        assert kept[:1] not in tuple("=+-@\t\r\n＝＋－＠")
        assert as_it_was(kept) == text

    @pytest.mark.parametrize("file_format", FORMATS)
    def test_formulas_come_back_through_a_file_byte_by_byte(self, file_format, import_file):
        statements = [StatementFactory.create(place=text) for text in FORMULAS]
        exported = export_table("statement", file_format)
        Statement.objects.update(place="")

        import_file("statement", exported, file_format)

        places = [Statement.objects.get(pk=each.pk).place for each in statements]
        assert places == FORMULAS

    def test_json_is_not_escaped(self):
        StatementFactory.create(place="=1")

        (row,) = json.loads(export_table("statement", FileFormat.JSON))

        assert row["place"] == "=1"

    def test_csv_starts_with_the_mark_that_spreadsheet_programs_look_for(self):
        StatementFactory.create(place="=1")

        written = export_table("statement", FileFormat.CSV)

        assert written.startswith(b"\xef\xbb\xbf")
        assert b'"\'=1"' in written

    def test_some_statements_can_be_chosen(self):
        chosen = StatementFactory.create()
        StatementFactory.create()

        rows = json.loads(export_table("article", FileFormat.JSON, numbers=[chosen.number]))

        assert {row["statement"] for row in rows} == {chosen.number}


class TestStatements:
    def test_a_change_writes_one_revision_with_its_author(self, import_file):
        statement, other = StatementFactory.create(), StatementFactory.create()
        author = UserFactory.create()
        told = f"number,place\n{statement.number},别处\n{other.number},{other.place}\n"

        done = import_file("statement", told, author=author, note="Imported from a.csv")

        newest = statement.revisions.get(number=2)
        assert (newest.place, newest.author, newest.note) == (
            *("别处", author),
            "Imported from a.csv",
        )
        assert (done.revisions, other.revisions.count()) == (1, 1)

    def test_a_published_statement_changes_in_its_working_copy_only(self, import_file):
        statement = PublishedStatementFactory.create()

        import_file("statement", f"number,title\n{statement.number},改\n")

        statement.refresh_from_db()
        assert (statement.title, statement.state) == ("改", "published")
        assert Revision.objects.public().get().title != "改"
        assert publish(statement, at=NOON).title == "改"

    def test_columns_that_the_file_lacks_stay_as_they_are(self, import_file):
        statement = StatementFactory.create(place="临江", preamble="序")

        import_file("statement", f"number,place\n{statement.number},\n")

        statement.refresh_from_db()
        assert (statement.place, statement.preamble) == ("", "序")

    def test_files_of_spreadsheet_programs_are_read(self, import_file):
        statement = StatementFactory.create()
        told = f"\ufeffnumber;signed_on;place\r\n{statement.number};2020/2/3;a,b\r\n;;\r\n"

        import_file("statement", told)

        statement.refresh_from_db()
        assert (statement.signed_on, statement.place) == (date(2020, 2, 3), "a,b")

    @pytest.mark.parametrize(
        ("cells", "message"),
        [
            ("language,xx", "language: Value 'xx' is not a valid choice."),
            ("signed_on,2020-13-01", "signed_on: “2020-13-01” is no date, such as 2017-07-04."),
            ("signed_on,二〇二〇", "signed_on: “二〇二〇” is no date, such as 2017-07-04."),
            ("signed_precision,", None),
            ("kind,", "kind: This field cannot be blank."),
            ("place," + "a" * 201, "place: Ensure this value has at most 200 characters"),
        ],
    )
    def test_what_the_table_cannot_hold_is_told_by_row(self, cells, message, import_file):
        statement = StatementFactory.create()
        before = rows_of_everything()
        column, value = cells.split(",")

        done = import_file("statement", f"number,{column}\n{statement.number},{value}\n")

        if message is None:
            assert done.is_written  # a date without a precision is a day, as in the form
            return
        (problem,) = done.comparison.problems
        assert (problem.row, problem.message.startswith(message)) == (2, True)
        assert rows_of_everything() == before

    @pytest.mark.parametrize("number", ["999", "", "0", "-1", "x", "²", "9" * 30, "1.0"])
    def test_an_unknown_number_refuses_the_whole_file(self, number, import_file):
        statement = StatementFactory.create()

        done = import_file("statement", f"number,place\n{statement.number},新\n{number},新\n")

        assert [problem.row for problem in done.comparison.problems] == [3]
        statement.refresh_from_db()
        assert (statement.place, done.is_written) == ("临江", False)

    def test_a_row_that_is_there_twice_is_refused(self, import_file):
        number = StatementFactory.create().number

        done = import_file("statement", f"number,place\n{number},a\n{number},b\n")

        assert [each.message for each in done.comparison.problems] == [
            "This row is in the file twice."
        ]


class TestArticles:
    def test_order_text_and_parent_change_in_one_revision(self, import_file):
        statement = StatementFactory.create(articles=3)
        told = (
            "statement,key,order,parent,text\n"
            f"{statement.number},art-1,9,,一\n{statement.number},art-3,2,art-2,三\n"
        )

        done = import_file("article", told)

        shown = statement.articles.order_by("order").values_list("key", "parent__key", "text")
        text = statement.articles.get(key="art-2").text
        assert list(shown) == [
            *(("art-2", None, text), ("art-3", "art-2", "三")),
            ("art-1", None, "一"),
        ]
        assert (done.revisions, statement.revisions.count()) == (1, 2)

    def test_two_can_trade_places(self, import_file):
        statement = StatementFactory.create(articles=2)
        n = statement.number

        import_file("article", f"statement,key,order\n{n},art-1,2\n{n},art-2,1\n")

        keys = statement.articles.order_by("order").values_list("key", flat=True)
        assert list(keys) == ["art-2", "art-1"]

    def test_a_new_one_gets_a_key_or_brings_one_that_was_never_given(self, import_file):
        statement = StatementFactory.create(articles=1)
        n = statement.number

        import_file(
            "article", f"statement,key,number,text\n{n},,5,五\n{n},art-9,9,九\n{n},,,无号\n"
        )

        keys = statement.articles.order_by("order").values_list("key", flat=True)
        assert list(keys) == ["art-1", "art-5", "art-9", "par-1"]

    @pytest.mark.parametrize(
        "key", ["art-2", "preamble", "art-3-p2", "x", "../../etc", "art-1<b>", "ART-1"]
    )
    def test_a_key_that_was_given_before_or_is_none_is_refused(self, key, import_file):
        statement = StatementFactory.create(articles=2)
        statement.articles.get(key="art-2").delete()
        record_revision(statement, at=NOON)

        done = import_file("article", f"statement,key,text\n{statement.number},{key},文\n")

        assert (len(done.comparison.problems), statement.articles.count()) == (1, 1)

    def test_an_article_cannot_stand_within_itself(self, import_file):
        statement = StatementFactory.create(articles=2)
        n = statement.number

        done = import_file(
            "article", f"statement,key,parent\n{n},art-1,art-2\n{n},art-2,art-1\n"
        )

        assert [problem.row for problem in done.comparison.problems] == [2, 3]
        assert not Article.objects.exclude(parent=None).exists()

    def test_another_statements_article_is_no_parent(self, import_file):
        statement = StatementFactory.create(articles=1)
        ArticleFactory.create(statement=StatementFactory.create(articles=0), key="art-7")

        done = import_file("article", f"statement,key,parent\n{statement.number},art-1,art-7\n")

        assert "no article art-7" in done.comparison.problems[0].message


class TestSignatories:
    def test_one_changes_and_the_next_is_added(self, import_file):
        statement = StatementFactory.create(signatories=1)
        told = f"statement,order,name\n{statement.number},1,新\n{statement.number},2,增\n"

        done = import_file("signatory", told)

        names = statement.signatories.order_by("order").values_list("name", flat=True)
        assert (list(names), done.revisions) == (["新", "增"], 1)
        assert import_file("signatory", told).comparison.changes == ()

    def test_no_place_may_be_left_out(self, import_file):
        statement = StatementFactory.create(signatories=1)

        done = import_file("signatory", f"statement,order,name\n{statement.number},4,新\n")

        assert [each.message for each in done.comparison.problems] == [
            "There is no signatory 4; a new one would be 2."
        ]
        assert Signatory.objects.count() == 1


def export_then_edit(table):
    """An export of one statement, and what another editor saved since."""
    statement = StatementFactory.create(articles=1, signatories=1)
    rows = json.loads(export_table(table, FileFormat.JSON))
    statement.articles.update(text="后改")
    record_revision(statement, at=NOON)
    return statement, rows


class TestOvertakenFiles:
    @pytest.mark.parametrize(
        ("table", "column"),
        [("statement", "place"), ("article", "text"), ("signatory", "name")],
    )
    def test_a_change_to_what_was_changed_since_refuses_the_file(
        self, table, column, import_file
    ):
        statement, rows = export_then_edit(table)
        before = rows_of_everything()
        rows[0][column] = "先改"

        done = import_file(table, json.dumps(rows).encode(), "json")

        (problem,) = done.comparison.problems
        assert problem.message == (
            f"Statement {statement.number} was changed after this file was exported"
            " (revision 2, the file has 1)."
        )
        assert rows_of_everything() == before

    def test_a_new_article_is_a_change_too(self, import_file):
        _statement, (row,) = export_then_edit("article")
        row |= {"key": "", "text": "增"}

        done = import_file("article", json.dumps([row]).encode(), "json")

        assert (len(done.comparison.problems), done.is_written) == (1, False)

    @pytest.mark.parametrize("table", ["statement", "signatory"])
    def test_rows_without_a_change_pass(self, table, import_file):
        _statement, rows = export_then_edit(table)

        done = import_file(table, json.dumps(rows).encode(), "json")

        assert (done.comparison.problems, done.comparison.unchanged) == ((), 1)

    @pytest.mark.parametrize(
        ("header", "cell", "message"),
        [
            ("", "", "The column “revision” is empty."),
            (",revision", ",", "The column “revision” is empty."),
            (",revision", ",x", "“x” is no whole number."),
        ],
    )
    def test_a_change_without_a_revision_is_refused(self, header, cell, message, import_file):
        number = StatementFactory.create().number
        content = f"number,place{header}\n{number},新{cell}\n".encode()

        done = import_file("statement", content)

        assert [problem.message for problem in done.comparison.problems] == [message]
        assert not Statement.objects.filter(place="新").exists()

    def test_the_column_itself_is_never_written(self, import_file):
        number = StatementFactory.create().number

        done = import_file("statement", f"number,revision\n{number},9\n".encode())

        assert (done.comparison.unchanged, Revision.objects.get().number) == (1, 1)


class TestHeadlines:
    def test_one_of_a_capture_is_changed_by_number_and_order(self, import_file):
        headline = HeadlineFactory.create(capture=CaptureFactory.create(), order=4)
        told = f"capture,order,title\n{headline.capture.number},4,改\n"

        done = import_file("headline", told)

        headline.refresh_from_db()
        assert (headline.title, done.revisions) == ("改", 0)

    def test_a_capture_gets_no_new_ones(self, import_file):
        capture = CaptureFactory.create()

        done = import_file("headline", f"capture,order,title\n{capture.number},1,新\n")

        assert "has no headline 1" in done.comparison.problems[0].message

    def test_those_by_hand_are_known_by_address_else_by_date_and_title(self, import_file):
        told = (
            "capture,order,title,published_on,url,source\n"
            ",,甲,2022-01-16,https://news.example/1,\n,,乙,2022-01-16,,\n"
        )

        first = import_file("headline", told)
        again = import_file("headline", told)
        changed = import_file("headline", told.replace("甲", "丙"))

        assert (len(first.comparison.changes), len(again.comparison.changes)) == (2, 0)
        assert [row.is_new for row in changed.comparison.changes] == [False]
        assert set(Headline.objects.values_list("title", flat=True)) == {"丙", "乙"}

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example"]
    )
    def test_an_address_is_of_the_web(self, url, import_file):
        done = import_file("headline", f'capture,order,title,url\n,,题,"{url}"\n')

        assert [each.message for each in done.comparison.problems] == [
            "url: Enter a valid URL."
        ]

    def test_a_source_must_be_known(self, import_file):
        done = import_file("headline", "capture,order,title,source\n,,题,无名\n")

        assert done.comparison.problems[0].message == "source: There is no source “无名”."


class TestColumns:
    @pytest.mark.parametrize(
        ("table", "column"),
        [
            (table, field.name)
            for table, resource in TABLES.items()
            for field in resource._meta.model._meta.get_fields()
            if field.name not in resource.columns()
        ]
        + [
            (table, name)
            for table in TABLES
            for name in (
                "published",
                "is_public",
                "version",
                "created_by",
                "pk",
                "",
                "__class__",
            )
        ],
    )
    @pytest.mark.parametrize("file_format", FORMATS)
    def test_any_other_column_refuses_the_file_by_name(self, table, column, file_format, read):
        keys = TABLES[table].keys
        headers = [*keys, column]
        content = (
            ",".join(headers) + "\n" + ",".join("1" for _ in headers) + "\n"
            if file_format is FileFormat.CSV
            else json.dumps([dict.fromkeys(headers, 1)])
        )

        with pytest.raises(TableRefused, match="columns that cannot be imported") as refused:
            read(table, content, file_format)

        assert column in str(refused.value)

    @pytest.mark.parametrize(
        ("content", "file_format", "message"),
        [
            (b"", "csv", "lacks columns: number"),
            (b"place\nx\n", "csv", "lacks columns: number"),
            (b"number,number\n1,1\n", "csv", "a column twice"),
            (b"number,place\n1\n", "csv", "Row 2: it has not as many cells"),
            (b"number,place\n1,2,3\n", "csv", "Row 2: it has not as many cells"),
            (b'number,place\n1,"a\n', "csv", "is not CSV"),
            (b"number,place\n1,a\0b\n", "csv", "cannot be stored"),
            (b"\xff\xfe\x00", "csv", "not UTF-8"),
            (b"PK\x03\x04\xff", "csv", "not UTF-8"),
            (b"{}", "json", "not a list of objects"),
            (b"[1]", "json", "not a list of objects"),
            (b"[{]", "json", "not JSON"),
            (b"[" * 100_000, "json", "not JSON"),
            (b'[{"number": NaN}]', "json", "not JSON"),
            (b'[{"number": ' + b"1" * 5_000 + b"}]", "json", "not JSON"),
            (b'[{"number": 1.5}]', "json", "Row 1: a value is no text"),
            (b'[{"number": true}]', "json", "Row 1: a value is no text"),
            (b'[{"number": [1]}]', "json", "Row 1: a value is no text"),
            (b'[{"number": 1, "number": 2}]', "json", "names a column twice"),
            (b'[{"number": 1}, {"place": 1}]', "json", "Row 2: its columns"),
            (b'[{"number": 1, "place": "\\ud800"}]', "json", "cannot be stored"),
        ],
    )
    def test_what_is_no_table_is_refused_with_a_sentence(
        self, content, file_format, message, read
    ):
        with pytest.raises(TableRefused, match=message):
            read("statement", content, file_format)

    def test_limits_are_those_of_the_desk(self):
        rows = b"number\n" + b"1\n" * 2_001

        with pytest.raises(TableRefused, match="more than 2000 rows"):
            read_table(rows, FileFormat.CSV, expected=expected("statement"), limits=DESK)
