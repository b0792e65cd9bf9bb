"""An export in words, for a terminal."""

from typing import TYPE_CHECKING

from newsmill.pipeline.terminal import plural, printable

if TYPE_CHECKING:
    from newsmill.pipeline.exports.delta import ExportedDelta
    from newsmill.pipeline.exports.duckdb_views import ExportedViews


def views_text(done: "ExportedViews") -> str:
    """Return what was written."""
    kept = "they follow new runs" if done.follows else "they stay with this snapshot: export again after a run"
    return f"✓ {printable(done.file)}: {plural(done.views, 'view')} of {printable(done.reads)}; {kept}"


def delta_text(done: "ExportedDelta") -> str:
    """Return what was done to each table."""
    width = max(map(len, done.tables))
    lines = [f"✓ {printable(done.folder)}: {plural(len(done.tables), 'table')} of snapshot {done.snapshot:06d}"]
    lines += [
        f"  {name:<{width}}  version {table.version}: {plural(table.added, 'file')} new, {table.removed:,} removed"
        for name, table in done.tables.items()
    ]
    if done.copied:
        lines.append(f"  {plural(done.copied, 'file')} copied: no hard links between the two places")
    return "\n".join(lines)
