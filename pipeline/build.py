"""The pipeline, in order: the table of contents of newsmill."""

import apache_beam as beam
from apache_beam import Create, Flatten

from newsmill.pipeline.choices import paging_of, quoting_of, tagging_of
from newsmill.pipeline.collect import Collect
from newsmill.pipeline.merge_tables import MergeTables
from newsmill.pipeline.plan import RunPlan
from newsmill.schemas.state import SIGNATURES, STORY_VECTORS
from newsmill.transforms.deduplicate.clustering import AssignClusters, PlanComparison
from newsmill.transforms.deduplicate.transform import FindDuplicates, SignArticles
from newsmill.transforms.deduplicate.work import DecideWork
from newsmill.transforms.ground.transform import Advance
from newsmill.transforms.language.transform import TellLanguage
from newsmill.transforms.normalize.transform import Normalize
from newsmill.transforms.sinks.transform import StageBatches
from newsmill.transforms.sources.fetch.transform import ReadFeeds
from newsmill.transforms.sources.items import RememberItems, SkipSeenItems
from newsmill.transforms.sources.transform import ReadFiles
from newsmill.transforms.stories.transform import TellStories, VectorizeArticles
from newsmill.transforms.tables.transform import (
    CountRead,
    FlattenArticles,
    FlattenDays,
    FlattenRejects,
)


def build(p: beam.Pipeline, plan: RunPlan) -> None:
    """Add the whole flow to ``p``: it ends with the descriptors of all finished files in ``plan.result``."""
    # sources
    files = p | "Files" >> Create(plan.files) | "Read files" >> ReadFiles(plan.sources)
    feeds = p | "Feeds" >> Create(plan.feeds) | "Read feeds" >> ReadFeeds(plan.fetching)
    items = feeds.rows | "Skip seen items" >> SkipSeenItems(plan.base, plan.settings.full_text)
    pages = items.rows | "Read pages" >> paging_of(plan)
    unreachable = p | "Unreachable" >> Create(plan.failures)
    read = (files.rows, files.failures, feeds.rows, feeds.failures, unreachable) | "Count read" >> CountRead()

    # normalize
    filed = files.rows | "Advance files" >> Advance("read") | "Normalize files" >> Normalize(plan.normalizing)
    fed = pages.rows | "Advance items" >> Advance("read") | "Normalize items" >> Normalize(plan.normalizing)
    staged = (filed.rows, fed.rows) | "Stage articles" >> StageBatches(plan.staging)

    # deduplicate: identity and equal texts, before anything costly
    work = staged | "Decide work" >> DecideWork(plan.base, plan.shards, plan.period)

    # language, entities, quotes
    told = work.rows | "Tell language" >> TellLanguage()
    tagged = told.rows | "Tag entities" >> tagging_of(plan.settings)
    quoted = tagged.rows | "Find quotes" >> quoting_of(plan.settings)
    articles = quoted.rows | "Advance tagged" >> Advance("tagged")

    # deduplicate: near-duplicates and clusters, beside the tagging
    signatures = told.rows | "Sign articles" >> SignArticles()
    signed = signatures.rows | "Stage signatures" >> StageBatches(plan.staging)
    compared = signed | "Plan comparison" >> PlanComparison(plan.base, plan.staging)
    pairs = compared | "Find duplicates" >> FindDuplicates()
    clusters = pairs.found | "Assign clusters" >> AssignClusters(plan.base, plan.snapshot)

    # stories, beside them
    vectors = told.rows | "Vectorize articles" >> VectorizeArticles(plan.settings.stories)
    stories = vectors.rows | "Stage vectors" >> StageBatches(plan.staging) | "Tell stories" >> TellStories(plan.base)

    # tables
    revised = plan.settings.keep_revisions
    flat = articles | "Flatten articles" >> FlattenArticles(plan.base, plan.run_key, plan.now, revised)
    unread = (files.failures, feeds.failures, pages.failures, unreachable)
    derived = (told.failures, tagged.failures, quoted.failures, signatures.failures, vectors.failures, flat.failures)
    failures = (*unread, filed.failures, fed.failures, *derived)
    rejects = failures | "Failures" >> Flatten() | "Flatten rejects" >> FlattenRejects(plan.base, plan.now)
    signature_rows = signatures.rows | "Flatten signatures" >> FlattenDays(SIGNATURES)
    vector_rows = vectors.rows | "Flatten vectors" >> FlattenDays(STORY_VECTORS)
    met = pages.rows | "Remember items" >> RememberItems(plan.settings.full_text, plan.period.is_open)

    # snapshot: old and new rows meet, partition by partition
    rows = (flat.rows, rejects.rows, met, signature_rows, clusters.rows, vector_rows, stories)
    merged = rows | "Merge tables" >> MergeTables(plan.base, plan.staging)

    # what the driver commits
    counts = (read, items.counts, work.counts, flat.counts, rejects.counts, pairs.counts, clusters.counts)
    asked = (feeds.fetches, pages.left)
    inputs = (files.inputs,) if plan.period.is_open else ()
    _ = (*counts, *merged, *asked, *inputs) | "Collect" >> Collect(plan.base, plan.staging, plan.result)
