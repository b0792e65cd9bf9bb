"""Opening and hashing of inputs, local or in an object store. Errors are ``OSError``; see ``errors.fault_of``."""

import hashlib
import os
from typing import BinaryIO, cast

from newsmill.transforms.sources.listing.uris import is_remote
from newsmill.transforms.sources.source_settings import CHUNK


def open_binary(path: bytes) -> BinaryIO:
    """Open a local path or an object URI for reading; packed files are given as they are.

    Raises:
        OSError: it is gone, may not be read, or the system failed.
    """
    name = os.fsdecode(path)
    if not is_remote(name):
        return open(path, "rb")
    from apache_beam.io.filesystem import CompressionTypes
    from apache_beam.io.filesystems import FileSystems

    handle = FileSystems.open(name, compression_type=CompressionTypes.UNCOMPRESSED)
    return cast(BinaryIO, handle)


def fingerprint(path: bytes | str) -> str:
    """Return the SHA-256 (64 hex) of a file's bytes, read in chunks.

    Raises:
        OSError: it is gone, may not be read, or the system failed.
    """
    with open_binary(os.fsencode(path)) as handle:
        return fingerprint_of(handle)


def fingerprint_of(handle: BinaryIO) -> str:
    """Return the SHA-256 (64 hex) of what is left to read in ``handle``."""
    digest = hashlib.sha256()
    while chunk := handle.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
