"""The figures of the report, read from the current snapshot by column."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.manifest import read_manifest
from newsmill.schemas.tables import ARTICLES, CLUSTERS, ENTITIES, REJECTS, REMOVED_LINES
from newsmill.transforms.ground.snapshot import BaseSnapshot

TOP = 25
"""Rows of a ranking."""


@dataclass(frozen=True)
class Figures:
    """What the page shows."""

    snapshot: int
    articles: int
    stories: int
    mentions: int
    rejects: int
    undated: int
    source_count: int
    per_day: list[tuple[dt.date, int]]
    languages: list[tuple[str, int]]
    sources: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    entities: dict[str, list[dict[str, Any]]]
    clusters: list[dict[str, Any]]
    removed: list[tuple[str, int]]
    reasons: list[tuple[str, int]]


def gather(snapshot: Path) -> Figures:
    """Return the figures of the snapshot folder ``snapshot``.

    Raises:
        OSError, ValueError: it is damaged.
    """
    base, manifest = BaseSnapshot(str(snapshot)), read_manifest(snapshot)
    articles = base.read_all(
        ARTICLES, ["article_id", "title", "published_date", "language", "source", "duplicate_kind"]
    )
    dates = articles.column("published_date")
    return Figures(
        snapshot=manifest.snapshot,
        articles=articles.num_rows,
        stories=articles.column("duplicate_kind").null_count,
        mentions=sum(file.rows for file in manifest.files if file.table == "mentions"),
        rejects=sum(file.rows for file in manifest.files if file.table == "rejects"),
        undated=dates.null_count,
        source_count=pc.count_distinct(articles.column("source")).as_py(),
        per_day=sorted(Counter(dates.drop_null().to_pylist()).items()),
        languages=_ranked(articles.column("language")),
        sources=_ranked(articles.column("source")),
        kinds=_ranked(articles.column("duplicate_kind").drop_null()),
        entities=_entities(base),
        clusters=_clusters(base, articles),
        removed=_ranked(base.read_all(REMOVED_LINES, ["role"]).column(0)),
        reasons=_ranked(base.read_all(REJECTS, ["reason"]).column(0)),
    )


def _ranked(column: pa.ChunkedArray) -> list[tuple[str, int]]:
    counts = Counter("unknown" if value is None else value for value in column.to_pylist())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]


def _entities(base: BaseSnapshot) -> dict[str, list[dict[str, Any]]]:
    columns = ["name", "label", "mention_count", "article_count", "source_count", "country_code"]
    entities = base.read_all(ENTITIES, columns).sort_by(
        [("article_count", "descending"), ("mention_count", "descending"), ("name", "ascending")]
    )
    labels = [label for label, _ in _ranked(entities.column("label"))]
    return {
        label: entities.filter(pc.equal(entities.column("label"), label)).slice(0, TOP).to_pylist() for label in labels
    }


def _clusters(base: BaseSnapshot, articles: pa.Table) -> list[dict[str, Any]]:
    clusters = base.read_all(CLUSTERS, ["canonical_id", "size", "source_count", "first_published_at"])
    several = clusters.filter(pc.greater(clusters.column("size"), 1))
    top = several.sort_by([("size", "descending"), ("canonical_id", "ascending")]).slice(0, TOP)
    found = pc.index_in(top.column("canonical_id"), value_set=articles.column("article_id").combine_chunks())
    titles = articles.column("title").take(found).to_pylist()
    return [row | {"title": title} for row, title in zip(top.to_pylist(), titles, strict=True)]
