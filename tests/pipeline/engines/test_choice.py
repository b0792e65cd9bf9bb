import pytest

from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.settings import Settings


def test_an_engine_is_what_the_settings_ask_for() -> None:
    engine = Engine.of(Settings(runner="PrismRunner", beam=["--job_endpoint=localhost:8073"]))
    assert engine == Engine("PrismRunner", 1, ("--job_endpoint=localhost:8073",))
    assert not engine.in_process
    assert Engine.of(Settings()).in_process


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        (Engine(), ["--direct_num_workers=1", "--direct_running_mode=in_memory"]),
        (Engine(workers=3), ["--direct_num_workers=3", "--direct_running_mode=in_memory"]),
        (Engine("FlinkRunner", 3), ["--parallelism=3", "--job_server_timeout=2592000"]),
        (Engine("FlinkRunner"), ["--job_server_timeout=2592000"]),
        (Engine("PrismRunner", 1, ("--job_name=mine",)), ["--job_server_timeout=2592000", "--job_name=mine"]),
    ],
)
def test_the_number_of_workers_is_told_in_the_words_of_the_engine(engine: Engine, told: list[str]) -> None:
    assert engine.arguments() == told


@pytest.mark.parametrize("runner", ["PrismRunner", "SparkRunner", "PortableRunner"])
def test_a_number_of_workers_that_an_engine_cannot_be_told_is_refused(runner: str) -> None:
    with pytest.raises(UsageError, match=f"--workers 2: {runner} is not told"):
        Engine(runner, 2).arguments()


def test_the_last_value_of_an_option_counts() -> None:
    engine = Engine("PortableRunner", 1, ("--job_endpoint=a:1", "--job_name", "b", "--job_endpoint", "c:3"))
    assert (engine.value("--job_endpoint"), engine.value("--job_name"), engine.value("--job")) == ("c:3", "b", None)
    assert Engine("PortableRunner", 1, ("--job_endpoint",)).value("--job_endpoint") == ""
