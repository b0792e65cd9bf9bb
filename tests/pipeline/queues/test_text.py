from dataclasses import replace

from newsmill.pipeline.queues.backlog import Backlog
from newsmill.pipeline.queues.text import queue_lines

BEHIND = Backlog("kafka://b:9092/a", "2026-03-12T12:00:05+00:00", 3, 10, 1500, 200.5)


def test_what_waits_is_told_with_its_age_and_when_it_was_asked() -> None:
    assert queue_lines([BEHIND]) == [
        "  ✓ kafka://b:9092/a",
        "    1,500 messages behind, the oldest 3 min old · as of 2026-03-12 12:00:05 UTC",
    ]


def test_a_fault_is_told_without_escapes_beside_what_was_known() -> None:
    away = replace(BEHIND, messages_waiting=0, fault="no \x1b[31manswer")
    address, known, fault = queue_lines([away])
    assert (address, fault) == ("  ✗ kafka://b:9092/a", "    no  [31manswer")
    assert known == "    nothing waits · as of 2026-03-12 12:00:05 UTC"
    assert queue_lines([replace(away, partitions=0)]) == [address, fault]
