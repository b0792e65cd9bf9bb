-- Which feeds died
--
-- Feeds as the last runs met them: when one last answered, how often it has failed since, the last answer, and the days
-- since it had anything new. Days are counted from the last time that any feed was asked; those in trouble come first.
--
-- $days = 7: Days without anything new from which a feed that answers counts as silent.
-- $limit = 50: Rows at most.
with asked as (select *, error is null and coalesce(status, 0) < 400 as well from fetches),
feeds as (
  select feed_url, count(*) as asked, max(fetched_at) as last_asked, max(fetched_at) filter (well) as last_answer,
    max(fetched_at) filter (new_items > 0) as last_new, arg_max(status, (fetched_at, fetch_id)) as last_status,
    arg_max(coalesce(error, ''), (fetched_at, fetch_id)) as last_error
  from asked
  group by feed_url
),
failures as (
  select feed_url, count(*) as failed_since
  from asked join feeds using (feed_url)
  where not well and (last_answer is null or fetched_at > last_answer)
  group by feed_url
),
aged as (
  select *, round(epoch((select max(fetched_at) from fetches) - last_new) / 86400, 1) as days_without_news,
    coalesce(failed_since, 0) as failed
  from feeds left join failures using (feed_url)
)
select feed_url,
  case when last_answer is null then 'never answered' when failed > 0 then 'failing'
    when last_new is null then 'never had anything' when days_without_news >= $days then 'silent' else 'alive' end as state,
  last_answer, failed as failed_since, last_status, nullif(last_error, '') as last_error, last_new, days_without_news, asked
from aged
order by state = 'alive', failed desc, days_without_news desc nulls first, feed_url
limit $limit
