"""The pipelines of store care, in order: takedown, ``reprocess``, and renewal of what is known of duplicates."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import apache_beam as beam
import pyarrow as pa
from apache_beam import Create, Flatten, GroupByKey

from newsmill.pipeline.collect import Collect
from newsmill.pipeline.resolve_entities import ResolveEntities
from newsmill.schemas.rows.staged import Changes, StagedSlice
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import SIGNATURES, STORY_VECTORS
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.deduplicate.clustering import AssignClusters, PlanComparison
from newsmill.transforms.deduplicate.forgetting import CompareWithout
from newsmill.transforms.deduplicate.transform import FindDuplicates, SignArticles
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Advance, Step, Through
from newsmill.transforms.language.transform import retell_batch
from newsmill.transforms.normalize.transform import tell_batch_again
from newsmill.transforms.sinks.transform import GatherTables, MergePartitions, StageChanges, Staged
from newsmill.transforms.stories.transform import ForgetStories, TellStories, VectorizeArticles
from newsmill.transforms.tables.entity_totals import month_counts
from newsmill.transforms.tables.read import count_read
from newsmill.transforms.tables.rejects import REPROCESSED_STAGES
from newsmill.transforms.tables.reprocess import FlattenAgain, ReadStored, drop_former
from newsmill.transforms.tables.takedown import takedown_rows
from newsmill.transforms.tables.transform import FlattenRejects


@dataclass(frozen=True)
class UpkeepPlan:
    """What every pipeline of store care is told; picklable."""

    base: BaseSnapshot
    """The snapshot built upon."""
    snapshot: int
    """Number of the snapshot to be written."""
    attempt: Attempt
    """The attempt, with its folder."""
    now: dt.datetime
    """The run's clock."""

    @property
    def staging(self) -> str:
        """Folder for staged and finished files."""
        return self.attempt.folder


def build_forgetting(
    p: beam.Pipeline, plan: UpkeepPlan, article_ids: tuple[str, ...], reject_ids: tuple[str, ...] = ()
) -> None:
    """Add the takedown of ``article_ids``, and of dead letters, to ``p``."""
    gone = p | "Articles to forget" >> Create([article_ids])
    forget = (partial(_taken_down, plan, reject_ids), ForgetStories(plan.base))
    taken = gone | "Take down" >> StageChanges(plan.attempt, forget)
    gathered = taken.slices | "Gather" >> GatherTables((MENTIONS,))
    linked = gathered | "Resolve entities" >> StageChanges(plan.attempt, (ResolveEntities(plan.base),))
    found = p | "Compare without" >> CompareWithout(plan.base, plan.staging, article_ids)
    assign = AssignClusters(plan.base, plan.snapshot, article_ids)
    clusters = found | "Gather pairs" >> GroupByKey() | "Assign" >> StageChanges(plan.attempt, (assign,))
    _publish((taken.slices, linked.slices, clusters.slices), (linked.counts,), plan)


def build_reprocessing(p: beam.Pipeline, plan: UpkeepPlan, tagging: Step, quoting: Step, stories: bool) -> None:
    """Add line roles, language, entities, quotes, duplicates and stories over all stored text to ``p``."""
    # stored articles
    stored = p | "Read stored articles" >> ReadStored(plan.base)
    former = p | "Once" >> Create([plan.base]) | "Drop former" >> StageChanges(plan.attempt, (drop_former,))

    # normalize, language, entities, quotes
    steps = (Advance("read"), tell_batch_again, retell_batch, tagging, quoting, Advance("tagged"))
    articles = stored | "Tell again" >> Through(steps)

    # tables
    about = (FlattenAgain(plan.base), SignArticles(), VectorizeArticles(stories))
    flat = articles.rows | "Stage articles" >> StageChanges(plan.attempt, about)

    # entities and stories, duplicates
    gathered = flat.slices | "Gather" >> GatherTables((MENTIONS, STORY_VECTORS, SIGNATURES))
    over_all = (ResolveEntities(plan.base), TellStories(plan.base))
    told = gathered | "Resolve entities, tell stories" >> StageChanges(plan.attempt, over_all)
    clusters = _clustered(gathered, plan)

    # rejects
    failures = (articles.failures, flat.failures) | "Failures" >> Flatten()
    retell = FlattenRejects(plan.base, plan.now, REPROCESSED_STAGES)
    rejects = failures | "Stage rejects" >> StageChanges(plan.attempt, (retell,))

    # snapshot
    every = (former, flat, told, clusters, rejects)
    _publish(tuple(staged.slices for staged in every), (flat.counts, told.counts, rejects.counts), plan, anew=True)


def build_renewal(p: beam.Pipeline, plan: UpkeepPlan) -> None:
    """Add signatures, edges and clusters of all stored articles to ``p``."""
    articles = p | "Read stored articles" >> ReadStored(plan.base) | "Advance" >> Through((Advance("read"),))
    signed = articles.rows | "Stage signatures" >> StageChanges(plan.attempt, (SignArticles(), _counted))
    clusters = _clustered(signed.slices | "Gather" >> GatherTables((SIGNATURES,)), plan)
    retell = FlattenRejects(plan.base, plan.now)
    rejects = signed.failures | "Stage rejects" >> StageChanges(plan.attempt, (retell,))
    _publish((signed.slices, clusters.slices, rejects.slices), (signed.counts, rejects.counts), plan)


def _clustered(gathered: beam.PCollection[tuple[str, Iterable[StagedSlice]]], plan: UpkeepPlan) -> Staged:
    """Compare the signatures of all stored articles, each with each, and assign the clusters."""
    compared = gathered | "Compare all" >> PlanComparison(BaseSnapshot(""), plan.staging)
    pairs = compared | "Find duplicates" >> FindDuplicates()
    assign = AssignClusters(plan.base, plan.snapshot)
    staged: Staged = pairs.found | "Gather pairs" >> GroupByKey() | "Assign" >> StageChanges(plan.attempt, (assign,))
    return staged


def _publish(
    slices: tuple[beam.PCollection[StagedSlice], ...],
    counts: tuple[beam.PCollection[Count], ...],
    plan: UpkeepPlan,
    anew: bool = False,
) -> None:
    """Let old and new rows meet, and hand the driver what it commits; ``anew``: all stories were told again."""
    merged = slices | "Merge" >> MergePartitions(plan.base, plan.attempt, month_counts)
    _ = (*counts, merged) | "Collect" >> Collect(plan.base, plan.attempt, anew=anew)


def _taken_down(plan: UpkeepPlan, reject_ids: tuple[str, ...], article_ids: tuple[str, ...]) -> Changes:
    return Changes(list(takedown_rows(plan.base, list(article_ids), plan.now, reject_ids)))


def _counted(batch: pa.RecordBatch) -> Changes:
    return Changes([], (count_read(batch),))
