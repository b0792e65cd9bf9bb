-- The shortest articles
--
-- Articles by words of the body, the shortest first: where something went wrong in reading, it shows here.
--
-- $period = all: Days of publication.
-- $source: Only of this source.
-- $limit = 20: Rows at most.
select word_count as words, source, published_date as day, extractor, truncated, title, article_id
from articles
where ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
  and ($source is null or source = $source)
order by words, article_id
limit $limit
