"""Buttons to share an article: the names of networks, side by side or in a row of lines."""

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

NETWORKS = frozenset({
    "facebook", "twitter", "x", "whatsapp", "linkedin", "xing", "pinterest", "flipboard", "pocket", "telegram",
    "reddit", "instagram", "messenger", "email", "e-mail", "mail", "print", "drucken", "threads", "bluesky",
    "mastodon", "tumblr", "youtube", "tiktok", "rss", "copy", "link", "threema", "signal",
})  # fmt: skip
"""Networks, and other ways to share, in lower case."""
NETWORK_WORDS = " ".join(sorted(network for network in NETWORKS if network.isalnum()))
_SHARING = frozenset([
    "teilen", "share", "auf", "on", "via", "kommentare", "kommentieren", "kommentar", "merken", "vorlesen", "anhören",
    "feedback", "by", "per",
])  # fmt: skip


@rule(
    "promo",
    trips="Facebook Twitter WhatsApp E-Mail",
    spares="Facebook und Twitter löschen Millionen Konten",
    words=NETWORK_WORDS,
    max_chars=120,
)
def row_of_networks(article: ArticleLines, ix: int) -> bool:
    """A line of nothing but the names of networks: share buttons glued together."""
    words = article.lines[ix].lower.replace("|", " ").replace(",", " ").split()
    return len(words) > 1 and not NETWORKS.isdisjoint(words) and all(word in NETWORKS | _SHARING for word in words)


@rule(
    "promo",
    trips="Teilen\n> Facebook\n> WhatsApp\n> E-Mail",
    spares="Was nutzen Sie am liebsten?\n> Facebook\nUnd warum?",
    words=NETWORK_WORDS,
    max_chars=20,
    neighbours=True,
)
def share_bar(article: ArticleLines, ix: int) -> bool:
    """The name of a network in a row of share buttons: beside another button or another network's name."""
    return _is_network(article, ix) and any(
        article.role(near) == "promo" or _is_network(article, near) for near in (ix - 1, ix + 1)
    )


def _is_network(article: ArticleLines, ix: int) -> bool:
    line = article.at(ix)
    return line is not None and len(line.text) <= 20 and line.lower in NETWORKS
