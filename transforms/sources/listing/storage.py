"""Opening and hashing of inputs, local or in an object store. Errors are ``OSError``; see ``errors.fault_of``."""

import hashlib
import os
from typing import BinaryIO

from newsmill.transforms.sources.buckets.address import parsed
from newsmill.transforms.sources.buckets.cloud import bucket_of
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
    address = parsed(name)
    return bucket_of(address.scheme, address.bucket).opened(address.key)


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
