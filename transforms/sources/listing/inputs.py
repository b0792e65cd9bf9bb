"""From the INPUTs of the command line to the list of files and feeds of a run. Runs on the driver; reads no content."""

import functools
import glob
import os
import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.queue_uris import SCHEME
from newsmill.transforms.sources.errors import InputError, StreamFault, fault_of
from newsmill.transforms.sources.kinds.content import is_opml
from newsmill.transforms.sources.letters import reject_of
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.listing.objects import matched
from newsmill.transforms.sources.listing.spool import spooled
from newsmill.transforms.sources.listing.uris import document_uri, is_remote
from newsmill.transforms.sources.listing.walk import WalkedFile, is_ignored, is_store, store_above, walk
from newsmill.transforms.sources.queue.address import QueueAddress, queue_address
from newsmill.transforms.sources.source_settings import SourceSettings

STDIN = "-"
_HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|at|ch|eu|uk|fr|it|es|nl|pl|news))(?:/|$)"
)
"""What is typed for an address by somebody who left out its scheme."""


class Discovery(NamedTuple):
    """What the INPUTs stand for."""

    files: tuple[InputFile, ...]
    """Sorted by URI, each once."""
    feeds: tuple[str, ...]
    """``http(s)://`` addresses in the given order, each once."""
    opml: tuple[str, ...]
    """Paths of OPML lists that were named themselves; one found in a folder is a file like any other."""
    queues: tuple[QueueAddress, ...]
    """``kafka://`` addresses in the given order, each once."""
    rejects: tuple[Reject, ...]
    """Files and folders below the INPUTs that cannot be looked at; all of them transient."""


@dataclass
class _Harvest:
    settings: SourceSettings
    files: dict[str, InputFile] = field(default_factory=dict)
    feeds: dict[str, None] = field(default_factory=dict)
    opml: dict[str, None] = field(default_factory=dict)
    queues: dict[QueueAddress, None] = field(default_factory=dict)
    rejects: dict[str, Reject] = field(default_factory=dict)

    def add(self, file: InputFile) -> None:
        self.files.setdefault(file.uri, file)

    def add_found(self, found: Iterable[WalkedFile]) -> None:
        for path, status, fault in found:
            uri = document_uri(path, self.settings.roots)
            if status is not None:
                self.add(InputFile(uri, os.fsencode(os.path.abspath(path)), status.st_size, status.st_mtime_ns))
            elif fault is not None:
                self.rejects[uri] = reject_of(uri, fault)


def discover(inputs: Sequence[str], settings: SourceSettings) -> Discovery:
    """Return the files, feeds and OPML lists that ``inputs`` stand for, in an order that depends on nothing else.

    Raises:
        InputError: an input does not exist, is never read, or needs something that is not installed.
    """
    harvest = _Harvest(settings)
    for text in inputs:
        _take(text, harvest)
    return Discovery(
        files=tuple(harvest.files[uri] for uri in sorted(harvest.files)),
        feeds=tuple(harvest.feeds),
        opml=tuple(harvest.opml),
        queues=tuple(harvest.queues),
        rejects=tuple(harvest.rejects[uri] for uri in sorted(harvest.rejects)),
    )


def _take(text: str, harvest: _Harvest) -> None:
    if text == STDIN:
        harvest.add(_from_stdin(harvest.settings))
    elif text.lower().startswith(("http://", "https://")):
        harvest.feeds[_feed_address(text)] = None
    elif text.lower().startswith(SCHEME):
        harvest.queues[queue_address(text)] = None
    elif is_remote(text):
        for path, size, mtime_ns in matched(text, harvest.settings.output):
            harvest.add(InputFile(document_uri(path), os.fsencode(path), size, mtime_ns))
    elif os.path.lexists(text) or not glob.has_magic(text):
        _take_path(text, harvest)
    else:
        _take_glob(text, harvest)


def _from_stdin(settings: SourceSettings) -> InputFile:
    path, sha256, size = spooled(None, settings.spool)
    return InputFile(f"stdin:{sha256}", os.fsencode(path), size, 0, sha256)


def _feed_address(text: str) -> str:
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not host:
        raise InputError(f"the feed address {text!r} has no host: give it as https://host/path")
    return text


def _take_path(path: str, harvest: _Harvest) -> None:
    try:
        status = os.stat(path)
    except OSError as error:
        raise _unusable(path, fault_of(error)) from None
    _check_readable(path, status)
    if stat.S_ISDIR(status.st_mode):
        harvest.add_found(walk(path, harvest.settings.output))
    elif stat.S_ISFIFO(status.st_mode):  # the shell's <(command)
        spool, sha256, size = spooled(path, harvest.settings.spool)
        harvest.add(InputFile(f"stdin:{sha256}", os.fsencode(spool), size, 0, sha256))
    elif is_opml(path):
        harvest.opml[path] = None
    else:
        harvest.add_found([WalkedFile(path, status, None)])


def _take_glob(pattern: str, harvest: _Harvest) -> None:
    paths = glob.glob(pattern, recursive=True)
    if not paths:
        raise InputError(
            f"nothing matches {pattern!r}: check the pattern, or quote it if the shell should not expand it"
        )
    output = harvest.settings.output
    above = functools.cache(store_above)
    for path in _each_once(paths):
        hidden = is_ignored(os.path.basename(path.rstrip("/"))) or above(os.path.dirname(os.path.abspath(path)))
        if not (hidden or is_store(path) or _is_below(path, output)):
            _take_match(path, harvest)


def _each_once(paths: Iterable[str]) -> Iterable[str]:
    """Yield the paths, nearer ones first, but none that only a link shows again: ``**`` follows links in circles."""
    seen: set[str] = set()
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path


def _take_match(path: str, harvest: _Harvest) -> None:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        harvest.add_found([WalkedFile(path, None, fault_of(error))])
        return
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        _take_path(path, harvest)


def _check_readable(path: str, status: os.stat_result) -> None:
    store = store_above(path)
    if store is not None:
        raise InputError(
            f"{path!r} lies in the newsmill store {store!r}, which is never read: name the articles' own files"
        )
    mode = status.st_mode
    if stat.S_ISREG(mode) and is_ignored(os.path.basename(path)):
        raise InputError(f"{path!r} is a dot file, .part or .tmp, which are never read: rename it if it is complete")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or _is_unnamed_pipe(path, mode)):
        raise InputError(
            f"{path!r} is neither a file nor a folder: give a file, folder, glob, feed, or - for standard input"
        )


def _is_unnamed_pipe(path: str, mode: int) -> bool:
    """Tell a pipe that a shell has opened (``/dev/fd/63``) from one with a name, which may have nobody who writes."""
    return stat.S_ISFIFO(mode) and not os.path.exists(os.path.realpath(path))


def _is_below(path: str, output: str | None) -> bool:
    if output is None:
        return False
    real, top = os.path.realpath(path), os.path.realpath(output)
    return real == top or real.startswith(top.rstrip("/") + "/")


def _unusable(path: str, fault: StreamFault) -> InputError:
    if os.path.islink(path):
        return InputError(
            f"{path!r} is a symbolic link that leads nowhere ({fault.detail}): name the file it should point to"
        )
    what_to_do = (
        f"write https://{path} if it is an address" if _HOST.match(path) else "check the path and its permissions"
    )
    return InputError(f"the input {path!r} cannot be opened ({fault.detail}): {what_to_do}")
