"""What inputs are, told from their names and first rows, before the long work begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from framing.errors import ArticleError, InputError
from framing.reading.columns import Columns, Mapper, no_text
from framing.reading.forms import KNOWN, SINGLE
from framing.reading.inputs import Finder
from framing.reading.jobs import STDIN, Job, told
from framing.reading.opening import Opener
from framing.reading.pages import MISSING, can_read_pages
from framing.reading.records import READERS

#: Problems and notes that are kept in words; more are counted.
_MOST = 20
#: Objects of JSON that are looked at for one that is whole.
_ROWS = 20


class Messages:
    """Messages of which only the first are kept, and how many there were."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.n = 0

    def add(self, message: str) -> None:
        """One more."""
        self.n += 1
        if len(self.shown) < _MOST:
            self.shown.append(message)


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are alike: their form, their columns, and one of them."""

    form: str
    columns: str
    unused: tuple[str, ...]
    example: str


@dataclass
class Survey:
    """What was found. `n_articles`: articles in files of one article and in Parquet."""

    n_files: int = 0
    n_articles: int = 0
    #: Whether there are tables whose rows cannot be counted without reading them.
    is_open: bool = False
    n_bytes: int = 0
    groups: Counter[Group] = field(default_factory=Counter)
    problems: Messages = field(default_factory=Messages)
    notes: Messages = field(default_factory=Messages)

    def lines(self) -> list[str]:
        """What was recognised, one line a group of files that are alike."""
        out = []
        for group, n in self.groups.items():
            what = f"{group.example}: {group.form}" if n == 1 else (
                f"{n:,} files of {group.form}, such as {group.example}")  # fmt: skip
            if group.columns:
                what += f", {group.columns}"
            if group.unused:
                what += f" (not used: {', '.join(group.unused[:8])}"
                more = len(group.unused) - 8
                what += f" and {more} more)" if more > 0 else ")"
            out.append(what)
        return out


def survey(finder: Finder, mapper: Mapper) -> Survey:
    """Look at every file's name and at the head of every table.

    InputError when there is nothing to be read, with what stands against each file.
    """
    found = Survey()
    examples: dict[Group, Group] = {}
    with Opener() as opener:
        for job in finder.jobs():
            if job.problem:
                found.problems.add(f"{job.where}: {job.problem}")
                continue
            try:
                group = _look(job, opener, mapper, found)
            except (ArticleError, InputError) as error:
                found.problems.add(str(error) if error.where else f"{job.name}: {error.message}")
                continue
            except OSError as error:
                found.problems.add(f"{job.name}: {told(error)}")
                continue
            if group:
                alike = Group(group.form, group.columns, group.unused, "")
                found.groups[examples.setdefault(alike, group)] += 1
                found.n_files += 1
            if job.note:
                found.notes.add(f"{job.where}: {job.note}")
    _require_some(finder, found)
    return found


def _require_some(finder: Finder, found: Survey) -> None:
    problems = found.problems
    if not finder.paths:
        raise InputError(f"no articles given; expected {KNOWN}, folders of them, or -")
    if found.n_files:
        return
    if not problems.n:
        problems.add("holds no articles: no table in it has a column with texts; name a table and "
                     "say which column it is: --map text=COLUMN")  # fmt: skip
    if problems.n == 1:
        raise InputError(problems.shown[0])
    more = f"\n  and {problems.n - _MOST} more" if problems.n > _MOST else ""
    raise InputError("no article can be read:\n  " + "\n  ".join(problems.shown) + more)


def _look(job: Job, opener: Opener, mapper: Mapper, found: Survey) -> Group | None:
    """What kind of file it is; None for a table of something else that lay in a folder."""
    if not (job.remote or job.member or job.path == STDIN):
        found.n_bytes += job.path.stat().st_size
    if job.path == STDIN:
        found.is_open = True
        return Group("standard input", "", (), "-")
    if job.form.name in SINGLE:
        if job.form.name == "html" and not can_read_pages():
            raise ArticleError(MISSING, where=job.name)
        found.n_articles += 1
        return Group(str(job.form), "", (), job.name)
    header, n_rows = _header(job, opener)
    columns = _columns(job, mapper, header)
    if columns is None:
        found.notes.add(f"{job.name}: left out, since no column in it holds texts")
        return None
    found.n_articles += n_rows or 0
    found.is_open |= n_rows is None
    return Group(str(job.form), str(columns), columns.unused, job.name)


def _columns(job: Job, mapper: Mapper, header: list[str]) -> Columns | None:
    try:
        columns = mapper.map(header)
        if "text" not in columns.of:
            raise InputError(no_text(header))
    except InputError as error:
        if job.found:
            return None
        raise ArticleError(error.message, where=job.name) from error
    return columns


def _header(job: Job, opener: Opener) -> tuple[list[str], int | None]:
    """The columns of a table, of JSON those of the first objects; rows where they are told."""
    if job.form.name == "parquet":
        try:
            table = pq.ParquetFile(opener.seekable(job))
        except (ValueError, pa.ArrowException) as error:
            raise ArticleError(f"is no Parquet file, or a damaged one ({error})",
                               where=job.name) from error  # fmt: skip
        return list(table.schema_arrow.names), table.metadata.num_rows
    with opener.open(job) as stream:
        records = READERS[job.form.name](stream, job.name)
        names: dict[str, None] = {}
        for record in islice(records, _ROWS):
            names.update(dict.fromkeys(record.values))
            if names:
                break
        return list(names), None
