-- How the dates of the articles were found
--
-- Articles by source, by where their date was found and how exact it is; undated ones have neither.
--
-- $source: Only of this source.
-- $limit = 50: Rows at most.
select source, coalesce(date_source, 'none') as date_source, coalesce(published_precision, 'none') as precision,
  count(*) as articles, count(*) filter (published_zone_assumed) as zone_assumed, min(published_date) as first_day,
  max(published_date) as last_day
from articles
where $source is null or source = $source
group by all
order by source, articles desc, date_source, precision
limit $limit
