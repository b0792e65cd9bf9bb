"""``explain``: why an article is, or is not, a duplicate, with the figures of every pair it is part of."""

from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.article_names import article_named
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.row import from_batch
from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.schemas.state import SIGNATURES
from newsmill.schemas.tables import ARTICLES, DUPLICATES
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.deduplicate.explain import Described, explain
from newsmill.transforms.deduplicate.neighbours import WINDOW_DAYS
from newsmill.transforms.deduplicate.signature_columns import read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.ground.partitions import day_name
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array


@dataclass(frozen=True)
class Explained:
    """An article and all that was concluded from comparing it."""

    row: dict[str, Any]
    """Some columns of the article."""
    status: DuplicateStatus
    """What was concluded for it."""
    edges: list[DuplicateEdge]
    """Its pairs in the tables."""
    templates: list[DuplicateEdge]
    """Pairs that are alike and not linked, with the template rule in ``relation``."""
    others: dict[str, Described]
    """The articles of these pairs, and itself, by id."""


def explanation_json(store: Store, name: str) -> dict[str, Any]:
    """Return what ``explanation`` tells as one JSON object.

    Raises:
        UsageError: as ``explanation`` does.
    """
    found = explained(store, name)
    return {
        **asdict(found.status),
        "pairs": [asdict(edge) for edge in found.edges],
        "not_linked": [asdict(edge) for edge in found.templates],
        "dropped_blocks": found.row["dropped_blocks"],
        "text": _explanation_of(found),
    }


def explanation(store: Store, name: str) -> str:
    """Return why an article is or is not a duplicate, and what was taken out of its page.

    Raises:
        UsageError: as ``explained`` does.
    """
    return _explanation_of(explained(store, name))


def _explanation_of(found: Explained) -> str:
    """Return in words what was concluded."""
    others = dict(found.others)
    told = explain(others.pop(found.row["article_id"]), found.status, found.edges, others, found.templates)
    return "\n".join([told, *_dropped(found.row)])


def explained(store: Store, name: str) -> Explained:
    """Return what is known of the article ``name`` (id, unique beginning of an id, or address) and its pairs.

    Raises:
        UsageError: the name stands for no article of the store, or for several; or the store's signatures are of
            another version of the algorithm.
    """
    _check_algorithm(store)
    base = base_of(store)
    article_id = article_named(base, name)
    edges = _edges_of(base, article_id)
    templates = _template_pairs(base, article_id)
    others = {id_ for edge in (*edges, *templates) for id_ in (edge.article_a, edge.article_b)}
    rows = _articles(base, [article_id, *sorted(others - {article_id})])
    row = rows[article_id]
    named = {row["duplicate_of"], row["contained_in"]} - {None, *rows}
    rows |= _articles(base, sorted(named)) if named else {}
    described = {id_: Described(**{name: found[name] for name in _DESCRIBED}) for id_, found in rows.items()}
    return Explained(row, _status(row), edges, templates, described)


def _dropped(row: dict[str, Any]) -> list[str]:
    """Return what was taken out of the article's page, an empty line before it."""
    if not row["dropped_blocks"]:
        return []
    # Reads the page again, for which it loads all that normalizes one.
    from newsmill.pipeline.explain.dropped import dropped_lines

    return ["", *dropped_lines(row)]


def _status(row: dict[str, Any]) -> DuplicateStatus:
    if row["duplicate_kind"] == "contained":  # before version 2.0 an article was a duplicate of its container
        return DuplicateStatus(row["article_id"], row["cluster_id"], None, None, row["duplicate_of"])
    names = ("article_id", "cluster_id", "duplicate_of", "duplicate_kind", "contained_in")
    return DuplicateStatus(*(row[name] for name in names))


def _check_algorithm(store: Store) -> None:
    manifest = current_manifest(store)
    if manifest and manifest.duplicate_algorithm != KNOWN_BY:
        raise UsageError(
            f"{store.name} knows its duplicates by another version of the algorithm ({manifest.duplicate_algorithm}): "
            "the next `newsmill run` compares all articles again, then ask once more"
        )


_DESCRIBED = ("article_id", "title", "source", "published_at", "word_count")
_PAGE = ("document_uri", "dropped_blocks", "dropped_words")


def _articles(base: BaseSnapshot, ids: list[str]) -> dict[str, dict[str, Any]]:
    """The rows of some articles by id, read from their months alone."""
    days = pc.drop_null(base.known(id_array(pa.array(ids, pa.string())), ["day"]).column("day"))
    months = {name[:7] for name in day_name(pc.unique(days)).to_pylist()}
    columns = [*_DESCRIBED, "cluster_id", "duplicate_of", "duplicate_kind", "contained_in", *_PAGE]
    wanted = pa.array(ids, pa.string())
    parts = [base.read(ARTICLES, month, columns) for month in sorted(months)]
    hits = [part.filter(pc.is_in(part.column("article_id"), value_set=wanted)) for part in parts]
    return {row["article_id"]: row for part in hits for row in part.to_pylist()}


def _edges_of(base: BaseSnapshot, article_id: str) -> list[DuplicateEdge]:
    rows = base.read_all(DUPLICATES)
    mine = rows.filter(
        pc.or_(pc.equal(rows.column("article_a"), article_id), pc.equal(rows.column("article_b"), article_id))
    )
    return [DuplicateEdge(**row) for row in mine.to_pylist()]


def _template_pairs(base: BaseSnapshot, article_id: str) -> list[DuplicateEdge]:
    """Pairs that are alike but for the template rule: no table holds them, so they are compared again."""
    day = base.known(id_array(pa.array([article_id])), ["day"]).column("day")[0].as_py()
    near = day_name(pa.array(range(day - WINDOW_DAYS, day + WINDOW_DAYS + 1), pa.int32())).to_pylist()
    paths = sorted(path for name in near for path in base.files(SIGNATURES, name))
    files = [SignatureFile(path, new=False, recheck=(article_id,), base=base.path) for path in paths]
    found = compare(read_signatures(files)).templates.to_batches()
    return [
        edge
        for batch in found
        for edge in from_batch(batch, DuplicateEdge)
        if article_id in (edge.article_a, edge.article_b)
    ]
