"""Features of a token in its sentence: pairs and triples of what the neighbouring words are, and matches of name lists."""

from collections.abc import Sequence

from transforms.entities.tagger.gazetteer import Gazetteer
from transforms.entities.tagger.word_features import BOUNDARY, WordView


def context_features(words: Sequence[str], views: Sequence[WordView], gazetteer: Gazetteer) -> list[list[str]]:
    """Give the context features of every token of one sentence; ``views`` are the views of ``words``."""
    rows = _neighbours(views)
    starts = [position for position, view in enumerate(views) if view.starts_run]
    if starts:
        _add_runs(rows, gazetteer.runs(words, starts))
    return rows


def _neighbours(views: Sequence[WordView]) -> list[list[str]]:
    rows: list[list[str]] = []
    padded = [BOUNDARY, BOUNDARY, *views, BOUNDARY]
    for first, left, token, right in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        l_lower, l_shape, l_cluster, l_coarse, l_case, _, _ = left
        lower, shape, cluster, coarse, case, _, _ = token
        r_lower, r_shape, r_cluster, r_coarse, r_case, _, _ = right
        rows.append(
            [
                f"A{l_lower} {lower}",
                f"B{lower} {r_lower}",
                f"C{l_cluster} {cluster}",
                f"D{cluster} {r_cluster}",
                f"E{l_coarse} {coarse} {r_coarse}",
                f"F{l_shape} {shape} {r_shape}",
                f"G{l_lower} {shape}",
                f"H{shape} {r_lower}",
                f"I{l_cluster} {r_cluster}",
                f"J{l_case} {case} {r_case}",
                f"K{first[0]} {l_lower} {shape}",
            ]
        )
    return rows


def _add_runs(rows: list[list[str]], matches: Sequence[tuple[int, int, str]]) -> None:
    last = len(rows) - 1
    for start, end, kind in matches:
        rows[start].append(f"M{kind} B")
        for position in range(start + 1, end):
            rows[position].append(f"M{kind} I")
        rows[end - 1].append(f"M{kind} E")
        if start > 0:
            rows[start - 1].append(f"M{kind} <")
        if end <= last:
            rows[end].append(f"M{kind} >")
