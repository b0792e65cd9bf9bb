"""The clause of an English verb of speech."""

from newsmill.transforms.quotes.clauses import MIN_WORDS, Clause, next_speaker, without_final
from newsmill.transforms.quotes.cues import Cue, Sentence
from newsmill.transforms.quotes.grammar import word_class
from newsmill.transforms.quotes.phrases import NAME, Phrase
from newsmill.transforms.quotes.subjects import is_person
from newsmill.transforms.quotes.voice import clause_of, is_active

_BARE = word_class("en", "bare")
"""Verbs whose clause needs no ``that``."""
_TELLING = word_class("en", "telling")
"""Verbs that name whom they tell."""
_NOUNLIKE = word_class("en", "nounlike")
"""Verbs that look like plural nouns: ``reports that track …``."""
_CUT = word_class("en", "cut")
_TURNING = word_class("en", "turning")
"""Verbs that go at somebody, behind ``and``."""
_OPENING = frozenset(
    {
        "it",
        "there",
        "this",
        "nothing",
        "nobody",
        "everything",
        "everybody",
        "everyone",
        "something",
        "somebody",
        "someone",
    }
)
"""Subjects that no phrase is made of, with a verb behind them: ``said there was …``."""
_SAID = frozenset({"said", "says"})
_ADDED_CLAUSE = frozenset({"who", "which", "when", "where"})
_DASHES = frozenset("-–—")
_FINAL = frozenset(".!?…;")
THAT_WITHIN = 10
"""Items between a verb and its ``that``."""


