"""Names without inflection: German genitives (``Russlands``, ``des Bundestages``) and adjectives (``Deutschen Bahn``).

A name loses its ``-s`` or ``-es`` only with evidence: the base stands in the article, ``des`` or ``eines`` precedes,
or it is a place followed by the noun it belongs to (``Berlins Bürgermeister``). Names such as Paris, Siemens or
Peters, of which no base is met, stay; ``Diess`` and ``Tom Hanks`` stay beside ``Dies`` and ``Hank``, too. English
genitives were cut off at the apostrophe before. Adjectives are joined by their stem in the key, whatever their ending;
the name shown has the ending that the word before it allows.
"""

import re
from functools import cache
from itertools import takewhile

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun

_NO_GENITIVE = re.compile(r"(?:ss|us|is|as|os|es|ys)\Z")
_OF_ITSELF = word_list("names_in_s")
_JOINT = re.compile(r"[ -]")
_PREVIOUS = re.compile(r"(\w+) \Z")
_HEAD_FIRST = re.compile(
    r"((?:[A-ZÄÖÜ]\w+en )*[A-ZÄÖÜ]\w{3,}?)(?:es|s)(?= (?:der|des|für|von|zur|deutscher|Deutscher|freier)\b)"
)
_GENITIVE_CUES = frozenset(["des", "eines"])
_FOLLOWED_BY_NOUN = re.compile(r" [A-ZÄÖÜ][a-zäöüß]{2}")
_OWNED = re.compile(r" (?:[a-zäöüß]{3,}e[mnrs]? )?([A-ZÄÖÜ][\w-]+)")
_VERB = re.compile(r" (?!und |oder |im |in |an |aus |von |zu )[a-zäöü]{2}")
_GIVEN = word_list("given_names")
_ADJECTIVE = re.compile(
    r"(?P<stem>(?:\w+-)*\w*?(?:sch|lich|ig|igt|[^aeiou]al|ial|iv|är|ell|weiß|weiss|rot|schwarz|grün|blau|groß|gross|klein|alt|neu|frei|hoh"
    r"|golden|letzt|mittler|erst|zweit|dritt|still|gelb|vereint|jung|allgemein|gemeinsam))e[nrms]?\Z",
    re.IGNORECASE,
)
_TOWN_ADJECTIVE = re.compile(
    r"(?:Leipz|Braunschwe|Schlesw|Danz|Cosw|Merz|Zörb|Vened)iger\Z|\w+(?:thal|[lr]tal|[bnt]ental)er\Z"
)
"""An adjective in ``-er`` of a town whose name ends as adjectives do (Leipzig, Wuppertal): it has no other ending."""
_HEAD = re.compile(
    r"(?P<before>(?:[a-zäöü][\w-]*(?:er|es|e) )?(?:[A-ZÄÖÜ][\w.]* )*)(?P<noun>[A-ZÄÖÜ][\w-]*)(?=$| [a-zäöü(])"
)
_INFLECTED_WORD = re.compile(r"(\w{3,}?)(?:e[rs]?)")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_INFLECTED = re.compile(r"[A-ZÄÖÜ]\w+en")
_TAILS = word_list("organisation_tails_de")
_SHORT_TAIL = 5
"""Letters of a tail that other words than nouns of bodies end in too: ``Democrats``."""
_LONGEST_ACRONYM = 4
"""Letters from which on a place or a person in capitals is a name that is shouted: ``CUXHAVEN``."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NOMINATIVE = {"m": "er", "f": "e", "n": "es"}
_BODY_ENDS = {
    "m": ("bund", "verband", "verein", "rat", "club", "klub", "ausschuss", "krieg", "tag", "preis", "fonds", "dienst"),
    "n": ("theater", "orchester", "werk", "register", "spital", "centrum", "zentrum", "institut", "museum", "panel"),
}
"""Ends of nouns for bodies and events by their gender, which alone may have several."""
_ENDINGS = {"der": "e", "die": "e", "das": "es", "ein": "er", "eine": "e", "zur": "e", "": "er"}


def inflected_forms(name: str) -> list[str]:
    """Return ``name`` with its German endings: all adjectives before the head noun alike, the noun with ``-s``, ``-n``.

    >>> {"Deutschen Roten Kreuzes", "Deutsche Rote Kreuz"} <= set(inflected_forms("Deutsches Rotes Kreuz"))
    True
    >>> "Bundesamtes für Verfassungsschutz" in inflected_forms("Bundesamt für Verfassungsschutz")
    True
    """
    match = _HEAD.match(name)
    if match is None:
        return [name]
    adjectives = match.group("before").split()
    heads = {" ".join([*words, ""]) for ending in _ADJECTIVE_ENDINGS for words in _inflected(adjectives, ending)}
    nouns = _noun_forms(match.group("noun"), plural=bool(adjectives))
    inflected = (head + noun + name[match.end() :] for head in sorted(heads) for noun in nouns)
    return list(dict.fromkeys([name, *inflected]))


def _inflected(adjectives: list[str], ending: str) -> list[list[str]]:
    """Return ``adjectives`` with ``ending``; each that ends in ``-er`` also as it stands (``Frankfurter``)."""
    forms: list[list[str]] = [[]]
    for word in adjectives:
        stem = _INFLECTED_WORD.fullmatch(word)
        kept = [word] if stem is None or word.endswith("er") else []
        made = [stem.group(1) + ending] if stem else []
        forms = [[*before, form] for before in forms for form in dict.fromkeys([*made, *kept])]
    return forms


def _noun_forms(noun: str, *, plural: bool) -> list[str]:
    last = noun.rsplit("-", maxsplit=1)[-1]
    if not last[1:].islower():
        return [noun]
    if noun[-1] in "sxzß":
        return [noun, noun + "es"]
    return [noun, noun + "s", noun + "es", *([noun + "n"] if plural and noun.endswith(("er", "el", "e")) else [])]


def base_form(article: ArticleText, span: Found) -> str:
    """Return the name of ``span`` without genitive ending, its adjectives as they stand."""
    surface = article.text[span.start : span.end]
    if not article.facts.inflects_names:
        return surface
    previous = _PREVIOUS.search(article.text, max(span.start - 12, 0), span.start)
    after_des = span.label != "PER" and previous is not None and previous.group(1).casefold() in _GENITIVE_CUES
    head = _HEAD_FIRST.match(surface) if after_des else None
    if head is not None:
        return head.group(1) + surface[head.end() :]
    if span.label != "PER" and (head_noun := _of_genitive(surface)) is not None:
        return head_noun
    return _without_s(article, span, surface, after_des) if surface.endswith("s") and len(surface) > 3 else surface


def _of_genitive(surface: str) -> str | None:
    """Return a name of several words whose head is a body in the genitive without its ending; null for another.

    >>> _of_genitive("Instituts für Meereskunde"), _of_genitive("Haus der Kunst")
    ('Institut für Meereskunde', None)
    """
    words = surface.split(" ")
    at = len(list(takewhile(_INFLECTED.fullmatch, words)))
    base = _body(words[at]) if len(words) > 1 and at < len(words) else None
    return None if base is None else " ".join([*words[:at], base, *words[at + 1 :]])


@cache
def _body(word: str) -> str | None:
    """Return the base of what is a body's noun in the genitive, by the tails listed with it and without ending."""
    for ending in ("es", "s"):
        base = word.removesuffix(ending)
        tails = (tail for tail in _TAILS if tail.endswith(ending) and tail.removesuffix(ending) in _TAILS)
        longest = max((len(tail) for tail in tails if word.casefold().endswith(tail)), default=0)
        if longest > _SHORT_TAIL or (longest and common_noun(base) is not None):
            return base
    return None


