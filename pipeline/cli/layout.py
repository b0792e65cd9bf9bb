"""How help and usage are laid out: never wider than the terminal, and arguments without the names of Python's types."""

import re
import shutil
from collections.abc import Iterable
from typing import Any

import typer

_Context: Any = typer.Context.__mro__[1]  # Click's, which Typer brings under another name in each release
_Formatter: Any = _Context.formatter_class
WIDEST = 100
"""Columns that help uses at most."""
_HYPHEN = "\u2011"
"""Stands for a hyphen while lines are broken: the name of an option stays whole."""


class Layout(_Formatter):
    """Click's layout, which takes 50 columns where the terminal has fewer, and 30 of them for the options."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or min(shutil.get_terminal_size().columns, WIDEST) - 2, max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage; what has to be given stands without braces."""
        super().write_usage(prog, re.sub(r"\{(.+?)\}", r"\1", args), prefix)

    def write(self, string: str) -> None:
        """Write what is laid out."""
        super().write(string.replace(_HYPHEN, "-"))

    def write_text(self, text: str) -> None:
        """Write a text, in lines."""
        super().write_text(text.replace("-", _HYPHEN))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options and arguments, each with what it does."""
        bare = [(re.sub(r" <\S+>\Z", "", name), told.replace("-", _HYPHEN)) for name, told in rows]
        super().write_dl(bare, min(col_max, 2 * self.width // 5), col_spacing)


def lay_out() -> None:
    """Have every help page laid out so; Typer makes the contexts of commands itself and passes no layout on."""
    _Context.formatter_class = Layout
