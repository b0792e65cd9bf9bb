"""From what a person types to articles of a store: an address, an article id, or the beginning of one."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.errors import UsageError
from newsmill.schemas.stable_ids import is_stable_id
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array

_BEGINNING = re.compile(r"[0-9a-f]{4,31}")


def article_named(base: BaseSnapshot, name: str) -> str:
    """Return the id of the one article that ``name`` stands for.

    Raises:
        UsageError: it stands for none, or for several.
    """
    found = articles_named(base, name)
    if len(found) > 1:
        raise _several(name, found)
    return found[0]


def articles_named(base: BaseSnapshot, name: str) -> list[str]:
    """Return the ids of the articles that ``name`` stands for, sorted: one, or all of an address.

    Raises:
        UsageError: it stands for none, or is the beginning of several ids.
    """
    typed = name.strip()
    lower = typed.lower()
    if is_stable_id(lower):
        found = _by_id(base, lower)
    elif _BEGINNING.fullmatch(lower):
        found = _by_beginning(base, lower)
        if len(found) > 1:
            raise _several(name, found)
    else:
        found = _by_address(base, typed)
    if not found:
        raise UsageError(f"the store has no article {name!r}: give an article_id, its beginning (4 digits or more), or "
                         "the address of an article")  # fmt: skip
    return sorted(found)


def is_forgotten(base: BaseSnapshot, name: str) -> bool:
    """Tell whether ``name``, an article id or an address, is that of an article that was taken down."""
    typed = name.strip()
    if not is_stable_id(typed.lower()):
        from newsmill.transforms.deduplicate.aliases import stored_id
        from newsmill.transforms.normalize.identity import id_of_address
        from newsmill.transforms.normalize.urls import canonical_url

        typed = stored_id(base, id_of_address(canonical_url(typed) or typed))
    return _revision(base, typed.lower()) == 0


def _several(name: str, found: list[str]) -> UsageError:
    return UsageError(f"{name!r} stands for {len(found)} articles: {', '.join(sorted(found)[:5])}")


def _by_id(base: BaseSnapshot, article_id: str) -> list[str]:
    revision = _revision(base, article_id)
    if revision == 0:
        raise UsageError(f"the article {article_id} has been forgotten")
    return [article_id] if revision else []


def _revision(base: BaseSnapshot, article_id: str) -> int | None:
    """Return the article's revision: null for one the store never had, 0 for one that was taken down."""
    revision: int | None = base.known(id_array(pa.array([article_id])), ["revision"]).column(0)[0].as_py()
    return revision


def _by_beginning(base: BaseSnapshot, beginning: str) -> list[str]:
    ids = base.read_all(ARTICLES, ["article_id"]).column(0)
    found: list[str] = ids.filter(pc.starts_with(ids, beginning)).to_pylist()
    return found


def _by_address(base: BaseSnapshot, address: str) -> list[str]:
    # Only an address needs the canonical form, and what makes it takes longer to load than to run.
    from newsmill.transforms.normalize.urls import canonical_url

    rows = base.read_all(ARTICLES, ["article_id", "url", "canonical_url"])
    wanted = pa.array(sorted({address, canonical_url(address) or address}), pa.string())
    hit = pc.or_kleene(*(pc.is_in(rows.column(column), value_set=wanted) for column in ("url", "canonical_url")))
    found: list[str] = rows.column("article_id").filter(hit).to_pylist()
    return found
