"""German, and texts of no language that could be told: short ones, of which most are German where it is read."""

from dataclasses import replace

from newsmill.transforms.entities.languages.facts import LanguageFacts

GERMAN = LanguageFacts(
    code="de",
    names_from=("de",),
    nouns_are_capitalised=True,
    parts_runs=False,
    inflects_names=True,
    inflects_listed=True,
    nouns_describe=True,
    ordinals_have_stops=True,
    abbreviations=("abbreviations_de",),
    everyday_words="everyday_words_de",
    nationalities=None,
    peoples=frozenset(["Polen", "Schweden", "Ungarn"]),
    listed_name="german",
)
UNKNOWN = replace(GERMAN, code="", names_from=("en", "de"), abbreviations=("abbreviations_de", "abbreviations_en"))
