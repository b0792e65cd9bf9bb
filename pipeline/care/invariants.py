"""What the tables of a snapshot promise, one function a promise; each yields (table, what is wrong)."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.checked_tables import Tables, Wrong, wrong_ids
from newsmill.pipeline.care.mention_invariants import (
    forms_of_entities_are_mentioned,
    mention_counts_match,
    mentions_fit_their_text,
    mentions_follow_their_links,
    mentions_name_entities,
    quotes_fit_their_text,
    speakers_follow_their_mentions,
)
from newsmill.pipeline.care.story_invariants import stories_match, story_state_matches
from newsmill.pipeline.store.versions import is_older
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.state import KNOWN, LAYOUTS, LOCAL_ENTITIES, SIGNATURES
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.transforms.ground.buckets import buckets_of_keys, is_cut


def unique_keys(tables: Tables) -> Wrong:
    """No key stands twice in a table."""
    for table in SNAPSHOT_TABLES:
        keys = tables.read(table.name, *table.key)
        distinct = keys.group_by(list(table.key)).aggregate([]).num_rows
        if distinct != keys.num_rows:
            yield table.name, f"{keys.num_rows - distinct} keys stand more than once"


def no_orphans(tables: Tables) -> Wrong:
    """Every row that names an article names one that is there."""
    articles = tables.read("articles", "article_id").column(0)
    for name, column in (
        ("mentions", "article_id"),
        ("quotes", "article_id"),
        ("removed_lines", "article_id"),
        ("revisions", "article_id"),
        ("duplicates", "article_a"),
        ("duplicates", "article_b"),
        ("clusters", "canonical_id"),
        ("stories", "lead_article_id"),
        ("articles", "duplicate_of"),
        ("articles", "contained_in"),
    ):
        ids = pc.drop_null(tables.read(name, column).column(0))
        yield from wrong_ids(
            name, f"{column} without its article", ids.filter(pc.invert(pc.is_in(ids, value_set=articles)))
        )


def clusters_match(tables: Tables) -> Wrong:
    """Clusters of several articles are there, of the right size, each with a canonical article that is no duplicate."""
    articles = tables.read("articles", "article_id", "cluster_id")
    sizes = articles.group_by("cluster_id").aggregate([([], "count_all"), ("article_id", "min")]).sort_by("cluster_id")
    alone = sizes.filter(pc.equal(sizes.column("count_all"), 1))
    sizes = sizes.filter(pc.greater(sizes.column("count_all"), 1))
    clusters = tables.read("clusters", "cluster_id", "size").sort_by("cluster_id")
    if is_older(tables.manifest):  # before version 2.0 every article had one
        clusters = clusters.filter(pc.greater(clusters.column("size"), 1))
    else:
        strange = pc.not_equal(alone.column("cluster_id"), alone.column("article_id_min"))
        yield from wrong_ids("articles", "lone article in a cluster of another name", alone.column(2).filter(strange))
    if sizes.column("cluster_id") != clusters.column(0) or sizes.column("count_all") != clusters.column(1):
        yield "clusters", f"{clusters.num_rows} clusters do not match the {sizes.num_rows} that the articles form"
    copies = tables.read("articles", "article_id", "duplicate_of", "duplicate_kind")
    linked = pc.and_(
        pc.is_valid(copies.column("duplicate_of")), pc.not_equal(copies.column("duplicate_kind"), "contained")
    )
    canonical = tables.read("clusters", "canonical_id").column(0)
    both = pc.and_(linked, pc.is_in(copies.column("article_id"), value_set=canonical))
    yield from wrong_ids("articles", "canonical article that is marked a duplicate", copies.column(0).filter(both))


def rows_lie_in_their_partition(tables: Tables) -> Wrong:
    """Articles lie in their month, bucketed rows in their bucket."""
    articles = tables.read("articles", "article_id", "published_at", "first_seen_at", "partition")
    times = pc.coalesce(articles.column("published_at"), articles.column("first_seen_at"))
    month = pc.strftime(pc.cast(times, pa.timestamp("us")), "%Y-%m")
    wrong = pc.not_equal(month, articles.column("partition"))
    yield from wrong_ids("articles", "article in another month's folder", articles.column("article_id").filter(wrong))
    for table in filter(is_cut, BY_NAME.values()):
        name, key = table.name, table.key[0]
        rows = tables.read(name, key, "partition")
        here = buckets_of_keys(table, rows.column(key), tables.base.buckets(table))
        yield from wrong_ids(
            name, "row in another bucket", rows.column(key).filter(pc.not_equal(here, rows.column("partition")))
        )


def state_matches(tables: Tables) -> Wrong:
    """``_state`` knows exactly the articles there are, with their hash, revision and cluster."""
    articles = tables.read("articles", "article_id", "content_hash", "revision", "cluster_id").sort_by("article_id")
    known = tables.read(KNOWN.name, "article_id", "content_hash", "revision", "cluster_id")
    known = known.filter(pc.greater(known.column("revision"), 0)).sort_by("article_id")
    for column in articles.column_names:
        told = [value.hex() if isinstance(value, bytes) else value for value in known.column(column).to_pylist()]
        if told != articles.column(column).to_pylist():
            yield f"_state/{KNOWN.name}", f"{column} does not match the articles table"
            return
    # Before version 2.0 the signatures held the layouts, and nothing counted the entities of articles.
    for table in (SIGNATURES,) if is_older(tables.manifest) else (SIGNATURES, LAYOUTS):
        there = tables.read(table.name, "article_id").column(0)
        if sorted(there.to_pylist()) != articles.column("article_id").to_pylist():
            yield f"_state/{table.name}", f"{len(there)} {table.name} for {articles.num_rows} articles"
    if not is_older(tables.manifest) and _counted_mentions(tables) != _counts_of_entities(tables):
        yield f"_state/{LOCAL_ENTITIES.name}", "the counts of entities do not match the mentions"


def _counted_mentions(tables: Tables) -> set[tuple[str, str, int, int]]:
    mentions = tables.read("mentions", "local_entity_id", "article_id", "partition")
    keys = ["local_entity_id", "partition"]
    counted = mentions.group_by(keys).aggregate([("article_id", "count"), ("article_id", "count_distinct")])
    columns = (*keys, "article_id_count", "article_id_count_distinct")
    return set(zip(*(counted.column(name).to_pylist() for name in columns), strict=True))


def _counts_of_entities(tables: Tables) -> set[tuple[str, str, int, int]]:
    rows = tables.read(LOCAL_ENTITIES.name, "local_entity_id", "partition", "mention_count", "article_count")
    ids = [value.hex() for value in rows.column("local_entity_id").to_pylist()]
    return set(zip(ids, *(rows.column(ix).to_pylist() for ix in (1, 2, 3)), strict=True))


def revisions_match(tables: Tables) -> Wrong:
    """Every article has each of its revisions, the last with its content hash."""
    articles = tables.read("articles", "article_id", "revision", "content_hash")
    revisions = tables.read("revisions", "article_id", "revision", "content_hash")
    latest = articles.join(revisions, keys=["article_id", "revision", "content_hash"], join_type="left anti")
    yield from wrong_ids("revisions", "article without the row of its current revision", latest.column("article_id"))
    if pc.sum(articles.column("revision")).as_py() not in (None, revisions.num_rows):
        yield "revisions", "the number of rows is not the sum of the articles' revisions"


INVARIANTS: tuple[Callable[[Tables], Wrong], ...] = (
    unique_keys,
    no_orphans,
    mentions_name_entities,
    mentions_follow_their_links,
    forms_of_entities_are_mentioned,
    mention_counts_match,
    mentions_fit_their_text,
    quotes_fit_their_text,
    speakers_follow_their_mentions,
    clusters_match,
    rows_lie_in_their_partition,
    state_matches,
    revisions_match,
    stories_match,
    story_state_matches,
)
"""In the order they are checked."""
