"""Job: one file to be read, and what is known about it beside its content."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from framing.reading.forms import TEXT, Form, form_of, stem_of

STDIN = Path("-")
MANIFEST = "articles.csv"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be read: an article, or a table of many. With a `problem` it cannot be."""

    path: Path
    #: For messages: the path, or the manifest's line.
    where: str
    article_id: str = ""
    #: Empty until it is known whether the file lies in a folder that names it.
    outlet: str = ""
    published: str = ""
    headline: str = ""
    url: str = ""
    language: str = ""
    wire: str = ""
    problem: str = ""
    #: Not wrong, but worth telling: the manifest beside the file does not list it.
    note: str = ""
    form: Form = TEXT
    #: Name of the member when `path` is a zip file.
    member: str = ""
    #: The address when the file is not on this machine, for fsspec.
    remote: str = ""
    #: Not named by the user but found in a folder: a table of something else is no problem then.
    found: bool = False

    @property
    def key(self) -> str:
        """The same for the same file, by whatever path or link it was reached."""
        return self.remote or f"{os.path.realpath(self.path)}!{self.member}"

    @property
    def name(self) -> str:
        """The file as messages and the column `path` name it."""
        return self.remote or printable(self.path) + (f"!{self.member}" if self.member else "")


def file_job(path: Path, *, found: bool = False) -> Job:
    """A file as its name describes it: its id is its stem."""
    return Job(path, printable(path), printable(stem_of(path)), form=form_of(path), found=found)


def bad_job(path: Path, problem: str, where: str = "") -> Job:
    """Something that cannot be read."""
    return Job(path, where or printable(path), problem=problem)


def printable(path: Path | str) -> str:
    """A path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def missing(path: Path) -> str:
    """Why there is no file or folder at `path`; empty when there is one."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            return f"is a link to {printable(path.readlink())}, which does not exist; mend the link"
        return "does not exist; correct the path"
    except (OSError, ValueError) as error:
        return told(error)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    return "is neither a file nor a folder; expected one of them, or - for standard input"


def told(error: OSError | ValueError) -> str:
    """What the system says, with what to do about it where that is known."""
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied; allow it with chmod u+rX"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads back to itself; remove it"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
