"""Markdown to lines: markup stripped, words kept; front matter becomes metadata.

Not a full parser: it takes off what marks headings, lists, quotes, emphasis, links, images, code and tables, line by
line, and leaves
alone what it does not know. Lines are never joined.
"""

import re

from newsmill.transforms.normalize.lines import TextLines, split_lines
from newsmill.transforms.normalize.text import Content, Stated

FRONT_MATTER_CHARS = 20_000
"""Front matter longer than this is none."""

_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^\s{0,3}(?:(?:[-*_]\s{0,3}){3,})$")
_PREFIX = re.compile(r"^\s{0,12}(?:>\s?){0,8}(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?(?=\S)")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s[^()]{0,300})?\)|\[[^\[\]]{0,200}\])")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s[^()]{0,300})?\)|"
    r"\[[^\[\]]{0,200}\])"
)
_REFERENCE = re.compile(r"^\s{0,3}\[[^\[\]]{1,200}\]:\s+\S+")
_AUTOLINK = re.compile(r"<(?P<url>(?:https?|mailto):[^<>\s]{1,2000})>")
_STRONG = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3}|~~)(?=\S)(?P<text>[^*_~\n]{1,2000}?)(?<=\S)(?P=mark)(?![\w*_])"
)
_CODE = re.compile(r"`{1,3}([^`\n]{1,1000})`{1,3}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_FRONT = re.compile(r"^(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.{0,20000}?)\n(?P=fence)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_][\w-]{0,40})\s*[:=]\s*(?P<value>.*)$")


def read_markdown(text: str) -> Content:
    """Return the lines of a Markdown text; a leading first-level heading is its title."""
    found, body = _front_matter(text)
    lines, headings = _strip(body)
    return Content(_with_headings(lines, headings), "markdown", found)


def _with_headings(lines: list[str], headings: set[str]) -> TextLines:
    return split_lines("\n".join(lines), frozenset(headings))


def _strip(text: str) -> tuple[list[str], set[str]]:
    lines: list[str] = []
    headings: set[str] = set()
    fenced = False
    for raw in text.split("\n"):
        if _FENCE.match(raw):
            fenced = not fenced
        elif fenced:
            lines.append(raw)
        elif _UNDERLINE.match(raw) and lines and lines[-1].strip():
            headings.add(lines[-1].strip())
            lines.append("")
        elif not (_RULE.match(raw) or _REFERENCE.match(raw) or (raw.strip() and _TABLE_RULE.match(raw))):
            lines.append(_plain_line(raw, headings))
        else:
            lines.append("")
    return lines, headings


def _plain_line(raw: str, headings: set[str]) -> str:
    heading = _HEADING.match(raw[:1000])
    line = heading["text"] if heading else _PREFIX.sub("", raw, count=1)
    line = _inline(line).strip()
    if heading and line:
        headings.add(line)
    return line


def _inline(line: str) -> str:
    if line.startswith("|") and line.rstrip().endswith("|"):
        line = "  ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    line = _IMAGE.sub(lambda found: found["alt"], line)
    line = _LINK.sub(lambda found: found["text"], line)
    line = _AUTOLINK.sub(lambda found: found["url"], line)
    line = _CODE.sub(r"\1", line)
    for _ in range(3):  # emphasis nests: ***both***, **bold with _italics_ inside**
        line = _STRONG.sub(lambda found: found["text"], line)
    return _ESCAPE.sub(r"\1", line)


def _front_matter(text: str) -> tuple[Stated, str]:
    matched = _FRONT.match(text[: FRONT_MATTER_CHARS + 100])
    if not matched:
        return Stated(), text
    fields = _fields(matched["matter"])
    if not fields:
        return Stated(), text
    date = fields.get("date") or fields.get("published") or fields.get("pubdate") or fields.get("datum")
    return Stated(
        title=fields.get("title") or fields.get("titel"),
        authors=_listed(fields.get("author") or fields.get("authors") or fields.get("autor")),
        published=date,
        updated=fields.get("updated") or fields.get("lastmod") or fields.get("modified"),
        date_source="meta" if date else None,
        language=fields.get("lang") or fields.get("language"),
        canonical=fields.get("canonical") or fields.get("canonical_url") or fields.get("url") or fields.get("link"),
        summary=fields.get("description") or fields.get("summary"),
        categories=_listed(fields.get("categories") or fields.get("tags")),
    ), text[matched.end() :]


def _fields(matter: str) -> dict[str, str]:
    """Return the scalar fields and the ``- item`` lists of front matter; anything deeper is none of ours."""
    fields: dict[str, str] = {}
    name = ""
    for line in matter.split("\n"):
        found = _FIELD.match(line)
        if found:
            name = found["name"].lower()
            fields[name] = found["value"].strip().strip("\"'")
        elif name and line.strip().startswith("- "):
            item = line.strip()[2:].strip().strip("\"'")
            fields[name] = f"{fields[name]}, {item}" if fields[name] else item
    return {key: value for key, value in fields.items() if value}


def _listed(value: str | None) -> tuple[str, ...]:
    items = (value or "").strip("[]").split(",")
    return tuple(item.strip().strip("\"'") for item in items if item.strip().strip("\"'"))
