import pytest

from newsmill.transforms.sources.buckets.faults import os_error_of

REFUSED = (
    "Generic S3 error: Error performing HEAD http://ann:hunter2@127.0.0.1:9/papers/a.txt in 300.993µs - HTTP error: "
    'error sending request\n\nDebug source:\n  Os { code: 111, message: "Connection refused" }'
)


def test_a_server_that_cannot_be_asked_is_named_without_what_opens_it() -> None:
    error = os_error_of(RuntimeError(REFUSED), "s3://papers/a.txt")
    assert "http://127.0.0.1:9 (Connection refused)" in str(error)
    assert error.filename == "s3://papers/a.txt"
    assert "hunter2" not in str(error)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Error performing GET http://a.example/b in 1ms - 403 Forbidden", PermissionError),
        ("Error performing GET http://a.example/b in 1ms - 404 Not Found", FileNotFoundError),
        ("Error performing GET http://a.example/b in 1ms - 500 Internal", OSError),
        ("Generic S3 error: it fell over", OSError),
    ],
)
def test_the_kinds_of_failure(text: str, kind: type[OSError]) -> None:
    assert type(os_error_of(RuntimeError(text), "s3://b/k")) is kind
