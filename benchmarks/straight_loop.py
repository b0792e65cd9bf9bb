"""The main job as a straight loop: newsmill's own functions, models, writer and commit, no Beam, no staging.

What ``benchmarks.overhead`` compares with. It holds everything in memory, which a pipeline must not.
"""

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa

from newsmill.pipeline.choices import leave_untagged
from newsmill.pipeline.plan import RunPlan
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.pipeline.version import code_version
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.staged import MergedPartition, Operation, TableRows
from newsmill.schemas.state import SIGNATURES, STORY_VECTORS
from newsmill.schemas.tables import MENTIONS
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.deduplicate.assign import assign
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.deduplicate.keys import keys_of
from newsmill.transforms.deduplicate.novelty import tell_novelty
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.entities import EntitySettings, tag
from newsmill.transforms.entities.resolution import MonthChange, update_links
from newsmill.transforms.ground.partitions import by_partition, day_name
from newsmill.transforms.language.transform import tell_batch
from newsmill.transforms.normalize.trackers import TRACKERS_VERSION
from newsmill.transforms.normalize.transform import normalize_batch
from newsmill.transforms.quotes.transform import quote_batch, without_quotes
from newsmill.transforms.sinks.files import write_partition
from newsmill.transforms.sinks.merge import merge
from newsmill.transforms.sinks.staging import write_batch
from newsmill.transforms.sources.read import read
from newsmill.transforms.stories.assign import story_rows
from newsmill.transforms.stories.totals import total_stories
from newsmill.transforms.stories.vector import story_vectors
from newsmill.transforms.tables.entity_totals import month_counts, total_entities
from newsmill.transforms.tables.flatten import flatten, place
from newsmill.transforms.tables.read import ledger_rows
from newsmill.transforms.tables.revisions import revisions

_DOCUMENTS = 64
_ARTICLES = 256


def run_straight(store: Store, plan: RunPlan, settings: EntitySettings | None) -> int:
    """Do the job of ``plan`` in one loop and commit it to ``store``; return the number of articles.

    Null ``settings`` leave the articles untagged.
    """
    articles = [normalize_batch(batch, plan.normalizing)[0] for batch in _documents(plan)]
    work = _work(articles, plan)
    rows: list[TableRows] = []
    signed: list[pa.RecordBatch] = []
    vectors: list[pa.RecordBatch] = []
    for batch in work.to_batches(_ARTICLES):
        told, _ = tell_batch(batch)
        signed.append(signatures(told))
        vectors.append(story_vectors(told, plan.settings.stories))
        rows += _article_rows(told, plan, settings)
    rows += _duplicate_rows(signed, plan)
    rows += _story_rows(vectors, plan)
    rows += _links(rows, plan)
    read = [InputOutcome(f.uri, f.size, f.mtime_ns, f.sha256, 0, 0, transient=False) for f in plan.files]
    rows += ledger_rows(read, plan.base)
    merged = _merged(rows, plan)
    partials = _merged([rows for part in merged for rows in month_counts(part)], plan)
    every = [*merged, *partials]
    totals = _merged([*total_entities(plan.base, every), *total_stories(plan.base, every)], plan)
    _commit(store, plan, [*every, *totals])
    return len(work)


def _documents(plan: RunPlan) -> Iterator[pa.RecordBatch]:
    held: list[Document] = []
    for file in plan.files:
        for row in read(file, plan.sources):
            if isinstance(row, Document):
                held.append(row)
            if len(held) == _DOCUMENTS:
                yield to_batch(held, Document)
                held = []
    yield to_batch(held, Document)


def _work(articles: list[pa.RecordBatch], plan: RunPlan) -> pa.Table:
    keys = pa.concat_tables([keys_of(batch, str(ix)) for ix, batch in enumerate(articles)])
    wanted = tell_novelty(keys, plan.base).work
    rows: dict[int, list[int]] = defaultdict(list)
    for path, row in zip(wanted.column("path").to_pylist(), wanted.column("row").to_pylist(), strict=True):
        rows[int(path)].append(row)
    return pa.Table.from_batches([articles[ix].take(pa.array(sorted(chosen))) for ix, chosen in sorted(rows.items())])


