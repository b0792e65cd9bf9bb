"""Which objects of an object store an INPUT stands for: one object, all below a folder, or what a pattern means.

Never read: newsmill stores, names that begin with a dot, ``.part`` and ``.tmp``, and empty objects, which many tools
leave as marks of folders.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from newsmill.transforms.sources.buckets.address import Address, parsed
from newsmill.transforms.sources.buckets.bucket import Bucket, Listed
from newsmill.transforms.sources.buckets.cloud import bucket_of
from newsmill.transforms.sources.buckets.patterns import folder_of, has_pattern, matches
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.walk import is_ignored

_MANIFEST = re.compile(r"(.*?)manifests/[0-9]{6,}\.json")
"""Key of a manifest of a newsmill store, and before it the folder that is the store."""


def matched(text: str, output: str | None = None) -> list[tuple[str, int, int]]:
    """Return (address, size in bytes, stamp) of the objects that an INPUT stands for, sorted.

    Args:
        text: the INPUT.
        output: address of the run's own store, which is never read, also when nothing tells yet that it is one.

    Raises:
        InputError: it is no address that is read, the client is not installed, nothing is there, or the credentials
            do not allow to look.
        OSError: the store does not answer.
    """
    address = parsed(text)
    try:
        found = [each for each in _found(bucket_of(address.scheme, address.bucket), address) if each.size]
    except FileNotFoundError as error:
        raise InputError(f"nothing is there at {text!r} ({error.strerror}): check bucket and name") from None
    except PermissionError as error:
        raise InputError(
            f"{text!r} may not be looked at ({error.strerror}): check the credentials in the environment, and what "
            "they allow"
        ) from None
    found = [each for each in found if not _is_below(address.of(each.key), output)]
    if not found:
        raise InputError(f"nothing is there at {text!r}: check bucket and name; an empty object is not read")
    return sorted((address.of(each.key), each.size, stamp_of(each)) for each in found)


def stamp_of(listed: Listed) -> int:
    """Return what stands for the time of the last change in the ledger: a negative number made of the ETag.

    The time itself would miss what is replaced within one second, and would have what is merely copied read again.
    Where a store gives no ETag it is that time, nanoseconds since 1970.
    """
    if not listed.etag:
        return int(listed.modified.timestamp() * 1e9)
    return -int.from_bytes(hashlib.sha256(listed.etag.encode()).digest()[:7], "big") - 1


def _is_below(address: str, output: str | None) -> bool:
    return output is not None and address.startswith(f"{output}/")


def _found(bucket: Bucket, address: Address) -> Iterable[Listed]:
    key = address.key
    if has_pattern(key):
        folder = folder_of(key)
        return (each for each in _readable(bucket, folder) if matches(each.key, key))
    if key and not key.endswith("/"):
        try:
            return [bucket.head(key)]
        except FileNotFoundError:
            # A folder is no object: it is there when something lies below it.
            return _readable(bucket, key)
    return _readable(bucket, key.rstrip("/"))


def _readable(bucket: Bucket, folder: str) -> Iterator[Listed]:
    listed = list(bucket.listed(folder))
    stores = {match[1] for each in listed if (match := _MANIFEST.fullmatch(each.key))}
    for each in listed:
        below = each.key[len(folder) :].split("/")
        if not any(is_ignored(part) for part in below) and not _folders(each.key) & stores:
            yield each


def _folders(key: str) -> set[str]:
    """Return every folder that a key lies in, each with a slash at its end; the bucket itself is empty."""
    parts = key.split("/")[:-1]
    return {"".join(f"{part}/" for part in parts[:count]) for count in range(len(parts) + 1)}
