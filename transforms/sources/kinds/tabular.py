"""The header of delimited text: its delimiter, and whether it names the fields of articles."""

from newsmill.transforms.sources.records.names import known_targets

DELIMITERS = ",;\t|"
_SEP = "sep="


def declared_delimiter(line: str) -> str | None:
    """Return the delimiter of a ``sep=;`` line, as spreadsheets write it before the header; else null."""
    stripped = line.strip('\r\n\ufeff"')
    return stripped[4] if len(stripped) == 5 and stripped.lower().startswith(_SEP) else None


def delimiter_of(header: str) -> str:
    r"""Return the delimiter that stands most often outside quotes in the header line; a comma when none does.

    >>> delimiter_of('titel;"text; lang";datum')
    ';'
    """
    outside = "".join(header.split('"')[0::2])
    return max(DELIMITERS, key=outside.count)


def has_article_header(text: str) -> bool:
    """Tell whether the first line reads like the header of a table of articles: a text field and another known one."""
    first = text.split("\n", 1)[0]
    if len(first) > 2000:
        return False
    delimiter = delimiter_of(first)
    if delimiter not in first:
        return False
    targets = known_targets([cell.strip(' "\r') for cell in first.split(delimiter)])
    return ("text" in targets or "html" in targets) and len(targets) >= 2
