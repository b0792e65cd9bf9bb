"""What to type so that something more is installed beside this program, from wherever it was started."""

import os
import shlex
import shutil
import sys
from importlib.util import find_spec


def extra_command(extra: str) -> str:
    """Return the command that adds an extra: of a package that is there, pip and uv take what it lacks only."""
    # Environments that uv makes have no pip.
    install = f"{interpreter()} -m pip install" if find_spec("pip") else f"uv pip install --python {interpreter()}"
    return f"{install} 'newsmill[{extra}]'"


def download_command(pipeline: str) -> str:
    """Return the command by which spaCy fetches an official pipeline; without pip it calls uv: told where to."""
    download = f"{interpreter()} -m spacy download {pipeline}"
    return download if find_spec("pip") else f"UV_PYTHON={interpreter()} {download}"


def interpreter() -> str:
    """Return how to call the interpreter that runs this: ``python`` where the PATH leads to it, else by its path."""
    if shutil.which("python") == sys.executable:
        return "python"
    path = os.path.relpath(sys.executable)
    return shlex.quote(sys.executable if path.startswith(os.pardir) else path)