def _article_rows(told: pa.RecordBatch, plan: RunPlan, settings: EntitySettings | None) -> list[TableRows]:
    if settings is None:
        tagged, _ = leave_untagged(told)
    else:
        tagged = to_batch(tag(from_batch(told, LanguageArticle), settings), TaggedArticle)
    quoted = quote_batch(tagged)[0] if plan.settings.quotes else without_quotes(tagged)
    placed = place(quoted, plan.base)
    return [
        *flatten(placed, plan.base, plan.run_key),
        *revisions(placed, plan.base, plan.now, plan.settings.keep_revisions),
    ]


def _duplicate_rows(signed: list[pa.RecordBatch], plan: RunPlan) -> list[TableRows]:
    path = write_batch(plan.staging, "signatures", pa.concat_batches(signed))
    found = compare(read_signatures([SignatureFile(path, new=True)]))
    assigned = assign(plan.base, plan.snapshot, [path], found.edges.to_batches(), found.stale.to_batches())
    table = pa.Table.from_batches(signed)
    days = day_name(table.column("day").cast(pa.int32()))
    return [*by_partition(SIGNATURES, table, days), *assigned.rows]


def _story_rows(vectors: list[pa.RecordBatch], plan: RunPlan) -> list[TableRows]:
    path = write_batch(plan.staging, "vectors", pa.concat_batches(vectors))
    table = pa.Table.from_batches(vectors)
    days = day_name(table.column("day").cast(pa.int32()))
    return [*by_partition(STORY_VECTORS, table, days), *story_rows(plan.base, [path])]


def _links(rows: list[TableRows], plan: RunPlan) -> list[TableRows]:
    """Return what follows from all mentions put; the loop starts from an empty store, so none are dropped."""
    put: dict[str, list[pa.RecordBatch]] = defaultdict(list)
    for change in rows:
        if (change.table, change.operation) == (MENTIONS.name, "put"):
            put[change.partition].append(change.rows)
    if not put:
        return []
    none = pa.chunked_array([], pa.string())
    return update_links(
        plan.base, {month: MonthChange(none, pa.Table.from_batches(b)) for month, b in put.items()}
    ).rows


def _merged(changes: list[TableRows], plan: RunPlan) -> list[MergedPartition]:
    grouped: dict[tuple[str, str], dict[Operation, list[pa.RecordBatch]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        grouped[change.table, change.partition][change.operation].append(change.rows)
    merged = []
    for (name, partition), operations in sorted(grouped.items()):
        table = BY_NAME[name]
        tables = {operation: _by_columns(batches) for operation, batches in operations.items()}
        rows = merge(table, plan.base.read(table, partition), tables)
        merged.append(MergedPartition(name, partition, write_partition(table, partition, rows, plan.staging)))
    return merged


def _by_columns(batches: list[pa.RecordBatch]) -> list[pa.Table]:
    """Return one table for each set of columns, as the merge takes them."""
    found: dict[tuple[str, ...], list[pa.RecordBatch]] = defaultdict(list)
    for batch in batches:
        found[tuple(batch.schema.names)].append(batch)
    return [pa.Table.from_batches(same) for _, same in sorted(found.items())]


def _commit(store: Store, plan: RunPlan, merged: list[MergedPartition]) -> None:
    before = current_manifest(store)
    inputs = tuple(sorted((file.uri, file.sha256) for file in plan.files))
    manifest = Manifest(
        snapshot=plan.snapshot,
        schema_version=SCHEMA_VERSION,
        code_version=code_version(),
        run_key=plan.run_key,
        duplicate_algorithm=KNOWN_BY,
        inputs=inputs,
        files=before.files if before else (),
        address_rules=TRACKERS_VERSION,
    )
    commit(store, manifest, merged, store.current(), [])
