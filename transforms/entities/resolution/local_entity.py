"""What resolution knows of an article-level entity: its name and how often a window of time mentions it."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsmill.transforms.entities.entity_keys import entity_id, identity_key


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One ``local_entity_id`` with its counts over the articles of a window."""

    local_id: str
    """32 hex characters."""
    label: str
    """PER, LOC, ORG, MISC or another: part of the identity, so all its mentions have it."""
    name: str
    """A full name without inflection; all names of one id have one key."""
    mentions: int
    """Mentions in the window."""
    articles: int
    """Articles of the window that mention it."""
    openings: int
    """Mentions that open their sentence."""
    forms: Mapping[str, int]
    """Articles of the window in which each form stands."""

    @property
    def is_listed(self) -> bool:
        """Tell whether a list named it (countries, the lexicon, the user's own): its id is not that of its name."""
        return entity_id(self.label, identity_key(self.label, self.name)) != self.local_id
