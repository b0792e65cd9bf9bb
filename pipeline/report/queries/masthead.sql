-- Articles, copies, sources, articles without a date
select count(*) filter (duplicate_of is null) as articles,
       count(*) filter (duplicate_of is not null) as copies,
       count(distinct source) as sources,
       count(*) filter (duplicate_of is null and published_date is null) as undated
from articles;

-- The day of the page: the latest publication that is no later than the last sight of a new article
select max(published_date) as day, min(published_date) as first
from articles
where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles);

-- Lag in seconds, of articles that were less than a day old when they were seen in the last 24 hours
select count(*) as articles, quantile_cont(lag, 0.5) as median, quantile_cont(lag, 0.99) as slowest_in_100
from (select greatest(0, epoch(first_seen_at) - epoch(published_at)) as lag
      from articles
      where duplicate_of is null
        and first_seen_at > (select max(first_seen_at) from articles) - interval 24 hours)
where lag <= 86400;
