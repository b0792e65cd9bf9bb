"""The pipelines of store care, in order: takedown, ``reprocess``, and renewal of what is known of duplicates."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam import Create, Flatten

from newsmill.pipeline.collect import Collect
from newsmill.pipeline.merge_tables import MergeTables
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import SIGNATURES, STORY_VECTORS
from newsmill.transforms.deduplicate.clustering import AssignClusters, PlanComparison
from newsmill.transforms.deduplicate.forgetting import ForgetClusters
from newsmill.transforms.deduplicate.transform import FindDuplicates, SignArticles
from newsmill.transforms.entities import TagEntities
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Advance
from newsmill.transforms.language.transform import RetellLanguage
from newsmill.transforms.normalize.transform import TellLinesAgain
from newsmill.transforms.quotes.transform import FindQuotes, LeaveUnquoted
from newsmill.transforms.sinks.transform import StageBatches
from newsmill.transforms.stories.transform import ForgetStories, TellStories, VectorizeArticles
from newsmill.transforms.tables.rejects import REPROCESSED_STAGES
from newsmill.transforms.tables.reprocess import FlattenReprocessed, ReadStored
from newsmill.transforms.tables.takedown import takedown_rows
from newsmill.transforms.tables.transform import CountRead, FlattenDays, FlattenRejects


@dataclass(frozen=True)
class UpkeepPlan:
    """What every pipeline of store care is told; picklable."""

    base: BaseSnapshot
    """The snapshot built upon."""
    snapshot: int
    """Number of the snapshot to be written."""
    staging: str
    """Folder for staged and finished files."""
    result: str
    """File for the descriptors."""
    now: dt.datetime
    """The run's clock."""


def build_forgetting(
    p: beam.Pipeline, plan: UpkeepPlan, article_ids: tuple[str, ...], reject_ids: tuple[str, ...] = ()
) -> None:
    """Add the takedown of ``article_ids``, and of dead letters, to ``p``."""
    gone = list(takedown_rows(plan.base, list(article_ids), plan.now, reject_ids))
    clusters = p | "Forget clusters" >> ForgetClusters(plan.base, plan.snapshot, plan.staging, article_ids)
    stories = p | "Forget stories" >> ForgetStories(plan.base, article_ids)
    rows = (p | "Takedown" >> Create([gone]), clusters, stories)
    merged = rows | "Merge tables" >> MergeTables(plan.base, plan.staging)
    _ = merged | "Collect" >> Collect(plan.base, plan.staging, plan.result)


def build_reprocessing(
    p: beam.Pipeline, plan: UpkeepPlan, tagging: TagEntities, quoting: FindQuotes | LeaveUnquoted, stories: bool
) -> None:
    """Add line roles, language, entities, quotes, duplicates and stories over all stored text to ``p``."""
    # stored articles
    stored = p | "Read stored articles" >> ReadStored(plan.base) | "Advance read" >> Advance("read")

    # normalize, language, entities, quotes
    lines = stored | "Tell lines again" >> TellLinesAgain()
    told = lines.rows | "Tell language" >> RetellLanguage()
    tagged = told.rows | "Tag entities" >> tagging
    quoted = tagged.rows | "Find quotes" >> quoting
    articles = quoted.rows | "Advance tagged" >> Advance("tagged")

    # deduplicate
    duplicates = _compared(told.rows, plan)

    # stories
    vectors = told.rows | "Vectorize articles" >> VectorizeArticles(stories)
    patches = vectors.rows | "Stage vectors" >> StageBatches(plan.staging) | "Tell stories" >> TellStories(plan.base)

    # tables
    flat = articles | "Flatten articles" >> FlattenReprocessed(plan.base)
    derived = (
        *(lines.failures, told.failures, tagged.failures, quoted.failures),
        *(duplicates.failures, vectors.failures, flat.failures),
    )
    rejects = (
        derived | "Failures" >> Flatten() | "Flatten rejects" >> FlattenRejects(plan.base, plan.now, REPROCESSED_STAGES)
    )
    rows = (
        flat.rows,
        rejects.rows,
        *duplicates.rows,
        vectors.rows | "Flatten vectors" >> FlattenDays(STORY_VECTORS),
        patches,
    )

    # snapshot
    merged = rows | "Merge tables" >> MergeTables(plan.base, plan.staging)
    _ = (flat.counts, rejects.counts, *merged) | "Collect" >> Collect(plan.base, plan.staging, plan.result)


def build_renewal(p: beam.Pipeline, plan: UpkeepPlan) -> None:
    """Add signatures, edges and clusters of all stored articles to ``p``."""
    articles = p | "Read stored articles" >> ReadStored(plan.base) | "Advance read" >> Advance("read")
    read = (articles,) | "Count read" >> CountRead()
    duplicates = _compared(articles, plan)
    rejects = duplicates.failures | "Flatten rejects" >> FlattenRejects(plan.base, plan.now)
    merged = (*duplicates.rows, rejects.rows) | "Merge tables" >> MergeTables(plan.base, plan.staging)
    _ = (read, rejects.counts, *merged) | "Collect" >> Collect(plan.base, plan.staging, plan.result)


class _Compared(NamedTuple):
    rows: tuple[beam.PCollection[list[TableRows]], ...]
    """For the store."""
    failures: beam.PCollection[pa.RecordBatch]
    """``Reject`` batches: their articles are signed, but without shingles."""


def _compared(articles: beam.PCollection[pa.RecordBatch], plan: UpkeepPlan) -> _Compared:
    """Sign all stored ``articles`` and compare each with each."""
    signatures = articles | "Sign articles" >> SignArticles()
    signed = signatures.rows | "Stage signatures" >> StageBatches(plan.staging)
    compared = signed | "Compare all" >> PlanComparison(BaseSnapshot(""), plan.staging)
    pairs = compared | "Find duplicates" >> FindDuplicates()
    clusters = pairs.found | "Assign clusters" >> AssignClusters(plan.base, plan.snapshot)
    rows = (signatures.rows | "Flatten signatures" >> FlattenDays(SIGNATURES), clusters.rows)
    return _Compared(rows, signatures.failures)
