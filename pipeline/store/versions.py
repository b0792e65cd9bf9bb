"""Which stores this version of newsmill can read, and which it can go on with.

Within a major version a minor one only adds columns that may be null. So a store of an older minor version is read as
it is (the columns it lacks are null) and rewritten by the next commit, because readers drop a column that only some
files have. A store of an older major version is read too, but only `reprocess` writes to it: it makes the tables of
today. A newer one is refused.
"""

import shlex

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import Manifest, read_manifest
from newsmill.schemas.version import SCHEMA_VERSION

OLDEST = "1.0"
"""The oldest tables that can be read."""


def current_manifest(store: Store) -> Manifest | None:
    """Return the manifest of the current snapshot, null for a store without one.

    Raises:
        UsageError: the store is damaged, or of a version that cannot be read.
    """
    number = store.current()
    if number is None:
        return None
    manifest = manifest_of(store, number)
    _check_readable(store, manifest)
    return manifest


def manifest_of(store: Store, number: int) -> Manifest:
    """Return the manifest of a snapshot.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return read_manifest(store.snapshot(number))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the manifest of {store.snapshot(number)} cannot be read ({error}): restore it from a backup, or point "
            f"{store.latest} to another snapshot; `newsmill verify` says more"
        ) from error


def check_writable(store: Store, manifest: Manifest) -> None:
    """Raise ``UsageError`` for tables that only `reprocess` may write over, or that this newsmill cannot read."""
    _check_readable(store, manifest)
    if parsed(manifest.schema_version)[0] < parsed(SCHEMA_VERSION)[0]:
        command = f"newsmill reprocess --output {shlex.quote(store.name)}"
        raise UsageError(f"{_held(store, manifest)}: `{command}` brings it up to date")


def _check_readable(store: Store, manifest: Manifest) -> None:
    found = parsed(manifest.schema_version)
    if found > parsed(SCHEMA_VERSION):
        raise UsageError(f"{_held(store, manifest)}: upgrade newsmill")
    if found < parsed(OLDEST):
        raise UsageError(f"{_held(store, manifest)}: read the inputs again into a new store")


def _held(store: Store, manifest: Manifest) -> str:
    return (
        f"{store.name} holds tables of version {manifest.schema_version} (written by newsmill "
        f"{manifest.code_version}); this newsmill writes {SCHEMA_VERSION}"
    )


def is_older(manifest: Manifest) -> bool:
    """Tell whether a snapshot has to be rewritten by the next commit."""
    return parsed(manifest.schema_version) < parsed(SCHEMA_VERSION)


def parsed(version: str) -> tuple[int, int]:
    """Return major and minor of a schema version.

    Raises:
        UsageError: it is none.

    >>> parsed("1.10") > parsed("1.9")
    True
    """
    major, _, minor = version.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        raise UsageError(f"{version!r} is no version of tables such as {SCHEMA_VERSION}: the manifest is damaged")
    return int(major), int(minor)
