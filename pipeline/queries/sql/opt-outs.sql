-- Who reserves rights
--
-- What publishers declare against the use of their texts, by source: the declaration, where it stood, the policy it
-- names, and in how many articles. docs/operations.md tells what follows from it.
--
-- $limit = 50: Rows at most.
select source, rights, rights_source, rights_policy, count(*) as articles, max(rights_at) as last_read
from articles
where rights is not null
group by all
order by articles desc, source, rights
limit $limit
