"""Listing of object stores (``gs://``, ``s3://``) through Beam's FileSystems, where their clients are installed."""

from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.walk import is_ignored

_EXTRAS = {"gs": "gcp", "s3": "aws"}
"""Schemes read, and the Beam extra that brings the client."""


def matched(pattern: str) -> list[tuple[str, int, int]]:
    """Return (URI, size in bytes, mtime in ns) of the objects that a URI, a pattern or a folder stands for, sorted.

    A URI that ends in ``/`` stands for all objects below it.

    Raises:
        InputError: the scheme is not read, its client is not installed, or nothing is there.
    """
    scheme = pattern.partition("://")[0].lower()
    if scheme not in _EXTRAS:
        raise InputError(f"{pattern!r} cannot be read: INPUT is a path, gs://, s3://, http:// or https://")
    found = _listed(pattern + "**" if pattern.endswith("/") else pattern, scheme)
    if not found:
        raise InputError(f"nothing is there at {pattern!r}: check bucket and name; a folder ends in /")
    return found


def _listed(pattern: str, scheme: str) -> list[tuple[str, int, int]]:
    from apache_beam.io.filesystem import BeamIOError
    from apache_beam.io.filesystems import FileSystems

    try:
        results = FileSystems.match([pattern])
    except (ValueError, ImportError, BeamIOError) as error:
        raise InputError(
            f"{pattern!r} cannot be listed ({error}). If the client is missing: "
            f"pip install 'apache-beam[{_EXTRAS[scheme]}]'; else check the credentials"
        ) from None
    objects = [
        (data.path, int(data.size_in_bytes), int((data.last_updated_in_seconds or 0) * 1e9))
        for result in results
        for data in result.metadata_list
    ]
    return sorted(
        item for item in objects if not any(is_ignored(part) for part in item[0].split("://", 1)[1].split("/"))
    )
