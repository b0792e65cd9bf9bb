import os

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.listing.walk import is_ignored, is_store, store_above, walk


def names(folder, **kwargs):
    return [os.path.relpath(found.path, folder) for found in walk(str(folder), **kwargs)]


def write(path, content="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def test_a_folder_is_walked_in_a_fixed_order(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a/1.txt", "z.txt", "A.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["A.txt", "z.txt", "a/1.txt", "b/10.txt", "b/2.txt"]


def test_dot_files_and_unfinished_files_are_never_read(tmp_path):
    for name in (".a.txt", ".cache/b.txt", "c.txt.part", "d.TMP", "e.txt", "f.partial"):
        write(tmp_path / name)
    assert names(tmp_path) == ["e.txt", "f.partial"]
    assert is_ignored("x.part")
    assert not is_ignored("departments")


@pytest.mark.parametrize("marks", [("latest", "snapshots"), (".lock", ".staging"), (".staging", "snapshots")])
def test_a_store_is_never_read_finished_or_not(tmp_path, marks):
    for mark in marks:
        (tmp_path / "out" / mark).mkdir(parents=True)
    write(tmp_path / "out/articles/a.txt")
    write(tmp_path / "b.txt")
    assert is_store(str(tmp_path / "out"))
    assert store_above(str(tmp_path / "out/articles/a.txt")) == str(tmp_path / "out")
    assert names(tmp_path) == ["b.txt"]


def test_one_mark_alone_makes_no_store(tmp_path):
    write(tmp_path / "latest/a.txt")
    assert names(tmp_path) == ["latest/a.txt"]


def test_the_output_below_an_input_folder_is_never_read(tmp_path):
    write(tmp_path / "out/a.parquet")
    write(tmp_path / "b.txt")
    assert names(tmp_path, output=str(tmp_path / "out")) == ["b.txt"]


def test_symlink_loops_end_and_every_file_is_read_once(tmp_path):
    write(tmp_path / "a/1.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/again.txt").symlink_to(tmp_path / "a/1.txt")
    assert names(tmp_path) == ["a/1.txt"]


def test_a_linked_folder_elsewhere_is_read_under_the_link(tmp_path):
    write(tmp_path / "elsewhere/1.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/link").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "in") == ["link/1.txt"]


def test_a_link_to_itself_and_a_dangling_link_are_faults(tmp_path):
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone").symlink_to("nowhere")
    faults = {os.path.basename(found.path): found.fault.reason for found in walk(str(tmp_path))}
    assert faults == {"gone": Reason.VANISHED, "self": Reason.IO_ERROR}


def test_pipes_are_left_out_of_folders(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == []


def test_a_folder_that_may_not_be_listed_is_a_fault_and_its_neighbours_are_read(tmp_path, monkeypatch):
    write(tmp_path / "closed/1.txt")
    write(tmp_path / "open/2.txt")
    listdir = os.listdir

    def refuse(path):
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = list(walk(str(tmp_path)))
    assert [(os.path.basename(f.path), f.fault and f.fault.reason) for f in found] == [
        ("closed", Reason.PERMISSION),
        ("2.txt", None),
    ]
