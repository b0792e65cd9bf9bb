"""Two paragraphs of an article in either language, for lines to stand before, between and behind them; such lines."""

DE = (
    "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.",
    "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land.",
)
EN = (
    "The council voted on Monday evening to close the old bridge until autumn, citing new cracks in its pillars.",
    "Repairs will cost about twelve million pounds, half of which the government has promised to pay, officials said.",
)


def furniture(text):
    """Return role and line of each line of ``text``, which has a bar between them."""
    return [tuple(line.split(" | ", 1)) for line in text.strip().split("\n")]
