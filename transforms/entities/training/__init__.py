"""Training of the embedded models: reading annotated files, fitting, scoring, and writing a pipeline with its card."""

from transforms.entities.training.crf import FitSettings
from transforms.entities.training.report import CorpusUse, TrainReport
from transforms.entities.training.sentences import TrainingDataError
from transforms.entities.training.train import TrainSettings, train

__all__ = ["CorpusUse", "FitSettings", "TrainReport", "TrainSettings", "TrainingDataError", "train"]
