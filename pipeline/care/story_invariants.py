"""What stories promise, one function a promise; each yields (table, what is wrong)."""

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.checked_tables import Tables, Wrong
from newsmill.pipeline.store.versions import is_older
from newsmill.schemas.state import STORY_VECTORS

_ORDER = [("story_id", "ascending"), ("published_at", "ascending"), ("article_id", "ascending")]


def stories_match(tables: Tables) -> Wrong:
    """Every story has its articles, counts add up, and it bears the id of its earliest article."""
    if is_older(tables.manifest):  # before version 2.0 there were none
        return
    articles = tables.read("articles", "story_id", "article_id", "published_at", "source", "duplicate_of")
    articles = articles.append_column("copy", pc.is_valid(articles.column("duplicate_of")).cast(pa.int64()))
    ordered = articles.sort_by(_ORDER)
    stories = ordered.group_by("story_id", use_threads=False).aggregate(
        [([], "count_all"), ("copy", "sum"), ("source", "count_distinct"), ("article_id", "first")]
    )
    strange = stories.filter(pc.not_equal(stories.column("story_id"), stories.column("article_id_first")))
    if strange.num_rows:
        yield "articles", f"story that does not bear the id of its earliest article: {strange.column('story_id')[0]}"
    told = stories.filter(pc.greater(stories.column("count_all"), 1)).sort_by("story_id")
    names = ["story_id", "article_count", "copy_count", "source_count"]
    expected = [
        told.column("story_id"),
        pc.subtract(told.column("count_all"), told.column("copy_sum")),
        told.column("copy_sum"),
        told.column("source_count_distinct"),
    ]
    found = tables.read("stories", *names).sort_by("story_id")
    if any(found.column(name).to_pylist() != values.to_pylist() for name, values in zip(names, expected, strict=True)):
        yield "stories", f"{found.num_rows} stories do not match the {told.num_rows} that the articles form and count"


def story_state_matches(tables: Tables) -> Wrong:
    """The vectors are those of the articles there are, each with its story."""
    if is_older(tables.manifest):
        return
    articles = tables.read("articles", "article_id", "story_id").sort_by("article_id")
    vectors = tables.read(STORY_VECTORS.name, "article_id", "story_id").sort_by("article_id")
    if articles.to_pydict() != vectors.to_pydict():
        yield f"_state/{STORY_VECTORS.name}", f"{vectors.num_rows} do not match the {articles.num_rows} articles"
