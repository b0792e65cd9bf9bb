-- The longest articles
--
-- Articles without copies by words of the body, the longest first.
--
-- $period = all: Days of publication.
-- $source: Only of this source.
-- $limit = 20: Rows at most.
select word_count as words, source, published_date as day, title, article_id
from articles
where duplicate_of is null
  and ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
  and ($source is null or source = $source)
order by words desc, article_id
limit $limit
