"""One field read from its first sentence to its last: who spoke is remembered from one to the next."""

import re

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.attribution import attribute
from newsmill.transforms.quotes.cues import Cue, Sentence
from newsmill.transforms.quotes.evidence import is_quotation
from newsmill.transforms.quotes.find_cues import cues_of
from newsmill.transforms.quotes.found import DIRECT, INDIRECT, MIXED, FoundQuote, Speaker, Turn
from newsmill.transforms.quotes.grammar import SAY, Grammar
from newsmill.transforms.quotes.indirect import is_free, reported
from newsmill.transforms.quotes.items import itemize
from newsmill.transforms.quotes.marks import Pair, mark_pairs
from newsmill.transforms.quotes.names import name_pairs
from newsmill.transforms.quotes.people import people_of
from newsmill.transforms.quotes.phrases import DESCRIPTION, NAME, PRONOUN, THING, Phrase
from newsmill.transforms.quotes.pronouns import body_meant, person_described, person_meant
from newsmill.transforms.quotes.sentences import Bounds, sentences
from newsmill.transforms.quotes.subjects import is_person, is_usable
from newsmill.transforms.quotes.turns import LABEL_CUE, answers
from newsmill.transforms.quotes.voice import is_passive

WEAKEST = 30
"""An attribution below this strength names no speaker."""
GOES_ON = 2
"""A quotation that is a sentence of its own has the last speaker this many sentences on."""

_POINTING = frozenset({"das", "dies", "dieses", "diese", "so", "this", "that"})
"""First words of a sentence that says who spoke the quotation before it: ``Das musste Beck einräumen.``"""

_DATELINE = re.compile(r"[A-ZÄÖÜ][\w.'/ -]{1,40}\([^()\n]{2,20}\)[ ]{0,4}[-–—:][ ]{1,4}(?=\S)")
"""What an agency sets before its first sentence: it is no part of what somebody said."""


def read_field(text: str, grammar: Grammar, mentions: list[Mention]) -> list[FoundQuote]:
    """Return the quotes of ``text``; ``mentions`` are those of this field, in order."""
    return _Reader(text, grammar, mentions).read()


