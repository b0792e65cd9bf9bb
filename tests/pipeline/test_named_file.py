import errno
import os
import threading
from pathlib import Path

import pytest

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.named_file import check_outside, into_file
from newsmill.pipeline.store.layout import Store


def test_what_stood_there_stands_until_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    into_file(path, lambda target: (target.write(b"after"), path.read_text() == "before" or pytest.fail("torn")))
    assert path.read_text() == "after"
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "no space"), KeyboardInterrupt()])
def test_a_stopped_one_leaves_the_old_and_nothing_beside_it(tmp_path: Path, stop: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")

    def halfway(target: object) -> None:
        raise stop

    with pytest.raises(type(stop)):
        into_file(path, halfway)
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "real.csv").write_text("before")
    link = tmp_path / "out.csv"
    link.symlink_to(tmp_path / "far" / "real.csv")
    into_file(link, lambda target: target.write(b"after"))
    assert link.is_symlink()
    assert (tmp_path / "far" / "real.csv").read_text() == "after"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    into_file(pipe, lambda target: target.write(b"after"))
    reader.join()
    assert read == [b"after"]
    assert pipe.is_fifo()


def test_a_name_may_have_all_bytes_that_a_name_can_have(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 127)
    into_file(path, lambda target: target.write(b"after"))
    assert path.read_bytes() == b"after"


def test_a_link_into_the_store_lies_in_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.root.mkdir()
    (tmp_path / "way").symlink_to(store.root)
    check_outside(store, tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="lies in the store"):
        check_outside(store, tmp_path / "way" / "out.csv")
