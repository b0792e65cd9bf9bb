import pyarrow as pa

from newsmill.schemas.state.entity_partials import FORMS
from newsmill.transforms.ground.form_counts import OWNER, added_up, as_dicts, listed


def lists(*forms):
    return pa.chunked_array([pa.array([[*each.items()] for each in forms], FORMS)])


def test_lists_of_one_entity_are_added_up():
    rows = added_up(pa.chunked_array([["b", "a", "b"]]), lists({"x": 1, "y": 2}, {"x": 5}, {"y": 3}))
    assert sorted(zip(*rows.to_pydict().values(), strict=True)) == [("a", "x", 5), ("b", "x", 1), ("b", "y", 5)]


def test_a_part_of_an_array_is_taken_for_itself():
    few = lists({"x": 1}, {"y": 2}, {"z": 3, "y": 4}).slice(1)
    assert as_dicts(few.combine_chunks()) == [{"y": 2}, {"z": 3, "y": 4}]
    rows = added_up(pa.chunked_array([["a", "b", "c"]]).slice(1), few)
    assert sorted(zip(*rows.to_pydict().values(), strict=True)) == [("b", "y", 2), ("c", "y", 4), ("c", "z", 3)]


def test_each_id_has_its_forms_in_their_order():
    forms = pa.table({OWNER: ["a", "c", "c"], "text": ["x", "z", "y"], "count": [4, 2, 1]})
    found = listed(pa.array(["a", "b", "c"]), forms)
    assert found.type == FORMS
    assert as_dicts(found) == [{"x": 4}, {}, {"z": 2, "y": 1}]
    assert list(as_dicts(found)[2]) == ["z", "y"]
    assert as_dicts(found.slice(2)) == [{"z": 2, "y": 1}]


def test_no_entities_have_no_forms():
    none = added_up(pa.chunked_array([], pa.string()), pa.chunked_array([], FORMS))
    assert as_dicts(listed(pa.chunked_array([], pa.string()), none)) == []
