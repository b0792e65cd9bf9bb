-- Articles by source and day, copies counted
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select source, published_date, count(*) as articles
from articles, period
where published_date > day - 28 and published_date <= day
group by source, published_date
order by source, published_date;

-- Silences: the chance that a source of this pace says nothing for so long (Poisson)
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select source, count(*) as articles, day - max(published_date) as silent,
       exp(-count(*) / greatest(1, 28 - (day - max(published_date))) * (day - max(published_date))) as chance
from articles, period
where published_date > day - 28 and published_date <= day
group by source, day
order by chance, articles desc;
