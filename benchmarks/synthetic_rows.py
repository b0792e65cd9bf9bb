"""Rows of a store from a seed: articles, entities, stories, quotes, revisions, rejects. Some titles are hostile."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from newsmill.schemas.stable_ids import stable_id

LAST = dt.datetime(2026, 3, 10, 18, tzinfo=dt.UTC)
"""Clock of the last run; the last article is somewhat older."""
MENTIONS_EACH = 20
SILENT = "quelle-03.example"
"""The source that says nothing on the last five days."""
HOSTILE = (
    "<script>document.title = 'run'; document.body.textContent = ''</script>",
    '"><img src="https://tracker.example/p.gif" onerror="alert(1)">',
    "<b></b>",
    "\u202eRückwärts\u2066 und \x1b[31mrot\x07",
    "🚢 Fähre 👩‍💻 fährt wieder 🇳🇴",
    "{{ page.title }} {% raw %}",
    "مرفأ جديد في الشمال",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterverband " * 2,
)
"""Titles that every 40th article has, one after the other."""
_WORDS = (
    *("Hafen", "Brücke", "Schule", "Deich", "Rathaus", "Fähre", "Ernte", "Streik", "Haushalt", "Bahn", "Klinik"),
    *("Messe", "Gericht", "Küste", "Wahl", "Werft"),
)
_DOES = ("wird teurer", "öffnet wieder", "bleibt umstritten", "steht vor dem Aus", "bekommt Geld", "wartet auf Antwort")
_REASONS = ("malformed", "empty", "no_article", "fetch_failed", "not_text")
Row = dict[str, Any]


def article_rows(pick: random.Random, count: int, days: int, sources: int) -> list[Row]:
    """Return articles of so many days that end with ``LAST``, in order of time."""
    names = [f"quelle-{number:02d}.example" for number in range(sources)]
    weights = [1 / (number + 2) for number in range(sources)]
    start = LAST - dt.timedelta(days=days)
    times = sorted(start + dt.timedelta(seconds=pick.uniform(0, days * 86400 - 3600)) for _ in range(count))
    rows: list[Row] = []
    for number, time in enumerate(times):
        source = pick.choices(names, weights)[0]
        if source == SILENT and time > LAST - dt.timedelta(days=5):
            source = names[0]
        rows.append(_article(pick, number, source, time, rows))
    return rows


def _article(pick: random.Random, number: int, source: str, time: dt.datetime, before: Sequence[Row]) -> Row:
    article_id = stable_id("article", "synthetic", str(number))
    title = HOSTILE[number // 40 % len(HOSTILE)] if number % 40 == 7 else _title(pick)
    original = pick.choice(before[-50:]) if before and pick.random() < 0.125 else None
    canonical = original and (original["duplicate_of"] or original["article_id"])
    follows = pick.choice(before[-80:]) if before and original is None and pick.random() < 0.35 else None
    undated = number % 97 == 5
    return {
        "article_id": article_id,
        "url": f"https://{source}/{number}?a=1&b=<2>" if number % 50 else "javascript:alert(1)",
        "source": source,
        "document_uri": f"file://feeds/{number % 30}.jsonl",
        "identity_layer": "canonical_url",
        "title": None if number % 61 == 9 else title,
        "authors": ["Ann Lee"] if number % 3 else [],
        "language": "de" if number % 7 else "en" if number % 2 else None,
        "published_at": None if undated else time.replace(microsecond=0),
        "published_date": None if undated else time.date(),
        "published_precision": None if undated else "day" if number % 11 == 4 else "second",
        "first_seen_at": time.replace(microsecond=0) + dt.timedelta(seconds=pick.randint(30, 3000)),
        "categories": [],
        "word_count": int(pick.lognormvariate(6, 0.8)),
        "mention_count": MENTIONS_EACH,
        "content_hash": "0" * 64,
        "revision": 1,
        "cluster_id": canonical or article_id,
        "duplicate_of": canonical,
        "duplicate_kind": "near" if canonical else None,
        "story_id": (original or follows or {"story_id": article_id})["story_id"],
        "agencies": [("dpa", "AFP", "Reuters")[number // 6 % 3]] if number % 6 == 0 else [],
        "extractor": "text",
        "run_key": "synthetic",
        "body": f"Ein Text, der kürzer ist als sonst, Nummer {number}.",
    }


def _title(pick: random.Random) -> str:
    return f"{pick.choice(_WORDS)} in {pick.choice(_WORDS)}stadt {pick.choice(_DOES)}: {pick.choice(_WORDS)} und Folgen"


def entity_rows(pick: random.Random, count: int) -> list[Row]:
    """Return entities, none of them counted yet."""
    labels = ("PER", "ORG", "LOC", "MISC")
    kinds = {5: "paper", 11: "currency"}
    return [
        {
            "entity_id": stable_id("entity", "synthetic", str(number)),
            "name": f"{pick.choice(_WORDS)} {pick.choice(_WORDS)} <{number}>",
            "label": labels[number % len(labels)],
            "aliases": [],
            "kind": kinds.get(number),
        }
        for number in range(count)
    ]


def story_rows(rows: Sequence[Row], entities: Sequence[Row]) -> list[Row]:
    """Return the stories that articles form."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        members[row["story_id"]].append(row)
    return [
        _story(story, of, entities) for story, of in members.items() if sum(not row["duplicate_of"] for row in of) > 1
    ]


