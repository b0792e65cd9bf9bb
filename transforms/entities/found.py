"""A stretch of an article that names an entity, while the article is being read.

``Found`` is the working form of a mention: offsets into the article's reading text, a label, how it was found, and,
once it is known, the entity it names. Components take a list of them and give a new one; nothing is changed in place.
"""

from typing import NamedTuple

MODEL = "model"
"""Method of a mention that the pipeline's tagger found."""
RULE = "rule"
"""Method of a mention that a gazetteer, an entity list or a pattern found."""
PROPAGATED = "propagated"
"""Method of a mention that follows from another mention in the same article."""


class Entity(NamedTuple):
    """What a mention names. ``label`` and ``key`` are its identity; the rest is for people."""

    label: str
    """PER, LOC, ORG, MISC, or another label of the model."""
    key: str
    """Normalised key; equal label and key are the same entity in every article."""
    name: str
    """Full name without inflection."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2 when it is a country."""
    wikidata_id: str | None = None
    """Wikidata item when an entity list gave one."""
    kind: str | None = None
    """What it is, when a list says so: country, city, party, ministry, paper, company, currency, ..."""


class Found(NamedTuple):
    """One stretch ``text[start:end]`` in code points."""

    start: int
    """First code point."""
    end: int
    """Behind the last code point."""
    label: str
    """PER, LOC, ORG, MISC, or another label of the model."""
    model_label: str | None = None
    """The label as the model gave it; null when a rule found it."""
    method: str = MODEL
    """``model``, ``rule`` or ``propagated``."""
    entity: Entity | None = None
    """The entity, where the finder already knows it; null until names are resolved."""


def in_order(spans: list[Found]) -> list[Found]:
    """Return ``spans`` in order of appearance."""
    return sorted(spans, key=_position)


def _position(span: Found) -> tuple[int, int]:
    return span.start, -span.end
