"""What is installed and what would be missing."""

import platform
import textwrap
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from newsmill.pipeline.engines.choice import DATAFLOW, DIRECT, ENGINES, FLINK, PORTABLE, PRISM, SPARK, Engine
from newsmill.pipeline.engines.needs import lacking, unreachable
from newsmill.pipeline.terminal import columns, wrapped
from newsmill.pipeline.version import code_version
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.installing import extra_command
from newsmill.transforms.ground.spacy_packages import install_command, installed_pipelines

_LIBRARIES = (
    *("apache-beam", "spacy", "pyarrow", "feedparser", "structlog", "trafilatura", "py3langid", "httpx"),
    *("duckdb", "polars", "pandas"),
)
_INPUTS = {
    "files": (None, None, "text, Markdown, HTML, JSON, JSON Lines, CSV, Parquet; also in gz, bz2, zstd, zip"),
    "feeds": (None, None, "RSS, Atom, JSON Feed, news sitemaps, OPML lists of feeds"),
    "wire": (None, None, "NITF, NewsML-G2, ninjs"),
    "exports": (None, None, "LexisNexis and Factiva as text; NewsAPI, Event Registry, news-please"),
    "web archives": ("fastwarc", "warc", "WARC"),
    "object stores": ("obstore", "s3", "s3://, gs://, az://"),
    "queues": ("confluent-kafka", "kafka", "Kafka topics"),
    "Word documents": ("python-docx", "docx", "Nexis exports and single articles"),
}
"""Kinds of input: the library each needs beyond the plain install, the extra that brings it, and what the kind is."""
_NOTES = {
    DIRECT: "in this process, always there",
    PRISM: "Beam's own local engine",
    FLINK: "a Flink cluster, by a Beam job server",
    SPARK: "a Spark cluster, by a Beam job server",
    PORTABLE: "whatever a Beam job server stands for",
    DATAFLOW: "Google Cloud",
}
_OFFICIAL = ("de_core_news_lg", "en_core_web_lg")


def examine(beam: Sequence[str] = ()) -> dict[str, Any]:
    """Return what is installed: versions, models, engines, and commands for what is not there.

    ``beam`` are the options for Beam that a run would have.
    """
    models = [
        {"name": found.name, "version": found.version, "language": found.language} for found in installed_pipelines()
    ]
    names = {model["name"] for model in models}
    return {
        "newsmill": code_version(),
        "schema": SCHEMA_VERSION,
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "models": models,
        "more_models": {name: install_command(name) for name in _OFFICIAL if name not in names},
        "inputs": {name: _input(library, extra, what) for name, (library, extra, what) in _INPUTS.items()},
        "engines": {name: _engine(Engine(name, 1, tuple(beam))) for name in ENGINES},
    }


def examined_text(found: dict[str, Any]) -> str:
    """Return ``examine()`` for a terminal."""
    about = f"newsmill {found['newsmill']} · tables {found['schema']} · Python {found['python']}"
    lines = [wrapped(about), "", "libraries"]
    lines += [f"  {name:<13} {installed or 'not installed'}" for name, installed in found["libraries"].items()]
    lines += ["", "spaCy pipelines"]
    lines += [f"  {m['language']}  {m['name']} {m['version']}" for m in found["models"]] or ["  none"]
    lines += [f"  --  {name}: {command}" for name, command in found["more_models"].items()]
    lines += ["", "inputs"]
    for name, kind in found["inputs"].items():
        lines += [_line(name, kind["ready"], kind["note"]), *([f"      {kind['install']}"] if kind["install"] else [])]
    lines += ["", "engines"]
    lines += [_line(name, e["ready"], e["lacks"] or e["note"]) for name, e in found["engines"].items()]
    return "\n".join(lines)


def _line(name: str, ready: bool, note: str) -> str:
    """Return a line, broken at the width of the terminal or at 80 cells; what is there to be typed is never broken."""
    width = columns()
    margin = " " * min(20, width // 4)
    text = f"  {'✓' if ready else '–'} {name:<15} {note}"
    return textwrap.fill(text, width, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)


def _input(library: str | None, extra: str | None, what: str) -> dict[str, Any]:
    ready = library is None or _version(library) is not None
    return {"ready": ready, "note": what, "install": None if ready or extra is None else extra_command(extra)}


def _engine(engine: Engine) -> dict[str, Any]:
    lacks = lacking(engine) or unreachable(engine)
    return {"ready": lacks is None, "note": _NOTES[engine.runner], "lacks": lacks}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
