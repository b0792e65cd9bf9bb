"""Texts and attributes of XML below an element, by path; white space folded, empty ones left out."""

from collections.abc import Iterable, Iterator

from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang``."""


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def raw_texts(elements: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the text of each element as it stands, empty ones too."""
    return ("".join(element.itertext()) for element in elements)


def texts(top: etree._Element | None, path: str) -> Iterator[str]:
    """Yield the text of each element at ``path``, on one line."""
    found = top.iterfind(path) if top is not None else iter(())
    return (text for raw in raw_texts(found) if (text := " ".join(raw.split())))


def first_text(top: etree._Element | None, path: str) -> str | None:
    """Return the first text at ``path``; null where there is none."""
    return next(texts(top, path), None)


def values(top: etree._Element | None, path: str, name: str) -> tuple[str, ...]:
    """Return the attribute ``name`` of each element at ``path``."""
    found = top.iterfind(path) if top is not None else iter(())
    return tuple(value for element in found if (value := element.get(name)))


def first_value(top: etree._Element | None, path: str, name: str) -> str | None:
    """Return the first attribute ``name`` at ``path``; null where there is none."""
    return next(iter(values(top, path, name)), None)
