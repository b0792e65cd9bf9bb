"""Names of documents: percent-encoded URIs that hold for every file name, decodable or not.

A file below a named root is ``file://NAME/relative/path``, so a store can move between machines; any other is
``file:///absolute/path``. A member of an archive follows after ``!/``.
"""

import os
import re
from collections.abc import Sequence
from urllib.parse import quote

from newsmill.transforms.ground.queue_uris import is_queue, place_of

_SAFE = "/~!$&'()*+,;=:@"
"""What RFC 3986 allows in a path beside the unreserved characters; ``!`` is encoded where a member could follow."""

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_remote(path: str) -> bool:
    """Tell whether ``path`` is an object URI (``gs://``, ``s3://`` ...) and no local path."""
    return _REMOTE.match(path) is not None


def document_uri(path: str, roots: Sequence[tuple[str, str]] = ()) -> str:
    """Return the URI of a local path or object; the deepest root that holds the path names it.

    >>> document_uri("/news/a b/ä.txt")
    'file:///news/a%20b/%C3%A4.txt'
    >>> document_uri("/news/2026/x.txt", [("archive", "/news")])
    'file://archive/2026/x.txt'
    """
    if is_remote(path):
        scheme, _, rest = path.partition("://")
        return f"{scheme.lower()}://{_quoted(rest)}"
    absolute = os.path.abspath(path)
    holding = [(os.path.abspath(root), name) for name, root in roots if _holds(os.path.abspath(root), absolute)]
    if not holding:
        return f"file://{_quoted(absolute)}"
    root, name = max(holding, key=lambda pair: len(pair[0]))
    return f"file://{quote(name, safe='')}/{_quoted(os.path.relpath(absolute, root))}"


def member_uri(archive_uri: str, member: str) -> str:
    """Return the URI of an archive's member.

    >>> member_uri("file:///n/a.zip", "märz/1.txt")
    'file:///n/a.zip!/m%C3%A4rz/1.txt'
    """
    return f"{archive_uri}!/{_quoted(member)}"


def input_of(uri: str) -> str:
    """Return the URI of the input that a document stands in: archive of a member, queue of a message, else its own.

    >>> input_of("file:///n/a.zip!/m%C3%A4rz/1.txt"), input_of("https://blatt.example/a!/feed")
    ('file:///n/a.zip', 'https://blatt.example/a!/feed')
    """
    if is_queue(uri):
        return place_of(uri).queue
    return uri if uri.startswith(("http://", "https://")) else uri.split("!/", 1)[0]


def _holds(root: str, path: str) -> bool:
    return path == root or path.startswith(root.rstrip("/") + "/")


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"), safe=_SAFE).replace("!/", "%21/")