def _story(story_id: str, members: Sequence[Row], entities: Sequence[Row]) -> Row:
    own = [row for row in members if not row["duplicate_of"]]
    dated = sorted((row["published_at"], row["source"]) for row in members if row["published_at"])
    return {
        "story_id": story_id,
        "title": own[0]["title"] or "ohne Titel",
        "lead_article_id": own[0]["article_id"],
        "article_count": len(own),
        "copy_count": len(members) - len(own),
        "source_count": len({row["source"] for row in members}),
        "first_published_at": dated[0][0] if dated else None,
        "last_published_at": dated[-1][0] if dated else None,
        "first_source": dated[0][1] if dated else None,
        "entity_ids": [row["entity_id"] for row in entities[len(own) : len(own) + 5]],
        "agencies": sorted({agency for row in own for agency in row["agencies"]}),
        "agency_share": sum(bool(row["agencies"]) for row in own) / len(own),
        "algorithm": "synthetic/1",
    }


def quote_rows(pick: random.Random, rows: Sequence[Row], entities: Sequence[Row]) -> list[Row]:
    """Return a quote for every second article."""
    return [
        {
            "article_id": row["article_id"],
            "quote_ix": 0,
            "field": "body",
            "kind": "direct",
            "text": f"Wir haben lange gewartet, <b>{pick.choice(_WORDS)}</b> kommt nun doch, sagte man mir.",
            "char_start": 0,
            "char_end": 40,
            "group_ix": 0,
            "speaker_entity_id": entities[pick.randrange(min(60, len(entities)))]["entity_id"],
            "published_date": row["published_date"],
            "source": row["source"],
        }
        for row in rows
        if pick.random() < 0.5
    ]


def revision_rows(pick: random.Random, rows: Sequence[Row]) -> list[Row]:
    """Return the first revision of each article and a second one of some."""
    first = [
        {name: row[name] for name in ("article_id", "content_hash", "first_seen_at")} | {"revision": 1} for row in rows
    ]
    changed = [
        {
            "article_id": row["article_id"],
            "revision": 2,
            "content_hash": "1" * 64,
            "first_seen_at": row["first_seen_at"] + dt.timedelta(minutes=20),
            "changed_share": round(pick.random(), 3),
            "title_changed": pick.random() < 0.3,
            "silent": pick.random() < 0.4,
        }
        for row in rows
        if pick.random() < 0.04 and row["first_seen_at"] < LAST - dt.timedelta(hours=2)
    ]
    return first + changed


def reject_rows(pick: random.Random, count: int) -> list[Row]:
    """Return dead letters of the last three days."""
    return [
        {
            "reject_id": stable_id("reject", str(number)),
            "document_uri": f"file://feeds/{number}.jsonl",
            "locator": f"line {number}",
            "stage": "sources",
            "reason": pick.choice(_REASONS),
            "detail": "no <article> in it",
            "payload_sha256": "0" * 64,
            "payload": b'{"title": "<script>alert(1)</script>", ' + b"\x1b[31m" * (number % 2),
            "first_seen_at": LAST - dt.timedelta(hours=pick.uniform(1, 72)),
        }
        for number in range(count)
    ]
