"""Finds the words of speech of a sentence: verbs, words of source, and a name before a colon."""

from itertools import compress, count
from operator import attrgetter

from newsmill.transforms.quotes.cues import COLON, SO, SOURCE, Cue, Sentence
from newsmill.transforms.quotes.grammar import SAY, WEAK, Grammar, word_class
from newsmill.transforms.quotes.heads_english import ALLEGED, NO_NOUNS
from newsmill.transforms.quotes.nouns import is_role
from newsmill.transforms.quotes.phrases import DESCRIPTION, NAME, Phrase, phrase_at
from newsmill.transforms.quotes.sources import english_source, german_source
from newsmill.transforms.quotes.subjects import is_person, subject_of
from newsmill.transforms.quotes.voice import clause_of

_BEFORE_NAME = frozenset("-–—:|")
_STANDS = frozenset({"heißt", "hieß"})
_ASIDES = frozenset({"asked", "told", "quoted"})
"""Participles that open an English sentence: who is asked speaks later."""
_GENITIVES = ("’s", "'s")
_NO_FINITE = {"de": ("zu", "wie"), "en": ("to",)}
"""Words behind which a form is an infinitive, or says that the paper has told it: ``wie berichtet``."""
_CALLING_IN = frozenset({"melde", "melden", "meldet", "meldete", "meldeten", "gemeldet"})
"""Of themselves it says that they are there, not what they say: ``Es meldeten sich Gäste, die …``."""
_RULING = word_class("de", "ruling")
_COURTS = tuple(word_class("de", "court"))
"""Endings of nouns, and short names of courts."""
_IS_TRIGGER = attrgetter("is_trigger")
_CONTRACTED = word_class("en", "pronoun") | word_class("en", "dummy") | {""}
"""Words behind which it stands for ``has`` or ``is``."""


def cues_of(sentence: Sentence) -> list[Cue]:
    """Return the words of speech of ``sentence``, left to right."""
    grammar = sentence.grammar
    find_source = german_source if grammar.language == "de" else english_source
    cues: list[Cue] = []
    resumed = sentence.start
    for ix in _places(sentence):
        if ix < resumed:
            continue
        word = sentence.items[ix].lower
        if word in grammar.cues:
            cue = _verb(sentence, ix)
        elif word in grammar.sources:
            cue = find_source(sentence, ix)
        else:
            cue = _colon(sentence, ix) or _unknown_verb(sentence, ix)
        if cue is not None:
            cues.append(_of_who_spoke(cue, cues, sentence))
            resumed = cue.end + 1 if cue.kind in (SOURCE, SO) else ix + 1
    return cues


def _of_who_spoke(cue: Cue, before: list[Cue], sentence: Sentence) -> Cue:
    """Return an English participle behind a verb of speech with that verb's subject: ``Beck said so, adding that``."""
    last = before[-1] if before else None
    if last is None or last.kind != SAY or last.subject is None or cue.kind in (SOURCE, COLON):
        return cue
    if sentence.grammar.language != "en" or not cue.text.endswith("ing"):
        return cue
    is_nearer = cue.subject is not None and cue.subject.start > last.start
    return cue if is_nearer else cue._replace(subject=last.subject)


def _places(sentence: Sentence) -> list[int]:
    """Return the items that may be a cue: words and marks that are known for it, and what stands behind a quotation."""
    behind = {ix + by for ix in sentence.quotations for by in (1, 2) if ix + by < sentence.end}
    known = compress(count(), map(_IS_TRIGGER, sentence.items))
    return sorted(behind.union(known)) if behind else list(known)


def _verb(sentence: Sentence, ix: int) -> Cue | None:
    item = sentence.items[ix]
    if not _may_be_verb(sentence, ix):
        return None
    kind, particles = sentence.grammar.cues[item.lower]
    if kind == WEAK and ix > sentence.start and sentence.items[ix - 1].lower == "" and _closes_a_clause(sentence, ix):
        return None
    particle = _particle(sentence, ix, particles) if particles else ""
    if particle is None:
        return None
    if item.lower in _CALLING_IN and _is_reflexive(sentence, ix):
        kind = WEAK
    subject = subject_of(sentence, ix)
    if item.lower in _RULING and not _is_court(sentence, subject):
        return None
    return Cue(ix, ix + 1, kind, f"{item.text} {particle}".rstrip(), subject)


def _is_reflexive(sentence: Sentence, ix: int) -> bool:
    low, high = clause_of(sentence, ix)
    return any(item.lower == "sich" for item in sentence.items[low:high])