def _without_s(article: ArticleText, span: Found, surface: str, after_des: bool) -> str:
    if surface.endswith("ss") or (not after_des and _ends_in_own_s(surface)):
        return surface
    for base in (surface[:-2], surface[:-1]) if surface.endswith("es") else (surface[:-1],):
        if _stands(article, surface, base, span.label):
            return base
    if after_des and surface.endswith("es") and len(surface) > 6 and surface not in _OF_ITSELF:
        return surface[:-2]
    if _NO_GENITIVE.search(surface) or surface in _OF_ITSELF or surface.isupper():
        return surface
    is_place = span.label == "LOC" and " " not in surface and _FOLLOWED_BY_NOUN.match(article.text, span.end)
    is_person = span.label == "PER" and _owns_noun(article.text, span, surface) and not _stands_alone(article, surface)
    is_owner = is_place or is_person
    return surface[:-1] if after_des or is_owner else surface


def _ends_in_own_s(surface: str) -> bool:
    """Tell whether the last of several words is a name in ``-s``: ``Caroline Peters``, ``British Virgin Islands``."""
    *before, last = _JOINT.split(surface)
    return bool(before) and last in _OF_ITSELF


def _owns_noun(text: str, span: Found, surface: str) -> bool:
    """Tell whether a person's name in ``-s`` stands right before a common noun: ``Lindqvists neuer Plan``."""
    owned = _OWNED.match(text, span.end)
    return owned is not None and surface not in _GIVEN and len(surface) > 4 and common_noun(owned.group(1)) is not None


