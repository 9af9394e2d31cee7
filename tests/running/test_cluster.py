"""Dask: the same bytes as one process. Killed workers are in tests/benchmarks/robust.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.running import Options, analyze

TEXT = "Mayor Ann Lee said rioters had burned a bus on line {n}. Police detained {n} protesters.\n"


def test_a_cluster_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers, here in this process; shards come back in any order, also to an address."""
    distributed = pytest.importorskip("distributed", reason="needs the extra cluster")
    from framing.cluster import Cluster

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641340800")
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for n in range(5):
        (Path("in") / f"{n}.txt").write_text(TEXT.format(n=n))
    analyze(["in"], Path("one"))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=False,
                                  dashboard_address=None) as cluster:  # fmt: skip
        scheduler = Cluster(cluster.scheduler_address)
        analyze(["in"], Path("two"), Options(shard_size=1), workers=scheduler)
        analyze(["in"], f"file://{tmp_path}/three", Options(shard_size=2), workers=scheduler)
    for path in Path("one").iterdir():
        for other in ("two", "three"):
            assert path.read_bytes() == (Path(other) / path.name).read_bytes(), path.name


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said with its address and what to start; nothing is lost."""
    pytest.importorskip("distributed", reason="needs the extra cluster")
    from framing import cluster

    monkeypatch.setattr(cluster, "_SECONDS", 1)
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match=r"tcp://127.0.0.1:9: no scheduler answers"):
        analyze([tmp_path], tmp_path / "out", workers=cluster.Cluster("tcp://127.0.0.1:9"))
