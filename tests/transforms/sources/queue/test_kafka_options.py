import sys

import pytest

from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.queue.kafka import connected
from newsmill.transforms.sources.queue.kafka_options import OWN, without_secrets
from tests.transforms.sources.queue.in_memory import QUEUE


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "confluent_kafka", None)
    with pytest.raises(InputError, match=r"kafka://broker:9092/news .* -m pip install 'newsmill\[kafka\]'"):
        connected(QUEUE, {})


@pytest.mark.parametrize("name", [*OWN, "bootstrap.servers", "plugin.library.paths"])
def test_what_exactly_once_rests_on_is_not_to_be_set(name: str) -> None:
    with pytest.raises(InputError, match=name):
        connected(QUEUE, {"client.id": "ours", name: "true"})


@pytest.mark.parametrize("name", ["sasl.password", "ssl.key.pem", "ssl.key.password", "sasl.oauthbearer.client.secret"])
def test_a_secret_is_said_to_nobody(name: str) -> None:
    assert without_secrets("Invalid value 'geheim'", {name: "geheim"}) == "Invalid value '***'"


def test_what_is_no_secret_is_said() -> None:
    options = {"security.protocol": "SSLL", "sasl.password": ""}
    assert without_secrets("Invalid value 'SSLL'", options) == "Invalid value 'SSLL'"
