"""What a revision changed against the one before, and whether the document says that it was changed."""

import datetime as dt
import re
from collections import Counter
from typing import NamedTuple


class Version(NamedTuple):
    """One version of an article."""

    content_hash: str
    """Hash of title and text."""
    title: str | None
    """Title."""
    body: str
    """Text."""
    published_at: dt.datetime | None
    """Publication time in UTC."""
    updated_at: dt.datetime | None
    """Time of the last change in UTC, as the document gives it."""

    @property
    def whole(self) -> str:
        """Title and text."""
        return f"{self.title or ''}\n{self.body}"


class Change(NamedTuple):
    """What a version changed."""

    changed_share: float
    """Share of words that differ, of the longer version, 0 to 1."""
    title_changed: bool
    """The title is another."""
    words_added: int
    """Words that the version before had less often."""
    words_removed: int
    """Words that the version before had more often."""
    silent: bool
    """Words changed, and the document does not say so."""


NOTE = re.compile(
    r"(?i)\b(?:aktualisiert|aktualisierung|updated?|korrigiert|korrektur|berichtigt|berichtigung|richtigstellung|"
    r"klarstellung|anmerkung der redaktion|(?:in einer|eine) (?:früheren?|vorherigen?) (?:version|fassung)|"
    r"correct(?:ed|ion)|clarification|amended|editor[’']?s note|(?:an )?earlier version)\b"
)
"""Words by which articles say that they were changed."""


def change(before: Version, after: Version) -> Change:
    """Return what ``after`` changed.

    It says so by a time of change that is later than the one before (where that had none: than its publication), or by
    more notes of a change than before.
    """
    old, new = Counter(before.whole.split()), Counter(after.whole.split())
    added, removed = (new - old).total(), (old - new).total()
    longer = max(old.total(), new.total())
    return Change(
        changed_share=1 - (old & new).total() / longer if longer else 0.0,
        title_changed=(before.title or "") != (after.title or ""),
        words_added=added,
        words_removed=removed,
        silent=bool(added or removed) and not _says_so(before, after),
    )


def _says_so(before: Version, after: Version) -> bool:
    since = before.updated_at or before.published_at
    dated = after.updated_at is not None and (since is None or after.updated_at > since)
    return dated or len(NOTE.findall(after.whole)) > len(NOTE.findall(before.whole))
