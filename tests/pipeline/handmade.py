"""A store whose rows are written down here, so that every figure that is asked of it can be counted by hand.

Two days of June 2026 with three papers, and four weeks before with one report each. A bridge is opened: `bridge` was
first, `copy` has its text, `reply` tells it in its own words.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.table import Table
from newsmill.schemas.tables import SNAPSHOT_TABLES, TABLES
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.sinks.files import write_partition

Row = dict[str, Any]
UTC = dt.UTC
SEEN = dt.datetime(2026, 6, 11, 6, tzinfo=UTC)


def id_of(name: str) -> str:
    """Return an id that shows its name: `bridge` is `6272696467650000...`."""
    return name.encode().hex().ljust(32, "0")


def article(name: str, source: str, published: str | None, title: str, body: str, **more: Any) -> Row:
    at = dt.datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    url = f"https://{source}/{name}"
    found = {"article_id": id_of(name), "source": source, "title": title, "body": body, "language": "de", "url": url}
    found |= {
        "canonical_url": url,
        "published_at": at,
        "published_date": at and at.date(),
        "word_count": len(body.split()),
    }
    found |= {
        "cluster_id": id_of(name),
        "story_id": id_of(name),
        "first_seen_at": SEEN,
        "revision": 1,
        "extractor": "text",
    }
    return found | {"authors": [], "categories": [], "agencies": []} | more


def mention(row: Row, ix: int, entity: str, sentence: int, **more: Any) -> Row:
    told = {name: row[name] for name in ("article_id", "source", "published_date")}
    own = {
        "entity_id": id_of(entity),
        "local_entity_id": id_of(entity),
        "text": entity,
        "field": "body",
        "label": "PER",
    }
    return (
        told
        | own
        | {"mention_ix": ix, "sentence_start": sentence, "sentence_end": sentence + 9, "method": "model"}
        | more
    )


def entity(name: str, label: str, articles: int, **more: Any) -> Row:
    counts = {"mention_count": articles, "article_count": articles, "source_count": 1}
    return {"entity_id": id_of(name), "name": name, "label": label, "aliases": [], **counts, **more}


BRIDGE = article(
    "bridge", "abend.example", "2026-06-10T08:00", "Neue Brücke über die Elbe frei",
    "Vogel und Elbwerke freuen sich sehr in Rostock.", agencies=["dpa"], authors=["Eva Ahlers"], mention_count=3,
)  # fmt: skip
COPY = article(
    "copy", "bote.example", "2026-06-10T11:00", "Brücke über die Elbe frei", BRIDGE["body"], mention_count=3,
    duplicate_of=id_of("bridge"), duplicate_kind="near", cluster_id=id_of("bridge"), story_id=id_of("bridge"),
)  # fmt: skip
REPLY = article(
    "reply", "chronik.example", "2026-06-11T02:00", "Streit um die Brücke",
    "Vogel streitet mit Elbwerke. Die Lotsen schweigen.", story_id=id_of("bridge"), mention_count=2, revision=3,
)  # fmt: skip
OLD = [
    article(
        f"old{week}", "abend.example", f"2026-05-{day}T09:00", "Wetter in Rostock", "Regen in Rostock.", mention_count=1
    )
    for week, day in enumerate((10, 17, 24, 31))
]
UNDATED = article(
    "undated", "bote.example", None, "Ohne Tag", "Kurz.", language=None, rights="noai", rights_source="page",
    truncated=True,
)  # fmt: skip
ARTICLES = [BRIDGE, COPY, REPLY, *OLD, UNDATED]

ROWS: dict[str, list[Row]] = {
    "articles": ARTICLES,
    "mentions": [
        *(mention(row, 0, "Vogel", 0) for row in (BRIDGE, COPY, REPLY)),
        *(mention(row, 1, "Elbwerke", 0, label="ORG") for row in (BRIDGE, COPY, REPLY)),
        *(mention(row, 2, "Rostock", 0, label="LOC") for row in (BRIDGE, COPY)),
        *(mention(row, 0, "Rostock", 0, label="LOC") for row in OLD),
    ],
    "entities": [
        entity("Vogel", "PER", 3, aliases=["Karin Vogel"]),
        entity("Elbwerke", "ORG", 3, kind="company"),
        entity("Rostock", "LOC", 6, kind="city", country_code="DE", latitude=54.1, longitude=12.1),
    ],
    "entity_links": [
        {"local_entity_id": id_of("vogel-"), "period": "2026-Q2", "entity_id": id_of("Vogel"), "rule": "surname"}
    ],
    "stories": [
        {
            "story_id": id_of("bridge"), "former_ids": [], "title": BRIDGE["title"], "lead_article_id": id_of("bridge"),
            "article_count": 2, "copy_count": 1, "source_count": 3, "first_published_at": BRIDGE["published_at"],
            "last_published_at": REPLY["published_at"], "first_source": "abend.example", "language": "de",
            "entity_ids": [id_of("Vogel"), id_of("Elbwerke")], "agencies": ["dpa"],
        }
    ],
    "quotes": [
        {
            "article_id": row["article_id"], "quote_ix": 0, "field": "body", "kind": "direct", "text": text,
            "speaker_text": "Vogel", "speaker_entity_id": id_of("Vogel"), "speaker_kind": "name", "cue": "sagt",
            "source": row["source"],
            "published_date": row["published_date"],
        }
        for row, text in ((BRIDGE, "Endlich!"), (COPY, "Endlich!"), (REPLY, "Nie wieder."))
    ],
    "clusters": [
        {
            "cluster_id": id_of("bridge"), "canonical_id": id_of("bridge"), "size": 2, "source_count": 2,
            "first_published_at": BRIDGE["published_at"], "last_published_at": COPY["published_at"],
            "first_source": "abend.example", "agency_share": 1.0,
        }
    ],
    "duplicates": [{"article_a": id_of("bridge"), "article_b": id_of("copy"), "relation": "near", "lag_hours": 3.0}],
    "revisions": [
        {
            "article_id": id_of("reply"), "revision": 1, "first_seen_at": SEEN, "title": "Streit",
            "body": "Vogel streitet mit Elbwerke.",
        },
        {
            "article_id": id_of("reply"), "revision": 2, "first_seen_at": SEEN + dt.timedelta(hours=1),
            "changed_share": 0.5, "title_changed": True, "words_added": 3, "words_removed": 0, "silent": True,
            "title": "Streit um die Brücke", "body": "Vogel streitet mit Elbwerke. Die Lotsen streiken.",
        },
        {
            "article_id": id_of("reply"), "revision": 3, "first_seen_at": SEEN + dt.timedelta(hours=2),
            "changed_share": 0.1, "title_changed": False, "words_added": 1, "words_removed": 1, "silent": False,
            "title": REPLY["title"], "body": REPLY["body"],
        },
    ],
    "removed_lines": [
        {"article_id": id_of(name), "line_ix": 9, "role": "promo", "rule": "subscribe", "text": f"Lesen Sie {name}"}
        for name in ("bridge", "old0")
    ],
    "rejects": [
        {
            "reject_id": id_of("r"), "document_uri": "file://x/y", "stage": "sources", "reason": "malformed",
            "detail": "line 3",
        }
    ],
}  # fmt: skip


def published(root: Path, rows: dict[str, list[Row]], number: int = 1, run_key: str = "k") -> Store:
    """Publish `rows`, and nothing else, as snapshot `number` of the store `root`."""
    store = create_store(root)
    store.staging.mkdir(exist_ok=True)
    tables = [(TABLES[name], part, of) for name, listed in rows.items() for part, of in _parts(TABLES[name], listed)]
    merged = [
        MergedPartition(table.name, part, write_partition(table, part, of, str(store.staging)))
        for table, part, of in tables
    ]
    commit(store, Manifest(number, SCHEMA_VERSION, "0", run_key, "a/1", (), ()), merged, None)
    return store


def _parts(table: Table, rows: list[Row]) -> list[tuple[str, pa.Table]]:
    months = {row["article_id"]: f"{row['published_date'] or SEEN.date():%Y-%m}" for row in ARTICLES}
    by_part: dict[str, list[Row]] = {}
    for row in rows:
        key = row.get("article_id", "")
        part = f"{int(row[table.key[0]][0], 16):02d}" if table.partitioning == "bucket" else months.get(key, "2026-06")
        by_part.setdefault(part, []).append(_empty(table) | row)
    return [(part, pa.Table.from_pylist(of, table.schema)) for part, of in by_part.items()]


def _empty(table: Table) -> Row:
    """Return a row of `table` with something in every column that may not be null."""
    nothing = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.bool_(): False, pa.timestamp("us", tz="UTC"): SEEN}
    return {column.name: nothing.get(column.type, []) for column in table.columns if column.required}


assert set(ROWS) == {table.name for table in SNAPSHOT_TABLES}
