"""analyze: the same bytes however it is done, interrupted or not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.reading.results import read_tables
from framing.running import Options, analyze
from framing.running.stores import WORK
from framing.running.work import WorkFolder
from framing.running.workers import Processes
from framing.tables.schema import ANALYZED, TABLES

TEXT = "Mayor Ann Lee said rioters had burned a bus on line {n}. Police detained {n} protesters.\n"


class StoppedError(Exception):
    """Stands for whatever ends a run."""


class Breaking:
    """A worker that is gone after some tasks."""

    def __init__(self, after: int) -> None:
        self.after = after

    def do(self, work: Callable[..., object], tasks: Iterable[object]) -> Iterator[object]:
        """Some results, then the end."""
        for n, task in enumerate(tasks):
            if n == self.after:
                raise StoppedError
            yield work(task)


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `in` of nine articles and a bad one; the time is fixed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641340800")
    monkeypatch.chdir(tmp_path)
    folder = Path("in")
    folder.mkdir()
    for n in range(9):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "5b.txt").write_bytes(b"")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder of results."""
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture
def whole(articles: Path) -> dict[str, bytes]:
    """The results of an unbroken run."""
    analyze([articles], Path("whole"))
    return contents(Path("whole"))


def test_nothing_is_left_beside_the_results(whole: dict[str, bytes]) -> None:
    """The work folder goes when everything is written."""
    assert set(whole) == {*(f"{t.name}.csv" for t in ANALYZED), "texts.jsonl", "words.jsonl",
                          "datapackage.json"}  # fmt: skip


@pytest.mark.parametrize("size", [1, 4, 100])
def test_shards_of_any_size(articles: Path, whole: dict[str, bytes], size: int) -> None:
    """How the articles are cut does not show."""
    analyze([articles], Path("out"), Options(shard_size=size))
    assert contents(Path("out")) == whole


def test_several_processes(articles: Path, whole: dict[str, bytes]) -> None:
    """Who did which shard, and when, does not show."""
    analyze([articles], Path("out"), Options(n_processes=2, shard_size=2))
    assert contents(Path("out")) == whole


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_broken_run_is_taken_up(articles: Path, whole: dict[str, bytes], after: int) -> None:
    """Nothing is seen of the broken run; the next one does the rest, and the bytes are the same."""
    with pytest.raises(StoppedError):
        analyze([articles], Path("out"), Options(shard_size=3), workers=Breaking(after))
    assert set(contents_without_work(Path("out"))) == set()
    done = analyze([articles], Path("out"), Options(shard_size=3))
    assert done.n_known == 3 * after and done.done == 10
    assert contents(Path("out")) == whole


def contents_without_work(folder: Path) -> list[str]:
    """Names that a user sees."""
    return [p.name for p in folder.iterdir() if p.name != WORK]


def test_a_changed_article_is_read_again(articles: Path) -> None:
    """Only the shard that it is in."""
    with pytest.raises(StoppedError):
        analyze([articles], Path("out"), Options(shard_size=3), workers=Breaking(3))
    (articles / "1.txt").write_text("Nobody said anything about the looters.\n")
    done = analyze([articles], Path("out"), Options(shard_size=3))
    assert done.n_known == 6
    analyze([articles], Path("fresh"))
    assert contents(Path("out")) == contents(Path("fresh"))
    assert ["3 articles" in note and "changed" in note for note in done.notes] == [True]


def test_a_changed_lexicon_is_said_and_counts(articles: Path) -> None:
    """Shards that were made with other words are not used."""
    own = Path("own.yaml")
    entry = ("schema: 1\ndomain: transport\nlanguage: en\nentries:\n- id: transport.bus\n"
             "  forms: [bus]\n  role: head\n  pos: [NOUN]\n  referent: government\n"
             "  legitimacy: 0\n  category: NOM.role\n")  # fmt: skip
    own.write_text(entry)
    options = Options(lexicons=(own,), shard_size=3)
    with pytest.raises(StoppedError):
        analyze([articles], Path("out"), options, workers=Breaking(2))
    own.write_text(entry.replace("legitimacy: 0", "legitimacy: -1"))
    done = analyze([articles], Path("out"), options)
    assert done.n_known == 0
    assert ["2 finished" in n and "own.yaml (changed)" in n for n in done.notes] == [True]


