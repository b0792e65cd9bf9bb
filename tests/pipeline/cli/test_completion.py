import os
import subprocess
import sys

import pytest

_CALL = "import sys; sys.argv = ['newsmill']; from newsmill.pipeline.cli import main; main()"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("newsmill rep", {"report", "replay", "reprocess"}),
        ("newsmill status --j", {"--json"}),
        ("newsmill query who-w", {"who-with-whom"}),
    ],
)
def test_a_shell_is_told_what_may_follow(typed: str, offered: set[str]) -> None:
    asked = {
        "_NEWSMILL_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", _CALL], env=os.environ | asked, capture_output=True, text=True, check=False
    )
    known = {"report", "replay", "reprocess", "--json", "runs", "who-with-whom", "sources"}
    assert set(done.stdout.split()) & known == offered
