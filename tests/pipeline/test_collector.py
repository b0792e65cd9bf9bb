import subprocess
import sys

from newsmill.pipeline.collector import YOUNG

_COMMAND = """
import gc, sys
from newsmill.pipeline.cli import main
before = gc.get_threshold()
try:
    main({given})
except SystemExit:
    print(gc.get_threshold()[0], gc.get_threshold() == before, file=sys.stderr)
"""


def thresholds(given: str) -> list[str]:
    command = [sys.executable, "-c", _COMMAND.format(given=given), "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()[-1].split()


def test_the_collector_looks_seldom_in_a_process_of_the_commands_own() -> None:
    assert thresholds("") == [str(YOUNG), "False"]


def test_a_program_that_calls_a_command_keeps_its_collector_as_it_is() -> None:
    assert thresholds('["--version"]')[1] == "True"
