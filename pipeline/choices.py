"""Stages that the settings choose: made when a pipeline is built, so that a plan loads neither Beam nor spaCy."""

import apache_beam as beam
import pyarrow as pa

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.plan import RunPlan
from newsmill.pipeline.settings import Settings
from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.article import TaggedArticle
from newsmill.transforms.ground.transform import Step
from newsmill.transforms.quotes.transform import find_quotes, leave_unquoted
from newsmill.transforms.sources.transform import PagesRead


def pages_of(items: beam.PCollection[pa.RecordBatch], plan: RunPlan) -> PagesRead:
    """Return feed items, with the pages behind them where these are read too."""
    if not plan.settings.full_text:
        return PagesRead(items, (), ())
    from newsmill.transforms.sources.fetch.transform import ReadPages

    read: PagesRead = items | "Read pages" >> ReadPages(plan.fetching)
    return read


def tagging_of(settings: Settings) -> Step:
    """Return how ``settings`` have entities found.

    Raises:
        UsageError: a model or an entity list is missing or cannot be used.
    """
    if not settings.entities:
        return leave_untagged
    # Loads spaCy, a sixth of the CPU that a run without entities takes to start.
    from newsmill.transforms.entities import EntitySettings, EntitySettingsError, TagEntities, check_settings

    chosen = EntitySettings.of(settings.model, settings.entity_list)
    try:
        check_settings(chosen)
    except EntitySettingsError as error:
        raise UsageError(str(error)) from error
    return TagEntities(chosen)


def leave_untagged(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, None]:
    """Return the batch with an empty list of mentions for each article."""
    field = schema_of(TaggedArticle).field("mentions")
    return batch.append_column(field, pa.array([[]] * batch.num_rows, field.type)), None


def quoting_of(settings: Settings) -> Step:
    """Return how ``settings`` have quotes found."""
    return find_quotes if settings.quotes else leave_unquoted
