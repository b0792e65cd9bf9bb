"""The linear sequence tagger behind the embedded models: features, weights, decoding, and its spaCy component."""

from transforms.entities.tagger.component import FACTORY, NewsmillTagger
from transforms.entities.tagger.gazetteer import Gazetteer
from transforms.entities.tagger.lexicon import Lexicon
from transforms.entities.tagger.sequence_tagger import SequenceTagger
from transforms.entities.tagger.weights import Weights

__all__ = ["FACTORY", "Gazetteer", "Lexicon", "NewsmillTagger", "SequenceTagger", "Weights"]
