"""The pipeline, in order: the table of contents of newsmill."""

import apache_beam as beam
from apache_beam import Create, Flatten

from pipeline.collect import Collect
from pipeline.plan import RunPlan
from transforms.deduplicate import AssignClusters, DecideWork, FindDuplicates, PlanComparison, SignArticles
from transforms.language import TellLanguage
from transforms.normalize import Normalize
from transforms.progress import Advance
from transforms.sinks import MergePartitions, StageBatches, StageRows
from transforms.sources.transform import ReadFiles
from transforms.tables import (
    CountEntities,
    FlattenArticles,
    FlattenInputs,
    FlattenRejects,
    FlattenSignatures,
    TotalEntities,
)


def build(p: beam.Pipeline, plan: RunPlan) -> None:
    """Add the whole flow to ``p``: it ends with the descriptors of all finished files in ``plan.result``."""
    # sources
    files = p | "Files" >> Create(plan.files) | "Read files" >> ReadFiles(plan.sources)
    documents = files.rows | "Count read" >> Advance("read")

    # normalize
    normal = documents | "Normalize" >> Normalize(plan.normalizing)
    staged = normal.rows | "Stage articles" >> StageBatches(plan.staging)

    # deduplicate: identity and equal texts, before anything costly
    work = staged | "Decide work" >> DecideWork(plan.base, plan.shards)

    # language, entities
    told = work.rows | "Tell language" >> TellLanguage()
    tagged = told | "Tag entities" >> plan.tagging
    articles = tagged.rows | "Count tagged" >> Advance("tagged")

    # deduplicate: near-duplicates and clusters, beside the tagging
    signatures = told | "Sign articles" >> SignArticles()
    signed = signatures | "Stage signatures" >> StageBatches(plan.staging)
    pairs = signed | "Plan comparison" >> PlanComparison(plan.base) | "Find duplicates" >> FindDuplicates()
    clusters = (signed, pairs.edges, pairs.stale) | "Assign clusters" >> AssignClusters(plan.base, plan.snapshot)

    # tables
    flat = articles | "Flatten articles" >> FlattenArticles(plan.base, plan.run_key, plan.now, plan.keep_revisions)
    failures = (files.failures, normal.failures, tagged.failures, p | "Unreachable" >> Create(plan.failures))
    rejects = failures | "Failures" >> Flatten() | "Flatten rejects" >> FlattenRejects(plan.base, plan.now)
    signature_rows = signatures | "Flatten signatures" >> FlattenSignatures()
    inputs = files.inputs | "Flatten inputs" >> FlattenInputs()

    # snapshot: old and new rows meet, partition by partition
    rows = (flat.rows, rejects.rows, inputs.rows, signature_rows, clusters.rows) | "Rows" >> Flatten()
    merged = rows | "Stage rows" >> StageRows(plan.staging) | "Merge" >> MergePartitions(plan.base, plan.staging)
    partials = (
        merged
        | "Count entities" >> CountEntities()
        | "Stage counts" >> StageRows(plan.staging)
        | "Merge counts" >> MergePartitions(plan.base, plan.staging)
    )
    entities = (
        ((merged, partials) | "Entity state" >> Flatten())
        | "Total entities" >> TotalEntities(plan.base)
        | "Stage totals" >> StageRows(plan.staging)
        | "Merge totals" >> MergePartitions(plan.base, plan.staging)
    )

    # what the driver commits
    partitions = (merged, partials, entities) | "Partitions" >> Flatten()
    unreachable = p | "Unreachable count" >> Create(plan.unreachable)
    counts = (unreachable, work.counts, flat.counts, rejects.counts, inputs.counts, clusters.counts)
    results = (*counts, partitions)
    _ = results | "Results" >> Flatten() | "Collect" >> Collect(plan.result)
