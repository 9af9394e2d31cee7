"""Paths -> articles, one at a time; what cannot be read comes as an error in its place."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from framing.articles import Article
from framing.errors import ArticleError, InputError
from framing.reading.decoding import LARGEST
from framing.reading.documents import Document, read_document
from framing.reading.jobs import (
    MANIFEST,
    STDIN,
    SUFFIX,
    Job,
    bad_job,
    file_job,
    missing,
    printable,
    told,
)
from framing.reading.manifest import read_manifest
from framing.reading.walk import walk

__all__ = ["Job", "find_inputs", "read_articles", "read_documents"]


class Listing(NamedTuple):
    """The rows of a folder's manifest, none where there is no manifest; and by file."""

    rows: list[Job]
    by_file: dict[str, Job]


#: By folder, so that each manifest is read once.
Manifests = dict[Path, Listing]


def find_inputs(paths: Sequence[Path]) -> list[Job]:
    """The articles that `paths` name, without opening them, in a fixed order.

    A folder stands for the .txt files in it at any depth, sorted by path; `-` for standard input.
    An articles.csv describes the files of its folder and below; a file it does not list is read as
    if there were none, with a note. A file named twice is read once. An id that another file has
    already is a problem of the later file. InputError when there is nothing to be read, or a
    manifest cannot be used.
    """
    manifests: Manifests = {}
    jobs = _distinct(job for path in paths for job in _jobs_of(path, manifests))
    problems = [f"{job.where}: {job.problem}" for job in jobs if job.problem]
    if not jobs:
        raise InputError(f"no articles given; expected {SUFFIX} files, folders of them, or -")
    if len(problems) == len(jobs) == 1:
        raise InputError(jobs[0].problem, where=jobs[0].where)
    if len(problems) == len(jobs):
        raise InputError("no article can be read:\n  " + "\n  ".join(problems))
    return jobs


def read_articles(
    jobs: Iterable[Job], stdin: BinaryIO | None = None
) -> Iterator[Article | ArticleError]:
    """One article or error a job, in order; holds one text at a time."""
    for found in read_documents(jobs, stdin):
        if isinstance(found, ArticleError):
            yield found
            continue
        try:
            yield read_document(found)
        except ArticleError as error:
            yield error


def read_documents(
    jobs: Iterable[Job], stdin: BinaryIO | None = None
) -> Iterator[Document | ArticleError]:
    """The files' contents in order, not yet read as articles; holds one at a time."""
    for job in jobs:
        try:
            yield _document(job, stdin)
        except ArticleError as error:
            yield error
        except OSError as error:
            yield ArticleError(told(error), where=printable(job.path))


def _document(job: Job, stdin: BinaryIO | None) -> Document:
    if job.problem:
        raise ArticleError(job.problem, where=job.where)
    if job.path == STDIN:
        data = (stdin or sys.stdin.buffer).read(LARGEST + 1)
    else:
        with job.path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    path = printable(job.path)
    return Document(
        data, path, job.article_id, outlet=job.outlet, published=job.published,
        headline=job.headline, url=job.url, path=path, language=job.language, wire=job.wire,
    )  # fmt: skip


def _jobs_of(path: Path, manifests: Manifests) -> list[Job]:
    """The jobs one path of the command line stands for."""
    if path == STDIN:
        return [Job(STDIN, "-", "stdin", "unknown")]
    if problem := missing(path):
        return [bad_job(path, problem)]
    if path.is_dir():
        return _jobs_in(path, manifests)
    if path.name == MANIFEST:
        rows = [_placed(job, path.parent) for job in _listing(path.parent, manifests).rows]
        return rows or [bad_job(path, "lists no articles; expected one row an article")]
    if path.suffix.lower() != SUFFIX:
        return [bad_job(path, f"is no {SUFFIX} file; expected plain text in UTF-8, a folder of "
                        f"{SUFFIX} files, or an {MANIFEST}")]  # fmt: skip
    return [_described(file_job(path), path.parent, manifests)]


def _jobs_in(root: Path, manifests: Manifests) -> list[Job]:
    """The jobs of a folder, sorted by path: its files, and rows of manifests without a file."""
    tree = walk(root)
    # Of two manifests that list one file the nearer one counts, so it must stand first.
    jobs = [_placed(job, root) for folder in reversed(tree.manifests)
            for job in _listing(folder, manifests).rows]  # fmt: skip
    listed = {job.key for job in jobs}
    files = [job for job in map(file_job, tree.files) if job.key not in listed]
    jobs += [_described(job, root, manifests) for job in files]
    jobs += [job for job in tree.problems if job.key not in listed]
    if not jobs:
        others = Counter(tree.others).most_common(3)
        seen = ", ".join(f"{n} {suffix or 'without ending'}" for suffix, n in others)
        return [bad_job(root, f"holds no {SUFFIX} files{f' (but {seen})' if seen else ''}; "
                        "expected one article a file, in plain text")]  # fmt: skip
    return sorted(jobs, key=lambda job: job.path.parts)


def _placed(job: Job, root: Path) -> Job:
    """`job` with the folder it lies in below `root` as its outlet, unless it has one."""
    if job.outlet:
        return job
    inside = job.path.parent != root and not job.problem
    return replace(job, outlet=printable(job.path.parent.name) if inside else "unknown")


def _described(job: Job, root: Path, manifests: Manifests) -> Job:
    """`job` as the nearest manifest up to `root` says; with a note when none of them lists it."""
    silent, key = "", job.key
    for folder in job.path.parents:
        listing = _listing(folder, manifests)
        if key in listing.by_file:
            return _placed(listing.by_file[key], root)
        silent = silent or (printable(folder / MANIFEST) if listing.rows else "")
        if folder == root:
            break
    job = _placed(job, root)
    note = f"is not listed in {silent}; its outlet is taken to be {job.outlet!r}" if silent else ""
    return replace(job, note=note)


def _listing(folder: Path, manifests: Manifests) -> Listing:
    if folder not in manifests:
        manifest = folder / MANIFEST
        rows = read_manifest(manifest) if manifest.is_file() else []
        manifests[folder] = Listing(rows, {job.key: job for job in reversed(rows)})
    return manifests[folder]


def _distinct(jobs: Iterable[Job]) -> list[Job]:
    """Every file once; an id that another file has already is a problem."""
    seen: set[tuple[str, str]] = set()
    owner: dict[str, str] = {}
    out = []
    for job in jobs:
        key = (job.key, job.where if job.problem else "")
        if key in seen:
            continue
        seen.add(key)
        if not job.problem and owner.setdefault(job.article_id, job.where) != job.where:
            job = replace(job, problem=f"its id {job.article_id!r} is taken by "
                          f"{owner[job.article_id]}; rename the file, or give each file an "
                          f"article_id in {MANIFEST}")  # fmt: skip
        out.append(job)
    return out
