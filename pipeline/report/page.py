"""The page: plain HTML and inline SVG, no script, no request. Everything from articles is escaped."""

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from newsmill.pipeline.report.figures import TOP, Figures
from newsmill.pipeline.terminal import printable

_STYLE = """
:root { --ink: #1d2330; --soft: #69707f; --line: #dfe3ea; --bar: #3f6fb5; --ground: #fbfbfd; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf0; --soft: #9aa3b2; --line: #333a48; --bar: #7aa5e6; --ground: #14171e; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
p, figcaption { color: var(--soft); margin: .25rem 0 0; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem; margin: 1.5rem 0 0; }
dl div { border-top: 2px solid var(--bar); padding-top: .4rem; }
dt { color: var(--soft); font-size: .85rem; } dd { font-size: 1.5rem; margin: 0; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 0 2rem; }
.columns > section { min-width: 0; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid var(--line); padding: .2rem .4rem; }
th { color: var(--soft); font-weight: 500; text-align: left; } td { overflow-wrap: anywhere; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { background: var(--bar); border-radius: 2px; display: block; height: .55rem; min-width: 1px; }
figure { margin: 0; } svg { display: block; height: auto; width: 100%; } rect { fill: var(--bar); }
text { fill: var(--soft); font-size: 11px; } line { stroke: var(--line); }
"""


def render(figures: Figures, title: str) -> str:
    """Return the page for ``figures``."""
    heading = escape(printable(title))
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>newsmill · {heading}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{heading}</h1><p>newsmill, snapshot {figures.snapshot:06d}</p>",
        _key_figures(figures),
        _days(figures),
        '<div class="columns">',
        _ranking("Sources", ("source", "articles"), figures.sources),
        _ranking("Languages", ("language", "articles"), figures.languages),
        "</div>",
        _entity_tables(figures.entities),
        _clusters(figures.clusters),
        '<div class="columns">',
        _ranking("Duplicates", ("kind", "articles"), figures.kinds),
        _ranking("Lines taken out", ("role", "lines"), figures.removed),
        _ranking("Rejects", ("reason", "rejects"), figures.reasons),
        "</div>",
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _key_figures(figures: Figures) -> str:
    shown = {
        "articles": figures.articles,
        "without duplicates": figures.stories,
        "sources": figures.source_count,
        "mentions": figures.mentions,
        "rejects": figures.rejects,
        "undated": figures.undated,
    }
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{value:,}</dd></div>" for name, value in shown.items()) + "</dl>"


def _days(figures: Figures) -> str:
    if not figures.per_day:
        return ""
    buckets, unit = _bucketed(figures.per_day)
    return f"<h2>Articles per {unit}</h2><figure>{_bars(buckets)}</figure>"


def _bucketed(per_day: Sequence[tuple[dt.date, int]]) -> tuple[list[tuple[dt.date, int]], str]:
    """Return days, or months where the days are too many to draw, gaps filled with zero."""
    first, last = per_day[0][0], per_day[-1][0]
    counts = dict(per_day)
    if (last - first).days <= 120:
        days = [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]
        return [(day, counts.get(day, 0)) for day in days], "day"
    months: dict[dt.date, int] = {}
    at = first.replace(day=1)
    while at <= last:
        months[at] = 0
        at = (at + dt.timedelta(days=32)).replace(day=1)
    for day, count in per_day:
        months[day.replace(day=1)] += count
    return list(months.items()), "month"


def _bars(buckets: Sequence[tuple[dt.date, int]], width: int = 960, height: int = 180) -> str:
    top = max(count for _, count in buckets) or 1
    step = width / len(buckets)
    bar = max(1.0, min(step * 0.8, 40))
    rects = "".join(
        f'<rect x="{ix * step + (step - bar) / 2:.1f}" y="{height - count / top * height:.1f}" width="{bar:.1f}" '
        f'height="{count / top * height:.1f}"><title>{day}: {count:,}</title></rect>'
        for ix, (day, count) in enumerate(buckets)
    )
    first, last = buckets[0][0], buckets[-1][0]
    labels = f'<text x="0" y="{height + 16}">{first}</text>'
    if first != last:
        labels += f'<text x="{width}" y="{height + 16}" text-anchor="end">{last}</text>'
    peak = f'<text x="0" y="-6">{top:,}</text><line x1="0" y1="0" x2="{width}" y2="0"/>'
    return f'<svg viewBox="0 -20 {width} {height + 40}" role="img">{peak}{rects}{labels}</svg>'


def _ranking(title: str, columns: tuple[str, str], rows: Sequence[tuple[str, int]]) -> str:
    if not rows:
        return ""
    top = rows[0][1]
    body = "".join(
        f'<tr><td>{_text(name)}</td><td class="n">{count:,}</td>'
        f'<td style="width:25%"><span class="bar" style="width:{count / top * 100:.1f}%"></span></td></tr>'
        for name, count in rows
    )
    head = f'<tr><th>{columns[0]}</th><th class="n">{columns[1]}</th><th></th></tr>'
    return f"<section><h2>{title}</h2><table>{head}{body}</table></section>"


def _entity_tables(entities: dict[str, list[dict[str, Any]]]) -> str:
    if not entities:
        return ""
    tables = "".join(_entities(label, rows) for label, rows in entities.items())
    told = f"The {TOP} of each kind in most articles, copies included."
    return f'<h2>Entities</h2><p>{told}</p><div class="columns">{tables}</div>'


def _entities(label: str, rows: Iterable[dict[str, Any]]) -> str:
    body = "".join(
        f"<tr><td>{_text(row['name'])}</td><td class=n>{row['article_count']:,}</td>"
        f"<td class=n>{row['mention_count']:,}</td></tr>"
        for row in rows
    )
    head = f"<tr><th>{_text(label)}</th><th class=n>articles</th><th class=n>mentions</th></tr>"
    return f"<section><table>{head}{body}</table></section>"


def _clusters(rows: Sequence[dict[str, Any]]) -> str:
    if not rows:
        return ""
    body = "".join(
        f"<tr><td>{_text(row['title'] or 'untitled')}</td><td class=n>{row['size']:,}</td>"
        f"<td class=n>{row['source_count']:,}</td></tr>"
        for row in rows
    )
    head = "<tr><th>canonical article</th><th class=n>articles</th><th class=n>sources</th></tr>"
    return f"<h2>Most copied</h2><table>{head}{body}</table>"


def _text(value: str) -> str:
    return escape(printable(value, 160))
