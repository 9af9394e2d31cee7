"""The work folder: finished shards beside the results, and the lock that keeps a second run out."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from framing.errors import InputError, TableError
from framing.running.settings import Settings, instruments_for
from framing.running.shards import Shard, Summary, annotate_shard, read_summary

WORK = ".framing"


class WorkFolder:
    """`DIR/.framing`, locked while it is open. A finished shard lies there under its digest.

    A shard appears under its name when it is whole, so a run that was killed at any moment leaves
    whole shards and no others. The lock is the system's (flock): it goes with the process.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / WORK
        self._lock: TextIO | None = None
        self._done = False

    def __enter__(self) -> WorkFolder:
        try:
            self._lock = self._locked()
        except OSError as error:
            raise InputError(f"cannot write here: {error.strerror}",
                             where=str(self.folder)) from error  # fmt: skip
        return self

    def finished(self) -> None:
        """Everything is written: the work folder goes when it is left."""
        self._done = True

    def facts(self) -> dict[str, Any]:
        """What decided the results of the run that was here before; empty when there was none."""
        try:
            value = json.loads((self.path / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def note_facts(self, settings: Settings) -> None:
        """Write down what decides the results of this run."""
        text = json.dumps(settings.facts, indent=1, sort_keys=True)
        write_whole(self.path / "run.json", text.encode())

    def store(self, digest: str, data: bytes) -> Summary:
        """Write a finished shard; InputError when that cannot be done."""
        path = shard_path(self.path, digest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        except OSError as error:
            raise InputError(f"cannot write here: {error.strerror}. What is finished is kept: mend "
                             "this and run the same command again to go on",
                             where=str(self.folder)) from error  # fmt: skip
        return read_summary(data, str(path))

    def clear(self) -> int:
        """Delete all shards; how many there were."""
        found = sum(1 for _ in (self.path / "shards").glob("*/*"))
        shutil.rmtree(self.path / "shards", ignore_errors=True)
        return found

    def sweep(self, wanted: Iterable[str]) -> int:
        """Delete the shards that are not of this run; how many articles they held."""
        kept, n_articles = set(wanted), 0
        for path in (self.path / "shards").glob("*/*.zst"):
            digest = path.name.partition(".")[0]
            if digest not in kept:
                summary = known_shard(self.path, digest)
                n_articles += summary.n_articles if summary else 0
                path.unlink()
        return n_articles

    def _locked(self) -> TextIO:
        while True:
            self.path.mkdir(exist_ok=True)
            lock = self.path / "lock"
            stream = lock.open("a+", encoding="utf-8")
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                stream.seek(0)
                owner = stream.read().strip() or "another process"
                stream.close()
                raise InputError(
                    f"another run is writing here ({owner}); wait for it, or name another folder "
                    "with -o", where=str(self.folder)) from error  # fmt: skip
            # The run before may have deleted the file between the opening and the locking.
            if lock.exists() and os.path.samestat(os.fstat(stream.fileno()), lock.stat()):
                break
            stream.close()
        stream.truncate(0)
        stream.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        stream.flush()
        return stream

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._done and error is None:
            shutil.rmtree(self.path, ignore_errors=True)
        if self._lock:
            self._lock.close()


def shard_path(work: Path, digest: str) -> Path:
    """Where a shard lies: two letters of its digest name the folder."""
    return work / "shards" / digest[:2] / f"{digest}.jsonl.zst"


def known_shard(work: Path, digest: str) -> Summary | None:
    """The summary of a shard that an earlier run finished; None when it has to be done."""
    path = shard_path(work, digest)
    try:
        return read_summary(path.read_bytes(), str(path))
    except (FileNotFoundError, TableError):
        return None


def do_shard(settings: Settings, shard: Shard) -> tuple[str, bytes]:
    """Annotate a shard: its digest and its file. What a worker does, in whichever process.

    It comes back to the process that writes, so that workers need no disk in common.
    """
    instruments = instruments_for(settings)
    return shard.digest, annotate_shard(shard, instruments, any_language=settings.any_language)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name never shows a part of it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
