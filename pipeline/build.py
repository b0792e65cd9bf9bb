"""The pipeline, in order: the table of contents of newsmill."""

import apache_beam as beam
from apache_beam import Flatten, GroupByKey

from newsmill.pipeline.choices import pages_of, quoting_of, tagging_of
from newsmill.pipeline.collect import Collect
from newsmill.pipeline.plan import RunPlan
from newsmill.pipeline.resolve_entities import ResolveEntities
from newsmill.schemas.state import SIGNATURES, STORY_VECTORS
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.deduplicate.aliases import KeepIds
from newsmill.transforms.deduplicate.clustering import AssignClusters, PlanComparison
from newsmill.transforms.deduplicate.transform import FindDuplicates, SignArticles
from newsmill.transforms.deduplicate.work import DecideWork
from newsmill.transforms.ground.transform import Advance, Spread, Through
from newsmill.transforms.language.transform import tell_batch
from newsmill.transforms.normalize.transform import Normalize
from newsmill.transforms.sinks.transform import GatherTables, MergePartitions, StageBatch, StageChanges
from newsmill.transforms.sources.fetch.hosts import by_host
from newsmill.transforms.sources.items import RememberItems
from newsmill.transforms.sources.transform import ReadInputs
from newsmill.transforms.stories.transform import TellStories, VectorizeArticles
from newsmill.transforms.tables.entity_totals import month_counts
from newsmill.transforms.tables.transform import FlattenArticles, FlattenRejects


def build(p: beam.Pipeline, plan: RunPlan) -> None:
    """Add the whole flow to ``p``: it ends with the descriptors of all finished files in ``plan.result``."""
    # sources
    inputs = (*plan.files, *by_host(plan.feeds, plan.fetching.shards), *plan.failures)
    spread = p | "Inputs" >> Spread(inputs)
    read = spread | "Read" >> ReadInputs(plan.sources, plan.fetching, plan.base, plan.settings.full_text)
    pages = pages_of(read.items, plan)

    # normalize
    steps = (Advance("read"), Normalize(plan.normalizing), KeepIds(plan.base), StageBatch(plan.attempt))
    filed = read.rows | "Normalize files" >> Through(steps)
    fed = pages.rows | "Normalize items" >> Through(steps)

    # deduplicate: identity and equal texts, before anything costly
    staged = (filed.rows, fed.rows) | "Staged articles" >> Flatten()
    work = staged | "Decide work" >> DecideWork(plan.base, plan.shards, plan.pieces, plan.period)

    # language, entities, quotes
    enrich = (tell_batch, tagging_of(plan.settings), quoting_of(plan.settings), Advance("tagged"))
    articles = work.rows | "Tell language, tag, find quotes" >> Through(enrich)

    # tables: rows of articles and what later runs need to know of them
    flatten = FlattenArticles(plan.base, plan.run_key, plan.now, plan.settings.keep_revisions)
    about = (flatten, SignArticles(), VectorizeArticles(plan.settings.stories))
    flat = articles.rows | "Stage articles" >> StageChanges(plan.attempt, about)
    remember = RememberItems(plan.base, plan.settings.full_text, plan.period.is_open)
    met = pages.rows | "Remember items" >> StageChanges(plan.attempt, (remember,))

    # entities and stories: over all that is new
    gathered = flat.slices | "Gather" >> GatherTables((MENTIONS, STORY_VECTORS, SIGNATURES))
    over_all = (ResolveEntities(plan.base), TellStories(plan.base))
    told = gathered | "Resolve entities, tell stories" >> StageChanges(plan.attempt, over_all)

    # deduplicate: near-duplicates and clusters
    compared = gathered | "Plan comparison" >> PlanComparison(plan.base, plan.staging)
    pairs = compared | "Find duplicates" >> FindDuplicates()
    assign = AssignClusters(plan.base, plan.snapshot)
    clusters = pairs.found | "Gather pairs" >> GroupByKey() | "Assign" >> StageChanges(plan.attempt, (assign,))

    # rejects
    failures = (
        read.failures,
        *pages.failures,
        filed.failures,
        fed.failures,
        articles.failures,
        flat.failures,
    ) | "Failures" >> Flatten()
    rejects = failures | "Stage rejects" >> StageChanges(plan.attempt, (FlattenRejects(plan.base, plan.now),))

    # snapshot: old and new rows meet, partition by partition
    slices = (flat.slices, met.slices, told.slices, clusters.slices, rejects.slices)
    merged = slices | "Merge" >> MergePartitions(plan.base, plan.attempt, month_counts)

    # what the driver commits
    counts = (work.counts, flat.counts, told.counts, pairs.counts, clusters.counts, rejects.counts)
    outcomes = (read.inputs,) if plan.period.is_open else ()
    _ = (read.told, *pages.left, *outcomes, *counts, merged) | "Collect" >> Collect(
        plan.base, plan.attempt, plan.positions
    )
