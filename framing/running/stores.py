"""Where finished shards are kept while a run lasts: beside the results, wherever these are."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TextIO

from framing.errors import InputError
from framing.reporting.destinations import file_system, write_whole

WORK = ".framing"


class Store(Protocol):
    """Files by name ("shards/ab/abcd.jsonl.zst"), for one run at a time."""

    #: A folder of this machine for what only this run needs.
    scratch: Path

    def lock(self) -> None:
        """Keep other runs out; InputError when one is there, OSError when it cannot be done."""

    def unlock(self, *, delete: bool) -> None:
        """Let others in, with `delete` leaving nothing behind."""

    def read(self, name: str) -> bytes:
        """A file; FileNotFoundError when it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that its name never shows a part of it."""

    def delete(self, name: str) -> None:
        """Delete a file."""

    def names(self) -> Iterator[str]:
        """The shards that are there."""


class LocalStore:
    """A folder of this machine. The lock is the system's (flock): it goes with the process."""

    def __init__(self, folder: Path) -> None:
        self.scratch = folder / WORK
        self._lock: TextIO | None = None

    def lock(self) -> None:
        """Hold the lock file."""
        while True:
            self.scratch.mkdir(exist_ok=True)
            lock = self.scratch / "lock"
            stream = lock.open("a+", encoding="utf-8")
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                stream.seek(0)
                owner = stream.read().strip() or "another process"
                stream.close()
                raise InputError(
                    f"another run is writing here ({owner}); wait for it, or name another folder "
                    "with -o", where=str(self.scratch.parent)) from error  # fmt: skip
            # The run before may have deleted the file between the opening and the locking.
            if lock.exists() and os.path.samestat(os.fstat(stream.fileno()), lock.stat()):
                break
            stream.close()
        stream.truncate(0)
        stream.write(f"{_me()}\n")
        stream.flush()
        self._lock = stream

    def unlock(self, *, delete: bool) -> None:
        """Close the lock file."""
        if delete:
            shutil.rmtree(self.scratch, ignore_errors=True)
        if self._lock:
            self._lock.close()

    def read(self, name: str) -> bytes:
        """A file's content."""
        return (self.scratch / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """A temporary name, then the right one."""
        path = self.scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, safely=True)

    def delete(self, name: str) -> None:
        """Delete a file."""
        (self.scratch / name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The shards, as they lie in the folder."""
        for path in (self.scratch / "shards").glob("*/*.zst"):
            yield str(path.relative_to(self.scratch))


class RemoteStore:
    """An address that fsspec knows. The lock is a file: a run that was killed leaves it there."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._system, path = file_system(address)
        self._path = f"{path}/{WORK}"
        self._temporary = tempfile.TemporaryDirectory()
        self.scratch = Path(self._temporary.name)

    def lock(self) -> None:
        """Write the lock file, unless there is one; of two at the same moment the later has it."""
        where = f"{self._address}/{WORK}/lock"
        try:
            owner = self.read("lock").decode("utf-8", "replace").strip()
        except FileNotFoundError:
            owner = ""
        if not owner:
            self.write("lock", _me().encode())
            owner = self.read("lock").decode("utf-8", "replace")
        if owner != _me():
            raise InputError(f"another run is writing here ({owner}); wait for it, or name another "
                             f"address with -o. If that run was ended, delete {where} and run "
                             "again", where=self._address)  # fmt: skip

    def unlock(self, *, delete: bool) -> None:
        """Delete the lock file, or all."""
        try:
            if delete:
                self._system.rm(self._path, recursive=True)
            else:
                self.delete("lock")
        except OSError:
            return  # the lock says how to get rid of it
        finally:
            self._temporary.cleanup()

    def read(self, name: str) -> bytes:
        """A file's content."""
        data: bytes = self._system.cat_file(f"{self._path}/{name}")
        return data

    def write(self, name: str, data: bytes) -> None:
        """Upload a file; a part of one, should there be such a thing, is known by its content."""
        path = f"{self._path}/{name}"
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, data)

    def delete(self, name: str) -> None:
        """Delete a file."""
        try:
            self._system.rm_file(f"{self._path}/{name}")
        except FileNotFoundError:
            return

    def names(self) -> Iterator[str]:
        """The shards, in the file system's order."""
        self._system.invalidate_cache()
        for path in self._system.find(f"{self._path}/shards"):
            if path.endswith(".zst"):
                yield "shards/" + "/".join(path.split("/")[-2:])


def _me() -> str:
    return f"process {os.getpid()} on {socket.gethostname()}"
