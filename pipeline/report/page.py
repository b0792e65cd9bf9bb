"""The front page: its sections, each made of the same articles, coverage and period."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsmill.pipeline.feeds.health import feed_health
from newsmill.pipeline.report.articles import load_articles
from newsmill.pipeline.report.copying import Copying, copying
from newsmill.pipeline.report.coverage import load_coverage
from newsmill.pipeline.report.dead_letters import Rejected, dead_letters
from newsmill.pipeline.report.dossiers import Dossiers, dossiers
from newsmill.pipeline.report.fresh import Fresh, fresh
from newsmill.pipeline.report.masthead import Masthead, masthead
from newsmill.pipeline.report.period import Period, period_of
from newsmill.pipeline.report.rising import Rising, rising
from newsmill.pipeline.report.sources import Sources, sources
from newsmill.pipeline.report.stories import Stories, stories
from newsmill.pipeline.report.texture import Texture, texture
from newsmill.pipeline.runs import last_run, recorded_rows
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import read_manifest
from newsmill.schemas.tables import FETCHES
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass(frozen=True)
class Page:
    """What the front page shows."""

    title: str
    made_at: dt.datetime
    """UTC. No other figure knows this clock."""
    snapshot: int
    schema_version: str
    period: Period
    masthead: Masthead
    fresh: Fresh
    stories: Stories
    rising: Rising
    dossiers: Dossiers
    copying: Copying
    sources: Sources
    texture: Texture
    rejects: list[Rejected]


def gather(store: Store, made_at: dt.datetime) -> Page:
    """Return the front page of the current snapshot of ``store``, which stays whole while it is read.

    Raises:
        NewsmillError, OSError, ValueError: there is no snapshot, or it is damaged.
    """
    snapshot = current_path(store.root)
    base, manifest = BaseSnapshot(str(snapshot)), read_manifest(snapshot)
    rows = Counter[str]()
    for file in manifest.files:
        rows[file.table] += file.rows
    articles = load_articles(base)
    period = period_of(articles)
    coverage = load_coverage(base, articles)
    told, risen = stories(base, articles, coverage, period), rising(articles, coverage, period)
    wanted = [
        *(riser.entity for riser in risen.risers),
        *(entity for story in told.stories for entity in story.entities),
    ]
    return Page(
        title=PurePosixPath(store.name).name,
        made_at=made_at,
        snapshot=manifest.snapshot,
        schema_version=manifest.schema_version,
        period=period,
        masthead=masthead(articles, period, rows, last_run(store)),
        fresh=fresh(base, articles, period),
        stories=told,
        rising=risen,
        dossiers=dossiers(base, articles, coverage, period, wanted),
        copying=copying(articles, period),
        sources=sources(articles, period, feed_health(store), recorded_rows(store, FETCHES)),
        texture=texture(base, articles),
        rejects=dead_letters(base),
    )
