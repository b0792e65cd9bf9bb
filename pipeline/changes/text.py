"""Changes in words, for a terminal and for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from newsmill.pipeline.changes.revisions import Changes, Step
from newsmill.pipeline.changes.words import Edit
from newsmill.pipeline.terminal import UNSAFE, plural, printable

CONTEXT = 8
"""Words shown on either side of a change."""
_PLAIN = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
"""As `git diff --word-diff` writes them."""
_COLOURED = {"same": ("", ""), "removed": ("\x1b[31;9m", "\x1b[0m"), "added": ("\x1b[32m", "\x1b[0m")}


def changes_text(found: Changes, *, colour: bool) -> str:
    """Return each step: what is known of it, and its words."""
    title = printable(found.title or "without a title")
    head = f"{title}\n{printable(found.source)} · {found.article_id[:10]} · {plural(found.revision, 'revision')}"
    if not found.steps:
        return f"{head}\n\nnothing has changed since it was first seen"
    steps = [_step_text(step, _COLOURED if colour else _PLAIN) for step in found.steps]
    hint = "\n\nThe text of a revision that was replaced is kept by `newsmill run --keep-revisions` only."
    return "\n\n".join([head, *steps]) + (hint if any(step.body is None for step in found.steps) else "")


def changes_json(found: Changes) -> dict[str, Any]:
    """Return the same as one object, every word of it."""
    return asdict(found)


def _step_text(step: Step, marks: dict[str, tuple[str, str]]) -> str:
    lines = [_headline(step)]
    if step.title is not None and any(edit.kind != "same" for edit in step.title):
        lines += ["  title", *_shown(step.title, marks)]
    if step.body is not None:
        lines += ["  text", *_shown(step.body, marks)] if any(edit.kind != "same" for edit in step.body) else []
    return "\n".join(lines)


def _headline(step: Step) -> str:
    told = [f"revision {step.revision}, first seen {step.first_seen_at[:16].replace('T', ' ')}"]
    if step.words_added is not None and step.words_removed is not None:
        told.append(f"{plural(step.words_added, 'word')} more, {step.words_removed:,} fewer")
    if step.silent is not None:
        told.append("in silence" if step.silent else "the article says so")
    return " · ".join(told)


def _shown(edits: list[Edit], marks: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a changed text: changes, and a few words around each."""
    last, text = len(edits) - 1, ""
    for at, edit in enumerate(edits):
        part = _marked(_cut(edit, at == 0, at == last), *marks[edit.kind])
        # A line break ends a stretch, or begins the next one; elsewhere a space stands between the two.
        text += part if not text or text.endswith("\n") or part.startswith("\n") else f" {part}"
    for line in text.strip("\n").split("\n"):
        yield f"    {line.strip()}"


def _cut(edit: Edit, first: bool, last: bool) -> str:
    """Return the text of a stretch; of what stays the words next to a change alone."""
    text = UNSAFE.sub(lambda found: "\n" if found[0] == "\n" else " ", edit.text)
    if edit.kind != "same":
        return text
    words = text.replace("\n", " \n ").split(" ")
    head, tail = words[: 0 if first else CONTEXT], words[len(words) if last else max(len(words) - CONTEXT, 0) :]
    if len(head) + len(tail) >= len(words):
        return text
    return " ".join([*head, "…", *tail]).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")


def _marked(text: str, before: str, after: str) -> str:
    """Put marks around each line of a text; line breaks at its ends stay outside."""
    if not before:
        return text
    return "\n".join(f"{before}{line}{after}" if line else line for line in text.split("\n"))
