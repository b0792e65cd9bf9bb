"""Standard input and open pipes, kept in a file: they can be read only once, and workers have none."""

import hashlib
import os
import sys
import tempfile
from contextlib import nullcontext

from newsmill.transforms.sources.source_settings import CHUNK


def spooled(path: str | None, folder: str | None) -> tuple[str, str, int]:
    """Copy standard input (``path`` null) or an open pipe to ``folder``.

    Returns:
        The file's path, its SHA-256 (64 hex) and its size in bytes. The file is named by the hash.

    Raises:
        ValueError: no folder is given.
        OSError: reading or writing failed.
    """
    if folder is None:
        raise ValueError("reading standard input takes a spool folder: SourceSettings.spool is not set")
    os.makedirs(folder, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    source = nullcontext(sys.stdin.buffer) if path is None else open(path, "rb")  # noqa: SIM115 (closed by the with below)
    with source as stream, tempfile.NamedTemporaryFile(dir=folder, prefix="stdin-", delete=False) as spool:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            spool.write(chunk)
    target = os.path.join(folder, f"stdin-{digest.hexdigest()}")
    os.replace(spool.name, target)
    return target, digest.hexdigest(), size
