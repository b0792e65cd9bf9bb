"""Which article speaks of which entity: pairs of places, without copies and without a paper that names itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import Articles, Mask, Places
from newsmill.schemas.tables import ENTITIES, MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot

PASSED_OVER = frozenset({"paper", "broadcaster", "newsagency", "journal", "currency"})
"""Kinds of entities that stand in news for another reason than being news."""


@dataclass(frozen=True)
class Coverage:
    """Distinct pairs of article and entity, by article, then entity."""

    article: Places
    entity: Places
    entities: pa.Table
    """``entity_id``, ``name``, ``label``, ``kind``; the place is that of ``entity``."""
    told: Mask
    """By entity: false for the kinds passed over."""

    def counts(self, chosen: Mask) -> Places:
        """Return how many of the ``chosen`` articles speak of each entity."""
        return np.bincount(self.entity[chosen[self.article]], minlength=self.entities.num_rows)

    def articles_of(self, entity: int) -> Places:
        """Return the articles that speak of ``entity``, ascending."""
        order, starts = self._by_entity
        return self.article[order[starts[entity] : starts[entity + 1]]]

    def company(self, articles: Places) -> Places:
        """Return how many of ``articles`` (ascending, distinct) speak of each entity."""
        inside = np.isin(self.article, articles, assume_unique=False)
        return np.bincount(self.entity[inside], minlength=self.entities.num_rows)

    def named(self, entity: int) -> dict[str, Any]:
        """Return the row of ``entity``."""
        row: dict[str, Any] = self.entities.slice(entity, 1).to_pylist()[0]
        return row

    def places(self, entity_ids: list[str]) -> list[int]:
        """Return the places of the ids that there are, in their order."""
        found = pc.index_in(pa.array(entity_ids, pa.string()), value_set=self._ids)
        return [place for place in found.to_pylist() if place is not None]

    @cached_property
    def _ids(self) -> pa.Array:
        return self.entities.column("entity_id").combine_chunks()

    @cached_property
    def _by_entity(self) -> tuple[Places, Places]:
        order = np.argsort(self.entity, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(self.entity, minlength=self.entities.num_rows))])
        return order, starts


def load_coverage(base: BaseSnapshot, articles: Articles) -> Coverage:
    """Return who is spoken of in ``articles``; mentions are read partition by partition.

    Raises:
        OSError, ValueError: the snapshot is damaged.
    """
    entities = base.read_all(ENTITIES, ["entity_id", "name", "label", "kind"])
    passed_over = pc.is_in(entities.column("kind"), value_set=pa.array(sorted(PASSED_OVER)))
    count = max(1, entities.num_rows)
    pairs = [np.zeros(0, np.int64), *_pairs(base, articles, entities)]
    keys = np.unique(np.concatenate(pairs))
    return Coverage(keys // count, keys % count, entities, ~np.asarray(passed_over.to_numpy(), np.bool_))


def _pairs(base: BaseSnapshot, articles: Articles, entities: pa.Table) -> Iterator[Places]:
    """Yield the distinct pairs of each partition as one number: article times the count of entities, plus entity."""
    ids = entities.column("entity_id").combine_chunks()
    for partition in base.partitions(MENTIONS):
        rows = base.read(MENTIONS, partition, ["article_id", "entity_id", "own_source"])
        article = articles.places(rows.column("article_id"))
        entity = pc.fill_null(pc.index_in(rows.column("entity_id"), value_set=ids), -1).to_numpy().astype(np.int64)
        kept = (article >= 0) & (entity >= 0) & ~np.asarray(rows.column("own_source").to_numpy(), np.bool_)
        kept[kept] = articles.canonical[article[kept]]
        yield np.unique(article[kept] * len(ids) + entity[kept])
