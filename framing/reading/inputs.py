"""Paths -> jobs: the files that are to be read, one at a time, in a fixed order, unopened."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from framing.reading.archives import jobs_of_zip
from framing.reading.forms import KNOWN, SINGLE, form_of, stem_of
from framing.reading.jobs import (
    MANIFEST,
    STDIN,
    Job,
    bad_job,
    file_job,
    missing,
    printable,
)
from framing.reading.manifest import is_manifest, read_manifest
from framing.reading.opening import Opener
from framing.reading.walk import usable, walk

#: Characters of a manifest that are looked at to see whether it is one.
_HEAD = 100_000
#: Folders of which it is remembered that they have no manifest.
_FOLDERS = 1_000


class Listing(NamedTuple):
    """The rows of a folder's manifest, none where there is no manifest; and by file."""

    rows: list[Job]
    by_file: dict[str, Job]


@dataclass
class Finder:
    """Finds the files that paths stand for; each manifest is read once."""

    paths: Sequence[Path | str]
    _manifests: dict[Path, Listing] = field(default_factory=dict)

    def jobs(self) -> Iterator[Job]:
        """One job a file, in order. A manifest's rows come when its folder does.

        InputError when a manifest cannot be used.
        """
        with Opener() as opener:
            for path in self.paths:
                for job in self._of(path):
                    if job.form.name == "zip" and not job.problem:
                        yield from jobs_of_zip(job.path, opener, found=job.found)
                    else:
                        yield job

    def _of(self, given: Path | str) -> Iterator[Job]:
        """The jobs one path of the command line stands for."""
        if isinstance(given, str) and "://" in given:
            yield from _remote(given)
            return
        path = Path(given)
        if path == STDIN:
            yield Job(STDIN, "-", "stdin", "unknown")
        elif problem := missing(path):
            names = _fitting(path)
            for name in names:
                yield from self._of(name)
            if not names:
                yield bad_job(path, problem)
        elif path.is_dir():
            yield from self._in(path)
        elif path.name == MANIFEST and _describes_files(path):
            rows = [_placed(job, path.parent) for job in self._listing(path.parent).rows]
            yield from rows or [bad_job(path, "lists no articles; expected one row an article")]
        elif not form_of(path).name:
            yield bad_job(path, f"is of no known form; expected {KNOWN}, a folder of these, or -")
        else:
            yield self._described(file_job(path), path.parent)

    def _in(self, root: Path) -> Iterator[Job]:
        """The jobs of a folder: rows of manifests, then files, sorted by path."""
        others: Counter[str] = Counter()
        n_jobs = 0
        for found in walk(root):
            for job in self._found(found.path, found.kind, usable(found), root):
                if job is None:
                    others[found.path.suffix.lower()] += 1
                else:
                    n_jobs += 1
                    yield job
        if not n_jobs:
            listed = ", ".join(f"{n} {suffix or 'without ending'}"
                               for suffix, n in others.most_common(3))  # fmt: skip
            seen = f" (but {listed})" if listed else ""
            yield bad_job(root, f"holds no articles{seen}; expected {KNOWN}")

    def _found(self, path: Path, kind: str, problem: str, root: Path) -> Iterator[Job | None]:
        """The jobs of one thing that was found; None for a file that is of no use here."""
        if kind == "folder":
            for job in self._listing(path).rows:
                if job.problem or self._nearest(job, root) is job:
                    yield _placed(job, root)
        elif path.name == MANIFEST and self._listing(path.parent).rows:
            return
        elif kind == "file" and not form_of(path).name:
            yield None
        elif problem:
            if self._nearest(file_job(path), root) is None:
                yield bad_job(path, problem)
        elif self._nearest(job := file_job(path, found=True), root) is None:
            yield self._described(job, root)

    def _nearest(self, job: Job, root: Path) -> Job | None:
        """The row for a job's file in the nearest manifest up to `root`."""
        for folder in job.path.parents:
            if row := self._listing(folder).by_file.get(job.key):
                return row
            if folder == root:
                break
        return None

    def _described(self, job: Job, root: Path) -> Job:
        """`job` as the nearest manifest up to `root` says; a note when none of them lists it."""
        if row := self._nearest(job, root):
            return _placed(row, root)
        silent = ""
        for folder in job.path.parents:
            if not silent and self._listing(folder).rows:
                silent = printable(folder / MANIFEST)
            if folder == root:
                break
        job = _placed(job, root)
        if silent and job.form.name in SINGLE:
            note = f"is not listed in {silent}; its outlet is taken to be {job.outlet!r}"
            return replace(job, note=note)
        return job

    def _listing(self, folder: Path) -> Listing:
        if folder not in self._manifests:
            if len(self._manifests) > _FOLDERS:
                self._manifests = {f: rows for f, rows in self._manifests.items() if rows.rows}
            manifest = folder / MANIFEST
            rows = read_manifest(manifest) if _describes_files(manifest) else []
            self._manifests[folder] = Listing(rows, {job.key: job for job in reversed(rows)})
        return self._manifests[folder]


def _fitting(pattern: Path) -> list[Path]:
    """What a pattern fits, sorted; nothing when it is none. The shell has done it as a rule."""
    if not glob.has_magic(str(pattern)):
        return []
    root = Path(pattern.anchor or ".")
    return sorted(root.glob(str(pattern.relative_to(pattern.anchor))))


def _placed(job: Job, root: Path) -> Job:
    """`job` with the folder it lies in below `root` as its outlet, unless it has one.

    A table says itself who published what; its folder counts where it does not.
    """
    if job.outlet:
        return job
    inside = job.path.parent != root and not job.problem
    outlet = printable(job.path.parent.name) if inside else ""
    return replace(job, outlet=outlet or ("unknown" if job.form.name in SINGLE else ""))


def _describes_files(manifest: Path) -> bool:
    try:
        with manifest.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return manifest.is_file()
    return not any(head) or is_manifest(head) or not _has_texts(head)


def _has_texts(head: bytes) -> bool:
    from framing.reading.columns import Mapper

    names = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip().split(",")
    return "text" in Mapper().map([name.strip('" \r') for name in names], strict=False).of


def _remote(address: str) -> Iterator[Job]:
    """The files at an address that fsspec knows (s3://, gs://, memory://, ...), sorted."""
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
        names = sorted(system.find(path)) if system.isdir(path) else [path]
        if glob.has_magic(path):
            names = sorted(system.glob(path))
    except (OSError, ValueError, ImportError) as error:
        yield bad_job(Path(address), f"cannot be read: {error}", address)
        return
    known = [name for name in names if form_of(name).name not in ("", "zip")]
    for name in known:
        url = system.unstrip_protocol(name)
        yield Job(Path(name), url, stem_of(name), form=form_of(name), remote=url,
                  found=len(names) > 1)  # fmt: skip
    if not known:
        yield bad_job(Path(address), f"holds no articles; expected {KNOWN}", address)
