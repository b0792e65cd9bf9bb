"""Functions of SQL that named queries share, beside those of DuckDB."""

FISHER_GREATER = """
create macro fisher_greater(now, all_now, before, all_before) as least(1, list_sum([
  exp(
    lgamma(now + before + 1) - lgamma(k + 1) - lgamma(now + before - k + 1)
    + lgamma(all_now + all_before - now - before + 1) - lgamma(all_now - k + 1)
    - lgamma(all_before - now - before + k + 1)
    - lgamma(all_now + all_before + 1) + lgamma(all_now + 1) + lgamma(all_before + 1)
  )
  for k in range(greatest(now, now + before - all_before), least(now + before, all_now) + 1)
]))
"""
"""Chance of ``now`` or more of ``all_now`` when the share is that of both times together, as the front page has it."""
MACROS = (FISHER_GREATER,)
