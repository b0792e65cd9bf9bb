import copy

from apache_beam.options.pipeline_options import DirectOptions, StandardOptions

from newsmill.pipeline.quick_options import QuickOptions


def test_a_view_is_made_once_and_shares_its_values_with_the_options() -> None:
    options = QuickOptions(["--direct_num_workers=3"])
    assert options.view_as(DirectOptions) is options.view_as(DirectOptions)
    options.view_as(DirectOptions).direct_num_workers = 4
    assert options.get_all_options()["direct_num_workers"] == 4


def test_a_copy_has_values_of_its_own() -> None:
    options = QuickOptions(["--runner=One"])
    options.view_as(StandardOptions)
    copied = copy.deepcopy(options)
    copied.view_as(StandardOptions).runner = "Other"
    assert (options.view_as(StandardOptions).runner, copied.view_as(StandardOptions).runner) == ("One", "Other")
