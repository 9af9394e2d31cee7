"""The work folder: finished shards beside the results, for one run at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from framing.endings import Ending
from framing.errors import InputError, TableError
from framing.reporting.destinations import is_address
from framing.running.settings import Settings, instruments_for
from framing.running.shards import Shard, Summary, annotate_shard, read_summary
from framing.running.stores import LocalStore, RemoteStore, Store


class WorkFolder(Ending):
    """`DIR/.framing`, locked while it is open. A finished shard lies there under its digest.

    A shard appears under its name when it is whole, so a run that was killed at any moment leaves
    whole shards and no others.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = folder
        self._store: Store = (RemoteStore(str(folder)) if is_address(folder)
                              else LocalStore(Path(folder)))  # fmt: skip
        self._done = False

    def __enter__(self) -> WorkFolder:
        try:
            self._store.lock()
        except OSError as error:
            raise InputError(f"cannot write here: {error.strerror or error}",
                             where=str(self.folder)) from error  # fmt: skip
        return self

    @property
    def scratch(self) -> Path:
        """A folder of this machine that goes when the run ends well."""
        return self._store.scratch

    def finished(self) -> None:
        """Everything is written: the work folder goes when it is left."""
        self._done = True

    def facts(self) -> dict[str, Any]:
        """What decided the results of the run that was here before; empty when there was none."""
        try:
            value = json.loads(self._store.read("run.json"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def note_facts(self, settings: Settings) -> None:
        """Write down what decides the results of this run."""
        text = json.dumps(settings.facts, indent=1, sort_keys=True)
        self._write("run.json", text.encode())

    def store(self, digest: str, data: bytes) -> Summary:
        """Write a finished shard; InputError when that cannot be done."""
        self._write(_name(digest), data)
        return read_summary(data, self._where(digest))

    def known(self, digest: str) -> Summary | None:
        """The summary of a shard that an earlier run finished; None when it has to be done."""
        try:
            return read_summary(self._store.read(_name(digest)), self._where(digest))
        except (FileNotFoundError, TableError):
            return None

    def read(self, digest: str) -> tuple[bytes, str]:
        """A finished shard, and its place for messages; InputError when it is gone."""
        where = self._where(digest)
        try:
            return self._store.read(_name(digest)), where
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}; run the same command "
                             "again", where=where) from error  # fmt: skip

    def clear(self) -> int:
        """Delete all shards; how many there were."""
        found = list(self._store.names())
        for name in found:
            self._store.delete(name)
        return len(found)

    def sweep(self, wanted: Iterable[str]) -> int:
        """Delete the shards that are not of this run; how many articles they held."""
        kept, n_articles = set(wanted), 0
        for name in list(self._store.names()):
            digest = name.rpartition("/")[2].partition(".")[0]
            if digest not in kept:
                summary = self.known(digest)
                n_articles += summary.n_articles if summary else 0
                self._store.delete(name)
        return n_articles

    def _write(self, name: str, data: bytes) -> None:
        try:
            self._store.write(name, data)
        except OSError as error:
            raise InputError(f"cannot write here: {error.strerror or error}. What is finished is "
                             "kept: mend this and run the same command again to go on",
                             where=str(self.folder)) from error  # fmt: skip

    def _where(self, digest: str) -> str:
        return f"{self.folder}/.framing/{_name(digest)}"

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        self._store.unlock(delete=self._done)


def _name(digest: str) -> str:
    """Two letters of the digest name the folder."""
    return f"shards/{digest[:2]}/{digest}.jsonl.zst"


def do_shard(settings: Settings, shard: Shard) -> tuple[str, bytes]:
    """Annotate a shard: its digest and its file. What a worker does, in whichever process.

    It comes back to the process that writes, so that workers need no disk in common.
    """
    instruments = instruments_for(settings)
    return shard.digest, annotate_shard(shard, instruments, any_language=settings.any_language)
