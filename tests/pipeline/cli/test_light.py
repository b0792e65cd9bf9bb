"""Commands that answer from a few small files load no pipeline: each runs in an interpreter of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path

PIPELINE = frozenset(
    {"apache_beam", "spacy", "trafilatura", "courlan", "babel", "dateparser", "feedparser", "httpx", "yaml", "lxml"}
)
"""What only a pipeline needs."""
TOOLS = frozenset({"pyarrow.dataset", "pyarrow.acero", "duckdb", "sqlite3", "polars"})
"""What a command that reads records alone needs no more."""

_TOLD = """
import json, sys
from newsmill.pipeline.cli import main
try:
    main()
except SystemExit as done:
    print(json.dumps([done.code or 0, [name for name, module in sys.modules.items() if module]]), file=sys.stderr)
"""


def loaded(*arguments: object) -> set[str]:
    """Return the modules that a command has loaded when it ends; it ends with 0."""
    command = [sys.executable, "-c", _TOLD, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stdout
    assert "pandas" not in modules, "Arrow loads it, where it is installed, when it is given Python objects"
    return set(modules)


@pytest.mark.parametrize("command", ["status", "runs", "path"])
def test_a_command_that_reads_records_loads_neither_pipeline_nor_tools(store: Store, command: str):
    assert not (PIPELINE | TOOLS) & loaded(command, "--output", store.root)


def test_doctor_loads_no_library_that_it_lists():
    assert not (PIPELINE | TOOLS) & loaded("doctor")


def test_verify_loads_no_pipeline(store: Store):
    assert not PIPELINE & loaded("verify", "--output", store.root)


def test_explain_loads_no_pipeline(store: Store):
    file = next((current_path(store.root) / "articles").rglob("*.parquet"))
    article = pq.ParquetFile(file).read(columns=["article_id"]).column(0)[0].as_py()
    assert not PIPELINE & loaded("explain", article, "--output", store.root)


@pytest.mark.release
def test_a_run_without_entities_and_markup_loads_neither_spacy_nor_what_parses_markup(tmp_path: Path):
    (tmp_path / "in.txt").write_text("Die Brücke ist fertig\n\nSie trägt seit gestern Züge.\n")
    modules = loaded("run", tmp_path / "in.txt", "--no-entities", "--output", tmp_path / "store")
    assert not {"spacy", "trafilatura", "markdown_it", "pymongo"} & modules


def test_questions_load_no_pipeline_and_one_to_an_index_no_arrow(store: Store):
    file = next((current_path(store.root) / "articles").rglob("*.parquet"))
    article = pq.ParquetFile(file).read(columns=["article_id"]).column(0)[0].as_py()
    for command in (["query", "sources"], ["diff", article], ["search", "hafen"]):
        assert not PIPELINE & loaded(*command, "--output", store.root), command
    # The index is up to date by now.
    assert not {"pyarrow"} & loaded("search", "hafen", "--output", store.root)


def test_a_run_that_finds_nothing_new_loads_no_pipeline(store: Store, built: Path):
    assert not PIPELINE & loaded("run", built / "in", "--output", store.root, "--no-entities")
