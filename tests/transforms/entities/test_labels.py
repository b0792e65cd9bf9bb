import pytest

from newsmill.transforms.entities.labels import mapped_label


@pytest.mark.parametrize(
    ("model_label", "label"),
    [("PERSON", "PER"), ("GPE", "LOC"), ("FAC", "LOC"), ("ORG", "ORG"), ("NORP", "MISC"), ("WORK_OF_ART", "MISC"),
     ("EVENT", "MISC"), ("LAW", "MISC"), ("PER", "PER"), ("MISC", "MISC"),
     ("DATE", None), ("MONEY", None), ("GENE", "GENE")],
)  # fmt: skip
def test_labels_of_other_models(model_label, label):
    assert mapped_label(model_label) == label
