"""A file that something stands in, and how it is made."""

from collections.abc import Callable
from typing import NamedTuple


class Content(NamedTuple):
    """A file, and perhaps the page behind its link."""

    ending: str
    """Ending of the file's name."""
    data: bytes
    page: bytes | None = None
    """What the link of its only item leads to."""


Carrier = Callable[[str], Content]


def file_of(ending: str, text: str) -> Content:
    """Return a file of UTF-8."""
    return Content(ending, text.encode("utf-8", "surrogatepass"))


def in_template(ending: str, template: str, quoted: Callable[[str], str], text: str) -> Content:
    """Return a file with ``text`` in every place that is ``%`` in ``template``."""
    return file_of(ending, template.replace("%", quoted(text)))
