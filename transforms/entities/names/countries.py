"""Country names with their ISO 3166-1 code, from CLDR through Babel, in every form that news writes.

CLDR (Unicode licence, shipped with Babel) gives one name per country and language; ``lists/country_names.txt`` adds
what newsrooms write beside it (``USA``, ``U.S.``, ``UK``, ``Weißrussland``). German forms are made by rule: genitive
``Russlands``, dative ``den Niederlanden``, inflected adjectives ``der Vereinigten Staaten``. Adjectives
(``russische``) and inhabitants (``Russen``) are no mentions, nor is a country's name within a hyphen compound
(``US-Präsident``) or within the longer name of something else (``Gulf of Mexico``, ``lists/country_blocks.txt``).

Ambiguous names (``lists/ambiguous_countries.txt``: Jordan, Chad, Georgia, Jersey, ...) are the country only after a
word that places need, and in English not before another name (``in Jordan`` but not ``with Jordan Henderson``);
Georgia, also a state of the US, moreover needs a word such as Tbilisi in the article. ``die Polen`` (with a plural
determiner) are people. Codes: ISO 3166-1 alpha-2 plus the user-assigned ``XK`` for Kosovo; CLDR's codes that are no
ISO countries (EU, UN, AC, IC, ...) are left out.
"""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.lists import table, word_list
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.phrases import Hit, Phrases

_NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
_AMBIGUOUS = word_list("ambiguous_countries")
_PLACE_CUES = word_list("place_cues")
_PLURAL_DETERMINERS = word_list("plural_determiners_de")
_EVIDENCE = {
    "Georgia": ("Tbilisi", "Georgian", "Georgians", "Abkhazia", "Ossetia", "Caucasus", "Kobakhidze", "Zourabichvili"),
}
_SIDE = re.compile(r"\A(?:South|North|East|West|Latin|Central) (?=[A-Z][a-z]+\Z)")
_PREVIOUS = re.compile(r"(\w+)[^\S\n]+\Z")
_NEXT = re.compile(r"[^\S\n]+([^\W\d_]\w*)")


def find_countries(article: ArticleText) -> list[Found]:
    """Return the country mentions of ``article``, each with its entity; none in languages CLDR lacks."""
    hits = _gazetteer(article.language).find(article)
    return [
        Found(hit.start, hit.end, "LOC", None, RULE, hit.value)
        for hit in hits
        if hit.value is not None and _is_country(article, hit)
    ]


def drop_peoples(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without peoples and nationalities: ``die Polen``, ``den Ungarn``, ``the Japanese``."""
    return [span for span in spans if not (span.label in ("LOC", "MISC") and _is_nationality(article, span))]


def country_entity(code: str, language: str | None) -> Entity:
    """Return the entity of the country ``code`` (ISO 3166-1 alpha-2), named in ``language``."""
    return Entity("LOC", f"iso3166:{code}", _shown_names(language or "en").get(code, code), code, kind="country")


def _is_country(article: ArticleText, hit: Hit[Entity | None]) -> bool:
    text = article.text[hit.start : hit.end]
    word = _word_before(article, hit.start)
    if _is_people(article, hit.start, hit.end):
        return False
    if text in ("US", "USA", "UK") and _shouted(article, hit.start):
        return text != "US"
    if text not in _AMBIGUOUS:
        return True
    if text in _EVIDENCE and not any(evidence in article.words for evidence in _EVIDENCE[text]):
        return False
    return word.casefold() in _PLACE_CUES and not (
        not article.facts.nouns_are_capitalised and _before_name(article, hit.end)
    )


def _is_nationality(article: ArticleText, span: Found) -> bool:
    listed = article.facts.nationalities
    if listed is None:
        return _is_people(article, span.start, span.end)
    word, nationalities = article.text[span.start : span.end], word_list(listed)
    word = _SIDE.sub("", word)  # South Korean
    return word in nationalities or word.removesuffix("s") in nationalities


def _is_people(article: ArticleText, start: int, end: int) -> bool:
    return (
        article.text[start:end] in article.facts.peoples
        and _word_before(article, start).casefold() in _PLURAL_DETERMINERS
    )


def _word_before(article: ArticleText, start: int) -> str:
    previous = _PREVIOUS.search(article.text, max(start - 25, 0), start)
    return previous.group(1) if previous else ""


def _before_name(article: ArticleText, offset: int) -> bool:
    following = _NEXT.match(article.text, offset)
    return following is not None and following.group(1)[0].isupper()


def _shouted(article: ArticleText, offset: int) -> bool:
    """Tell whether the sentence is all capitals, where ``US`` may be the pronoun."""
    start, end = article.sentence_at(offset)
    return article.text[start:end].isupper()


@cache
def _gazetteer(language: str | None) -> Phrases[Entity | None]:
    """Return the country names of ``language``; of German and English together where the language is unknown."""
    phrases: dict[str, Entity | None] = {}
    for name in facts_of(language).names_from:
        for code, names in _names(name).items():
            entity = country_entity(code, name)
            phrases.update({form: entity for written in names for form in _forms(written, name)})
    blocks = [phrase for row in table("country_blocks") for phrase in row[0].split(";")]
    phrases.update({phrase.strip(): None for phrase in blocks})
    return Phrases(phrases.items())


@cache
def _names(language: str) -> dict[str, list[str]]:
    """Return for every country code its names in ``language``, that of CLDR first."""
    names = {code: [name] for code, name in _cldr(language).items()}
    for row_language, code, written in table("country_names"):
        if row_language == language:
            names.setdefault(code, []).extend(name.strip().removeprefix("=") for name in written.split(";"))
    return names


@cache
def _shown_names(language: str) -> dict[str, str]:
    shown = dict(_cldr(language) or _cldr("en"))
    for row_language, code, written in table("country_names"):
        if row_language == language and written.startswith("="):
            shown[code] = written.split(";")[0].removeprefix("=").strip()
    return shown


def _cldr(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in _NOT_COUNTRIES}


def _forms(name: str, language: str) -> list[str]:
    if not facts_of(language).inflects_names:
        return [name]
    *adjectives, noun = name.split(" ")
    nouns = _noun_forms(noun)
    if not adjectives or not adjectives[0][:1].isupper():
        return [" ".join([*adjectives, form]) for form in nouns]
    stems = [_adjective_forms(adjective) for adjective in adjectives]
    endings = max(len(forms) for forms in stems)
    heads = [" ".join(forms[min(i, len(forms) - 1)] for forms in stems) for i in range(endings)]
    return [f"{head} {form}" for head in heads for form in nouns]


def _adjective_forms(word: str) -> list[str]:
    stem = re.fullmatch(r"(\w{4,}?)e[rs]?", word)
    return [word, *(stem.group(1) + ending for ending in ("e", "en", "er", "es"))] if stem else [word]


def _noun_forms(noun: str) -> list[str]:
    if noun.isupper() or noun.endswith("."):
        return [noun]
    forms = [noun] if noun.endswith(("s", "x", "z", "ß")) else [noun, noun + "s"]
    if noun.endswith("reich"):
        forms.append(noun + "es")
    return [*forms, noun + "n"] if noun.endswith("e") else forms
