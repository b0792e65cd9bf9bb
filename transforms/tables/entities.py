"""Entity counts over all months, from those of each; vectorised, touched entities only."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ENTITY_NAMES
from newsmill.schemas.tables import ENTITIES
from newsmill.transforms.ground.form_counts import OWNER, added_up, as_dicts, listed
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.entity_places import Named, place_columns
from newsmill.transforms.tables.place_context import told_countries

_ENDINGS = re.compile(r"(?<=\w{3})e[nrsm]?\b(?=.* )")
MOST_ALIASES = 50
"""Forms kept of an entity."""
_TOTALS = [("mention_count", "sum"), ("article_count", "sum"), ("first_seen", "min"), ("last_seen", "max")]


def total(
    base: BaseSnapshot, partials: pa.Table, names: pa.Table, countries: pa.Table, gone: pa.Array
) -> Iterator[TableRows]:
    """Yield the rows of ``entities`` for the entities of ``partials``, and drops for the ids of ``gone``.

    ``partials`` holds every month's rows of each entity that a touched month names; ``names`` their names,
    ``countries`` the rows of ``place_countries`` of every month.
    """
    if partials.num_rows:
        rows = _entities(partials, names, told_countries(countries))
        yield from by_bucket(ENTITIES, rows, base)
    hex_gone = pa.array([value.hex() for value in gone.to_pylist()], pa.string())
    yield from by_bucket(ENTITIES, pa.table({"entity_id": hex_gone}), base, "drop")


def _entities(partials: pa.Table, names: pa.Table, countries: Mapping[bytes, dict[str, int]]) -> pa.Table:
    totals = partials.group_by("entity_id").aggregate(_TOTALS).sort_by("entity_id")
    ids = totals.column("entity_id").combine_chunks()
    named = _named(names, ids)
    forms = _added_up(partials, "forms", ids)
    offered = named.column("name_list").to_pylist()
    chosen = [_choose_name(full, counts) for full, counts in zip(offered, forms, strict=True)]
    labels = [next(iter(counts)) for counts in _added_up(partials, "labels", ids)]
    sources = _sources(partials, ids)
    told = zip(
        chosen,
        labels,
        named.column("kind_min").to_pylist(),
        named.column("country_code_min").to_pylist(),
        totals.column("article_count_sum").to_pylist(),
        [countries.get(each, {}) for each in ids.to_pylist()],
        sources,
        strict=True,
    )
    columns = {
        "entity_id": pa.array([value.hex() for value in ids.to_pylist()]),
        "name": pa.array(chosen),
        "label": pa.array(labels),
        "aliases": pa.array([_others(counts, name) for counts, name in zip(forms, chosen, strict=True)]),
        "kind": named.column("kind_min"),
        **place_columns([Named(*cells) for cells in told]),
        "wikidata_id": named.column("wikidata_id_min"),
        "mention_count": totals.column("mention_count_sum"),
        "article_count": totals.column("article_count_sum"),
        "source_count": pa.array([len(each) for each in sources]),
        "first_seen": totals.column("first_seen_min"),
        "last_seen": totals.column("last_seen_max"),
    }
    return pa.table([columns[field.name].cast(field.type) for field in ENTITIES.schema], schema=ENTITIES.schema)


def _named(names: pa.Table, ids: pa.Array) -> pa.Table:
    """Return for each of ``ids`` its full names, country and Wikidata item."""
    gathered = names.group_by("entity_id").aggregate(
        [("name", "list"), ("country_code", "min"), ("wikidata_id", "min"), ("kind", "min")]
    )
    return gathered.take(pc.index_in(ids, value_set=gathered.column("entity_id").combine_chunks()))


def _choose_name(full_names: list[str] | None, forms: dict[str, int]) -> str:
    """Return the full name that the mentions use most, its endings aside, in its most frequent spelling.

    Of names that differ in endings alone the one used most as it stands, ties to the smallest. Where only a shouted
    form is met (``CUXHAVEN``) the name stays as names are written.

    >>> _choose_name(["Lunder Amt"], {"lunder Amt": 2})
    'Lunder Amt'
    >>> _choose_name(["Cuxhaven"], {"CUXHAVEN": 2}), _choose_name(["CDU"], {"CDU": 3, "Cdu": 1})
    ('Cuxhaven', 'CDU')
    """
    if not full_names:
        return next(iter(forms))
    name = full_names[0] if len(full_names) == 1 else _most_used(full_names, forms)
    spelled = (form for form in forms if form.casefold() == name.casefold() and (name.isupper() or not form.isupper()))
    return next((form for form in spelled if not _begins_small(form, name)), name)


def _most_used(full_names: list[str], forms: dict[str, int]) -> str:
    folded: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.casefold()] += count
        stems[_stem(form)] += count
    return min(full_names, key=lambda full: (-stems[_stem(full)], -folded[full.casefold()], full))


def _begins_small(form: str, name: str) -> bool:
    """Tell whether ``form`` writes the adjective of a name of several words small: ``bayerische Staatskanzlei``."""
    return " " in name and form[:1].islower() and name[:1].isupper()


def _stem(name: str) -> str:
    """Return a name without case and adjectives' endings: ``Vereinigten Staaten`` counts for ``Vereinigte Staaten``."""
    return _ENDINGS.sub("", name.casefold())


def _others(forms: dict[str, int], name: str) -> list[str]:
    return [form for form in forms if form != name][:MOST_ALIASES]


def _added_up(partials: pa.Table, column: str, ids: pa.Array) -> list[dict[str, int]]:
    """Return for each of ``ids`` its forms with their counts over all months, most frequent first, ties by form."""
    summed = added_up(partials.column("entity_id"), partials.column(column))
    order = [(OWNER, "ascending"), ("count_sum", "descending"), ("text", "ascending")]
    return as_dicts(listed(ids, summed.sort_by(order)))


def _sources(partials: pa.Table, ids: pa.Array) -> list[list[str]]:
    """Return for each of ``ids`` its distinct sources, in no order."""
    lists = partials.column("sources").combine_chunks()
    owner = partials.column("entity_id").combine_chunks().take(pc.list_parent_indices(lists))
    flat = pa.table({"owner": owner, "source": pc.list_flatten(lists)})
    gathered = flat.group_by("owner").aggregate([("source", "distinct")])
    found = pc.index_in(ids, value_set=gathered.column("owner").combine_chunks())
    sources: list[list[str]] = gathered.column("source_distinct").take(found).to_pylist()
    return sources


def touched_ids(partials: Iterable[pa.Table]) -> pa.Array:
    """Return the distinct entity ids of several months' counts."""
    columns = [chunk for table in partials for chunk in table.column("entity_id").chunks]
    ids = pa.chunked_array(columns, ENTITY_NAMES.schema.field("entity_id").type)
    return ids.unique()
