"""The links of a window: which entity each local entity is, where it is not itself."""

import functools
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from newsmill.transforms.entities.resolution.joined_key import legal_land
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.rules import RULES, SHORTEST_NAME, Step
from newsmill.transforms.entities.resolution.window import Group, Window

EQUAL_KEY = "equal key"


class Link(NamedTuple):
    """A local entity is another entity."""

    local_id: str
    entity_id: str
    rule: str
    """The rules that led there, in order, joined by ``+``."""
    evidence: str


def links(entities: Iterable[LocalEntity], wanted: Set[str] | None = None) -> list[Link]:
    """Return the links of local entities, in order; those that are themselves have none.

    Args:
        entities: all of a window.
        wanted: ids of those whose links are asked for; null asks for all.
    """
    window = Window(entities)
    step = functools.cache(functools.partial(_step, window=window))
    asked = (group for group in window.groups if wanted is None or not wanted.isdisjoint(group.ids))
    found = (link for group in asked for link in _links(group, _path(group, step)))
    return sorted(link for link in found if wanted is None or link.local_id in wanted)


def _step(group: Group, window: Window) -> Step | None:
    if group.is_listed:
        return None
    return next((step for rule in RULES if (step := rule(group, window)) is not None), None)


def _path(group: Group, step_of: Callable[[Group], Step | None]) -> list[Step]:
    """Return the steps from ``group`` to where it ends; none if they lead in a circle."""
    path: list[Step] = []
    seen = {group}
    while (step := step_of(group)) is not None:
        group = step.target
        if group in seen:
            return []
        seen.add(group)
        path.append(step)
    return path


def _links(group: Group, path: list[Step]) -> Iterator[Link]:
    if not path and _stands_for_many(group):
        return
    entity = path[-1].target.leader if path else group.leader
    for member in group.members:
        if member.local_id == entity.local_id:
            continue
        own = [] if member is group.leader else [Step(EQUAL_KEY, group, group.name)]
        steps = [*own, *path]
        yield Link(
            member.local_id,
            entity.local_id,
            "+".join(step.rule for step in steps),
            "; ".join(step.evidence for step in steps),
        )


def _stands_for_many(group: Group) -> bool:
    """Tell whether two spellings of a name may be two entities.

    ``Sofia`` and ``Sofía``, ``M1`` and ``M-1``, ``Lunder GmbH`` and ``Lunder Ltd``.
    """
    if len(group.key) < SHORTEST_NAME or (group.label == "PER" and group.is_word):
        return True
    lands = {legal_land(member.name) for member in group.members} - {None}
    return group.label == "ORG" and len(lands) > 1
