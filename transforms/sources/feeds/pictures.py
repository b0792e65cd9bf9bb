"""The lead image of an item: what the feed itself names, largest first where sizes are given."""

from collections.abc import Iterator
from typing import Any

from newsmill.transforms.sources.feeds.parsed import absolute

_IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def picture_of(entry: Any, base: str | None) -> str | None:
    """Return the address of an entry's lead image; null when it names none."""
    for link in _candidates(entry):
        if url := absolute(base, link):
            return url
    return None


def _candidates(entry: Any) -> Iterator[Any]:
    media = [item for item in entry.get("media_content") or () if _is_image(item)]
    yield from (item.get("url") for item in sorted(media, key=_width, reverse=True))
    for link in entry.get("links") or ():
        if link.get("rel") == "enclosure" and _is_image(link):
            yield link.get("href")
    thumbnails = entry.get("media_thumbnail") or ()
    yield from (item.get("url") for item in sorted(thumbnails, key=_width, reverse=True))
    image = entry.get("image")
    if isinstance(image, dict):
        yield image.get("href")


def _is_image(item: Any) -> bool:
    if item.get("medium") or item.get("type"):
        return item.get("medium") == "image" or str(item.get("type")).startswith("image/")
    address = str(item.get("url") or item.get("href") or "")
    return address.lower().partition("?")[0].endswith(_IMAGE_ENDINGS)


def _width(item: Any) -> int:
    width = str(item.get("width") or "")
    return int(width) if width.isascii() and width.isdigit() and len(width) < 6 else 0
