"""Any other language: nothing is taken for granted but that names are written large."""

from newsmill.transforms.entities.languages.facts import LanguageFacts


def neutral(code: str) -> LanguageFacts:
    """Return what is assumed of the language ``code``, of which nothing is known."""
    return LanguageFacts(
        code=code,
        names_from=(code,),
        nouns_are_capitalised=False,
        parts_runs=False,
        inflects_names=False,
        inflects_listed=False,
        nouns_describe=False,
        ordinals_have_stops=True,
        abbreviations=("abbreviations_de", "abbreviations_en"),
        everyday_words=None,
        nationalities=None,
        peoples=frozenset(),
        listed_name="english",
    )
