-- What could not be read, and why
--
-- Rejects by reason and stage, with the last of them as an example. docs/reject-reasons.md explains each reason.
--
-- $limit = 50: Rows at most.
select reason, stage, count(*) as rejects, count(distinct document_uri) as documents,
  arg_max(document_uri, (first_seen_at, reject_id)) as example, arg_max(coalesce(detail, ''), (first_seen_at, reject_id)) as detail,
  max(first_seen_at) as last_seen
from rejects
group by all
order by rejects desc, reason, stage
limit $limit
