import datetime as dt

import pytest

from benchmarks.newsroom import Newsroom, to_loopback
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def newsroom():
    with Newsroom() as server:
        yield server


@pytest.fixture
def settings():
    def make(**options):
        defaults = {
            "allow_private_hosts": True,
            "host_pause": 0.0,
            "resolver": to_loopback,
            "run_id": "run-1",
            "seed": "s",
        }
        return FetchSettings(now=NOW, **{**defaults, **options})

    return make
