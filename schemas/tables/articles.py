"""The articles table: one row per article, copies too."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BOOL, DATE, FLOAT, INT, STRING, STRINGS, TIMESTAMP

ARTICLES = Table(
    name="articles",
    doc="One row per article, copies included; `duplicate_of is null` leaves one row of each text.",
    key=("article_id",),
    sort=("published_at", "article_id"),
    partitioning="month",
    columns=(
        Column(1, "article_id", STRING, "Id of the identity key: 32 hex characters of SHA-256.", required=True),
        Column(2, "url", STRING, "Address as the document gives it, without credentials."),
        Column(3, "canonical_url", STRING, "Address without tracking parameters, AMP and mobile hosts folded."),
        Column(
            4,
            "source",
            STRING,
            "Registrable domain of the canonical URL, else of the feed, else the record's field, else `local`.",
            required=True,
        ),
        Column(5, "source_name", STRING, "Name of the publication, for people."),
        Column(6, "document_uri", STRING, "Where the document was read.", required=True),
        Column(7, "guid", STRING, "The feed item's GUID or Atom id."),
        Column(
            8,
            "identity_layer",
            STRING,
            "What the identity is made of: `canonical_url`, `guid` or `locator`.",
            required=True,
        ),
        Column(9, "title", STRING, "Title, one line; null when the document has none."),
        Column(10, "summary", STRING, "Summary or lead as plain text, as the document gives it."),
        Column(
            11,
            "authors",
            STRINGS,
            "Persons named as authors, no agencies and not the publication; empty when none are.",
        ),
        Column(12, "language", STRING, "BCP-47 tag of the text; null when no language stands out, as in some titles."),
        Column(13, "language_score", FLOAT, "Probability of the language, 0 to 1."),
        Column(14, "published_at", TIMESTAMP, "Publication time in UTC; null when unknown or implausible."),
        Column(15, "published_date", DATE, "Date of `published_at` in UTC."),
        Column(16, "published_raw", STRING, "The publication date as it stands in the document."),
        Column(17, "published_precision", STRING, "`second`, `minute`, `day`, `month` or `year`."),
        Column(18, "published_zone_assumed", BOOL, "True when the document gave no zone and one was assumed."),
        Column(
            19,
            "date_source",
            STRING,
            "Where the date was found: `record`, `feed`, `jsonld`, `meta` (also front matter), "
            "`text` (shown on the page, or a line of the text), `url` (the day in the address).",
        ),
        Column(20, "updated_at", TIMESTAMP, "Time of the last change in UTC, as the document gives it."),
        Column(21, "first_seen_at", TIMESTAMP, "When newsmill first saw the article (the run's clock).", required=True),
        Column(22, "fetched_at", TIMESTAMP, "When the document was fetched; null for files."),
        Column(23, "categories", STRINGS, "Categories, tags, sections; empty when none are given."),
        Column(24, "image_url", STRING, "Lead image."),
        Column(25, "paywalled", BOOL, "True when the document says it is not free to read; null when it says nothing."),
        Column(26, "word_count", INT, "Words of the body; 0 where there is a headline only.", required=True),
        Column(27, "mention_count", INT, "Rows of this article in `mentions`.", required=True),
        Column(
            28,
            "content_hash",
            STRING,
            "SHA-256 (64 hex) of title and text before line roles: NFC, white space collapsed.",
            required=True,
        ),
        Column(29, "revision", INT, "1 when first seen, one more for each changed text.", required=True),
        Column(
            30, "cluster_id", STRING, "The cluster, stable once published; of a lone article its own id.", required=True
        ),
        Column(31, "duplicate_of", STRING, "The canonical article of the cluster; null when canonical itself."),
        Column(32, "duplicate_kind", STRING, "`exact` or `near`; null when canonical."),
        Column(
            36,
            "contained_in",
            STRING,
            "A later or longer article of another cluster that holds this one whole; it is no duplicate for that.",
        ),
        Column(
            37,
            "story_id",
            STRING,
            "The story: the id of its earliest article, of a lone article its own.",
            required=True,
        ),
        Column(
            38, "agencies", STRINGS, "News agencies that the article names as its origin, empty when it names none."
        ),
        Column(
            39,
            "agency_evidence",
            STRING,
            "Where the first of them stood: `provider`, `byline`, `dateline`, `sign_off` or `notice`; null for none.",
        ),
        Column(
            40,
            "rights",
            STRING,
            "What its publisher declared against its use, joined by `; `: `tdm-reservation=1`, `noai`, `train-ai=n`, "
            "`disallow` ...; null when nothing was found.",
        ),
        Column(41, "rights_policy", STRING, "Address of the policy that a reservation names."),
        Column(42, "rights_source", STRING, "Where each of these was declared, in the same order."),
        Column(43, "rights_at", TIMESTAMP, "When the declaration was read, in UTC."),
        Column(44, "truncated", BOOL, "True when the source gives the beginning of the text only; null when unknown."),
        Column(45, "dropped_blocks", INT, "Blocks of the page that were taken out whole; null where there is no page."),
        Column(46, "dropped_words", INT, "Words of these blocks; null where there is no page."),
        Column(
            47,
            "title_source",
            STRING,
            "Where the title was found: `record`, `feed`, `jsonld`, `meta` (also front matter), "
            "`heading` (the page's h1), `title` (its title element), `text` (a line of the text); null when "
            "there is none or it is unknown.",
        ),
        Column(
            48,
            "authors_source",
            STRING,
            "Where the authors were found: `record`, `feed`, `jsonld`, `meta` (also front matter), "
            "`byline` (shown on the page); null when there are none or it is unknown.",
        ),
        Column(
            33,
            "extractor",
            STRING,
            "What made text of the document: `text`, `markdown`, `trafilatura`, `fragment`, `feed`, `page`.",
            required=True,
        ),
        Column(34, "run_key", STRING, "Key of the run that wrote this revision of the article.", required=True),
        Column(35, "body", STRING, "Subhead and body lines, joined by newlines.", required=True),
    ),
)

NEEDS_DOCUMENT = (
    "rights", "rights_policy", "rights_source", "rights_at", "truncated", "dropped_blocks", "dropped_words",
    "title_source", "authors_source",
)  # fmt: skip
"""Columns that only the source document tells: null in articles that were stored before these columns were."""
