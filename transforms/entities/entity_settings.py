"""What the entities stage can be told."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntitySettings:
    """Settings of the entities stage; hashable, and picklable for workers."""

    models: tuple[tuple[str, str], ...] = ()
    """Pairs of language (BCP-47 primary subtag) and spaCy pipeline (installed name or folder); sorted."""
    entity_list: str | None = None
    """Path of a CSV or Parquet file with the columns alias, label, name, id, wikidata_id."""
    batch_size: int = 64
    """Texts that a pipeline gets at once, > 0."""

    @classmethod
    def of(cls, models: Mapping[str, str] | None = None, entity_list: str | None = None) -> "EntitySettings":
        """Return settings with ``models`` by language, as ``--model LANG=NAME`` gives them."""
        return cls(tuple(sorted((models or {}).items())), entity_list)

    def model_for(self, language: str | None) -> str | None:
        """Return the pipeline chosen for ``language`` (a BCP-47 tag); null when none was chosen."""
        return dict(self.models).get(primary_language(language) or "")


def primary_language(tag: str | None) -> str | None:
    """Return the primary subtag of a BCP-47 tag, lower case.

    >>> primary_language("de-AT"), primary_language(None)
    ('de', None)
    """
    return tag.replace("_", "-").split("-")[0].casefold() or None if tag else None
