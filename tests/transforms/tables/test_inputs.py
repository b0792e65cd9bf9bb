from newsmill.schemas.rows.input import InputOutcome
from newsmill.transforms.tables.read import ledger_rows

READ = InputOutcome("file:///a.txt", 10, 1_000, "ab" * 32, 1, 0, transient=False)


def uris(*outcomes):
    (change,) = ledger_rows(outcomes)
    assert (change.table, change.partition, change.operation) == ("ledger", "", "put")
    return [row["uri"] for row in change.rows.to_pylist()]


def test_an_input_that_was_read_enters_the_ledger_with_its_stat_and_hash():
    (change,) = ledger_rows([READ])
    expected = {"uri": READ.uri, "size": 10, "mtime_ns": 1_000, "sha256": bytes.fromhex("ab" * 32), "next_offset": None}
    assert change.rows.to_pylist() == [expected]


def test_an_input_that_gave_only_rejects_was_read_too():
    assert uris(READ._replace(documents=0, rejects=3)) == [READ.uri]


def test_an_input_that_failed_for_a_reason_that_may_pass_is_read_again():
    assert uris(READ._replace(transient=True), READ._replace(uri="file:///b.txt")) == ["file:///b.txt"]
    assert uris(READ._replace(transient=True, sha256="")) == []


def test_the_ledger_follows_the_addresses_and_not_the_order_of_reading():
    assert uris(READ._replace(uri="file:///c"), READ) == ["file:///a.txt", "file:///c"]
