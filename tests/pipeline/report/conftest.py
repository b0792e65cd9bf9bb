import datetime as dt

import pytest

from benchmarks.synthetic_store import make_store
from newsmill.pipeline.report import gather
from newsmill.pipeline.report.page import Page
from newsmill.pipeline.store.layout import Store

MADE = dt.datetime(2026, 3, 10, 19, tzinfo=dt.UTC)


@pytest.fixture(scope="package")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of 1,500 articles over 50 days, copies, stories, quotes, a burst of names, hostile titles."""
    return make_store(tmp_path_factory.mktemp("synthetic") / "news", 1500, days=50, sources=8)


@pytest.fixture(scope="package")
def page(synthetic: Store) -> Page:
    return gather(synthetic, MADE)
