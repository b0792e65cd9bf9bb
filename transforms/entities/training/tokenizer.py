"""The tokenizer of the embedded pipelines: spaCy's for the language, with sentence ends after short names mended.

spaCy leaves the full stop on a word that ends in a capital or a digit after another character (``AfD.``, ``N26.``),
so that the entity could not end before it. Abbreviations with inner stops (``U.S.``) and plain numbers (``3.``)
stay whole.
"""

from typing import Any

from spacy.language import Language
from spacy.util import compile_suffix_regex

_STOP_AFTER_NAME = (
    r"(?<=[a-zäöüß][A-Z])\.",
    r"(?<=[A-Za-zÄÖÜäöüß]\d)\.",
    r"(?<=[A-Za-zÄÖÜäöüß]\d\d)\.",
    r"(?<=[a-zA-Z]-\d)\.",
)


def set_tokenizer(nlp: Language) -> None:
    """Add the suffix rules to the tokenizer of ``nlp``."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), *_STOP_AFTER_NAME]).search