def english_clause(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Clause | None:
    """Return what is reported: ``that …``, what stands before ``, Beck said``, or what follows ``said`` at once."""
    items, subject = sentence.items, cue.subject
    low, _ = clause_of(sentence, cue.start)
    if subject is None or any(item.text == "who" for item in items[low : cue.start]):
        return None
    if subject.start > cue.start:
        is_inverted = items[cue.start].lower in _SAID and items[cue.start - 1].text == ","
        return (sentence.start, cue.start - 1) if is_inverted and cue.start - 1 > sentence.start else None
    that = _that(sentence, cue)
    if that is not None:
        return that, _end(sentence, cues, cue, that)
    return _before(sentence, cue, subject) or _bare(sentence, cue, cues)


def _that(sentence: Sentence, cue: Cue) -> int | None:
    """Return the ``that`` of the clause: at once, behind when and where, or behind whom it was told."""
    items, grammar = sentence.items, sentence.grammar
    stop = min(cue.end + THAT_WITHIN, sentence.end - 1)
    if cue.end >= stop:
        return None
    first = items[cue.end].lower
    leads = (grammar.preposition | grammar.time | grammar.adverb) - {"to"}
    if items[cue.start].lower in _NOUNLIKE and not (cue.subject and is_person(cue.subject)):
        return None
    if first != "that" and first not in leads and items[cue.start].lower not in _TELLING:
        return None
    for ix in range(cue.end, stop):
        item = items[ix]
        if item.lower == "that":
            return ix
        of_clause = item.lower in grammar.cues or item.lower in grammar.auxiliary or item.lower in grammar.pronoun
        if of_clause or not item.is_word:
            return None
    return None


def _before(sentence: Sentence, cue: Cue, subject: Phrase) -> Clause | None:
    """Return the clause before ``…, Beck said``."""
    items, grammar, comma = sentence.items, sentence.grammar, subject.start - 1
    if comma <= sentence.start or items[comma].text != "," or cue.end >= sentence.end:
        return None
    behind = items[cue.end]
    if behind.text not in _FINAL and behind.lower not in grammar.preposition and behind.lower not in grammar.time:
        return None
    stretch = items[sentence.start : comma]
    opens = stretch[0].lower in grammar.subordinator
    leads = opens or (stretch[0].lower in grammar.preposition and not _is_clause(sentence, comma))
    if leads and not any(item.text == "," for item in stretch):
        # A lead before the verb and no clause of its own: "In Leeds, Beck said".
        return None
    return sentence.start, comma


def _is_clause(sentence: Sentence, end: int) -> bool:
    """Tell whether the words up to item ``end`` have a verb of their own, and no clause that belongs to a noun."""
    grammar, words = sentence.grammar, [item.lower for item in sentence.items[sentence.start : end]]
    return grammar.relative.isdisjoint(words) and not grammar.auxiliary.isdisjoint(words)


def _bare(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Clause | None:
    """Return the clause that follows ``said`` without ``that``: a subject, and a word that is none of its phrase."""
    items = sentence.items
    if items[cue.start].lower not in _BARE:
        return None
    start = cue.end
    phrases = [phrase for phrase in sentence.phrases if phrase.start >= cue.end]
    if items[cue.start].lower in _TELLING and phrases and phrases[0].start == start:
        start = phrases.pop(0).end
    while phrases and phrases[0].is_time and phrases[0].start - start in (0, int(_governs(sentence, start))):
        start = phrases.pop(0).end
    end = _end(sentence, cues, cue, start)
    if start >= end:
        return None
    if items[start].lower in _OPENING and _is_verb(sentence, start + 1):
        return start, end
    if not phrases or phrases[0].start != start:
        return None
    behind = phrases[0].end
    return (start, end) if any(item.is_word for item in items[behind : min(end, behind + 3)]) else None


def _governs(sentence: Sentence, ix: int) -> bool:
    return sentence.items[ix].lower in sentence.grammar.preposition


def _is_verb(sentence: Sentence, ix: int) -> bool:
    """Tell whether a finite verb may stand behind ``it``: ``said it will …``, ``said it expected …``."""
    item, grammar = sentence.items[ix], sentence.grammar
    return item.lower in grammar.auxiliary or (item.lower.endswith(("ed", "s")) and item.lower not in grammar.function)


def _end(sentence: Sentence, cues: list[Cue], cue: Cue, start: int) -> int:
    """Return where a clause ends: with the sentence, before a speaker, a dash, ``, while``, a last ``, who``."""
    items = sentence.items
    end = next_speaker(sentence, cues, cue, start)
    commas = [ix for ix in range(start + MIN_WORDS, end - 1) if items[ix].text == ","]
    if commas and items[sentence.start].lower in sentence.grammar.subordinator:
        end = commas[0]
    elif commas and items[commas[-1] + 1].lower in _ADDED_CLAUSE:
        end = commas[-1]
    for ix in range(start + MIN_WORDS, end - 1):
        is_dash = items[ix].text in _DASHES and not items[ix - 1].is_tight
        if is_dash or (items[ix].text == "," and _goes_elsewhere(sentence, ix + 1)):
            end = ix
            break
    return without_final(sentence, _before_turn(sentence, start, end))


def _before_turn(sentence: Sentence, start: int, end: int) -> int:
    """Return where who speaks turns on somebody else: ``said the talks had failed and blamed …``; else ``end``.

    A name in the clause may be who blames: ``said Beck had left and blamed …``. So may a passive go on.
    """
    items = sentence.items
    subject = next((p for p in sentence.phrases_to(end) if start <= p.start < end), None)
    if subject is None or subject.kind == NAME:
        return end
    for ix in range(start + MIN_WORDS, end - 1):
        verb = ix + 2 if items[ix + 1].lower in sentence.grammar.adverb else ix + 1
        if items[ix].lower == "and" and items[verb].lower in _TURNING:
            return ix if is_active(sentence, start, ix) else end
    return end


def _goes_elsewhere(sentence: Sentence, ix: int) -> bool:
    """Tell whether the words behind a comma leave what was said: ``while …``, ``and he …``."""
    items, grammar = sentence.items, sentence.grammar
    word = items[ix].lower
    joins = word in grammar.conjunction and ix + 1 < sentence.end and items[ix + 1].lower in grammar.pronoun
    return word in _CUT or joins
