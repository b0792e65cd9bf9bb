-- First seen in the 24 hours to the last sight (0), and in the 24 hours before (1)
select floor((epoch(last) - epoch(first_seen_at)) / 86400)::int as days_back,
       count(*) filter (duplicate_of is null) as articles,
       count(*) filter (duplicate_of is not null) as copies,
       count(distinct source) filter (duplicate_of is null) as sources
from articles, (select max(first_seen_at) as last from articles)
where first_seen_at > last - interval 48 hours
group by days_back
order by days_back;

-- Changed after publication in these two days
select floor((epoch(last) - epoch(r.first_seen_at)) / 86400)::int as days_back,
       count(*) as changed, count(*) filter (silent) as silent
from revisions r join articles a using (article_id), (select max(first_seen_at) as last from articles)
where r.revision > 1 and a.duplicate_of is null
  and r.first_seen_at > last - interval 48 hours and r.first_seen_at <= last
group by days_back
order by days_back;

-- New articles by source
select source, count(*) as articles
from articles
where duplicate_of is null and first_seen_at > (select max(first_seen_at) from articles) - interval 24 hours
group by source
order by articles desc, source;

-- Articles and copies by day of publication
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select published_date, count(*) filter (duplicate_of is null) as articles,
       count(*) filter (duplicate_of is not null) as copies
from articles, period
where published_date > day - 35 and published_date <= day
group by published_date
order by published_date;
