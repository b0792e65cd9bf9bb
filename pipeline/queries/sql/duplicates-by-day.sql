-- How many copies there are, by day
--
-- Articles by day of publication, and how many of them are copies of another, whole or nearly.
--
-- $period = 28 days: Days of publication.
-- $source: Only of this source.
select published_date as day, count(*) as articles, count(*) filter (duplicate_kind = 'exact') as exact,
  count(*) filter (duplicate_kind = 'near') as near, count(contained_in) as contained,
  round(count(duplicate_of) / count(*), 3) as copy_share
from articles
where published_date between $from_day and $to_day and ($source is null or source = $source)
group by day
order by day
