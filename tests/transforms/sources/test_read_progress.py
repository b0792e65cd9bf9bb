import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmill.transforms.ground import progress
from newsmill.transforms.sources.listing.inputs import InputFile
from newsmill.transforms.sources.read import SMALL, read
from newsmill.transforms.sources.source_settings import SourceSettings


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    progress.reset()
    yield
    progress.reset()


@pytest.mark.parametrize("records", [3, 3000])
def test_all_bytes_of_a_file_are_told_and_those_of_a_large_one_on_the_way(tmp_path: Path, records: int) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps({"url": "https://blatt.example/1", "title": "Hafen", "text": "Ein Satz vom Hafen. " * 30})
    path.write_text(f"{line}\n" * records, "utf-8")
    size = path.stat().st_size
    assert (size > SMALL) == (records == 3000)
    file = InputFile("file://a.jsonl", str(path).encode(), size, 0)
    on_the_way = {progress.counts().get("bytes", 0) for _ in read(file, SourceSettings())}
    assert progress.counts()["bytes"] == size
    assert len([told for told in on_the_way if 0 < told < size]) > 3 or size <= SMALL
