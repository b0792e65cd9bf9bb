from collections.abc import Callable
from typing import NamedTuple

import pytest

from newsmill.pipeline.cli import main


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Invoke = Callable[..., Done]


@pytest.fixture
def invoke(capsys: pytest.CaptureFixture[str]) -> Invoke:
    """Run the command line in this process."""

    def go(*arguments: object) -> Done:
        capsys.readouterr()
        code: object = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as done:
            code = done.code or 0
        assert isinstance(code, int)
        return Done(code, *capsys.readouterr())

    return go
