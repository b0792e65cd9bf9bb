"""Licence and origin of the corpora the embedded models are trained on, by the name of their file or folder."""

NOTES: dict[str, str] = {
    "germeval2014": "CC-BY 4.0; GermEval 2014 NER (Benikova, Biemann, Kisselew, Padó), German Wikipedia and news",
    "germeval2014_dev": "CC-BY 4.0; GermEval 2014 NER, its 2,200 development sentences",
    "uner_pud": "CC BY-SA 3.0; Universal NER over a Parallel Universal Dependencies treebank",
    "uner_ewt": "CC BY-SA 4.0; Universal NER over UD English-EWT",
    "wikigold": "CC-BY 4.0; Wikigold (Balasuriya, Ringland, Nothman, Murphy, Curran 2009), English Wikipedia",
    "btc": "CC-BY 4.0; Broad Twitter Corpus (Derczynski, Bontcheva, Roberts 2016)",
    "corpus/de": "Apache-2.0; newsmill's own sentences",
    "corpus/en": "Apache-2.0; newsmill's own sentences",
}
"""A licence that contains ``BY-SA`` makes the weights share-alike."""
