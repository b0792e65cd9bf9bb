from pathlib import Path

import pytest
import spacy

from newsmill.transforms.entities.training.inline import parse_inline, read_inline
from newsmill.transforms.entities.training.sentences import TrainingDataError, TrainingSentence
from newsmill.transforms.entities.training.tokenizer import set_tokenizer

HERE = Path("x.txt")


def test_text_and_spans() -> None:
    text, spans = parse_inline("[PER Eva Lind] kam nach [LOC Bonn].", HERE, 1)
    assert text == "Eva Lind kam nach Bonn."
    assert [(text[start:end], label) for start, end, label in spans] == [("Eva Lind", "PER"), ("Bonn", "LOC")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[PER Eva Lind kam.", "broken tag"),
        ("Eva] kam.", "broken tag"),
        ("[PER Eva [LOC Bonn]] kam.", "broken tag"),
        ("[Eva] kam.", "broken tag"),
        ("[PERSON Eva] kam.", "unknown label 'PERSON'"),
        ("[per Eva] kam.", "unknown label 'per'"),
        ("[PER  Eva] kam.", "white space"),
        ("[PER Eva ] kam.", "white space"),
    ],
)
def test_broken_tags_are_named_with_file_and_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"# topic\n\n[LOC Bonn] ist klein.\n{line}\n", encoding="utf-8")
    with pytest.raises(TrainingDataError) as caught:
        read_inline(path, spacy.blank("de"))
    assert str(caught.value).startswith(f"{path}:4: ")
    assert problem in str(caught.value)


def test_folder_in_order_of_names_and_entities_inside_tokens_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "de"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_text("# topic\nSie kam nach [LOC Bonn].\n", encoding="utf-8")
    (folder / "a.txt").write_text("[PER Eva] kam.\nDie [ORG SPD]-Chefin kam.\n", encoding="utf-8")
    corpus = read_inline(folder, spacy.blank("de"))
    assert corpus.name == "corpus/de"
    assert corpus.skipped == 1
    assert [sentence.words[0] for sentence in corpus.sentences] == ["Eva", "Sie"]
    assert corpus.sentences[0] == TrainingSentence(("Eva", "kam", "."), ("B-PER", "O", "O"))
    assert corpus.labels == {"PER", "LOC"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Er wählt die AfD.", "AfD"),
        ("Er ging zur N26.", "N26"),
        ("Sie fährt einen EX30.", "EX30"),
        ("Das war am 3.", "3."),
        ("Sie lebt in den U.S.", "U.S."),
    ],
)
def test_full_stop_leaves_short_names(text: str, last: str) -> None:
    nlp = spacy.blank("de")
    set_tokenizer(nlp)
    words = [token.text for token in nlp(text)]
    assert last in words[-2:]
    assert (words[-1] == ".") == (not last.endswith("."))
