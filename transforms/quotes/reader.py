"""One field read from its first sentence to its last: who spoke is remembered from one to the next."""

import re
from collections.abc import Sequence
from functools import cached_property

from newsmill.transforms.quotes.attribution import attribute
from newsmill.transforms.quotes.cues import Cue, Sentence
from newsmill.transforms.quotes.evidence import is_quotation
from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.find_cues import cues_of
from newsmill.transforms.quotes.found import DIRECT, INDIRECT, MIXED, FoundQuote, Speaker, Turn
from newsmill.transforms.quotes.grammar import SAY, Grammar
from newsmill.transforms.quotes.indirect import is_free, reported
from newsmill.transforms.quotes.marks import Pair
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.people import PERSON, Named, people_of, surnames_of
from newsmill.transforms.quotes.phrases import DESCRIPTION, NAME, NOBODY, PRONOUN, THING, UNNAMED, Phrase
from newsmill.transforms.quotes.pronouns import body_meant, company_meant, is_company, person_described, person_meant
from newsmill.transforms.quotes.sentences import Bounds, sentences
from newsmill.transforms.quotes.signs import may_go_on
from newsmill.transforms.quotes.subjects import STANDS, is_person, is_usable
from newsmill.transforms.quotes.turns import LABEL_CUE, answers
from newsmill.transforms.quotes.voice import is_passive

WEAKEST = 30
"""An attribution below this strength names no speaker."""
GOES_ON = 2
"""A quotation that is a sentence of its own has the last speaker this many sentences on."""

_POINTING = frozenset({"das", "dies", "dieses", "diese", "so", "this", "that"})
"""First words of a sentence that says who spoke the quotation before it: ``Das musste Beck einräumen.``"""

_ALSO = "auch"
_DATELINE = re.compile(r"[A-ZÄÖÜ][\w.'/ -]{1,40}\([^()\n]{2,20}\)[ ]{0,4}[-–—:][ ]{1,4}(?=\S)")
"""What an agency sets before its first sentence: it is no part of what somebody said."""


def read_field(text: str, grammar: Grammar, mentions: list[Mention], everywhere: Sequence[Mention]) -> list[FoundQuote]:
    """Return the quotes of ``text``; ``mentions`` are those of this field, in order, ``everywhere`` the article's."""
    return _Reader(text, grammar, mentions, everywhere).read()


