"""Whom a pronoun or a description stands for: the person named last who may be meant.

Persons compete by nearness, by having spoken before, and by standing first in their sentence; one whose given name or
title says the other gender is out. A plural stands for nobody. A description (``der SPD-Politiker``) stands for the one
who spoke just before, when nobody else was named since. ``it`` stands for a company or an office that spoke or was
named just before.
"""

from bisect import bisect_left

from newsmill.transforms.quotes.found import Speaker, Turn
from newsmill.transforms.quotes.gender import FEMALE, MALE, WORDS_BEFORE, gender_of
from newsmill.transforms.quotes.grammar import word_class
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.people import Named

LOOK_BACK = 12
"""So many mentions of persons before the pronoun may be meant."""
FAR = 8
"""Sentences apart from which distance counts no more."""

SPOKE, GOES_ON = 3, 8
"""Points of who spoke last, and before a verb that says he goes on: ``fügte er hinzu``."""
_CONTINUING = ("füg", "ergänz", "fuhr", "fähr", "added", "adds", "adding", "continu", "setzt", "schob")

ORGANISATION = "ORG"
"""Label of mentions of companies, offices and the like."""
_GENDERS = {"er": MALE, "he": MALE, "sie": FEMALE, "she": FEMALE}
_DETERMINERS = {"der": MALE, "die": FEMALE, "the": None}
_ENGLISH_GENDERS = dict.fromkeys(word_class("en", "male"), MALE) | dict.fromkeys(word_class("en", "female"), FEMALE)
_MALE_ROLES = ("er", "ist", "ent", "or", "ant", "chef", "mann", "jährige", "vorsitzende", "at")
_FEMALE_ROLES = ("in", "frau", "jährige", "vorsitzende")
_DEFINITE = frozenset({"das", "der", "die", "the"})
_COMPANIES = word_class("de", "company") | word_class("en", "company")
_PREPOSITIONS = word_class("de", "preposition") | word_class("en", "preposition")
_AGES = ("-jährige", "-jähriger")
_NO_ROLES = tuple(word_class("de", "no_role"))
_ENGLISH_ROLES = word_class("en", "role")


def person_meant(
    pronoun: str, cue: str | None, position: int, sentence: int, people: list[Named], last: Turn | None, text: str
) -> Mention | None:
    """Return the person that ``pronoun`` at code point ``position`` stands for; null when nobody may be meant.

    ``people`` are the persons of the field in order, ``last`` is when somebody last spoke.
    """
    gender = _GENDERS.get(pronoun.lower())
    if gender is None or (pronoun.lower() == "sie" and _is_plural(cue)):
        return None
    spoke = last.speaker.entity_id if last and last.speaker else None
    end = bisect_left(people, position, key=lambda named: named.mention.char_start)
    best: tuple[int, Mention] | None = None
    for named in reversed(people[max(end - LOOK_BACK, 0) : end]):
        points = _points(named, gender, sentence, text)
        if points is not None and named.mention.entity_id == spoke:
            points += GOES_ON if cue and cue.lower().startswith(_CONTINUING) else SPOKE
        if points is not None and (best is None or points > best[0]):
            best = (points, named.mention)
    return best[1] if best else None


def body_meant(position: int, since: int, mentions: list[Mention], spoke: Speaker | None) -> str | None:
    """Return the entity that ``it`` at code point ``position`` stands for; null when none or several may be meant.

    Args:
        position: of the pronoun.
        since: where the sentence before begins.
        mentions: those of the field.
        spoke: who spoke last, not long ago. A company or an office goes on, unless another is named behind.
    """
    bodies = [m for m in mentions if m.label == ORGANISATION and m.char_start < position]
    first = spoke.start if spoke else since
    named = {m.entity_id for m in bodies if m.char_start >= first}
    if spoke is not None and spoke.entity_id not in named:
        return None
    return named.pop() if len(named) == 1 else None


