import pytest

from newsmill.transforms.sources.records.frames import rows_of_frame


def test_frames_by_column_and_split_give_their_rows():
    rows = [{"title": "Rain", "text": "It rained."}, {"title": "Snow", "text": "It snowed."}]
    columns = {"title": {"0": "Rain", "1": "Snow"}, "text": {"0": "It rained.", "1": "It snowed."}}
    split = {"columns": ["title", "text"], "index": [0, 1], "data": [["Rain", "It rained."], ["Snow", "It snowed."]]}
    assert rows_of_frame(columns) == rows_of_frame(split) == rows


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"title": "Rain", "text": "It rained."},
        {"title": {"rendered": "Rain"}, "content": {"rendered": "It rained."}},
        {"title": {"0": "Rain"}, "text": {"1": "It rained."}},
        {"0": {"title": "Rain", "text": "It rained."}, "1": {"title": "Snow", "text": "It snowed."}},
        {"columns": ["title"], "data": {"title": "Rain"}},
    ],
)
def test_other_objects_are_none(value):
    assert rows_of_frame(value) is None
