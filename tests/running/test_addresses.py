"""Results at an address that fsspec knows: the same bytes as in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from framing.errors import InputError
from framing.reporting.folder import ResultsFolder
from framing.running import Options, analyze
from framing.running.stores import WORK
from tests.running.test_analyze import (
    Breaking,
    StoppedError,
    articles,
    contents,
    contents_of_files,
    whole,
)

__all__ = ["articles", "whole"]


@pytest.fixture(params=["memory", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty address."""
    memory = fsspec.filesystem("memory")
    yield "memory://results" if request.param == "memory" else f"file://{tmp_path}/remote"
    memory.store.clear()


def there(address: str) -> dict[str, bytes]:
    """Every file at an address, by its name in it."""
    system, path = fsspec.core.url_to_fs(address)
    found = system.find(path)
    return {name[len(path) :].lstrip("/"): system.cat_file(name) for name in found}


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_results_at_an_address(articles: Path, address: str, format: str) -> None:
    """Tables, texts and package as in a folder; nothing is left of the work."""
    options = Options(format=format, shard_size=3)  # type: ignore[arg-type]
    analyze([articles], Path("out"), options)
    analyze([articles], address, options)
    assert there(address) == contents(Path("out"))


def test_a_broken_run_is_taken_up(
    articles: Path, whole: dict[str, bytes], address: str
) -> None:
    """Finished shards lie at the address, so any machine can go on."""
    options = Options(shard_size=3)
    with pytest.raises(StoppedError):
        analyze([articles], address, options, workers=Breaking(2))
    assert all(name.startswith(WORK) for name in there(address))
    assert analyze([articles], address, options).n_known == 6
    assert there(address) == whole


def test_a_damaged_shard_is_done_again(
    articles: Path, whole: dict[str, bytes], address: str
) -> None:
    """An upload that was cut off is no shard."""
    options = Options(shard_size=3)
    with pytest.raises(StoppedError):
        analyze([articles], address, options, workers=Breaking(2))
    system, path = fsspec.core.url_to_fs(address)
    first = min(n for n in system.find(f"{path}/{WORK}/shards"))
    system.pipe_file(first, system.cat_file(first)[:-9])
    assert analyze([articles], address, options).n_known == 3
    assert there(address) == whole


def test_kept_shards(articles: Path, address: str) -> None:
    """With `keep` a later run at the address reads only new articles; old shards are swept."""
    keep = Options(keep=True, shard_size=5)
    analyze([articles], address, keep)
    (articles / "9x.txt").write_text("Nobody said anything about the looters.\n")
    assert analyze([articles], address, keep).n_known == 10
    (articles / "0.txt").write_text("Nobody said anything about the rioters.\n")
    notes = analyze([articles], address, keep).notes
    assert any("5 articles of an earlier run were not used" in note for note in notes)


def test_a_second_run_is_refused(articles: Path, address: str) -> None:
    """The lock names its owner and says how to get rid of it; both leave it as it is."""
    system, path = fsspec.core.url_to_fs(address)
    system.makedirs(f"{path}/{WORK}", exist_ok=True)
    system.pipe_file(f"{path}/{WORK}/lock", b"process 7 on elsewhere")
    with pytest.raises(InputError, match=r"process 7 on elsewhere.*delete .*lock"):
        analyze([articles], address)
    assert list(there(address)) == [f"{WORK}/lock"]


def test_a_failure_leaves_the_old_results(address: str) -> None:
    """Nothing is seen of tables that were not finished."""
    with ResultsFolder(address, []) as results:
        results.write_text("page.html", "old")
    with pytest.raises(RuntimeError), ResultsFolder(address, []) as results:
        results.write_text("page.html", "new")
        raise RuntimeError
    assert there(address) == {"page.html": b"old"}


def test_nothing_is_known_of_the_address(articles: Path) -> None:
    """An unknown protocol is named before any work is done."""
    with pytest.raises(InputError, match="nowhere"):
        analyze([articles], "nowhere://bucket/results")


def test_a_folder_keeps_its_work(articles: Path) -> None:
    """`keep` in a folder of this machine is as before."""
    analyze([articles], Path("out"), Options(keep=True))
    assert (Path("out") / WORK / "shards").is_dir()
    assert contents_of_files(Path("out"))
