"""A store in words, for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.terminal import plural, printable
from newsmill.schemas.tables import ARTICLES

if TYPE_CHECKING:  # a command that prints one of these loads what the others need no more
    from newsmill.pipeline.care.forget import Forgotten
    from newsmill.pipeline.care.replay import Replayed
    from newsmill.pipeline.care.reprocess import Reprocessed
    from newsmill.pipeline.care.selection import Selected
    from newsmill.pipeline.care.verify import Problem


def runs_text(rows: Sequence[dict[str, Any]]) -> str:
    """Return one line a run."""
    return "\n".join(_run_line(row) for row in rows) or "no runs recorded"


def problems_text(store: Store, problems: Sequence["Problem"]) -> str:
    """Return what is wrong, a line each."""
    number = store.current()
    if not problems:
        return f"✓ snapshot {number:06d} is whole" if number else "no snapshot yet: nothing to verify"
    lines = [f"✗ {printable(p.where)}: {p.check}: {printable(p.what, 400)}" for p in problems]
    lines.append(
        f"{plural(len(problems), 'problem')} in snapshot {number:06d}: `newsmill rollback` goes back to an earlier one"
    )
    return "\n".join(lines)


def forgotten_text(done: "Forgotten") -> str:
    """Return what a takedown did."""
    lines = [f"= forgotten before: {printable(name)}" for name in done.already]
    if done.snapshot is None:
        return "\n".join(lines) or "= no such article: nothing to forget"
    purged = plural(len(done.purged), "earlier snapshot")
    told = plural(len(done.article_ids), "article")
    lines.append(f"✓ {told} forgotten · snapshot {done.snapshot:06d} · {purged} removed")
    lines += [f"  {article}" for article in done.article_ids]
    if done.copies:
        named = ", ".join(done.copies[:5])
        if len(done.copies) == 1:
            lines += [f"  1 copy of the same text stays: {named}", "  name it too if it has to go"]
        else:
            lines += [f"  {len(done.copies)} copies of it stay: {named}", "  name them too if they have to go"]
    if done.rejects_left:
        left = "1 reject stays" if done.rejects_left == 1 else f"{done.rejects_left} rejects stay"
        lines.append(f"  {left}: of documents that hold other articles too, and naming none of these")
    lines += [f"  export not found, delete it where it is: {printable(folder)}" for folder in done.exports_gone]
    return "\n".join(lines)


LISTED = 50
"""Articles that are listed before a takedown."""


def selected_text(store: Store, found: "Selected") -> str:
    """Return what a takedown would take out."""
    rows = _rows_of(store, found.articles[:LISTED])
    lines = [
        f"  {row['article_id']}  {row['published_date'] or 'undated'!s:<10}  {printable(_named(row), 90)}"
        for row in rows
    ]
    if len(found.articles) > LISTED:
        lines.append(f"  … and {len(found.articles) - LISTED:,} more")
    held = [(found.revisions, "revision"), (found.removed_lines, "removed line"), (len(found.rejects), "reject")]
    lines += [f"  {plural(count, noun)} with that text" for count, noun in held if count]
    if found.entities:
        lines.append(f"  entities with that text: {printable(', '.join(found.entities[:20]), 300)}")
    nothing = (
        "nothing was changed: give --yes to forget them" if found.articles or found.rejects else "nothing to forget"
    )
    return "\n".join([f"{plural(len(found.articles), 'article')} selected", *lines, nothing])


def _named(row: dict[str, Any]) -> str:
    return f"{row['source']}: {row['title'] or 'without a title'}"


def _rows_of(store: Store, ids: Sequence[str]) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    from newsmill.pipeline.plan import base_of

    articles = base_of(store).read_all(ARTICLES, ["article_id", "published_date", "source", "title"])
    chosen = articles.filter(pc.is_in(articles.column("article_id"), value_set=pa.array(ids, pa.string())))
    rows: list[dict[str, Any]] = chosen.sort_by("article_id").to_pylist()
    return rows


def replayed_text(done: "Replayed") -> str:
    """Return what ``replay`` prepared."""
    if done.snapshot is None:
        return "= no such rejects: nothing to replay"
    told = f"✓ {plural(done.rejects, 'reject')} dropped · snapshot {done.snapshot:06d}"
    return f"{told}\n  to be read again by the next `newsmill run` over them: {plural(done.inputs, 'input')}"


def reprocessed_text(done: "Reprocessed") -> str:
    """Return what ``reprocess`` did."""
    told = f"{plural(done.articles, 'article')} · {plural(done.mentions, 'mention')} · {done.failed:,} failed"
    if done.snapshot is None:
        return f"= {told} · nothing came out differently"
    return f"✓ {told} · snapshot {done.snapshot:06d}"


def _run_line(row: dict[str, Any]) -> str:
    told = f"snapshot {row['snapshot']:06d}" if row["snapshot"] else row["status"]
    seconds = (row["finished_at"] - row["started_at"]).total_seconds() if row["finished_at"] else 0
    counts = ", ".join(f"{row[name]:,} {name}" for name in ("new", "changed", "rejected") if row[name])
    error = f"  {printable(row['error'])}" if row["error"] else ""
    # The id begins with the time of the start in UTC.
    return f"{row['run_id']}  {seconds:6.1f} s  {told:<15}  {counts}{error}".rstrip()