class _Reader:
    def __init__(self, text: str, grammar: Grammar, mentions: list[Mention]) -> None:
        self.text = text
        self.grammar = grammar
        self.mentions = mentions
        pairs = mark_pairs(text)
        items = itemize(text, pairs, name_pairs(text, pairs, grammar), mentions)
        self.items, self.starts, self.ends = items
        self.bounds = sentences(self.items, text, grammar)
        self.people = people_of(items, self.bounds, mentions)
        self.found: list[FoundQuote] = []
        self.groups = 0
        self.last: Turn | None = None
        self.free = -2
        """Number of the last sentence that reported by its mood alone."""

    def read(self) -> list[FoundQuote]:
        """Read the field; once."""
        turns, taken = answers(self.text, self.mentions)
        for turn in turns:
            speaker = Speaker(turn.label_start, turn.label_end, NAME, turn.entity_id)
            self.found.append(FoundQuote(turn.start, turn.end, DIRECT, self._new_group(), speaker, LABEL_CUE))
        passed = 0
        for number, bounds in enumerate(self.bounds):
            position = self.starts[bounds.start]
            while passed < len(taken) and position >= taken[passed][1]:
                passed += 1
            if passed == len(taken) or position < taken[passed][0]:
                self._read_sentence(number, bounds)
        return self.found

    def _read_sentence(self, number: int, bounds: Bounds) -> None:
        spoke = self.last is not None and self.last.sentence == number - 1
        follows = spoke and self.items[bounds.start - 1].text != "\n" and self.grammar.language == "de"
        if not (bounds.marked or bounds.reports or follows):
            return
        sentence = Sentence(self.items, bounds.start, bounds.end, self.grammar)
        cues = cues_of(sentence)
        if bounds.marked and self._read_marked(number, sentence, cues):
            return
        if not self._read_reported(number, sentence, cues) and follows and not bounds.marked and not cues:
            self._read_free(number, sentence)

    def _read_marked(self, number: int, sentence: Sentence, cues: list[Cue]) -> bool:
        """Read the quotations of a sentence; tell whether there is one."""
        groups: dict[int, int] = {}
        goes_on = self.last is not None and number - self.last.sentence <= 1
        before = len(self.found)
        for ix in range(sentence.start, sentence.end):
            pair = self.items[ix].pair
            if pair is None:
                continue
            best = attribute(sentence, ix, cues)
            if is_quotation(sentence, ix, self.text, best, goes_on):
                cue = best.cue if best and best.strength >= WEAKEST else None
                turn = self._turn(number, sentence, ix, cue)
                if cue is not None:
                    turn = turn._replace(group=groups.setdefault(cue.start, turn.group))
                kind = DIRECT if self._is_whole(sentence, ix, pair) else MIXED
                self._add(pair, kind, turn)
                goes_on = True
        return len(self.found) > before

    def _turn(self, number: int, sentence: Sentence, ix: int, cue: Cue | None) -> Turn:
        """Return who speaks the quotation at item ``ix``."""
        text = cue.text if cue else None
        if cue is not None and cue.subject is not None:
            return Turn(number, self.groups, self._speaker(cue.subject, text, number), text)
        if cue is not None and is_passive(sentence, cue.start):
            # Whoever was called so did not say it: "was called “a liar”".
            return Turn(number, self.groups, None, text)
        alone = not any(self.items[at].is_word or self.items[at].pair
                        for at in range(sentence.start, sentence.end) if at != ix)  # fmt: skip
        near = self.last is not None and number - self.last.sentence <= (GOES_ON if alone else 1)
        announced = self._announced(number) if alone else None
        if announced is not None:
            return announced
        if self.last is not None and near and (alone or is_free(sentence)):
            group = self.last.group if alone else self.groups
            return Turn(number, group, self.last.speaker, text or self.last.cue)
        person = self._person_near(number, sentence, ix, alone)
        return Turn(number, self.groups, self._speaker(person, text, number) if person else None, text)

    def _announced(self, number: int) -> Turn | None:
        """Return who speaks in the sentence before, as it says without a quotation: ``Das teilte Beck mit``."""
        if number == 0 or (self.last is not None and self.last.sentence == number - 1):
            return None
        bounds = self.bounds[number - 1]
        if not bounds.reports:
            return None
        beside = Sentence(self.items, bounds.start, bounds.end, self.grammar)
        cue = next((c for c in reversed(cues_of(beside)) if c.kind == SAY and c.subject), None)
        if cue is None or cue.subject is None or not is_person(cue.subject):
            return None
        return Turn(number, self.groups, self._speaker(cue.subject, cue.text, number - 1), cue.text)

    def _person_near(self, number: int, sentence: Sentence, ix: int, alone: bool) -> Phrase | None:
        """Return the person before a quotation without a verb of speech, in its sentence or in those beside it."""
        own = _person_in(sentence, ix)
        if own is not None or not alone:
            return own
        for near in (number - 1, number + 1):
            if not 0 <= near < len(self.bounds):
                continue
            bounds = self.bounds[near]
            if near < number or self.items[bounds.start].lower in _POINTING:
                beside = Sentence(self.items, bounds.start, bounds.end, self.grammar)
                person = _person_in(beside, bounds.end)
                if person is not None:
                    return person
        return None

    def _read_reported(self, number: int, sentence: Sentence, cues: list[Cue]) -> bool:
        """Read the reported speech of a sentence; tell whether there is any."""
        found = reported(sentence, cues)
        for clause in found:
            speaker = self._speaker(clause.subject, clause.cue.text, number)
            self._report(clause.start, clause.end, Turn(number, self.groups, speaker, clause.cue.text))
        return bool(found)

    def _read_free(self, number: int, sentence: Sentence) -> None:
        """Read a sentence that goes on reporting: with the one before it, it is one quote."""
        if self.last is None or self.last.speaker is None or not is_free(sentence):
            return
        if self.free == number - 1:
            self.found[-1] = self.found[-1]._replace(end=self.ends[sentence.end - 1])
            self.last = self.last._replace(sentence=number)
        else:
            self._report(sentence.start, sentence.end, Turn(number, self.groups, self.last.speaker, None))
        self.free = number

    def _report(self, start: int, end: int, turn: Turn) -> None:
        first, behind = self.starts[start], self.ends[end - 1]
        dateline = _DATELINE.match(self.text, first, behind)
        first = dateline.end() if dateline else first
        self._append(FoundQuote(first, behind, INDIRECT, turn.group, turn.speaker, turn.cue), turn)

    def _add(self, pair: Pair, kind: str, turn: Turn) -> None:
        inner = self.text[pair.inner_start : pair.inner_end]
        start = pair.inner_start + len(inner) - len(inner.lstrip())
        end = pair.inner_end - len(inner) + len(inner.rstrip())
        self._append(FoundQuote(start, end, kind, turn.group, turn.speaker, turn.cue), turn)

    def _append(self, quote: FoundQuote, turn: Turn) -> None:
        self.found.append(quote)
        self.last = turn
        self.groups = max(self.groups, turn.group + 1)

    def _new_group(self) -> int:
        self.groups += 1
        return self.groups - 1

    def _is_whole(self, sentence: Sentence, ix: int, pair: Pair) -> bool:
        """Tell whether the quotation is a sentence of its own and no part of the writer's."""
        before = ix > sentence.start and self.items[ix - 1].is_word
        behind = ix + 1 < sentence.end and self.items[ix + 1].is_word
        return not before and (not behind or self.text[pair.inner_end - 1] in ".,!?…")

    def _speaker(self, phrase: Phrase, cue: str | None, number: int) -> Speaker:
        start, end = self.starts[phrase.start], self.ends[phrase.end - 1]
        entity = phrase.mention.entity_id if phrase.mention else None
        words = self.text[start:end]
        if phrase.kind == PRONOUN:
            meant = person_meant(words, cue, start, number, self.people, self.last, self.text)
            entity = meant.entity_id if meant else None
        elif phrase.kind == DESCRIPTION:
            entity = person_described(words, start, number, self.people, self.last, self.text)
        elif phrase.kind == THING:
            since = self.starts[self.bounds[max(number - 1, 0)].start]
            spoke = self.last.speaker if self.last and number - self.last.sentence <= GOES_ON else None
            entity = body_meant(start, since, self.mentions, spoke)
        return Speaker(start, end, PRONOUN if phrase.kind == THING else phrase.kind, entity)


def _person_in(sentence: Sentence, stop: int) -> Phrase | None:
    """Return the first person before item ``stop``, else the first organisation."""
    usable = [p for p in sentence.phrases if p.start < stop and is_usable(p)]
    people = [p for p in usable if is_person(p)]
    return next(iter(people or [p for p in usable if p.mention and p.mention.label == "ORG"]), None)
