"""What the rules read of a mention."""

from dataclasses import dataclass


@dataclass(slots=True)
class Mention:
    """A mention with those fields of ``schemas.rows.mention`` that say who is named, and where."""

    entity_id: str
    entity_name: str
    kind: str | None
    text: str
    label: str
    field: str
    char_start: int
    char_end: int
