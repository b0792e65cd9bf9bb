from collections.abc import Callable

import pytest

from newsmill.pipeline.errors import NotAStoreError
from newsmill.pipeline.store.layout import Store


@pytest.mark.parametrize("target", ["snapshots/000009", "elsewhere", "snapshots/000001/../x"])
def test_latest_that_points_elsewhere_is_an_error(empty: Store, publish: Callable[..., object], target: str) -> None:
    publish(empty, "1")
    empty.latest.unlink()
    empty.latest.symlink_to(target)
    with pytest.raises(NotAStoreError, match="no snapshot here"):
        empty.current()


def test_latest_may_be_a_file_with_the_target(empty: Store, publish: Callable[..., object]) -> None:
    publish(empty, "1")
    empty.latest.unlink()
    empty.latest.write_text("snapshots/000001\n")
    assert empty.current() == 1


def test_latest_that_is_noise_is_an_error(empty: Store) -> None:
    empty.latest.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotAStoreError, match="neither a link nor a pointer file"):
        empty.current()


def test_a_copy_that_followed_the_link_says_how_to_put_it_back(empty: Store, publish: Callable[..., object]) -> None:
    publish(empty, "1")
    empty.latest.unlink()
    empty.latest.mkdir()
    with pytest.raises(NotAStoreError, match=r"is a folder and no link: .*: ln -s snapshots/000001 latest"):
        empty.current()
