"""What to type instead, behind the parser's word on a command line that it cannot read."""

import shlex
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

Misused: type[Exception] = typer.BadParameter.__mro__[1]  # UsageError, which Typer does not pass on by name
"""What the parser raises for a command line that it cannot read."""
_MAKES_STORES = frozenset({"run", "watch"})


class HintingGroup(TyperGroup):
    """A group of commands whose errors say what to type instead, where that can be told."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what was typed, and keep it."""
        ctx.meta[_TYPED] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; its parser's errors leave with a hint."""
        try:
            return super().invoke(ctx)
        except Misused as error:
            hint = _hint(error, ctx.meta.get(_TYPED, []))
            if hint:
                said = getattr(error, "message", "")
                error.message = f"{said}: {hint}" if said else hint  # type: ignore[attr-defined]
            raise


_TYPED = "newsmill.typed"


def _hint(error: Exception, typed: list[str]) -> str:
    command = next((word for word in typed if not word.startswith("-")), "")
    store = next(filter(_is_store, typed[1:]), None)
    if getattr(getattr(error, "param", None), "name", None) == "output":
        return _on_missing_store(command, store)
    if getattr(getattr(error, "param", None), "name", None) == "inputs":
        return f"It says what to read, a folder, file or feed: newsmill {command} articles --output news"
    if "unexpected extra argument" not in str(getattr(error, "message", "")):
        return ""
    if store is not None and not {"-o", "--output"} & set(typed):
        return f"a store is named by an option, --output {shlex.quote(store)}"
    return _on_question(typed) if command == "query" else ""


def _on_missing_store(command: str, store: str | None) -> str:
    if store is not None and command not in _MAKES_STORES:
        return f"Did you mean --output {shlex.quote(store)}?"
    return f"It names the folder {'to write to' if command in _MAKES_STORES else 'of the store'}: --output news"


def _on_question(typed: list[str]) -> str:
    """Return what to do with words behind a question: values are given by options, SQL is one word."""
    from newsmill.pipeline.errors import UsageError
    from newsmill.pipeline.queries.named import named
    from newsmill.pipeline.queries.values import option_of

    question = next((word for word in typed[1:] if not word.startswith("-")), "")
    try:
        taken = [option_of(parameter) for parameter in named(question).parameters]
    except UsageError:
        return "write SQL in quotes, as one word"
    return f"{question} takes {', '.join(taken)}"


def _is_store(word: str) -> bool:
    try:
        return (Path(word) / "snapshots").is_dir()
    except (OSError, ValueError):  # no path at all
        return False
