"""Which language a text is in: py3langid over a bounded sample, null where no language stands out.

Of short texts, titles above all, the script tells first, then the model together with what speaks for a language beside
the text: its declaration (feeds declare the language of the site, not of the item) and the country of the source.
A short text is told only where one language stands out far: those that share most of their words (Danish and Norwegian,
Croatian, Bosnian and Serbian in Latin letters, Czech and Slovak, Macedonian, Serbian and Bulgarian, Portuguese and
Galician, Indonesian and Malay) are told by a letter or a short word that one of them has (``neighbours``), and left
open rather than guessed without one.
"""

from collections.abc import Mapping

from newsmill.transforms.ground.language_tags import language_of_tag
from newsmill.transforms.language.hints import language_of_source
from newsmill.transforms.language.model import identifier
from newsmill.transforms.language.neighbours import weights_of
from newsmill.transforms.language.scripts import language_of_script, letters_of, weight_of

SAMPLE_CHARS = 300
"""Characters looked at, from the start; 1,000 tell no more (the same in 1,082 articles), and the cost is linear."""
SHORT_CHARS = 200
"""Below it the identifier errs often enough for what stands beside the text to count."""
MIN_CHARS = 12
"""Letters of an alphabet below which nothing is told from the text."""
MIN_SCORE = 0.5
"""Probability the best language needs; below it the runner-up is as likely as not, and the answer is null."""
MARGIN = 3.0
"""How many times likelier than the next the language of a short text must be, where nothing beside it speaks for it.
Below 2.5 the first Danish title of a test set is told as Norwegian."""
PRIOR = 8.0
"""How many times likelier the declared language of a short text is before reading it."""
HOME = 4.0
"""The same of the language of the source's country, where none is declared."""
RARE = 0.1
"""The same of a language that hardly any news is written in: short texts are taken for them too often."""

CLEAR_LEAD = 0.6
"""Probability that all other languages together do not reach, however their sums are rounded."""

_RARE = frozenset(
    """
    ace an ba bcl br co crh csb dz eo ext fo fuv fy gcf gcr gd gom grc gug guw ha hbo ht ia ig ilo jv kab kik la lb lg
    lij lmo ln ltg mg nap nds nso nv oc om pcm qu rw sa sc scn se sn so st szl tl tt vec vo wa wo xh yi yo zu zxx
    """.lower().split()
)
_SAME_TOLD = {"nn": "no", "wuu": "zh", "yue": "zh", "arz": "ar", "ary": "ar", "uzs": "uz", "hbo": "he"}
"""What the model tells apart and tables do not: varieties of a language."""
_TOLD_TOGETHER = frozenset([*_SAME_TOLD, *_SAME_TOLD.values()])


def tell(text: str, declared: str | None = None, source: str | None = None) -> tuple[str | None, float | None]:
    """Return the language of ``text`` as a BCP-47 tag and its probability (0 to 1); nulls when none stands out.

    Args:
        text: The text.
        declared: The declared language; it counts with short texts.
        source: The domain of the source; its country counts with short texts of no declared language.

    >>> tell("Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren.")[0]
    'de'
    >>> tell("Ja.", "de-DE")
    ('de', None)
    >>> tell("面包价格再次上涨")[0], tell("Prisen på brød stiger igen", None, "avis.example.dk")[0]
    ('zh', 'da')
    """
    sample = text[:SAMPLE_CHARS]
    hint = language_of_tag(declared)
    # The first letters of a long text nearly always suffice to see that it has enough.
    if len(sample) < SHORT_CHARS or weight_of(letters_of(sample[: 2 * MIN_CHARS])) < MIN_CHARS:
        letters = letters_of(sample[:SHORT_CHARS])
        if weight_of(letters) < MIN_CHARS:
            return hint, None
        if len(sample) < SHORT_CHARS:
            return _tell_short(sample, letters, hint, source)
    language, score = _best(sample)
    return (language, score) if score >= MIN_SCORE else (None, None)


def _best(sample: str) -> tuple[str, float]:
    """Return the likeliest language and its probability: where one leads clearly, the others need no ranking."""
    language, score = identifier().classify(sample)
    if score > CLEAR_LEAD and language not in _TOLD_TOGETHER:
        return language, score
    return max(ranked_languages(sample).items(), key=lambda item: item[1])


def _tell_short(
    sample: str, letters: list[str], hint: str | None, source: str | None
) -> tuple[str | None, float | None]:
    ranked = ranked_languages(sample)
    lone = language_of_script(letters)
    if lone:
        return lone, max(ranked.get(lone, 0.0), MIN_SCORE)
    home = None if hint else language_of_source(source)
    priors = {hint: PRIOR} if hint else {home: HOME} if home else {}
    weighed = _weighed(ranked, priors, weights_of(sample))
    (language, score), (_, next_score), *_ = sorted(weighed.items(), key=lambda item: -item[1])
    clear = score >= MIN_SCORE and (language in priors or score >= MARGIN * next_score)
    return (language, score) if clear else (None, None)


def _weighed(scores: dict[str, float], priors: Mapping[str, float], evidence: Mapping[str, float]) -> dict[str, float]:
    weights = {**dict.fromkeys(_RARE, RARE), **priors}
    weighed = {
        language: score * weights.get(language, 1.0) * evidence.get(language, 1.0) for language, score in scores.items()
    }
    total = sum(weighed.values())
    return {language: score / total for language, score in weighed.items()}


def ranked_languages(sample: str) -> dict[str, float]:
    """Return the probability of each language, that of its varieties with it."""
    ranked: dict[str, float] = {}
    for language, score in identifier().rank(sample):
        known = _SAME_TOLD.get(language, language)
        ranked[known] = ranked.get(known, 0.0) + float(score)
    return ranked
