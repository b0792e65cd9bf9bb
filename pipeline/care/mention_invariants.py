"""What mentions, entities and quotes promise, one function a promise; each yields (table, what is wrong)."""

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.checked_tables import Tables, Wrong, wrong_ids
from newsmill.schemas.all_tables import BY_NAME
from newsmill.transforms.ground.periods import period_name, period_of
from newsmill.transforms.tables.entity_months import form_of


def mentions_name_entities(tables: Tables) -> Wrong:
    """Every mention's entity is in ``entities``, with the right counts."""
    mentions = tables.read("mentions", "entity_id", "article_id")
    counted = mentions.group_by("entity_id").aggregate([("article_id", "count"), ("article_id", "count_distinct")])
    expected = counted.rename_columns(["entity_id", "mentions", "articles"]).sort_by("entity_id")
    entities = tables.read("entities", "entity_id", "mention_count", "article_count")
    found = entities.rename_columns(["entity_id", "mentions", "articles"]).sort_by("entity_id")
    if not found.equals(expected.select(found.column_names).cast(found.schema)):
        yield (
            "entities",
            f"{found.num_rows} entities do not match the {expected.num_rows} that the mentions name and count",
        )


def mentions_follow_their_links(tables: Tables) -> Wrong:
    """A mention names what its article tells, or what that is linked to in its quarter; every link has a mention."""
    mentions = tables.read("mentions", "local_entity_id", "entity_id", "partition")
    named = mentions.group_by(["local_entity_id", "partition", "entity_id"]).aggregate([])
    quarters = [period_name(period_of(month)) for month in named.column("partition").to_pylist()]
    named = named.append_column("period", pa.array(quarters, pa.string()))
    linked = named.filter(pc.not_equal(named.column("local_entity_id"), named.column("entity_id")))
    links = tables.read("entity_links", "local_entity_id", "period", "entity_id")
    keys = ["local_entity_id", "period"]
    own = named.filter(pc.equal(named.column("local_entity_id"), named.column("entity_id")))
    for wrong in (
        linked.join(links, keys=[*keys, "entity_id"], join_type="left anti"),
        own.join(links, keys=keys, join_type="left semi"),
        links.join(linked, keys=[*keys, "entity_id"], join_type="left anti"),
    ):
        yield from wrong_ids("entity_links", "not what the mentions name", wrong.column("local_entity_id"))


def speakers_follow_their_mentions(tables: Tables) -> Wrong:
    """The entity of a speaker is that of the mentions of the same local entity, in the same month."""
    columns = ("speaker_local_entity_id", "speaker_entity_id", "partition")
    speakers = tables.read("quotes", *columns).group_by(list(columns)).aggregate([])
    speakers = speakers.filter(pc.is_valid(speakers.column("speaker_entity_id")))
    mentions = tables.read("mentions", "local_entity_id", "entity_id", "partition")
    wrong = speakers.join(mentions, list(columns), ["local_entity_id", "entity_id", "partition"], join_type="left anti")
    yield from wrong_ids("quotes", "speaker who is no entity of its mentions", wrong.column("speaker_entity_id"))


def forms_of_entities_are_mentioned(tables: Tables) -> Wrong:
    """Every alias of an entity is the text of one of its mentions, and its label is the most frequent of them."""
    mentions = tables.read("mentions", "entity_id", "text", "label")
    entities = tables.read("entities", "entity_id", "aliases", "label")
    aliases = entities.column("aliases").combine_chunks()
    owner = entities.column("entity_id").combine_chunks().take(pc.list_parent_indices(aliases))
    told = pa.table({"entity_id": owner, "text": pc.list_flatten(aliases)})
    forms = mentions.select(["entity_id"]).append_column("text", form_of(mentions.column("text")))
    strange = told.join(forms, keys=["entity_id", "text"], join_type="left anti")
    yield from wrong_ids("entities", "alias that no mention has", strange.column("entity_id"))
    counted = mentions.group_by(["entity_id", "label"]).aggregate([([], "count_all")])
    most = counted.group_by("entity_id").aggregate([("count_all", "max")])
    leading = counted.join(most, keys="entity_id")
    leading = leading.filter(pc.equal(leading.column("count_all"), leading.column("count_all_max")))
    wrong = entities.select(["entity_id", "label"]).join(leading, keys=["entity_id", "label"], join_type="left anti")
    yield from wrong_ids("entities", "label that its mentions have less often", wrong.column("entity_id"))


def mention_counts_match(tables: Tables) -> Wrong:
    """``mention_count`` is the number of the article's mentions."""
    articles = tables.read("articles", "article_id", "mention_count")
    counted = tables.read("mentions", "article_id").group_by("article_id").aggregate([([], "count_all")])
    found = pc.index_in(articles.column("article_id"), value_set=counted.column("article_id").combine_chunks())
    actual = pc.fill_null(counted.column("count_all").take(found), 0)
    wrong = pc.not_equal(actual, articles.column("mention_count"))
    yield from wrong_ids("articles", "mention_count is wrong", articles.column("article_id").filter(wrong))


def mentions_fit_their_text(tables: Tables) -> Wrong:
    """``(title if field = title else body)[char_start:char_end]`` is the mention's text."""
    yield from _stretches_fit(tables, "mentions", ("char_start", "char_end", "text"))


def quotes_fit_their_text(tables: Tables) -> Wrong:
    """The text of a quote and of its speaker stand where their offsets say."""
    yield from _stretches_fit(tables, "quotes", ("char_start", "char_end", "text"))
    yield from _stretches_fit(tables, "quotes", ("speaker_start", "speaker_end", "speaker_text"))


def _stretches_fit(tables: Tables, name: str, columns: tuple[str, str, str]) -> Wrong:
    """Yield the first row whose stretch is not the text it says; rows without a start have none in their field."""
    for month in tables.base.partitions(BY_NAME[name]):
        articles = tables.base.read(BY_NAME["articles"], month, ["article_id", "title", "body"]).to_pylist()
        texts = {row["article_id"]: row for row in articles}
        for row in tables.base.read(BY_NAME[name], month, ["article_id", "field", *columns]).to_pylist():
            start, end, stretch = (row[column] for column in columns)
            article = texts.get(row["article_id"])
            text = (article[row["field"]] or "") if article else ""
            if start is not None and text[start:end] != stretch:
                yield name, f"{stretch!r} is not at {start} of the {row['field']} of {row['article_id']}"
                return
