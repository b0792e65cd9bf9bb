from newsmill.transforms.entities.training.capitals import EVERY, with_capitals
from newsmill.transforms.entities.training.sentences import TrainingSentence


def test_every_so_many_th_sentence_is_copied_behind_the_others() -> None:
    sentences = [TrainingSentence((f"in{number}", "Ulm"), ("O", "B-LOC")) for number in range(2 * EVERY + 1)]
    copied = with_capitals(sentences)
    assert copied[: len(sentences)] == sentences
    assert [sentence.words for sentence in copied[len(sentences) :]] == [
        ("IN0", "ULM"),
        (f"IN{EVERY}", "ULM"),
        (f"IN{2 * EVERY}", "ULM"),
    ]
    assert {sentence.tags for sentence in copied} == {("O", "B-LOC")}
