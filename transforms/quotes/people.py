"""The persons a field names, with the sentences they stand in: those a pronoun may stand for."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.sentences import Bounds

PERSON = "PER"
"""Label of mentions of persons."""


class Named(NamedTuple):
    """A mention of a person and how it stands."""

    mention: Mention
    sentence: int
    """Number of its sentence."""
    in_quotation: bool
    is_first: bool
    """No other person comes before it in its sentence, quotations aside."""


def people_of(field: Field, bounds: list[Bounds]) -> list[Named]:
    """Return the persons of ``field``, in order; ``bounds`` are its sentences."""
    starts = [field.starts[sentence.first] for sentence in bounds]
    quoted = [(pair.start, pair.end) for pair in field.pairs if pair.start not in field.names]
    people: list[Named] = []
    subject_of = -1
    for mention in field.mentions:
        if mention.label != PERSON or not bounds:
            continue
        sentence = max(bisect_right(starts, mention.char_start) - 1, 0)
        in_quotation = _lies_in(mention.char_start, quoted)
        is_first = not in_quotation and sentence != subject_of
        subject_of = sentence if is_first else subject_of
        people.append(Named(mention, sentence, in_quotation, is_first))
    return people


def surnames_of(mentions: Sequence[Mention]) -> dict[str, str | None]:
    """Return the entity of each person by the last word of the full name; null where two share it."""
    surnames: dict[str, str | None] = {}
    for mention in mentions:
        if mention.label == PERSON and " " in mention.entity_name:
            surname = mention.entity_name.rsplit(" ", 1)[1]
            shared = surnames.get(surname, mention.entity_id) != mention.entity_id
            surnames[surname] = None if shared else mention.entity_id
    return surnames


def _lies_in(position: int, stretches: list[tuple[int, int]]) -> bool:
    ix = bisect_right(stretches, (position, position)) - 1
    return ix >= 0 and position < stretches[ix][1]
