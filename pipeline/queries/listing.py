"""The named queries for a terminal and for the pages of the documentation."""

import textwrap
from typing import Any

from newsmill.pipeline.queries.named import NamedQuery, Parameter, catalogue
from newsmill.pipeline.queries.values import option_of


def listed_text(width: int) -> str:
    """Return a line for each query: its name and title."""
    longest = max(map(len, catalogue()))
    return "\n".join(
        textwrap.fill(f"{query.name:<{longest}}  {query.title}", width, subsequent_indent=" " * (longest + 2))
        for query in catalogue().values()
    )


def listed_json() -> list[dict[str, Any]]:
    """Return all that the heads of the queries tell."""
    return [
        {
            "name": query.name,
            "title": query.title,
            "doc": query.doc,
            "parameters": [
                {"name": each.name, "default": each.default, "required": each.required, "doc": each.doc}
                for each in query.parameters
            ],
        }
        for query in catalogue().values()
    ]


def queries_markdown(note: str) -> str:
    """Return docs/queries.md."""
    parts = ["# Named queries", "", note, "", _INTRODUCTION]
    parts += [f"- [{query.title}](#{query.name}): `{query.name}`" for query in catalogue().values()]
    for query in catalogue().values():
        parts += ["", *_section(query)]
    return "\n".join(parts) + "\n"


def _section(query: NamedQuery) -> list[str]:
    needed = [f" {option_of(each)} {each.name.upper()}" for each in query.parameters if each.required]
    lines = [f"## {query.name}", "", f"{query.title}.", "", query.doc, ""]
    lines += [f"    newsmill query {query.name}{''.join(needed)} --output news"]
    if query.parameters:
        lines += ["", "| Option | Default | |", "|---|---|---|", *map(_row, query.parameters)]
    return lines


def _row(parameter: Parameter) -> str:
    default = "to be given" if parameter.required else f"`{parameter.default}`" if parameter.default else "none"
    return f"| `{option_of(parameter)}` | {default} | {parameter.doc} |"


_INTRODUCTION = """\
`newsmill query NAME --output DIR` asks the current snapshot of a store; `--list` names the queries, `--show` prints the
SQL of one, to copy and change. Anything else that is typed is SQL over the tables ([tables.md](tables.md)), with
`fetches` and `runs` beside them, and nothing but a query:

    newsmill query "from articles select source, count(*) as articles group by all" --output news
    newsmill query "select title from articles where source = $s" --param s=blatt.example --output news

- **Days** are those of publication, in UTC. A period of so many days ends with the newest publication in the store, or
  with `--to`; `--from` begins it. `all` also takes in articles without a date.
- **Copies** count where a query says so, elsewhere each text counts once.
- `--entity` is a name, another form of it, or an id; of several entities of one name the one that most articles name.
  `--source` is a domain. `--article` is an id, its beginning, or an address.
- `--format table` fits the terminal, and what finds no room in a row stands below it; `csv`, `json` and `parquet` hold
  every value whole. `--file FILE` writes a file.
"""