class _Reader:
    def __init__(self, text: str, grammar: Grammar, mentions: list[Mention], everywhere: Sequence[Mention]) -> None:
        self.text = text
        self.grammar = grammar
        self.mentions = mentions
        self.field = Field(text, grammar, mentions)
        self.bounds = sentences(self.field, grammar)
        self.everywhere = everywhere
        self.found: list[FoundQuote] = []
        self.groups = 0
        self.last: Turn | None = None
        self.free = -2
        """Number of the last sentence that reported by its mood alone."""

    @cached_property
    def people(self) -> list[Named]:
        """The persons of the field."""
        return people_of(self.field, self.bounds)

    @cached_property
    def surnames(self) -> dict[str, str | None]:
        """The persons of the article by the last words of their names."""
        return surnames_of(self.everywhere)

    def read(self) -> list[FoundQuote]:
        """Read the field; once."""
        turns, taken = answers(self.text, self.mentions, self.everywhere)
        for turn in turns:
            self.found.append(FoundQuote(turn.start, turn.end, DIRECT, self._new_group(), turn.speaker, LABEL_CUE))
        passed = 0
        for number, bounds in enumerate(self.bounds):
            if not (bounds.reports or (self.last and self.last.sentence == number - 1)):
                continue
            position = self.field.starts[bounds.first]
            while passed < len(taken) and position >= taken[passed][1]:
                passed += 1
            if passed == len(taken) or position < taken[passed][0]:
                self._read_sentence(number, bounds)
        return self.found

    def _read_sentence(self, number: int, bounds: Bounds) -> None:
        if bounds.reports and self._read_spoken(number, bounds.marked):
            return
        follows = self.last is not None and self.last.sentence == number - 1 and not bounds.marked
        if follows and self.grammar.language == "de" and self._is_in_line(number):
            self._read_free(number)

    def _read_spoken(self, number: int, marked: bool) -> bool:
        """Read a sentence with a quotation or a sign of speech; tell whether somebody speaks."""
        sentence = self._sentence(number)
        cues = cues_of(sentence)
        return (marked and self._read_marked(number, sentence, cues)) or self._read_reported(number, sentence, cues)

    def _sentence(self, number: int) -> Sentence:
        return Sentence(self.field, self.bounds[number], self.grammar)

    def _is_in_line(self, number: int) -> bool:
        """Tell whether a sentence goes on in the line of the one before it."""
        return self.bounds[number - 1].behind == self.bounds[number].first

    def _read_marked(self, number: int, sentence: Sentence, cues: list[Cue]) -> bool:
        """Read the quotations of a sentence; tell whether there is one."""
        groups: dict[int, int] = {}
        goes_on = self.last is not None and number - self.last.sentence <= 1
        before = len(self.found)
        for ix in sentence.quotations:
            pair = self.field.pair_of(self.bounds[number].first + ix - 1)
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
            return Turn(number, self.groups, self._speaker(sentence, cue.subject, text, number), text)
        if cue is not None and (self._is_elsewhere(cue) or is_passive(sentence, cue.start)):
            # Whoever was called so did not say it: "was called “a liar”".
            return Turn(number, self.groups, None, text)
        alone = sentence.is_quotation
        own = None if alone else _person_before_colon(sentence, ix)
        if own is not None:
            return Turn(number, self.groups, self._speaker(sentence, own, text, number), text)
        near = self.last is not None and number - self.last.sentence <= (GOES_ON if alone else 1)
        announced = self._announced(number) if alone else None
        if announced is not None:
            return announced
        if self.last is not None and near and (alone or is_free(sentence) or self._goes_on(number, sentence, ix)):
            group = self.last.group if alone else self.groups
            return Turn(number, group, self.last.speaker, text or self.last.cue)
        return Turn(number, self.groups, self._speaker_near(number, sentence, ix, text, alone), text)

    def _is_elsewhere(self, cue: Cue) -> bool:
        """Tell whether something stands in a paper that is not named, and not where it stood before: ``hieß es``."""
        before = self.last.cue if self.last and self.last.cue else ""
        return cue.text.lower() in STANDS and before.lower() not in STANDS

    def _goes_on(self, number: int, sentence: Sentence, ix: int) -> bool:
        """Tell whether a quotation goes on with the one before it and is broken off: ``“…,” and with that he left``."""
        behind = sentence.items[ix + 1 : ix + 3]
        broken = any(item.lower in self.grammar.conjunction for item in behind)
        return broken and ix == sentence.start and self.bounds[number - 1].marked and self._is_in_line(number)

    def _announced(self, number: int) -> Turn | None:
        """Return who speaks in the sentence before, as it says without a quotation: ``Das teilte Beck mit``."""
        if number == 0 or (self.last is not None and self.last.sentence == number - 1):
            return None
        beside = self._sentence(number - 1)
        cue = next((c for c in reversed(cues_of(beside)) if c.kind == SAY and c.subject), None)
        if cue is None:
            person = _person_introduced(beside) if self._is_in_line(number) else None
            return Turn(number, self.groups, self._speaker(beside, person, None, number), None) if person else None
        if cue.subject is None or not is_person(cue.subject):
            return None
        return Turn(number, self.groups, self._speaker(beside, cue.subject, cue.text, number - 1), cue.text)

    def _speaker_near(self, number: int, sentence: Sentence, ix: int, cue: str | None, alone: bool) -> Speaker | None:
        """Return the person before a quotation without a verb of speech, in its sentence or in those beside it."""
        own = _person_in(sentence, ix)
        if own is not None:
            return self._speaker(sentence, own, cue, number)
        for near in (number - 1, number + 1) if alone else ():
            if not 0 <= near < len(self.bounds):
                continue
            beside = self._sentence(near)
            if near < number or beside.items[beside.start].lower in _POINTING:
                person = _person_in(beside, beside.end)
                if person is not None:
                    return self._speaker(beside, person, cue, number)
        return None

    def _read_reported(self, number: int, sentence: Sentence, cues: list[Cue]) -> bool:
        """Read the reported speech of a sentence; tell whether there is any."""
        found = reported(sentence, cues)
        for clause in found:
            speaker = self._speaker(sentence, clause.subject, clause.cue.text, number)
            self._report(sentence, clause.start, clause.end, Turn(number, self.groups, speaker, clause.cue.text))
        return bool(found)

    def _read_free(self, number: int) -> None:
        """Read a sentence that goes on reporting: with the one before it, it is one quote."""
        bounds = self.bounds[number]
        if self.last is None or self.last.speaker is None:
            return
        if not may_go_on(self.field.pieces[bounds.first : bounds.behind], self.grammar):
            return
        sentence = self._sentence(number)
        if not is_free(sentence) or cues_of(sentence):
            return
        if self.free == number - 1:
            self.found[-1] = self.found[-1]._replace(end=sentence.end_of(sentence.end - 1))
            self.last = self.last._replace(sentence=number)
        else:
            self._report(sentence, sentence.start, sentence.end, Turn(number, self.groups, self.last.speaker, None))
        self.free = number

    def _report(self, sentence: Sentence, start: int, end: int, turn: Turn) -> None:
        first, behind = sentence.start_of(start), sentence.end_of(end - 1)
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
        before = ix > sentence.start and sentence.items[ix - 1].is_word
        behind = ix + 1 < sentence.end and sentence.items[ix + 1].is_word
        return not before and (not behind or self.text[pair.inner_end - 1] in ".,!?…")

    def _speaker(self, sentence: Sentence, phrase: Phrase, cue: str | None, number: int) -> Speaker | None:
        if phrase.kind in (NOBODY, UNNAMED):
            return None
        start, end = sentence.start_of(phrase.start), sentence.end_of(phrase.end - 1)
        bearer = self._bearer(sentence, phrase, cue)
        if phrase.kind == NAME or bearer is not None:
            return Speaker(start, end, NAME, phrase.mention.entity_id if phrase.mention else bearer)
        if phrase.kind == DESCRIPTION and _names_a_person(sentence, phrase):
            return Speaker(start, end, DESCRIPTION, None)
        kind = PRONOUN if phrase.kind == THING else phrase.kind
        return Speaker(start, end, kind, self._meant(phrase.kind, start, self.text[start:end], cue, number))

    def _bearer(self, sentence: Sentence, phrase: Phrase, cue: str | None) -> str | None:
        """Return the one person of the article whose surname ends a phrase in which no name was found.

        A German noun is none in the plural: ``sagten Richter``.
        """
        if phrase.mention is not None or phrase.kind not in (NAME, DESCRIPTION):
            return None
        word = sentence.items[phrase.end - 1]
        is_alone = phrase.kind == NAME or phrase.end - phrase.start == 1
        if not is_alone or not word.is_upper or _is_plural(cue, self.grammar):
            return None
        return self.surnames.get(word.text)

    def _meant(self, kind: str, start: int, words: str, cue: str | None, number: int) -> str | None:
        """Return the entity that a pronoun, a thing or a description at code point ``start`` stands for."""
        if kind == PRONOUN:
            meant = person_meant(words, cue, start, number, self.people, self.last, self.text)
            return meant.entity_id if meant else None
        if kind == DESCRIPTION and not is_company(words):
            return person_described(words, start, number, self.people, self.last, self.text)
        since = self.field.starts[self.bounds[max(number - 1, 0)].first]
        spoke = self.last.speaker if self.last and number - self.last.sentence <= GOES_ON else None
        if kind == THING:
            return body_meant(start, since, self.mentions, spoke)
        return company_meant(start, since, self.mentions, spoke, self.text)


