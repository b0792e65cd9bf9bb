"""Reading one file of given bytes, as the flow does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

ReadBytes = Callable[..., list[Document | Reject]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Give a function that writes bytes under a name and returns the rows read from it."""

    def _read(content: bytes, name: str = "a.txt", **settings: object) -> list[Document | Reject]:
        path = tmp_path / name
        path.write_bytes(content)
        wanted = SourceSettings(**settings)
        (file,) = discover([str(path)], wanted).files
        hashed = fingerprinted(file)
        assert isinstance(hashed, InputFile)
        return list(read(hashed, wanted))

    return _read
