"""Interviews set as turns: a name and a colon at the start of a line, then what was asked or answered."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsmill.transforms.quotes.found import Speaker
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.people import PERSON
from newsmill.transforms.quotes.phrases import NAME

_TURN = r"[ \t]*+([^\W\d_][^:\n?!„“”\"»«]{0,40}+):[ \t]++(\S.*)$"
_FIRST, _LATER = re.compile(_TURN, re.MULTILINE), re.compile(rf"\n{_TURN}", re.MULTILINE)
_SMALL = frozenset(["von", "van", "der", "de", "zu", "und", "and", "of", "the"])
MIN_TURNS = 2
"""Turns of one speaker that make an interview."""
LABEL_CUE = ":"
"""What stands for the word of speech in a turn."""
_MARKS = frozenset({"Q", "A", "F", "Question", "Answer", "Frage", "Antwort"})
"""Labels that say what a turn is and not whose."""
_INITIALS = 2
"""A label of so many capitals or fewer stands for nobody, unless they are the initials of a person."""


class AnswerTurn(NamedTuple):
    """One answer, in code points of the field."""

    start: int
    end: int
    speaker: Speaker | None
    """Who has the label; null where it names nobody: ``A:``, ``Antwort:``."""


class _Line(NamedTuple):
    label: str
    label_start: int
    label_end: int
    start: int
    end: int
    asks: bool


def answers(
    text: str, mentions: list[Mention], everywhere: Sequence[Mention]
) -> tuple[list[AnswerTurn], list[tuple[int, int]]]:
    """Return the answers of an interview, and the stretches that all its turns take; both empty when it is none.

    One speaker asks at least half the time, and neither of the two has fewer than ``MIN_TURNS`` turns; the one who asks
    is the paper and no speaker. What stands between two turns belongs to the first. Questions may stand in lines that
    have no label, when the one who answers is a person that the article names.

    Args:
        text: of the field.
        mentions: of the field, in order.
        everywhere: of the whole article: a headline may name whom the labels of the body shorten.
    """
    matches = (_FIRST.match(text), *_LATER.finditer(text))
    lines = [_line(text, match) for match in matches if match and _is_label(match.group(1))]
    labels: dict[str, list[_Line]] = {}
    for line in lines:
        labels.setdefault(line.label, []).append(line)
    speakers = {label for label, turns in labels.items() if len(turns) >= MIN_TURNS}
    asking = {label for label in speakers if 2 * sum(line.asks for line in labels[label]) >= len(labels[label])}
    if len(speakers) == 1 and not asking:
        return _asked_without_label(text, [line for line in lines if line.label in speakers], mentions, everywhere)
    if not asking or not speakers - asking:
        return [], []
    turns = [line for line in lines if line.label in speakers]
    ends = [
        *(_stripped_end(text, line.start, after.label_start) for line, after in pairwise(turns)),
        turns[-1].end,
    ]
    names = {} if speakers <= _MARKS else _names(everywhere)
    found = [
        AnswerTurn(line.start, end, _speaker(line, mentions, names))
        for line, end in zip(turns, ends, strict=True)
        if line.label not in asking
    ]
    return found, [(line.label_start, end) for line, end in zip(turns, ends, strict=True)]


def _asked_without_label(
    text: str, turns: list[_Line], mentions: list[Mention], everywhere: Sequence[Mention]
) -> tuple[list[AnswerTurn], list[tuple[int, int]]]:
    """Return the answers of the one who has a label, where a line that asks stands before each of them."""
    names = _names(everywhere)
    speakers = [_speaker(line, mentions, names) for line in turns]
    asked = [_question_before(text, line.label_start) for line in turns]
    if None in asked or any(speaker is None or speaker.entity_id is None for speaker in speakers):
        return [], []
    stops = [start for start in asked[1:] if start is not None]
    ends = [*(_stripped_end(text, line.start, stop) for line, stop in zip(turns, stops, strict=False)), turns[-1].end]
    found = [AnswerTurn(line.start, end, speaker) for line, end, speaker in zip(turns, ends, speakers, strict=True)]
    return found, [(line.label_start, end) for line, end in zip(turns, ends, strict=True)]


def _question_before(text: str, position: int) -> int | None:
    """Return where the line before ``position`` begins; null unless it ends in a question mark."""
    end = _stripped_end(text, 0, position)
    return text.rfind("\n", 0, end) + 1 if text[end - 1 : end] == "?" else None


def _line(text: str, match: re.Match[str]) -> _Line:
    end = _stripped_end(text, match.start(2), match.end(2))
    label = match.group(1)
    return _Line(label, match.start(1), match.end(1), match.start(2), end, text[end - 1] == "?")


def _is_label(label: str) -> bool:
    words = label.split()
    return len(words) <= 4 and all(word[0].isupper() or word in _SMALL for word in words)


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _names(mentions: Sequence[Mention]) -> dict[str, str | None]:
    """Return the entity of each person by the last word of the name and by its initials; null where two share these."""
    names: dict[str, str | None] = {}
    for mention in reversed([mention for mention in mentions if mention.label == PERSON]):
        parts = [part for part in mention.entity_name.replace("-", " ").split() if part[0].isupper()]
        for initials in {"".join(part[0] for part in parts), *(part[0] for part in parts[-1:])}:
            shared = names.get(initials, mention.entity_id) != mention.entity_id
            names[initials] = None if shared else mention.entity_id
        names[mention.entity_name.split()[-1]] = mention.entity_id
    return names


def _speaker(line: _Line, mentions: list[Mention], names: dict[str, str | None]) -> Speaker | None:
    """Return who the label of ``line`` names; null where it is a mark or the initials of nobody named."""
    entity_id = _entity(line, mentions, names)
    letters = line.label.replace(".", "").replace(" ", "")
    is_name = line.label not in _MARKS and not (letters.isupper() and len(letters) <= _INITIALS)
    return Speaker(line.label_start, line.label_end, NAME, entity_id) if is_name or entity_id else None


def _entity(line: _Line, mentions: list[Mention], names: dict[str, str | None]) -> str | None:
    if line.label in _MARKS:
        return names.get(line.label)
    ix = bisect_left(mentions, line.label_start, key=lambda mention: mention.char_start)
    if ix < len(mentions) and mentions[ix].char_start < line.label_end:
        return mentions[ix].entity_id
    return names.get(line.label.replace(".", "").replace(" ", "")) or names.get(line.label.split()[-1])
