"""Files, gzipped files, members of zip files and remote files as streams of bytes, with limits."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from framing.endings import Ending
from framing.errors import ArticleError
from framing.reading.jobs import STDIN, Job

#: What is packed may unpack to this many bytes, and beyond to this multiple of its size. News text
#: packs to a third or a tenth; ten times as dense is a bomb.
FREELY, RATIO = 100_000_000, 100
#: What packed files raise when they are not whole.
BROKEN = (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


class Stream(io.RawIOBase):
    """A file's content, unpacked; ArticleError when it unpacks to too much or is damaged."""

    def __init__(self, inner: IO[bytes], raw: IO[bytes], where: str, packed: int = 0) -> None:
        super().__init__()
        self._inner, self._raw, self._where = inner, raw, where
        #: Bytes of the packed file where that is known; 0: it is not packed.
        self._packed = packed
        self._given = 0
        self._ahead = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`, in part or whole; 0 at the end."""
        if self._ahead:
            data = self._ahead[: len(buffer)]
            self._ahead = self._ahead[len(data) :]
            buffer[: len(data)] = data
            return len(data)
        try:
            data = self._inner.read(len(buffer))
        except BROKEN as error:
            raise ArticleError(f"is damaged or no such archive ({error}); pack it anew",
                               where=self._where) from error  # fmt: skip
        except RuntimeError as error:  # zipfile's word for a password
            raise ArticleError(f"cannot be unpacked ({error})", where=self._where) from error
        self._given += len(data)
        if self._packed and self._given > max(FREELY, RATIO * self._packed):
            raise ArticleError(f"unpacks to more than {RATIO} times its size; expected text, which "
                               "packs to a tenth at best. Unpack it yourself if it is what you "
                               "want", where=self._where)  # fmt: skip
        buffer[: len(data)] = data
        return len(data)

    def head(self, size: int = 65536) -> bytes:
        """The first bytes, at most `size`, which are still to be read."""
        self._ahead = self.up_to(size)
        return self._ahead

    def up_to(self, most: int) -> bytes:
        """All that is left, but at most `most` bytes."""
        parts = []
        while most > 0 and (part := self.read(min(most, 1 << 20))):
            parts.append(part)
            most -= len(part)
        return b"".join(parts)

    def position(self) -> int:
        """Bytes of the file read so far, packed ones where it is packed."""
        try:
            return self._raw.tell()
        except (OSError, ValueError):
            return self._given

    def close(self) -> None:
        """Close the file too."""
        if not self.closed and self._raw is not sys.stdin.buffer:
            self._inner.close()
            self._raw.close()
        super().close()


class Opener(Ending):
    """Opens jobs; keeps the last zip file open, since its directory is read each time."""

    def __init__(self, stdin: BinaryIO | None = None) -> None:
        self._stdin = stdin
        self._zip: tuple[Path, zipfile.ZipFile] | None = None

    def open(self, job: Job) -> Stream:
        """The content of a job's file; ArticleError or OSError when it cannot be opened."""
        raw: IO[bytes]
        packed = 0
        if job.path == STDIN:
            raw = self._stdin or sys.stdin.buffer
        elif job.member:
            archive = self.archive(job.path)
            try:
                info = archive.getinfo(job.member)
                raw, packed = archive.open(info), max(info.compress_size, 1)
            except (*BROKEN, KeyError, RuntimeError) as error:
                raise ArticleError(f"cannot be unpacked ({error})", where=job.name) from error
        elif job.remote:
            import fsspec

            raw = fsspec.open(job.remote, "rb").open()
        else:
            raw = job.path.open("rb")
        if not job.form.gzipped:
            return Stream(raw, raw, job.name, packed)
        size = packed or (0 if job.path == STDIN or job.remote else job.path.stat().st_size)
        return Stream(cast("IO[bytes]", gzip.GzipFile(fileobj=raw)), raw, job.name, max(size, 1))

    def seekable(self, job: Job) -> Any:
        """The file for readers that jump about in it (Parquet)."""
        if job.member:
            return self.archive(job.path).open(job.member)
        if job.remote:
            import fsspec

            return fsspec.open(job.remote, "rb").open()
        return job.path

    def archive(self, path: Path) -> zipfile.ZipFile:
        """A zip file, open; ArticleError when it is none."""
        if self._zip is None or self._zip[0] != path:
            self._close()
            try:
                self._zip = (path, zipfile.ZipFile(path))
            except BROKEN as error:
                raise ArticleError(f"is no zip file, or a damaged one ({error}); pack it anew",
                                   where=str(path)) from error  # fmt: skip
        return self._zip[1]

    def _close(self) -> None:
        if self._zip:
            self._zip[1].close()
            self._zip = None

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        self._close()
