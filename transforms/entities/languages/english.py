"""English."""

from newsmill.transforms.entities.languages.facts import LanguageFacts

ENGLISH = LanguageFacts(
    code="en",
    names_from=("en",),
    nouns_are_capitalised=False,
    parts_runs=True,
    inflects_names=False,
    inflects_listed=True,  # English news names German bodies as German sentences do: "in the Deutschen Bundestag"
    nouns_describe=True,
    ordinals_have_stops=False,
    abbreviations=("abbreviations_en",),
    everyday_words="everyday_words_en",
    nationalities="nationalities_en",
    peoples=frozenset(),
    listed_name="english",
)
