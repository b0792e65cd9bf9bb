"""Addresses in object stores: ``s3://BUCKET/KEY``, ``gs://BUCKET/KEY``, ``az://CONTAINER/KEY``."""

from typing import NamedTuple

from newsmill.transforms.sources.errors import InputError

SCHEMES = ("s3", "gs", "az")
"""Object stores that are known; each is an extra of that name."""


class Address(NamedTuple):
    """A place in an object store."""

    scheme: str
    """``s3``, ``gs`` or ``az``."""
    bucket: str
    """Bucket; container of Azure, whose account the environment names."""
    key: str
    """Key within the bucket, not encoded in any way; empty for the bucket itself."""

    def of(self, key: str) -> str:
        """Return the address of a key in the same bucket, as text."""
        return f"{self.scheme}://{self.bucket}/{key}"


def is_object_address(text: str) -> bool:
    """Tell whether ``text`` is an address in one of the object stores known.

    >>> is_object_address("s3://news/2026/"), is_object_address("https://news.example/feed")
    (True, False)
    """
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


def parsed(text: str) -> Address:
    """Return the parts of an address.

    >>> parsed("s3://news/2026/a b.txt")
    Address(scheme='s3', bucket='news', key='2026/a b.txt')

    Raises:
        InputError: it is no address of an object store that is known, or names no bucket.
    """
    scheme, _, rest = text.partition("://")
    bucket, _, key = rest.partition("/")
    if scheme.lower() not in SCHEMES:
        raise InputError(
            f"{text!r} cannot be read: an address begins with s3://, gs://, az://, kafka://, http:// or https://"
        )
    if not bucket:
        raise InputError(f"{text!r} names no bucket: write it as {scheme.lower()}://BUCKET/NAME")
    return Address(scheme.lower(), bucket, key)
