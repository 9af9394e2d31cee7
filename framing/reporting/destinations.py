"""Where results are written: a folder of this machine, or an address that fsspec knows.

In either, a file has its name only when it is whole: temporary names that are changed, or what the
file system of the address offers for that (uploads that are completed at the end).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any, Protocol, cast

from framing.errors import InputError


class Destination(Protocol):
    """Files that are opened by name, and get their names when they are closed and kept."""

    def make(self) -> None:
        """Make sure that files can be written; InputError says why not."""

    def open(self, name: str) -> IO[bytes]:
        """A new file, not there yet under its name."""

    def keep(self, name: str) -> None:
        """Give a closed file its name, in place of what had it before."""

    def drop(self, name: str) -> None:
        """Give up a file that was opened."""

    def remove(self, name: str) -> None:
        """Delete a file that an earlier run left, if there is one."""


def is_address(folder: Path | str) -> bool:
    """Whether it is an address (s3://bucket/results), not a folder of this machine."""
    return isinstance(folder, str) and "://" in folder


def destination_of(folder: Path | str) -> Destination:
    """The destination that a folder or an address names."""
    return Address(str(folder)) if is_address(folder) else LocalFolder(Path(folder))


def partial(path: Path) -> Path:
    """What a file is called until it is whole: nobody takes it for the file, nor two runs for
    each other's.
    """
    return path.with_name(f".{path.name}.{os.getpid()}.partial")


def write_whole(path: Path, data: bytes, *, safely: bool = False) -> None:
    """Write a file so that its name never shows a part of it; OSError leaves what was there.

    `safely`: it is on the disk, not only on its way, when it gets its name.
    """
    temporary = partial(path)
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            if safely:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Make the folder; InputError when that fails or it cannot be written to."""
        folder = self.folder
        if folder.exists() and not folder.is_dir():
            raise InputError("is a file; the results need a folder. Name another one with -o",
                             where=str(folder))  # fmt: skip
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"cannot make this folder: {error.strerror}",
                             where=str(folder)) from error  # fmt: skip
        if not os.access(folder, os.W_OK):
            raise InputError("cannot write here: no permission", where=str(folder))

    def open(self, name: str) -> IO[bytes]:
        """A file with a temporary name."""
        return self._new(name).open("wb")

    def keep(self, name: str) -> None:
        """Give the file its name."""
        self._new(name).replace(self.folder / name)

    def drop(self, name: str) -> None:
        """Delete the file with the temporary name."""
        self._new(name).unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Delete a file."""
        (self.folder / name).unlink(missing_ok=True)

    def _new(self, name: str) -> Path:
        return partial(self.folder / name)


class Address:
    """An address; its file system must know how to complete a file at the end (most do)."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        # Of its own: what is opened in a transaction is completed one by one, here.
        self._system, self._path = file_system(address, skip_instance_cache=True)
        self._open: dict[str, Any] = {}

    def make(self) -> None:
        """Make the folder, where the file system has such; InputError when that fails."""
        try:
            if self._system.isfile(self._path):
                raise InputError("is a file; the results need a folder. Name another one with -o",
                                 where=self.address)  # fmt: skip
            self._system.makedirs(self._path, exist_ok=True)
        except OSError as error:
            raise InputError(f"cannot write here: {error}", where=self.address) from error

    def open(self, name: str) -> IO[bytes]:
        """A file that nobody sees before it is kept."""
        if not self._open:
            self._system.start_transaction()
        stream = self._system.open(f"{self._path}/{name}", "wb")
        self._system.transaction.files.clear()
        self._open[name] = stream
        return cast(IO[bytes], stream)

    def keep(self, name: str) -> None:
        """Complete the file."""
        self._open.pop(name).commit()

    def drop(self, name: str) -> None:
        """Give the file up."""
        if stream := self._open.pop(name, None):
            stream.discard()

    def remove(self, name: str) -> None:
        """Delete a file."""
        try:
            self._system.rm_file(f"{self._path}/{name}")
        except FileNotFoundError:
            return


def file_system(address: str, **options: Any) -> tuple[Any, str]:
    """fsspec's file system of an address, and the path in it; InputError where there is none."""
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address, **options)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"cannot be written to: {error}", where=address) from error
    return system, path.rstrip("/")
