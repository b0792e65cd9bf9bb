"""From an article to its quotes: a pure function of title, body, language and mentions."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsmill.schemas.rows.quote import Quote
from newsmill.transforms.quotes.found import FoundQuote
from newsmill.transforms.quotes.grammar import grammar_of
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.phrases import NAME
from newsmill.transforms.quotes.reader import read_field
from newsmill.transforms.quotes.turns import LABEL_CUE

TITLE, BODY = "title", "body"
_NO_WORD = re.compile(r"[\W_]+")
NO_SPEAKER = "none"
"""Kind of the speaker of a quote that nobody is said to have spoken."""


def quotes_of(title: str | None, body: str, language: str | None, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotes of an article in order, title first; none in a language without rules.

    ``language`` is a BCP-47 tag. Without ``mentions`` speakers are told by their words alone.
    """
    grammar = grammar_of(language)
    if grammar is None:
        return ()
    rows: list[Quote] = []
    for field, text in ((TITLE, title or ""), (BODY, body)):
        found = read_field(text, grammar, [mention for mention in mentions if mention.field == field], mentions)
        groups: dict[int, int] = {}
        first = len({row.group_ix for row in rows})
        for quote in sorted(found, key=lambda quote: (quote.start, quote.end)):
            group = groups.setdefault(quote.group, first + len(groups))
            rows.append(_row(quote, field, text, len(rows), group))
    return tuple(_with_speaker_of_body(row, rows) for row in rows)


def _row(quote: FoundQuote, field: str, text: str, quote_ix: int, group_ix: int) -> Quote:
    speaker = quote.speaker
    return Quote(
        quote_ix=quote_ix,
        field=field,
        kind=quote.kind,
        text=text[quote.start : quote.end],
        char_start=quote.start,
        char_end=quote.end,
        group_ix=group_ix,
        speaker_text=text[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_entity_id=speaker.entity_id if speaker else None,
        speaker_kind=speaker.kind if speaker else NO_SPEAKER,
        cue=quote.cue,
    )


def _with_speaker_of_body(row: Quote, rows: list[Quote]) -> Quote:
    """Return a headline's quote with the speaker of the same words in the body, or with the one interviewed."""
    if row.field != TITLE or row.speaker_text is not None:
        return row
    words = _words(row.text)
    body = [other for other in rows if other.field == BODY and other.speaker_kind == NAME]
    same = next((other for other in body if words and words in _words(other.text)), None)
    asked = Counter(other.speaker_text for other in body if other.cue == LABEL_CUE)
    if same is None and len(asked) == 1:
        same = next(other for other in body if other.cue == LABEL_CUE)
    if same is None:
        return row
    return replace(row, speaker_text=same.speaker_text, speaker_entity_id=same.speaker_entity_id, speaker_kind=NAME)


def _words(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", text.lower()).split())
