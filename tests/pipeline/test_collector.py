import subprocess
import sys

from newsmill.pipeline.collector import YOUNG

_COMMAND = """
import atexit, gc, sys
{before}
atexit.register(lambda: print(gc.isenabled(), gc.get_freeze_count() > 0, file=sys.stderr))
from newsmill.pipeline.cli import main
before = gc.get_threshold()
try:
    main({given})
except SystemExit:
    print(gc.get_threshold()[0], gc.get_threshold() == before, file=sys.stderr)
"""


def told(given: str, before: str = "") -> tuple[list[str], list[str]]:
    """Return what the collector is set to behind the command, and at the end of the process."""
    command = [sys.executable, "-c", _COMMAND.format(given=given, before=before), "--version"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()
    return lines[-2].split(), lines[-1].split()


def test_the_collector_looks_seldom_in_a_process_of_the_commands_own_and_not_at_its_end() -> None:
    assert told("") == ([str(YOUNG), "False"], ["False", "True"])


def test_a_program_that_calls_a_command_keeps_its_collector_as_it_is() -> None:
    (_, same), at_end = told('["--version"]')
    assert (same, at_end) == ("True", ["True", "False"])


def test_it_looks_once_more_where_duckdb_is_loaded_which_takes_what_is_left_for_leaks() -> None:
    _, at_end = told("", "import duckdb")
    assert at_end == ["True", "False"]
