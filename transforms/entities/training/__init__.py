"""Training of the embedded models: reading annotated files, fitting, scoring, and writing a pipeline with its card."""

from newsmill.transforms.entities.training.crf import FitSettings
from newsmill.transforms.entities.training.report import CorpusUse, TrainReport
from newsmill.transforms.entities.training.sentences import TrainingDataError
from newsmill.transforms.entities.training.train import TrainSettings, train

__all__ = ["CorpusUse", "FitSettings", "TrainReport", "TrainSettings", "TrainingDataError", "train"]
