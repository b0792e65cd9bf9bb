"""Label maps: what other people's models call entities, in PER LOC ORG MISC.

OntoNotes (official English models) and WikiNER (official German and most other models) are mapped; a label that is in
neither stays as it is. Quantities and times are no entities here and are dropped. NORP (nationalities, religious and
political groups) and LANGUAGE are MISC as in CoNLL-2003; GPE and FAC are LOC as in WikiNER.
"""

_LABELS: dict[str, str | None] = {
    **dict.fromkeys(("PER", "PERSON", "PERS", "I-PER", "B-PER", "persName"), "PER"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "FACILITY", "GPE_LOC", "placeName", "geogName"), "LOC"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION", "GPE_ORG", "orgName"), "ORG"),
    **dict.fromkeys(
        ("MISC", "OTH", "NORP", "EVENT", "EVT", "WORK_OF_ART", "WORK", "PRODUCT", "PROD", "LANGUAGE", "LAW"), "MISC"
    ),
    **dict.fromkeys(
        ("DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "NUM", "NUMERIC", "NUMERIC_VALUE"), None
    ),
}


def mapped_label(model_label: str) -> str | None:
    """Return the label for ``model_label``; null when it is no entity; itself when it is not known.

    >>> mapped_label("GPE"), mapped_label("CARDINAL"), mapped_label("DRUG")
    ('LOC', None, 'DRUG')
    """
    return _LABELS.get(model_label, model_label)
