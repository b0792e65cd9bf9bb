-- Which sources fell silent
--
-- Sources by the days since their last article, against the days that usually lie between two days with articles. `times`
-- of 3 and more says that something is wrong with the source, or with how it is read; a source of one day has none.
--
-- $limit = 50: Rows at most.
with days as (select distinct source, published_date as day from articles where published_date is not null),
gaps as (select source, day, day - lag(day) over (partition by source order by day) as gap from days),
newest as (select max(day) as today from days)
select source, max(day) as last_day, (select today from newest) - max(day) as silent_days,
  round(quantile_cont(gap, 0.9), 1) as usual_gap,
  case when count(gap) > 0
    then round(((select today from newest) - max(day)) / greatest(quantile_cont(gap, 0.9), 1), 1) end as times,
  count(*) as days_with_articles
from gaps
group by source
order by times desc nulls last, silent_days desc, source
limit $limit
