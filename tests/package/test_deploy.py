"""The files of `deploy/`: their versions are those of Beam, and what newsmill is told there it would take."""

import json
from typing import Any

import pytest
import yaml
from apache_beam.options.pipeline_options import FlinkRunnerOptions, PipelineOptions
from apache_beam.runners.worker import worker_pool_main

from newsmill.pipeline.config import load_config
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from tests.package.conftest import REPOSITORY

DEPLOY = REPOSITORY / "deploy"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    return found


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.of(load_config({}, DEPLOY / "newsmill.toml", {}).settings)


def test_flink_and_its_job_server_belong_to_the_beam_of_the_lock(services: dict[str, Any]) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    beam = next(line.split("==")[1].split()[0] for line in lock.splitlines() if line.startswith("apache-beam=="))
    flink = services["jobmanager"]["image"].removeprefix("flink:").split("-")[0]
    assert flink in FlinkRunnerOptions.PUBLISHED_FLINK_VERSIONS
    assert services["job-server"]["image"] == f"apache/beam_flink{flink}_job_server:{beam}"
    assert {services[name]["image"] for name in services if "manager" in name} == {services["jobmanager"]["image"]}


def test_every_task_manager_has_a_pool_that_sees_what_the_driver_sees(services: dict[str, Any]) -> None:
    managers = {name for name in services if name.startswith("taskmanager-")}
    pools = [service for name, service in services.items() if name.startswith("workers-")]
    assert {pool["network_mode"] for pool in pools} == {f"service:{name}" for name in managers}
    for pool in pools:
        assert pool["image"] == services["newsmill"]["image"]
        assert set(pool["volumes"]) < set(services["newsmill"]["volumes"])


def test_the_pools_listen_where_the_engine_looks(services: dict[str, Any], engine: Engine) -> None:
    module, option = services["workers-1"]["entrypoint"][2:]
    assert module == worker_pool_main.__name__
    assert option == f"--service_port={str(engine.value('--environment_config')).partition(':')[2]}"


def test_newsmill_takes_the_engine_and_asks_for_as_many_workers_as_there_are_slots(
    services: dict[str, Any], engine: Engine
) -> None:
    check_engine(engine)
    properties = yaml.safe_load(services["taskmanager-1"]["environment"]["FLINK_PROPERTIES"])
    slots = properties["taskmanager.numberOfTaskSlots"]
    managers = sum(name.startswith("taskmanager-") for name in services)
    given = PipelineOptions(engine.arguments()).get_all_options(drop_default=True)
    assert given["parallelism"] == slots * managers
    assert int(given["sdk_worker_parallelism"]) == slots
    assert json.dumps(services["job-server"]["command"]) == '["--flink-master=jobmanager:8081"]'