def _stands_alone(article: ArticleText, surface: str) -> bool:
    """Tell whether the last word of ``surface`` owns nothing anywhere, before or behind: ``Riggs landete``."""
    last = surface.rpartition(" ")[2]
    return any(_is_subject(article.text, start, start + len(last)) for start in article.words.get(last, ()))


def _is_subject(text: str, start: int, end: int) -> bool:
    before = _PREVIOUS.search(text, max(start - 40, 0), start)
    is_owner = before is not None and common_noun(before.group(1)) is not None
    return not is_owner and _VERB.match(text, end) is not None and _OWNED.match(text, end) is None


def inflection_key(name: str) -> str:
    """Return ``name`` with the endings of its German adjectives cut off, for comparing.

    >>> inflection_key("Europäischen Zentralbank") == inflection_key("Europäische Zentralbank")
    True
    """
    *adjectives, noun = name.split(" ")
    return " ".join([*(_stem(word) for word in adjectives), noun]) if adjectives else name


def shown_name(article: ArticleText, span: Found, base: str) -> tuple[int, str]:
    """Return ``base`` in the nominative, if the word before tells, and a rank: 0 certain, 1 likely, 2 inflected."""
    if base.isupper() and span.label in ("PER", "LOC") and len(base) > _LONGEST_ACRONYM:
        return 1, _LETTERS.sub(lambda word: word.group().capitalize(), base)
    first, _, rest = base.partition(" ")
    match = None if _TOWN_ADJECTIVE.match(first) else _ADJECTIVE.fullmatch(first)
    if match is None or not rest or not article.facts.inflects_names:
        return 0, base
    previous = _PREVIOUS.search(article.text, max(span.start - 12, 0), span.start)
    determiner = previous.group(1).casefold() if previous else ""
    ending = first[len(match.group("stem")) :]
    if determiner == "der" and ending == "e":
        return 0, _with_ending(base, "er")
    if ending in ("e", "en") and determiner in ("der", "die", "das", "zur"):
        return 0, _with_ending(base, _ENDINGS[determiner])
    is_plural = determiner == "den" and base.endswith("en")
    nominative = None if is_plural else _nominative(base)
    if nominative is not None:
        return 0, nominative
    return (1 if ending in ("e", "er", "es") else 2), base


def _with_ending(name: str, ending: str) -> str:
    """Return ``name`` with ``ending`` on all adjectives it begins with."""
    words = name.split(" ")
    stems = _leading_stems(words)
    return " ".join([*(stem + ending for stem in stems), *words[len(stems) :]])


def _leading_stems(words: list[str]) -> list[str]:
    matches = takewhile(bool, map(_ADJECTIVE.fullmatch, words[:-1]))
    return [match.group("stem") for match in matches if match]


def _nominative(name: str) -> str | None:
    """Return ``name`` with its adjectives in the nominative that the gender of its noun asks for; null if unknown.

    >>> _nominative("Deutschen Jugendinstitut"), _nominative("Rotem Rathaus"), _nominative("Freien Trägern")
    ('Deutsches Jugendinstitut', 'Rotes Rathaus', None)
    """
    words = name.split(" ")
    nouns = words[len(_leading_stems(words)) :]
    head = nouns[2] if len(nouns) > 2 and nouns[0].endswith("-") else nouns[0]  # Sparkassen- und Giroverband
    ending = _NOMINATIVE.get(_gender(head))
    return None if ending is None else _with_ending(name, ending)


def _gender(word: str) -> str:
    """Return the gender of a noun, of bodies by its end; empty if unknown."""
    noun = common_noun(word)
    if noun is not None and noun.gender:
        return noun.gender
    lowered = word.casefold()
    return next((gender for gender, ends in _BODY_ENDS.items() if lowered.endswith(ends)), "")


def _stem(word: str) -> str:
    match = _ADJECTIVE.fullmatch(word)
    return match.group("stem") if match else word


def _stands(article: ArticleText, surface: str, base: str, label: str) -> bool:
    """Tell whether ``base`` stands in the article as a name of its own; for a full name, its surname."""
    last = base.rsplit(" ", maxsplit=1)[-1]
    if len(last) < 3 or last not in article.words:
        return False
    ends = (start + len(last) for start in article.words[last] if article.is_free(start, start + len(last)))
    is_full_name = label == "PER" and " " in surface
    return any(not (is_full_name and _FOLLOWED_BY_NOUN.match(article.text, end)) for end in ends)
