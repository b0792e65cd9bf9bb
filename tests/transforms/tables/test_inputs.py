from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.state import LEDGER
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.read import ledger_rows

READ = InputOutcome("file:///a.txt", 10, 1_000, "ab" * 32, 1, 0, transient=False)
EMPTY = BaseSnapshot("")


def uris(*outcomes):
    changes = ledger_rows(outcomes, EMPTY)
    assert all((each.table, each.partition, each.operation) == ("ledger", "", "put") for each in changes)
    return [row["uri"] for change in changes for row in change.rows.to_pylist()]


def test_an_input_that_was_read_enters_the_ledger_with_its_stat_and_hash():
    (change,) = ledger_rows([READ], EMPTY)
    expected = {"uri": READ.uri, "size": 10, "mtime_ns": 1_000, "sha256": bytes.fromhex("ab" * 32), "next_offset": None}
    assert change.rows.to_pylist() == [expected]


def test_an_input_that_gave_only_rejects_was_read_too():
    assert uris(READ._replace(documents=0, rejects=3)) == [READ.uri]


def test_an_input_that_failed_for_a_reason_that_may_pass_is_read_again():
    assert uris(READ._replace(transient=True), READ._replace(uri="file:///b.txt")) == ["file:///b.txt"]
    assert uris(READ._replace(transient=True, sha256="")) == []


def test_the_ledger_follows_the_addresses_and_not_the_order_of_reading():
    assert uris(READ._replace(uri="file:///c"), READ) == ["file:///a.txt", "file:///c"]


def test_the_ledger_of_many_inputs_is_cut_by_their_addresses(monkeypatch):
    monkeypatch.setattr(BaseSnapshot, "buckets", lambda self, table: 4 if table is LEDGER else 1)
    changes = ledger_rows([READ._replace(uri=f"file:///{number}.txt") for number in range(40)], EMPTY)
    assert [change.partition for change in changes] == ["00", "01", "02", "03"]
    assert sum(change.rows.num_rows for change in changes) == 40
