"""Made-up local entities and the joins between them, by name."""

from collections.abc import Callable, Mapping

import pytest

from newsmill.transforms.entities.names.entity_keys import entity_id, identity_key
from newsmill.transforms.entities.resolution import LocalEntity, links

Make = Callable[..., LocalEntity]
Joins = Callable[..., dict[str, tuple[str, str]]]


@pytest.fixture
def make() -> Make:
    return _make


@pytest.fixture
def joins() -> Joins:
    return _joins


def _make(
    name: str,
    articles: int,
    label: str = "PER",
    forms: Mapping[str, int] | None = None,
    openings: int = 0,
    listed: bool = False,
) -> LocalEntity:
    """A local entity with one mention in each article, all in the form of its name; ``forms`` come beside it."""
    key = f"known:{name}" if listed else identity_key(label, name)
    counted = {name: articles, **(forms or {})}
    return LocalEntity.of(entity_id(label, key), label, articles, articles, openings, counted)


def _joins(*entities: LocalEntity) -> dict[str, tuple[str, str]]:
    """``NAME/LABEL`` of each joined entity, with the name it joins and the rule."""
    names = {entity.local_id: entity for entity in entities}
    return {
        f"{names[link.local_id].name}/{names[link.local_id].label}": (names[link.entity_id].name, link.rule)
        for link in links(entities)
    }
