-- How many articles each source had, by day
--
-- Articles by day of publication and source, and how many of them are no copies.
--
-- $period = 7 days: Days of publication.
-- $source: Only of this source.
select published_date as day, source, count(*) as articles, count(*) filter (duplicate_of is null) as own
from articles
where published_date between $from_day and $to_day and ($source is null or source = $source)
group by all
order by day, articles desc, source