def test_kept_shards_serve_a_larger_run(articles: Path) -> None:
    """With `keep`, a run over more articles reads only the new ones."""
    keep = Options(keep=True, shard_size=5)
    analyze([articles], Path("out"), keep)
    (articles / "9x.txt").write_text(TEXT.format(n=10))
    done = analyze([articles], Path("out"), keep)
    assert (done.n_known, done.done) == (10, 11)
    analyze([articles], Path("fresh"))
    assert contents_of_files(Path("out")) == contents(Path("fresh"))


def contents_of_files(folder: Path) -> dict[str, bytes]:
    """Every file, without the work folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_a_damaged_shard_is_done_again(articles: Path, whole: dict[str, bytes]) -> None:
    """Cut off by a failing disk: noticed, not trusted."""
    with pytest.raises(StoppedError):
        analyze([articles], Path("out"), Options(shard_size=3), workers=Breaking(2))
    first, *_ = sorted((Path("out") / WORK / "shards").glob("*/*"))
    first.write_bytes(first.read_bytes()[:-9])
    done = analyze([articles], Path("out"), Options(shard_size=3))
    assert done.n_known == 3
    assert contents(Path("out")) == whole


def test_a_second_run_into_the_folder_is_refused(articles: Path) -> None:
    """It says who is there, and changes nothing; afterwards the folder is free."""
    Path("out").mkdir()
    with WorkFolder(Path("out")), pytest.raises(InputError, match=f"process {os.getpid()} on"):
        analyze([articles], Path("out"))
    analyze([articles], Path("out"))


def test_a_full_disk_says_how_to_go_on(
    articles: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is finished stays; with room again the run ends as if nothing had been."""
    n = 0
    real = os.fsync

    def full(descriptor: int) -> None:
        nonlocal n
        n += 1
        if n == 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"No space left on device.*run the same command again"):
        analyze([articles], Path("out"), Options(shard_size=2))
    assert not list(Path("out").rglob("*.partial"))
    assert analyze([articles], Path("out"), Options(shard_size=2)).n_known == 4
    assert contents(Path("out")) == whole


def test_a_killed_process_of_several_is_told(articles: Path) -> None:
    """A worker that dies ends the run with a message; what was finished is kept."""
    work = Processes(2).do(_die, range(3))
    with pytest.raises(InputError, match="a process died"):
        list(work)


def _die(task: int) -> int:
    os._exit(9)


def test_killed_at_any_moment(articles: Path, whole: dict[str, bytes]) -> None:
    """kill -9 once the first shard is there; the next run gives the bytes of an unbroken one."""
    command = [sys.executable, "-c", "from pathlib import Path; from framing.running import *; "
               "analyze([Path('in')], Path('out'), Options(shard_size=1))"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    with subprocess.Popen(command, env=environment) as process:
        shards = Path("out") / WORK / "shards"
        while process.poll() is None and not list(shards.glob("*/*.zst")):
            time.sleep(0.005)
        process.kill()
    done = analyze([articles], Path("out"), Options(shard_size=1))
    assert 1 <= done.n_known < 10
    assert contents(Path("out")) == whole


def test_parquet_holds_what_csv_holds(articles: Path) -> None:
    """The same tables by either format; the other format's old files go."""
    analyze([articles], Path("out"))
    as_csv = read_tables(Path("out"))
    analyze([articles], Path("out"), Options(format="parquet"))
    as_parquet = read_tables(Path("out"))
    assert not list(Path("out").glob("*.csv"))
    for table in TABLES:
        assert getattr(as_csv, table.name).equals(getattr(as_parquet, table.name)), table.name
