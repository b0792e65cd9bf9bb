import random

import numpy as np
import pyarrow as pa

from newsmill.transforms.deduplicate.components import STEPS, affected_edges, components, members_of_edges


def table(*pairs):
    columns = [pa.array([pair[side] for pair in pairs], pa.string()) for side in (0, 1)]
    return pa.Table.from_arrays(columns, ["article_a", "article_b"])


def test_components_are_named_by_their_smallest_node():
    found = components(7, np.array([5, 1, 3]), np.array([3, 2, 6]))
    assert found.tolist() == [0, 1, 1, 3, 4, 3, 3]


def test_a_long_chain_in_any_order_is_one_component():
    count = 20_000
    order = np.random.default_rng(1).permutation(count)
    assert not components(count, order[:-1], order[1:]).any()


def test_random_graphs_agree_with_a_search():
    rng = random.Random(2)
    for _ in range(50):
        size = rng.randint(1, 40)
        pairs = [(rng.randrange(size), rng.randrange(size)) for _ in range(rng.randint(0, 40))]
        found = components(size, *(np.array(side, np.int64) for side in ([a for a, _ in pairs], [b for _, b in pairs])))
        groups = {node: {node} for node in range(size)}
        for a, b in pairs:
            merged = groups[a] | groups[b]
            groups |= dict.fromkeys(merged, merged)
        assert found.tolist() == [min(groups[node]) for node in range(size)]


def test_affected_edges_are_those_of_components_with_a_seed():
    edges = table(("a", "b"), ("b", "c"), ("d", "e"), ("f", "g"))
    assert (
        affected_edges(edges, ["c", "g", "unknown"]).to_pylist()
        == table(("a", "b"), ("b", "c"), ("f", "g")).to_pylist()
    )
    assert affected_edges(edges, []).num_rows == 0
    assert affected_edges(edges.slice(0, 0), ["a"]).num_rows == 0


def test_affected_edges_of_random_graphs_and_of_long_chains_are_those_a_search_finds():
    rng = random.Random(3)
    for _ in range(60):
        size, chain = rng.randint(2, 60), rng.randint(0, 3 * STEPS)
        pairs = [tuple(sorted(f"{rng.randrange(size):02}" for _ in range(2))) for _ in range(rng.randint(0, size))]
        pairs += [(f"c{ix:02}", f"c{ix + 1:02}") for ix in rng.sample(range(chain), chain)]
        seeds = rng.sample([*(f"{node:02}" for node in range(size)), "c00", "c05", "none"], 2)
        reached, edges = set(seeds), table(*pairs)
        while more := {end for pair in pairs if reached & {*pair} for end in pair} - reached:
            reached |= more
        expected = [pair for pair in pairs if reached & {*pair}]
        assert affected_edges(edges, seeds).to_pylist() == table(*expected).to_pylist()


def test_members_of_edges():
    assert members_of_edges(table(("b", "c"), ("a", "b"))) == ["a", "b", "c"]
    assert members_of_edges(table()) == []
