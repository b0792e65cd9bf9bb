"""What the rules of this room must know of a language: one set of facts, from one file, for each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """Facts of a language; the lists named are files of ``lists/``."""

    code: str
    """Primary subtag of BCP 47; empty where the language is unknown."""
    names_from: tuple[str, ...]
    """Locales of CLDR whose names of countries are looked for; the last one wins, and gives the names of languages."""
    nouns_are_capitalised: bool
    """Every noun is written large, so a large letter tells little, and ``lists/common_nouns_de.xz`` tells nouns apart.

    Where it is False, a large letter within a sentence belongs to a name: ``Melania Trump`` is not Donald Trump.
    """
    parts_runs: bool
    """A large letter within a sentence marks names, and the lists of English tell what runs of them are made of."""
    inflects_names: bool
    """Names take endings, those of German: ``Russlands``, ``der Deutschen Bahn``."""
    inflects_listed: bool
    """Listed names are looked for in their German endings as well."""
    nouns_describe: bool
    """A German common noun or an everyday word beside a name describes it: ``Marschflugkörper Storm Shadow``."""
    ordinals_have_stops: bool
    """A number with a full stop may be an ordinal: ``am 3. Mai``."""
    abbreviations: tuple[str, ...]
    """Lists of abbreviations behind which no sentence ends."""
    everyday_words: str | None
    """List of the words that stand in small letters more than with a capital; null for none."""
    nationalities: str | None
    """List of nationalities that are written large and are no places; null for none."""
    peoples: frozenset[str]
    """Names of countries that are those of peoples too, behind a plural determiner: ``die Polen``."""
    listed_name: str
    """Which name of ``lists/known_*.txt`` is shown: ``german`` or ``english``."""
