import re
from pathlib import Path

import pytest
from lxml.etree import fromstring

from newsmill.pipeline.docs import PAGES, reason_docs, write_pages
from newsmill.pipeline.settings import setting_docs
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.tables import SNAPSHOT_TABLES, TABLES
from newsmill.transforms.normalize.roles.table import RULES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `python -m newsmill.pipeline.docs`"


def test_pages_are_written(tmp_path: Path) -> None:
    assert write_pages(tmp_path) == [tmp_path / name for name in PAGES]
    assert all((tmp_path / name).read_text("utf-8").startswith(("# ", "<svg ")) for name in PAGES)


def test_the_picture_shows_every_table_and_its_key() -> None:
    shown = {text.text for text in fromstring(PAGES["images/tables.svg"]().encode()).iter("{*}text")}
    assert shown >= {name for table in SNAPSHOT_TABLES for name in (table.name, *table.key)}


def test_every_reason_is_explained() -> None:
    assert list(reason_docs()) == [str(reason) for reason in Reason]
    assert all(text.endswith(".") for text in reason_docs().values())


def test_every_table_and_column_is_told() -> None:
    page = PAGES["tables.md"]()
    for table in TABLES.values():
        assert f"### {table.name}\n" in page
        assert all(f"| `{column.name}` |" in page for column in table.columns)


def test_every_setting_is_told() -> None:
    page = PAGES["configuration.md"]()
    assert all(f"\n| `{name}` | " in page for name in setting_docs())


def test_every_rule_is_told() -> None:
    page = PAGES["line-roles.md"]()
    assert all(f"\n### `{rule.name}`\n" in page for rule in RULES)


def test_every_command_is_told() -> None:
    page = PAGES["cli.md"]()
    commands = (
        "run",
        "watch",
        "query",
        "status",
        "runs",
        "verify",
        "explain",
        "report",
        "rollback",
        "replay",
        "reprocess",
    )
    for command in (*commands, "forget", "path", "doctor", "schema show", "schema docs", "config show"):
        assert f"\n## newsmill {command}\n" in page


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