def _may_be_verb(sentence: Sentence, ix: int) -> bool:
    """Tell whether a form is a finite verb or a participle, by how it is written and by the word before it."""
    grammar, item = sentence.grammar, sentence.items[ix]
    if item.mention is not None or (item.is_upper and ix != sentence.start):
        return False
    before = sentence.items[ix - 1].lower if ix > sentence.start else ""
    if grammar.language == "en" and _is_noun(before, item.lower, grammar):
        return False
    return before not in _NO_FINITE[grammar.language] and not _names_only(sentence, ix)


def _is_court(sentence: Sentence, subject: Phrase | None) -> bool:
    """Tell whether a court is the subject, whose decisions are words; what others decide is no speech."""
    words = sentence.items[subject.start : subject.end] if subject else []
    return any(item.lower.endswith(_COURTS) for item in words)


def _is_noun(before: str, word: str, grammar: Grammar) -> bool:
    """Tell whether a form is a noun, or before one, by the word before it: ``the claims``; ``one said`` has none."""
    if before in grammar.somebody:
        return word == ALLEGED or not (word.endswith("ed") or word in NO_NOUNS)
    if before in grammar.determiner:
        return True
    return before.endswith(_GENITIVES) and before[:-2] not in _CONTRACTED


def _names_only(sentence: Sentence, ix: int) -> bool:
    """Tell whether a verb gives a name (``Der Käfer heißt „Carabus minor“``) or opens an aside (``Asked if …``)."""
    items = sentence.items
    if items[ix].lower in _STANDS:
        low, high = clause_of(sentence, ix)
        return items[ix + 1].pair is not None and not any(item.lower == "es" for item in items[low:high])
    return ix == sentence.start and items[ix].lower in _ASIDES


def _closes_a_clause(sentence: Sentence, ix: int) -> bool:
    """Tell whether an infinitive ends its clause: ``Er habe „nur Licht machen“ wollen, sagte Beck``."""
    items = sentence.items
    return items[ix].lower.endswith("en") and ix + 1 < sentence.end and items[ix + 1].text == ","


def _unknown_verb(sentence: Sentence, ix: int) -> Cue | None:
    """Return a verb that no list has, told by its place: ``„…“, grummelte Beck``, ``“…,” grumbled Beck``."""
    items, grammar, item = sentence.items, sentence.grammar, sentence.items[ix]
    comma = ix - 2 >= sentence.start and items[ix - 1].text == "," and items[ix - 2].pair is not None
    english = ix > sentence.start and items[ix - 1].pair is not None and item.lower.endswith("ed")
    if not comma and not (english and grammar.language == "en"):
        return None
    if not item.is_word or item.is_upper or item.mention is not None or item.lower in grammar.function:
        return None
    # Read anew: "grummelte Beck" may have been taken for an adjective and its noun.
    who = phrase_at(items, ix + 1, sentence.end, grammar) if ix + 1 < sentence.end else None
    return Cue(ix, ix + 1, WEAK, item.text, who) if who is not None and is_person(who) else None


def _particle(sentence: Sentence, ix: int, particles: frozenset[str]) -> str | None:
    """Return the particle of a separable verb, which ends its clause; ``als`` does not."""
    items = sentence.items
    for at in range(ix + 1, sentence.end):
        if items[at].lower in particles:
            closes = at + 1 == sentence.end or not items[at + 1].is_word
            if closes or items[at].lower == "als":
                return items[at].text
    return None


def _colon(sentence: Sentence, ix: int) -> Cue | None:
    """Return a speaker who is nothing but named before a colon: ``Beck: „…“``, ``Der Trainer: „…“``."""
    if sentence.items[ix].text != ":" or ix + 1 >= sentence.end:
        return None
    for phrase in sentence.phrases_to(ix):
        if phrase.end == ix and (phrase.kind == NAME or _is_somebody(sentence, phrase)):
            first = phrase.start == sentence.start
            if first or sentence.items[phrase.start - 1].text in _BEFORE_NAME:
                return Cue(ix, ix + 1, COLON, ":", phrase)
    return None


def _is_somebody(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a description is that of a person: ``ein Sprecher der Polizei``, not ``die Frage``."""
    words, grammar = sentence.items[phrase.start : phrase.end], sentence.grammar
    nouns = [item for item in words if item.is_upper and item.lower not in grammar.determiner]
    noun = nouns[0] if nouns and grammar.language == "de" else words[-1]
    return phrase.kind == DESCRIPTION and is_role(noun, grammar)
