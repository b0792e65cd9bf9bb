from newsmill.transforms.entities import pipelines
from newsmill.transforms.entities.training.lexicon_source import lexicon_path, read_lexicon


def test_training_reads_the_lexicon_that_lies_in_the_built_in_model() -> None:
    assert lexicon_path("de").is_relative_to(pipelines.EMBEDDED)
    assert len(read_lexicon("de")) > 100_000
    assert read_lexicon("de").to_bytes() == lexicon_path("de").read_bytes()  # a model trained anew holds the same file


def test_a_language_without_a_built_in_model_has_an_empty_lexicon() -> None:
    assert len(read_lexicon("fr")) == 0
