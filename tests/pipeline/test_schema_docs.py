import json

import pytest

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.schema_docs import schema_json, schema_markdown, schema_text
from newsmill.schemas.tables import ARTICLES, TABLES
from newsmill.schemas.version import SCHEMA_VERSION


def test_text_of_one_table_has_a_line_for_each_column() -> None:
    lines = schema_text("articles").splitlines()
    assert lines[0] == "articles  key article_id"
    assert [line.split()[0] for line in lines[2:]] == [column.name for column in ARTICLES.columns]


def test_text_of_all_tables() -> None:
    assert [part.split()[0] for part in schema_text(None).split("\n\n")] == list(TABLES)


def test_json_is_the_contract() -> None:
    found = json.loads(schema_json(None))
    assert found["schema_version"] == SCHEMA_VERSION
    assert list(found["tables"]) == list(TABLES)
    for name, table in TABLES.items():
        told = [(c["id"], c["name"], c["required"]) for c in found["tables"][name]["columns"]]
        assert told == [(c.field_id, c.name, c.required) for c in table.columns]
        assert tuple(found["tables"][name]["key"]) == table.key


def test_markdown_marks_what_is_never_null() -> None:
    page = schema_markdown()
    assert "| 1 | `article_id` | string! |" in page
    assert "| 9 | `title` | string |" in page


def test_markdown_tables_have_four_cells_in_every_row() -> None:
    rows = [line for line in schema_markdown().splitlines() if line.startswith("|")]
    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


@pytest.mark.parametrize(("name", "told"), [("article", "did you mean articles?"), ("zzz", "there are articles, ")])
def test_unknown_table(name: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        schema_text(name)
    assert told in str(error.value)
