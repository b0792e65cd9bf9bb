import pytest

from newsmill.pipeline.engines.options import check_beam_options
from newsmill.pipeline.errors import UsageError


@pytest.mark.parametrize(
    "arguments", [[], ["--streaming"], ["--direct_num_workers=2"], ["--temp_location", "a-folder"]]
)
def test_options_of_beam_pass(arguments: list[str]) -> None:
    check_beam_options(arguments)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--streaming", "--direct_num_worker=2"], "--direct_num_worker: did you mean --direct_num_workers?"),
        (["--direct_num_workers=many"], "--direct_num_workers: invalid int value: 'many'"),
        (["--job_endpoint"], "--job_endpoint: expected one argument"),
        (["--streaming", "localhost:8099"], "no argument 'localhost:8099'"),
        (["--runner=FlinkRunner"], "--runner is an option of newsmill"),
        (["--job_end=localhost:8099"], "--job_end: did you mean"),
    ],
)
def test_what_beam_would_not_take_is_refused(arguments: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=r".*") as refused:
        check_beam_options(arguments)
    assert told in str(refused.value)


def test_an_option_like_no_other_is_refused_without_advice() -> None:
    with pytest.raises(UsageError) as refused:
        check_beam_options(["--nonsense=1"])
    assert str(refused.value) == "Beam has no option --nonsense"
