"""What a run survives: kills at random moments, a full disk, a folder made read-only, two at once,
a cluster's worker that dies. Each ends with the bytes of an unbroken run.

    python tests/benchmarks/robust.py [--kills 20] [--articles N] [kill full readonly twice cluster]

`full` mounts a small file system in a namespace of its own, and `readonly` gives up root's powers:
both need root.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
TEXT = (
    "Mayor Ann Lee said on Monday that rioters had burned a bus on line {n}. Police detained {n} "
    "protesters in the main square, according to Reuters.\n\n“We will not talk to terrorists,” she "
    "said. Officials in district {n} reportedly fear a coup.\n"
)
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1641340800", "OMP_NUM_THREADS": "1",
               "PYTHONPATH": f"{ROOT}:{Path(__file__).parent}"}  # fmt: skip
CODE = """
import sys, plain
from pathlib import Path
from framing.errors import FramingError
from framing.running import Options, analyze
try:
    analyze([sys.argv[1]], Path(sys.argv[2]), Options(shard_size=2, n_processes=int(sys.argv[3])))
except FramingError as error:
    sys.exit(f"framing: {error}")
"""


def main() -> None:
    """Run the trials that were asked for."""
    trials: dict[str, Callable[[Path, Path, int], str]] = {
        "kill": killed, "full": full, "readonly": read_only, "twice": twice, "cluster": cluster,
    }  # fmt: skip
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("trials", nargs="*", default=list(trials), metavar="TRIAL")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("in").mkdir()
        for n in range(options.articles):
            (Path("in") / f"{n:03}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
        begin = time.monotonic()
        assert start(Path("whole")).wait() == 0
        took = time.monotonic() - begin
        print(f"unbroken: {took:.1f} s", flush=True)
        for name in options.trials:
            told = trials[name](Path(folder), Path("whole"), options.kills)
            print(f"{name}: {told}", flush=True)


def start(out: Path, jobs: int = 1, **how: object) -> subprocess.Popen[str]:
    """A run in a process of its own."""
    command = [sys.executable, "-c", CODE, "in", str(out), str(jobs)]
    return subprocess.Popen(command, env=ENVIRONMENT, text=True, **how)  # type: ignore[call-overload]


def same(one: Path, two: Path) -> None:
    """Two folders of results hold the same files, byte for byte."""
    files = [{p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
             for folder in (one, two)]  # fmt: skip
    assert files[0].keys() == files[1].keys(), (files[0].keys(), files[1].keys())
    different = [name for name in files[0] if files[0][name] != files[1][name]]
    assert not different, different


def killed(folder: Path, whole: Path, n: int) -> str:
    """kill -9 to the run (its whole process group) at random moments, until one gets through."""
    rng, kills, runs = random.Random(8), 0, 0
    while kills < n:
        out, jobs = folder / f"killed-{runs}", rng.choice((1, 2))
        runs += 1
        for _ in range(4):
            process = start(out, jobs, start_new_session=True)
            moment = time.monotonic() + rng.uniform(2.0, 9.0)
            while process.poll() is None and time.monotonic() < moment:
                time.sleep(0.01)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
        assert start(out).wait() == 0
        same(out, whole)
        shutil.rmtree(out)
    return f"{kills} kills in {runs} runs, every result the same bytes"


def _mounted(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["unshare", "-m", "bash", "-euc", script], text=True, env=ENVIRONMENT,
                          capture_output=True, check=False)  # fmt: skip


def _run(out: str) -> str:
    return f"{sys.executable} -c '{CODE}' in {out} 1"


def full(folder: Path, whole: Path, n: int) -> str:
    """A disk of 120 KB, then the same one enlarged."""
    done = _mounted(f"""
        mkdir disk; mount -t tmpfs -o size=120k none disk
        if {_run('disk/out')} 2> said; then echo unexpected; exit 1; fi
        ls -A disk/out; find disk/out -name '*.partial' | wc -l
        mount -o remount,size=50m disk
        {_run('disk/out')}
        diff -r disk/out {whole} && echo the same bytes
    """)
    assert done.returncode == 0 and "the same bytes" in done.stdout, (done.stdout, done.stderr)
    return f"said {Path('said').read_text().strip()!r}; with room again the same bytes"


def read_only(folder: Path, whole: Path, n: int) -> str:
    """The folder made read-only in the middle, then writable again; root without its powers."""
    weak = "setpriv --bounding-set=-all --inh-caps=-all"
    done = _mounted(f"""
        {weak} {_run('shut')} 2> said2 & pid=$!
        until [ -n "$(find shut -name '*.zst' 2>/dev/null | head -1)" ]; do sleep 0.02; done
        find shut -type d -exec chmod a-w {{}} +
        if wait $pid; then echo finished before; exit 7; fi
        find shut -type d -exec chmod u+w {{}} +
        {weak} {_run('shut')}
        diff -r shut {whole} && echo the same bytes
    """)
    assert done.returncode == 0 and "the same bytes" in done.stdout, (done.stdout, done.stderr)
    return f"said {Path('said2').read_text().strip()!r}; writable again the same bytes"


def twice(folder: Path, whole: Path, n: int) -> str:
    """The second run into one folder refuses, the first is not disturbed."""
    out = folder / "twice"
    first = start(out)
    while not (out / ".framing" / "lock").exists():
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)  # it holds the lock while it stands still
    second = start(out, stderr=subprocess.PIPE)
    _, said = second.communicate()
    assert second.returncode == 1 and "another run is writing here" in said, said
    first.send_signal(signal.SIGCONT)
    assert first.wait() == 0
    same(out, whole)
    return f"the second said {said.strip().splitlines()[-1]!r}"


def cluster(folder: Path, whole: Path, n: int) -> str:
    """Dask with two worker processes, and again with one of them killed in mid-run."""
    from distributed import LocalCluster

    from framing.cluster import Cluster
    from framing.running import Options, Progress, analyze

    os.environ["SOURCE_DATE_EPOCH"] = ENVIRONMENT["SOURCE_DATE_EPOCH"]
    os.environ["PYTHONPATH"] = ENVIRONMENT["PYTHONPATH"]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as dask:
        workers = Cluster(dask.scheduler_address)
        analyze(["in"], folder / "dask", Options(shard_size=2), workers=workers)
        same(folder / "dask", whole)
        victims: list[int] = []

        def watch(progress: Progress) -> None:
            if progress.done >= 10 and not victims:
                victims.append(next(iter(dask.workers.values())).pid)
                os.kill(victims[0], signal.SIGKILL)

        analyze(["in"], folder / "dask2", Options(shard_size=2), workers=workers, watch=watch)
        assert victims
        same(folder / "dask2", whole)
        analyze(["in"], f"file://{folder}/dask3", Options(shard_size=2), workers=workers)
        same(folder / "dask3", whole)
    return ("2 worker processes, with one of them killed, and to an address: the same bytes as one "
            "process")


if __name__ == "__main__":
    main()
