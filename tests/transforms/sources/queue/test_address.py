import pytest

from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.queue.address import queue_address
from newsmill.transforms.sources.source_settings import SourceSettings


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("kafka://Broker/news", "kafka://broker:9092/news"),
        ("KAFKA://b:9093/News.de_1", "kafka://b:9093/News.de_1"),
        ("kafka://a,b:1/news", "kafka://a:9092,b:1/news"),
        ("kafka://[::1]:9092/news", "kafka://[::1]:9092/news"),
    ],
)
def test_an_address_has_one_plain_form(given: str, plain: str) -> None:
    (queue,) = discover([given, given], SourceSettings()).queues
    assert queue.uri == plain


@pytest.mark.parametrize(
    "given",
    [
        "kafka://", "kafka://broker", "kafka://broker/", "kafka:///news", "kafka://broker/a/b", "kafka://broker:0/news",
        "kafka://broker:99999/news", "kafka://bro ker/news", "kafka://a,,b/news", "kafka://broker/ä", "kafka://broker/news?x",
    ],
)  # fmt: skip
def test_what_names_no_broker_or_no_topic_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="kafka://"):
        queue_address(given)


def test_a_password_in_an_address_is_refused_and_not_told() -> None:
    with pytest.raises(InputError) as refused:
        queue_address("kafka://ann:geheim@broker/news")
    assert "geheim" not in str(refused.value)
    assert "[kafka]" in str(refused.value)
