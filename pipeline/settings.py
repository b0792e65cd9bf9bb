"""Every setting of newsmill: name, type, default, documentation. ``config show`` and the docs are made of it."""

from dataclasses import dataclass, field, fields
from typing import Any


def _setting(default: Any, doc: str) -> Any:
    metadata = {"doc": doc}
    if isinstance(default, dict | list):
        return field(default_factory=default.copy, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """The settings of a run, after all layers."""

    source: str | None = _setting(None, "Source of documents that name none.")
    root: dict[str, str] = _setting({}, "Named roots: files below PATH are named file://NAME/... in every table.")
    fields: dict[str, str] = _setting(
        {}, 'Which field of JSON, CSV and Parquet records is the text, title, url, published ...: `text = "inhalt"`.'
    )
    entities: bool = _setting(True, "Find entities. Off: no mentions, and runs several times faster.")
    stories: bool = _setting(True, "Tell which articles are one story. Off: each new article stands alone.")
    model: dict[str, str] = _setting({}, "spaCy pipeline per language, by name or path; others use the built-in ones.")
    entity_list: str | None = _setting(
        None, "CSV or Parquet of your own entities: alias, label, name, id, wikidata_id."
    )
    delta: str | None = _setting(
        None, "Folder of Delta tables that each run brings up to date, as `newsmill export delta` does."
    )
    quotes: bool = _setting(True, "Find quotes and their speakers, in German and English.")
    keep_revisions: bool = _setting(False, "Store title and body of every revision.")
    refetch: bool = _setting(False, "Ask every feed now, those that are not due and those that are retired too.")
    full_text: bool = _setting(False, "Fetch the page behind every feed item and take the better text.")
    allow_private_hosts: bool = _setting(False, "Allow requests to private, loopback and link-local addresses.")
    use_proxy: bool = _setting(False, "Honour the proxy variables of the environment.")
    host_pause: float = _setting(1.0, "Seconds between two requests to the same host.")
    host_seconds: float = _setting(
        60.0,
        "Seconds that a host may take in a run for its feeds, and as many for its pages; the rest waits for the next.",
    )
    host_pages: int = _setting(50, "Pages asked of one host in a run at most; the rest waits for the next run.")
    headers: dict[str, dict[str, str]] = _setting(
        {},
        'Request headers per host, for tokens: `[headers."example.org"] authorization = "Bearer ..."`. Sent over https '
        "only, never stored.",
    )
    kafka: dict[str, str] = _setting(
        {},
        'Options of the Kafka client, by librdkafka\'s names: `"security.protocol" = "SASL_SSL"`, `"sasl.password" = '
        '"..."`. Never printed or stored.',
    )
    batch_messages: int = _setting(10_000, "`watch` publishes a queue's messages when it has taken so many.")
    batch_seconds: float = _setting(10.0, "`watch` publishes a queue's messages after taking them for so many seconds.")
    date_floor: str = _setting("1900-01-01", "Dates before it are implausible and become null.")
    since: str | None = _setting(
        None, "Take only articles published since this day, 2026-01-31 (UTC), and undated ones."
    )
    until: str | None = _setting(None, "Take only articles published before this day (UTC), and undated ones.")
    limit: int | None = _setting(None, "Read at most so many new inputs in this run.")
    max_reject_rate: float | None = _setting(
        None, "Exit with 3 when more than this share of what was read is rejected."
    )
    max_internal_errors: float = _setting(
        0.01,
        "Publish nothing when newsmill itself failed at one place on more than this share of what was read, and on "
        "more than 20.",
    )
    max_feed_failures: float | None = _setting(
        None, "Exit with 4 when more than this share of the feeds asked failed; also when all of two or more did."
    )
    workers: int = _setting(1, 'Worker processes; more than one costs seconds to start. `"auto"`: one for each core.')
    runner: str = _setting("DirectRunner", "Beam runner: DirectRunner runs in this process; others by name.")
    beam: list[str] = _setting(
        [], 'Options for Beam: `beam = ["--job_endpoint=localhost:8099"]`. What stands behind `--` goes in their place.'
    )
    every: float = _setting(60.0, "Seconds from the start of one `watch` cycle to the next.")
    stop_grace: float = _setting(
        2.25,
        "Seconds that `watch` has after SIGTERM or Ctrl-C to publish its cycle; what is not done the next run does.",
    )
    settle: float = _setting(
        2.0, "`watch` leaves files changed less than so many seconds ago for its next cycle: they may be half written."
    )


SECRET = frozenset({"headers", "kafka"})
"""Settings whose values are never printed."""

NO_EFFECT_ON_ROWS = frozenset(
    {
        *("workers", "runner", "beam", "every", "settle", "stop_grace", "limit", "max_reject_rate"),
        *("max_internal_errors", "max_feed_failures", "refetch", "headers", "use_proxy", "host_pause"),
        *("host_seconds", "host_pages", "delta", "kafka", "batch_messages", "batch_seconds"),
    }
)
"""Settings that change how a run goes, not what it writes: not part of the run key."""


def setting_docs() -> dict[str, tuple[Any, str]]:
    """Return default and documentation of every setting by name."""
    defaults = Settings()
    return {item.name: (getattr(defaults, item.name), item.metadata["doc"]) for item in fields(Settings)}
