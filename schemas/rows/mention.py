"""A mention: one stretch of an article's title or body that names an entity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. Offsets are Unicode code points into the title or the body, end exclusive."""

    entity_id: str
    """``stable_id`` of the entity: 32 hex characters."""
    entity_name: str
    """The entity's full name as this article knows it, without inflection."""
    country_code: str | None
    """ISO 3166-1 alpha-2 when the entity is a country."""
    wikidata_id: str | None
    """Wikidata item when an entity list gave one."""
    kind: str | None
    """What a list says the entity is: country, city, party, ministry, ...; null elsewhere."""
    text: str
    """The stretch itself: ``field[char_start:char_end]``."""
    label: str
    """PER, LOC, ORG, MISC, or another label of the model that has no counterpart."""
    model_label: str | None
    """The label as the model gave it; null when a rule or propagation found the mention."""
    field: str
    """``title`` or ``body``."""
    char_start: int
    """First code point."""
    char_end: int
    """Behind the last code point."""
    sentence_start: int
    """First code point of the sentence."""
    sentence_end: int
    """Behind the last code point of the sentence."""
    method: str
    """``model``, ``rule`` or ``propagated``."""
    model: str
    """Name and version of the pipeline that tagged the text."""
    own_source: bool
    """The article's own source names itself."""
