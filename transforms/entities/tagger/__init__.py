"""The linear sequence tagger behind the embedded models: features, weights, decoding, and its spaCy component."""

from newsmill.transforms.entities.tagger.component import FACTORY, NewsmillTagger
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.sequence_tagger import SequenceTagger
from newsmill.transforms.entities.tagger.weights import Weights

__all__ = ["FACTORY", "Gazetteer", "Lexicon", "NewsmillTagger", "SequenceTagger", "Weights"]
