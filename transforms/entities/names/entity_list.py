"""The user's own entities: ``--entity-list FILE``, CSV or Parquet with the columns alias, label, name, id, wikidata_id.

One line per alias. ``alias`` is found case-sensitively as words of its own, the longest first, and wins over every
model and rule. ``label`` is PER, LOC, ORG, MISC or one of the user's own; ``name`` (default: the alias) is shown;
equal ``id`` (default: label and name) is one entity; ``wikidata_id`` may be empty. CSV is UTF-8 with a header,
separated by comma, semicolon or tab. Limits: 2,000,000 aliases; about 250 bytes of memory each.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.names.entity_keys import identity_key
from newsmill.transforms.entities.settings_errors import EntityListError
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.phrases import Phrases

ALIAS_LIMIT = 2_000_000
"""Aliases in one list."""
COLUMNS = ("alias", "label", "name", "id", "wikidata_id")
"""Columns of an entity list; ``alias`` and ``label`` are required."""


def find_listed(article: ArticleText, path: str | None) -> list[Found]:
    """Return the mentions of the entities in the list at ``path``; none without a list.

    Raises:
        EntityListError: the list cannot be read.
    """
    if path is None:
        return []
    hits = load_entity_list(path).find(article)
    return [Found(hit.start, hit.end, hit.value.label, None, RULE, hit.value) for hit in hits]


@lru_cache(maxsize=4)
def load_entity_list(path: str) -> Phrases[Entity]:
    """Return the entity list at ``path``, read once per process.

    Raises:
        EntityListError: the list cannot be read.
    """
    try:
        return Phrases(_entries(path, _rows(Path(path))))
    except (OSError, UnicodeDecodeError, csv.Error, pa.ArrowException) as error:
        raise EntityListError(f"the entity list {path} cannot be read: {error}") from error


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    if path.exists() and not path.is_file():  # a pipe that nobody fills would be waited for, for ever
        raise EntityListError(f"the entity list {path} is no regular file: name a CSV or Parquet file")
    with path.open("rb") as file:
        is_parquet = file.read(4) == b"PAR1"
    return _parquet_rows(path) if is_parquet else _csv_rows(path)


def _csv_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        delimiter = max(",;\t", key=header.count)
        file.seek(0)
        yield from csv.DictReader(file, delimiter=delimiter)


def _parquet_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    file = pq.ParquetFile(path)
    present = [name for name in COLUMNS if name in file.schema_arrow.names]
    for batch in file.iter_batches(columns=present):
        yield from batch.to_pylist()


def _entries(path: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Entity]]:
    for number, row in enumerate(rows, start=1):
        if number > ALIAS_LIMIT:
            raise EntityListError(f"the entity list {path} has more than {ALIAS_LIMIT} aliases; split it")
        cells = {column: str(row.get(column) or "").strip() for column in COLUMNS}
        if not cells["alias"] or not cells["label"]:
            missing = "alias" if not cells["alias"] else "label"
            raise EntityListError(
                f"the entity list {path} has no {missing} in entry {number}; it needs the columns alias and "
                f"label, and may "
                "have name, id and wikidata_id"
            )
        yield cells["alias"], _entity(cells)


def _entity(cells: Mapping[str, str]) -> Entity:
    name = cells["name"] or cells["alias"]
    key = f"list:{cells['id']}" if cells["id"] else identity_key(cells["label"], name)
    return Entity(cells["label"], key, name, None, cells["wikidata_id"] or None)