def is_company(description: str) -> bool:
    """Tell whether a description is that of a company already named: ``das Unternehmen``, ``the company``."""
    words = description.lower().split()
    return len(words) == 2 and words[0] in _DEFINITE and words[1] in _COMPANIES


def company_meant(position: int, since: int, mentions: list[Mention], spoke: Speaker | None, text: str) -> str | None:
    """Return the entity that ``das Unternehmen`` at code point ``position`` stands for, as ``body_meant`` does.

    One that was only named behind a preposition is none: ``sued by the NAACP``.
    """
    entity = body_meant(position, since, mentions, spoke)
    if entity is None or (spoke is not None and spoke.entity_id == entity):
        return entity
    first = next(m.char_start for m in mentions if m.entity_id == entity and m.char_start >= since)
    before = text[max(first - WORDS_BEFORE, 0) : first].lower().split()[-2:]
    return entity if _PREPOSITIONS.isdisjoint(before) else None


def person_described(
    description: str, position: int, sentence: int, people: list[Named], last: Turn | None, text: str
) -> str | None:
    """Return the entity that a definite description stands for: who spoke just before or, of an age, who was named."""
    words = description.split()
    if len(words) < 2 or words[0].lower() not in _DETERMINERS:
        return None
    gender = _DETERMINERS[words[0].lower()] or _ENGLISH_GENDERS.get(words[-1].lower())
    end = bisect_left(people, position, key=lambda named: named.mention.char_start)
    recent = people[max(end - LOOK_BACK, 0) : end]
    if words[-1].lower().endswith(_AGES):
        aged = _who_is_aged(words[-1], gender, position, sentence, recent, text)
        if aged is not None:
            return aged
    return _who_spoke(gender, sentence, recent, last, text) if _is_role(words[0].lower(), words[-1]) else None


def _who_spoke(gender: str | None, sentence: int, recent: list[Named], last: Turn | None, text: str) -> str | None:
    """Return who spoke in one of the two sentences before, when nobody else was named since."""
    if last is None or last.speaker is None or last.speaker.entity_id is None or sentence - last.sentence > 2:
        return None
    since = [named for named in recent if named.sentence >= last.sentence]
    if any(named.mention.entity_id != last.speaker.entity_id and not named.in_quotation for named in since):
        return None
    known = next((n.mention for n in reversed(recent) if n.mention.entity_id == last.speaker.entity_id), None)
    if known is None or (gender and gender_of(known, text) not in (None, gender)):
        return None
    return last.speaker.entity_id


def _who_is_aged(
    age: str, gender: str | None, position: int, sentence: int, recent: list[Named], text: str
) -> str | None:
    """Return the one person named in the two sentences before, told a man or a woman, unless the age was somebody's."""
    if gender is None or age[: age.index("-") + 5].lower() in text[:position].lower():
        return None
    named = {n.mention.entity_id: n.mention for n in recent if sentence - n.sentence <= 2 and not n.in_quotation}
    if len(named) != 1:
        return None
    entity, mention = named.popitem()
    return entity if gender_of(mention, text) == gender else None


def _is_role(determiner: str, noun: str) -> bool:
    lower = noun.lower()
    if determiner == "the":
        return lower in _ENGLISH_ROLES
    if lower.endswith(_NO_ROLES):
        return False
    return lower.endswith(_FEMALE_ROLES if determiner == "die" else _MALE_ROLES)


def _is_plural(cue: str | None) -> bool:
    return cue is not None and cue.split(" ")[0].endswith("en")


def _points(named: Named, gender: str, sentence: int, text: str) -> int | None:
    told = gender_of(named.mention, text)
    if told is not None and told != gender:
        return None
    points = -2 * min(sentence - named.sentence, FAR)
    points += 3 if told == gender else 0
    points += 3 if named.is_first else 0
    if named.in_quotation:
        # Hardly anybody names himself in what he says.
        points -= 8 if named.sentence == sentence else 4
    return points
