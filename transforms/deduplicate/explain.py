"""Why an article is, or is not, a duplicate: its edges, their figures and the rules, in words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.transforms.deduplicate.candidates import LOOKBACK_DAYS
from newsmill.transforms.deduplicate.clusters import CANONICAL_RULE
from newsmill.transforms.deduplicate.verified import CONTAINED_SHARE, CONTAINED_WORDS, NEAR_JACCARD


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of an article in an explanation."""

    article_id: str
    """32 hex characters."""
    title: str | None
    """Its title."""
    source: str
    """Its source."""
    published_at: dt.datetime | None
    """Publication time in UTC."""
    word_count: int
    """Words of the body."""


_TEMPLATE_RULES = {
    "slots": "names, figures and dates differ while the words around them are the same",
    "frame": "both come from one source, share a frame, and each has a good part of its own in one piece",
    "letter": "both are short, of one source and of different days, and each has a title and a piece of its own",
    "stub": "the text has hardly any words and the titles say different things",
}


def explain(
    article: Described,
    status: DuplicateStatus,
    edges: Sequence[DuplicateEdge],
    others: Mapping[str, Described],
    templates: Sequence[DuplicateEdge] = (),
) -> str:
    """Return the explanation, as lines of plain text.

    Args:
        article: the article asked for.
        status: what was concluded for it.
        edges: its edges; at least one end of each is the article.
        others: the articles at the other ends, by id; one that is missing is named by its id.
        templates: pairs of the article that the template rule took out, with the rule in ``relation``.
    """
    lines = [_name(article), _verdict(status, others), ""]
    order = {"exact": 0, "near": 1, "contained": 2}
    ranked = sorted(edges, key=lambda e: (order[e.relation], -e.jaccard, e.article_a, e.article_b))
    lines += [_edge(article, edge, others) for edge in ranked]
    lines += [_template(article, edge, others) for edge in templates]
    if not edges and not templates:
        lines.append(_nothing(article))
    return "\n".join([*lines, "", _rules()])


def _verdict(status: DuplicateStatus, others: Mapping[str, Described]) -> str:
    if status.duplicate_of is None:
        held = f", though contained in {_of(status.contained_in, others)}" if status.contained_in else ""
        return f"is canonical in its cluster {status.cluster_id}: it is no duplicate{held}."
    other = _of(status.duplicate_of, others)
    how = "an exact copy" if status.duplicate_kind == "exact" else "a near-duplicate"
    return f"is {how} of {other}, the canonical article of cluster {status.cluster_id}."


def _edge(article: Described, edge: DuplicateEdge, others: Mapping[str, Described]) -> str:
    mine, theirs, other = _sides(article, edge)
    said = {
        "exact": "has the same title and text, upper and lower case aside",
        "near": f"shares {edge.jaccard:.0%} of all word triples (near from {NEAR_JACCARD:.0%})",
        "contained": f"{'holds this article' if mine >= theirs else 'is contained in this article'} "
        f"({max(mine, theirs):.0%} of the shorter one's word triples; from {CONTAINED_SHARE:.0%})",
    }[edge.relation]
    figures = f"{mine:.0%} of this article is in it, {theirs:.0%} of it is in this article{_aside(edge)}"
    return f"- {edge.relation}: {_of(other, others)} {said}; {figures}."


def _template(article: Described, edge: DuplicateEdge, others: Mapping[str, Described]) -> str:
    _, _, other = _sides(article, edge)
    return (
        f"- not linked: {_of(other, others)} shares {edge.jaccard:.0%} of all word triples, but the two are issues of "
        f"one template: {_TEMPLATE_RULES[edge.relation]} (rule {edge.relation!r}{_aside(edge)})."
    )


def _aside(edge: DuplicateEdge) -> str:
    said = []
    if edge.title_similarity is not None:
        said.append(f"titles {edge.title_similarity:.0%} alike")
    if edge.lag_hours is not None:
        said.append(_lag(edge.lag_hours))
    said.append("same source" if edge.same_source else "another source")
    return "; " + ", ".join(said)


def _lag(hours: float) -> str:
    """Return how far two publications lie apart.

    >>> _lag(0), _lag(1 / 60), _lag(1.4), _lag(71), _lag(96)
    ('0 minutes apart', '1 minute apart', '1 hour apart', '71 hours apart', '4 days apart')
    """
    span, unit = (hours * 60, "minute") if hours < 1 else (hours, "hour") if hours < 72 else (hours / 24, "day")
    return f"{span:.0f} {unit}{'' if round(span) == 1 else 's'} apart"


def _sides(article: Described, edge: DuplicateEdge) -> tuple[float, float, str]:
    """Containment of this article, of the other, and the other's id."""
    if edge.article_a == article.article_id:
        return edge.containment_a, edge.containment_b, edge.article_b
    return edge.containment_b, edge.containment_a, edge.article_a


def _nothing(article: Described) -> str:
    short = article.word_count < CONTAINED_WORDS
    why = f" With {article.word_count} words it is too short to be told as contained in another." if short else ""
    return f"- No article within {LOOKBACK_DAYS} days reaches a threshold.{why}"


def _name(article: Described) -> str:
    when = f"{article.published_at:%Y-%m-%d %H:%M} UTC" if article.published_at else "undated"
    title = f"“{article.title}”" if article.title else "an article without a title"
    return f"{title} ({article.source}, {when}, {article.article_id})"


def _of(article_id: str, others: Mapping[str, Described]) -> str:
    return _name(others[article_id]) if article_id in others else f"article {article_id}"


def _rules() -> str:
    return (
        f"Compared: articles whose days differ by at most {LOOKBACK_DAYS}. Canonical: {CANONICAL_RULE.split('/')[0]}. "
        "Of exact copies only neighbours in time are linked."
    )
