"""Articles, texts and an in-memory store for the tests of deduplication."""

import dataclasses
import datetime as dt
import hashlib
import random
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pytest

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.duplicate import DuplicateEdge
from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.components import affected_edges, members_of_edges
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.deduplicate.update import Member, update

START = dt.datetime(2026, 3, 1, 6, tzinfo=dt.UTC)
WORDS = (  # noqa: SIM905 - words read better as a text
    "Rathaus Brücke Gemeinde Haushalt Straße Minister Verein Schule Fluss Ernte Regen Strom Museum Orchester Zug "
    "Hafen baut öffnet schließt verliert gewinnt plant streicht feiert sucht findet zahlt prüft kritisiert lobt "
    "kauft alt neu teuer billig schnell langsam groß klein offen leer voll grün blau still laut früh spät nah "
    "fern knapp der die das und mit auf in von zu für nach bei über unter gegen ohne am im ein eine nicht auch "
    "noch wieder schon"
).split()


def make_article(
    key: str, body: str, *, title: str | None = "Meldung", source: str = "example.org", hours: float | None = 0
) -> Article:
    text = " ".join(f"{title or ''} {body}".split())
    published = None if hours is None else START + dt.timedelta(hours=hours)
    told: dict[str, Any] = dict.fromkeys(field.name for field in dataclasses.fields(Article))
    told |= {
        "article_id": stable_id("article", "locator", key), "identity_layer": "locator", "source": source,
        "document_uri": "file:///test", "locator": key, "title": title, "authors": (), "categories": (),
        "published_at": published, "published_date": published.date() if published else None, "first_seen_at": START,
        "word_count": len(body.split()), "content_hash": hashlib.sha256(text.encode()).hexdigest(),
        "exact_hash": hashlib.sha256(text.lower().encode()).hexdigest(), "agencies": (), "extractor": "text",
        "body": body, "removed_lines": (), "position": 0, "earlier": (), "layout": b"",
    }  # fmt: skip
    return Article(**told)


def make_text(seed: int, words: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def change(text: str, share: float, seed: int) -> str:
    rng = random.Random(seed)
    tokens = text.split()
    for place in rng.sample(range(len(tokens)), round(share * len(tokens))):
        tokens[place] = rng.choice(WORDS)
    return " ".join(tokens)


def make_signatures(new: Sequence[Article], stored: Sequence[Article] = ()) -> Signatures:
    parts = [(signatures(to_batch(new, Article)), SignatureFile("new", new=True))]
    if stored:
        parts.append((signatures(to_batch(stored, Article)), SignatureFile("stored", new=False)))
    return Signatures(parts)


def no_edges() -> pa.Table:
    return pa.Table.from_batches([], schema=schema_of(DuplicateEdge))


def _day(article: Article) -> int:
    return (article.published_at or article.first_seen_at).date().toordinal()


class Store:
    """What a store keeps between runs, and how a run uses the room."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.edges = no_edges()
        self.labels: dict[str, tuple[str, int]] = {}
        self.statuses: dict[str, tuple[str, str | None, str | None]] = {}
        self.clusters: dict[str, dict[str, object]] = {}
        self.runs = 0
        self.capped = 0

    def run(self, articles: Sequence[Article], forget: Sequence[str] = ()) -> None:
        self.runs += 1
        new = {article.article_id: article for article in articles}
        void = [*(key for key in new if key in self.articles), *forget]
        recheck = self._neighbours(void)
        stored = self._near([*new.values(), *(self.articles[key] for key in recheck)])
        files = [(signatures(to_batch(list(new.values()), Article)), SignatureFile("new", new=True))]
        old = SignatureFile("stored", new=False, recheck=tuple(recheck), removed=tuple(forget))
        files.append((signatures(to_batch(stored, Article)), old))
        found = compare(Signatures(files))
        self.capped += found.capped.fingerprints
        self.articles = {key: article for key, article in (self.articles | new).items() if key not in forget}
        self._apply(found, {*new, *recheck, *void}, void, forget)

    def _near(self, touched: Sequence[Article]) -> list[Article]:
        """Stored articles of days within 60 of a touched one."""
        days = {_day(article) for article in touched}
        return [row for row in self.articles.values() if any(abs(_day(row) - day) <= 60 for day in days)]

    def _neighbours(self, ids: Sequence[str]) -> list[str]:
        rows = self.edges.to_pylist()
        ends = [(row["article_a"], row["article_b"]) for row in rows]
        return sorted({other for a, b in ends for one, other in ((a, b), (b, a)) if one in ids and other not in ids})

    def _apply(self, found, seeds: set[str], void: Sequence[str], forget: Sequence[str]) -> None:
        seeds = seeds | set(members_of_edges(found.edges)) | set(members_of_edges(found.stale))
        stored = affected_edges(self.edges, seeds)
        ids = (seeds | set(members_of_edges(stored))) - set(forget)
        members = to_batch([self._member(key) for key in sorted(ids)], Member)
        forgotten = {key: self.labels[key][0] for key in forget}
        made = update(members, stored, found.edges, found.stale, void, forgotten)
        gone = {(row["article_a"], row["article_b"]) for row in made.deleted_edges.to_pylist()}
        gone |= {(row["article_a"], row["article_b"]) for row in made.edges.to_pylist()}
        kept = [row for row in self.edges.to_pylist() if (row["article_a"], row["article_b"]) not in gone]
        self.edges = pa.Table.from_pylist(kept + made.edges.to_pylist(), schema=schema_of(DuplicateEdge))
        for label in made.retired:
            self.clusters.pop(label, None)
        for row in made.clusters.to_pylist():
            self.clusters[row["cluster_id"]] = row
        for row in made.statuses.to_pylist():
            self._write(row)
        for key in forget:
            self.labels.pop(key)
            self.statuses.pop(key)

    def _write(self, row: dict[str, str | None]) -> None:
        key, label = row["article_id"], row["cluster_id"]
        since = self.clusters_since.setdefault(label, self.runs)
        self.labels[key] = (label, since)
        self.statuses[key] = (label, row["duplicate_of"], row["duplicate_kind"], row["contained_in"])

    @property
    def clusters_since(self) -> dict[str, int]:
        return self.__dict__.setdefault("_since", {})

    def _member(self, key: str) -> Member:
        article = self.articles[key]
        label, since = self.labels.get(key, (None, None))
        return Member(key, article.published_at, len(article.body), article.source, label, since)

    def partition(self) -> set[frozenset[str]]:
        groups: dict[str, set[str]] = {}
        for key, (label, *_) in self.statuses.items():
            groups.setdefault(label, set()).add(key)
        return {frozenset(group) for group in groups.values()}

    def outcome(self) -> tuple[object, ...]:
        """Everything but the names of the clusters."""
        edges = sorted(tuple(sorted(row.items(), key=str)) for row in self.edges.to_pylist())
        statuses = sorted(
            (key, of or "", kind or "", within or "") for key, (_, of, kind, within) in self.statuses.items()
        )
        canonical = sorted((row["canonical_id"], row["size"], row["source_count"]) for row in self.clusters.values())
        return edges, statuses, canonical, self.partition()


@pytest.fixture
def article() -> Callable[..., Article]:
    return make_article


@pytest.fixture
def text() -> Callable[[int, int], str]:
    return make_text


@pytest.fixture
def changed() -> Callable[[str, float, int], str]:
    return change


@pytest.fixture
def signed() -> Callable[..., Signatures]:
    return make_signatures


@pytest.fixture
def store() -> type[Store]:
    return Store
