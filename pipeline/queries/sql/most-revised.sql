-- Which articles were changed most, and which in silence
--
-- Articles with two revisions or more: how many, how many of them say nothing of the change, the greatest share of words
-- that one changed, and whether the title changed.
--
-- $source: Only of this source.
-- $silent = no: `yes` leaves those that were changed in silence.
-- $limit = 20: Rows at most.
select a.title, a.source, a.published_at, count(*) as changes, count(*) filter (r.silent) as silent,
  round(max(r.changed_share), 3) as most_changed, bool_or(r.title_changed) as title_changed,
  sum(r.words_added)::bigint as words_added, sum(r.words_removed)::bigint as words_removed, a.article_id
from revisions r
join articles a using (article_id)
where r.revision > 1 and ($source is null or a.source = $source)
group by a.article_id, a.title, a.source, a.published_at
having $silent <> 'yes' or count(*) filter (r.silent) > 0
order by changes desc, most_changed desc, a.article_id
limit $limit
