-- What is missing in the articles
--
-- Each column of the articles that may be null or empty: in how many articles it is, by share, all or of one source.
--
-- $source: Only of this source.
with told as (
  select
    url, canonical_url, source_name, guid, title, summary, if(len(authors) > 0, 1, null) as authors, language, published_at,
    updated_at, fetched_at, if(len(categories) > 0, 1, null) as categories, image_url, paywalled,
    if(len(agencies) > 0, 1, null) as agencies, rights, truncated, dropped_blocks, title_source, authors_source,
    nullif(body, '') as body
  from articles
  where $source is null or source = $source
),
counted as (unpivot (select count(columns(*)) from told) on columns(*) into name "column" value present)
select "column", articles - present as missing, round((articles - present) / nullif(articles, 0), 4) as share
from counted, (select count(*) as articles from told)
order by missing desc, "column"
