import datetime as dt

import pyarrow as pa
import pytest

from newsmill.pipeline.article_names import article_named, articles_named
from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

BRIDGE = "https://blatt.example/bruecke"
SHARED = "https://a.example/x?id=1"


class Rows(BaseSnapshot):
    """A snapshot whose articles are three, two of them at one address."""

    def read_all(self, table: Table, columns: list[str] | None = None) -> pa.Table:
        assert table is ARTICLES
        ids = ["abcd1" + "0" * 27, "abcd2" + "0" * 27, "ffff" + "0" * 28]
        return pa.table(
            {
                "article_id": ids,
                "url": [SHARED, SHARED, None],
                "canonical_url": pa.array([None, None, BRIDGE], pa.string()),
            }
        ).select(columns)


@pytest.fixture
def bridge(store: Store) -> str:
    rows = base_of(store).read_all(ARTICLES, ["article_id", "canonical_url"]).to_pylist()
    return next(row["article_id"] for row in rows if row["canonical_url"] == BRIDGE)


@pytest.mark.parametrize("shape", ["{}", "{} ", " {}"])
def test_an_id_or_its_beginning_in_either_case_and_with_blanks_around(store: Store, bridge: str, shape: str) -> None:
    for name in (bridge, bridge.upper(), bridge[:12]):
        assert article_named(base_of(store), shape.format(name)) == bridge


@pytest.mark.parametrize("address", [BRIDGE, f"{BRIDGE}?utm_source=x", f"{BRIDGE}#kommentare"])
def test_an_address_in_any_form_that_has_the_same_canonical_one(store: Store, bridge: str, address: str) -> None:
    assert articles_named(base_of(store), address) == [bridge]


def test_an_address_may_stand_for_several_but_not_where_one_is_wanted() -> None:
    assert len(articles_named(Rows("nowhere"), SHARED)) == 2
    with pytest.raises(UsageError, match="stands for 2 articles: abcd1"):
        article_named(Rows("nowhere"), SHARED)


def test_a_beginning_shared_by_several_is_refused_and_a_longer_one_is_not() -> None:
    with pytest.raises(UsageError, match="'abcd' stands for 2 articles"):
        articles_named(Rows("nowhere"), "abcd")
    assert articles_named(Rows("nowhere"), "abcd2") == ["abcd2" + "0" * 27]


@pytest.mark.parametrize("name", ["", "abc", "f" * 33, "f" * 32, "0123", "https://nirgends.example/", "Fähre"])
def test_what_names_no_article_says_what_would(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match=r"the store has no article .* \(4 digits or more\)"):
        articles_named(base_of(store), name)


def test_an_article_that_was_taken_down_is_said_to_be_forgotten(store: Store, bridge: str) -> None:
    forget(store, [bridge[:10]], dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    with pytest.raises(UsageError, match=f"the article {bridge} has been forgotten"):
        articles_named(base_of(store), bridge)