def _is_plural(cue: str | None, grammar: Grammar) -> bool:
    return grammar.language == "de" and cue is not None and cue.split(" ")[0].endswith("en")


def _names_a_person(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a description is of somebody by somebody else's name: ``the Donald Holt spokesman``."""
    words = sentence.items[phrase.start : phrase.end]
    return any(item.mention is not None and item.mention.label == PERSON for item in words)


def _person_in(sentence: Sentence, stop: int) -> Phrase | None:
    """Return the first person before item ``stop``, else the first organisation."""
    usable = [p for p in sentence.phrases_to(stop) if p.start < stop and is_usable(p)]
    people = [p for p in usable if is_person(p) and not _is_who_or_they(sentence, p)]
    return next(iter(people or [p for p in usable if p.mention and p.mention.label == "ORG"]), None)


def _is_who_or_they(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a pronoun stands for who was named before, or for several: ``Sie gewöhnten sich``."""
    items = sentence.items
    if items[phrase.start].lower == "sie" and phrase.kind == PRONOUN:
        return items[phrase.end].lower.endswith("en") or items[phrase.start - 1].lower.endswith("en")
    return items[phrase.start].text == "who"


def _person_before_colon(sentence: Sentence, ix: int) -> Phrase | None:
    """Return who begins a sentence that has a colon before item ``ix``: ``Beck dagegen ist verärgert: Das sei „…“``."""
    colon = next((at for at in range(ix - 1, sentence.start, -1) if sentence.items[at].text == ":"), None)
    first = next(iter(sentence.phrases_to(ix)), None)
    if colon is None or first is None or first.end > colon:
        return None
    return first if first.kind == NAME and is_person(first) and is_usable(first) else None


def _person_introduced(sentence: Sentence) -> Phrase | None:
    """Return who begins a sentence with a name of two words or more: ``Henning Lüdke winkte ab``."""
    first = next(iter(sentence.phrases_to(sentence.start + 2)), None)
    opener = sentence.items[sentence.start]
    start = sentence.start + int(opener.lower == _ALSO)  # "Auch der Fischer Jan Petrie nickte"
    if first is None or first.start != start or first.mention is None or not is_person(first):
        return None
    return first if " " in first.mention.text else None
