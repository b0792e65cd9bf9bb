import os
import subprocess
import sys

import pytest

from newsmill.pipeline.errors import LockHeldError, RunFailedError
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked

MAIN = "from newsmill.pipeline.cli import main; main()"
HOLD = """
import sys
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.store.lock import locked
with locked(create_store(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(store: Store) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_ends_with_75_and_names_the_holder(empty: Store) -> None:
    holder = hold(empty)
    try:
        (empty.root.parent / "in").mkdir()
        command = [sys.executable, "-c", MAIN, "run", str(empty.root.parent / "in"), "--output", str(empty.root)]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 75
        assert f"process {holder.pid}" in second.stderr
        with pytest.raises(LockHeldError), locked(empty):
            pass
    finally:
        holder.kill()
        holder.communicate()


def test_the_lock_of_a_killed_run_is_free(empty: Store) -> None:
    holder = hold(empty)
    holder.kill()
    holder.communicate()
    with locked(empty):
        assert empty.lock.read_text().strip() == str(os.getpid())


def test_the_lock_is_free_after_an_error(empty: Store) -> None:
    with pytest.raises(ZeroDivisionError), locked(empty):
        raise ZeroDivisionError
    with locked(empty):
        pass


def test_a_store_that_cannot_be_locked_ends_the_run(empty: Store) -> None:
    empty.lock.mkdir()
    with pytest.raises(RunFailedError, match="cannot be locked"), locked(empty):
        pass
