"""What a person types, as the store writes it: an entity's id, a source, a label, a language."""

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.queries.database import Database
from newsmill.pipeline.terminal import plural

_BY_NAME = """
select entity_id, name, label, article_count from entities
where entity_id = lower($typed) or lower(name) = lower($typed)
  or list_contains(string_split(lower(array_to_string(aliases, chr(31))), chr(31)), lower($typed))
order by entity_id = lower($typed) desc, lower(name) = lower($typed) desc, article_count desc, entity_id limit 4
"""
_NEAR = """
with words as (
  select entity_id, unnest(list_append(string_split(lower(name), ' '), lower(name))) as word from entities
),
near as (
  select entity_id, max(jaro_winkler_similarity(word, lower($typed))) as likeness from words group by entity_id
)
select name, label from near join entities using (entity_id)
where likeness > 0.85
order by likeness > 0.93 desc, article_count desc, entity_id limit 3
"""


def entity_named(typed: str, database: Database, told: list[str]) -> str:
    """Return the id of the entity that a name, another form of it or an id stands for: the one named most.

    ``told`` gets what it is, and which others bear the name.

    Raises:
        UsageError: the store names none; the message names the nearest.
    """
    found = database.rows(_BY_NAME, {"typed": typed.strip()})
    if not found:
        near = [f"{row['name']} ({row['label']})" for row in database.rows(_NEAR, {"typed": typed.strip()})]
        raise UsageError(f"the store names no {typed!r}" + (f": did you mean {' or '.join(near)}?" if near else ""))
    first, *others = [f"{row['name']} ({row['label']}, {plural(row['article_count'], 'article')})" for row in found]
    told.append(first + (f", not {' or '.join(others)}" if others else ""))
    entity: str = found[0]["entity_id"]
    return entity


KEPT = {
    "label": "select distinct label as kept from entities order by 1",
    "language": "select distinct language as kept from articles where language is not null order by 1",
}
"""Parameters of few values: how the store is asked for them."""


def kept_value(name: str, typed: str, database: Database) -> str:
    """Return a value as the store writes it.

    Raises:
        UsageError: the store does not have it; the message lists what it has.
    """
    kept = {row["kept"].lower(): row["kept"] for row in database.rows(KEPT[name], {})}
    if typed.strip().lower() not in kept:
        raise UsageError(f"the store has no {name} {typed!r}: it has {', '.join(kept.values()) or 'none'}")
    return str(kept[typed.strip().lower()])


_NEAR_SOURCE = """
select source from articles group by source
order by jaro_winkler_similarity(source, lower($typed)) desc, count(*) desc, source limit 1
"""


def source_named(typed: str, database: Database) -> str:
    """Return a source as the store writes it.

    Raises:
        UsageError: the store has no such source; the message names the nearest.
    """
    asked = {"typed": typed.strip()}
    found = database.rows("select source from articles where lower(source) = lower($typed) limit 1", asked)
    if not found:
        near = [row["source"] for row in database.rows(_NEAR_SOURCE, asked)]
        raise UsageError(f"the store has no source {typed!r}" + (f": did you mean {near[0]}?" if near else ""))
    return str(found[0]["source"])
