"""analyze: articles -> a folder of tables, in shards, so that a run can be taken up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from framing.errors import ArticleError, InputError
from framing.reading.articles import find_inputs
from framing.reading.authority import SPEAKERS_FILE, read_authority
from framing.reading.documents import Document
from framing.reading.survey import Survey
from framing.reporting.destinations import destination_of
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json
from framing.running.finish import write_tables
from framing.running.moment import created
from framing.running.progress import Progress, Watch
from framing.running.settings import Options, Settings, changes, hash_of, read_settings
from framing.running.shards import Shard, cut_shards
from framing.running.work import WorkFolder, do_shard
from framing.running.workers import OneProcess, Processes, Workers
from framing.speakers import Authority
from framing.tables.package import data_package
from framing.tables.schema import ANALYZED

#: Refused articles that are named when none is left.
_SHOWN = 20


class Inputs(Protocol):
    """Where documents come from: what is known of them beforehand, and the way to them."""

    survey: Survey
    n_renamed: int

    def documents(self) -> Iterator[Document | ArticleError]:
        """Every article, not yet read, in order."""


def analyze(
    paths: Sequence[Path | str],
    folder: Path | str,
    options: Options | None = None,
    *,
    watch: Watch = lambda progress: None,
    workers: Workers | None = None,
) -> Progress:
    """Articles -> the tables of the contract in `folder`; what was refused is in the result.

    `folder` is one of this machine, or an address that fsspec knows ("s3://bucket/results"); shards
    and tables are written there.

    The work is done in shards that are kept in `folder` until everything is written: when a run
    is ended, the next one with the same arguments goes on where it stopped, and writes the same
    bytes. InputError when nothing could be read at all (then the folder is left as it was), when
    another run writes into the folder, or when it cannot be written to.
    """
    options = options or Options()
    inputs = find_inputs(paths, options.mapper)
    return analyze_inputs(inputs, folder, options, watch=watch, workers=workers)


def analyze_inputs(
    inputs: Inputs,
    folder: Path | str,
    options: Options,
    *,
    watch: Watch = lambda progress: None,
    workers: Workers | None = None,
) -> Progress:
    """The same for inputs that were found already, or that are no files."""
    workers = workers or (Processes(options.n_processes) if options.n_processes > 1
                          else OneProcess())  # fmt: skip
    progress = Progress.of(inputs.survey)
    settings = read_settings(options)
    authority = read_authority(options.speakers) if options.speakers else Authority()
    destination_of(folder).make()
    with WorkFolder(folder) as work:
        _compare(work, settings, progress)
        watch(progress)
        shards = cut_shards(inputs.documents(), options.shard_size, settings.digest)
        order: list[str] = []
        todo = _unknown(shards, work, order, progress)
        for digest, data in workers.do(partial(do_shard, settings), todo):
            progress.add(work.store(digest, data))
            watch(progress)
        if progress.total and progress.done != progress.total:
            progress.notes.append(f"{progress.total} articles were there at first and "
                                  f"{progress.done} when they were read: the inputs changed in "
                                  "between")  # fmt: skip
        if inputs.n_renamed:
            progress.notes.append(f"{inputs.n_renamed} articles have an id that another article "
                                  "has; their file's or folder's name and a number were added to "
                                  "it")  # fmt: skip
        if n := work.sweep(order):
            progress.notes.append(f"{folder}: the results of {n} articles of an earlier run were "
                                  "not used, since these or articles beside them have changed or "
                                  "are not among those given now")  # fmt: skip
        with ResultsFolder(folder, ANALYZED, excel=options.excel, format=options.format) as results:
            progress.refused = write_tables(work, order, results, authority)
            if progress.done == progress.n_refused + progress.n_foreign:
                work.finished()
                raise InputError(_nothing(progress))
            if options.speakers:
                text = options.speakers.read_bytes().decode("utf-8-sig")
                results.write_text(SPEAKERS_FILE, text)
            run = _run(settings, progress, options)
            results.write_text(PACKAGE, as_json(data_package(ANALYZED, created(), run)))
        if not options.keep:
            work.finished()
    return progress


def _compare(work: WorkFolder, settings: Settings, progress: Progress) -> None:
    """Shards made with other settings are of no use: say so, and make room."""
    before = work.facts()
    if before and (differences := changes(before, settings)):
        n = work.clear()
        progress.notes.append(f"{work.folder}: {n} finished shards of an earlier run are not used, "
                              f"since something changed: {', '.join(differences)}")  # fmt: skip
    work.note_facts(settings)


def _unknown(
    shards: Iterator[Shard], work: WorkFolder, order: list[str], progress: Progress
) -> Iterator[Shard]:
    """The shards that no earlier run finished; all digests go to `order`."""
    for shard in shards:
        order.append(shard.digest)
        summary = work.known(shard.digest)
        if summary is None:
            yield shard
        else:
            progress.add(summary)
            progress.n_known += summary.n_articles


def _nothing(progress: Progress) -> str:
    """The message when there is no article to write."""
    lines = [f"  {error}" for error in progress.refused[:_SHOWN]]
    if (more := progress.n_refused - len(lines)) > 0:
        lines.append(f"  and {more:,} more")
    if progress.n_foreign:
        lines.append(f"  {progress.n_foreign:,} are not in English; --any-language reads them "
                     "nonetheless")  # fmt: skip
    return "no article could be read:\n" + "\n".join(lines)


def _run(settings: Settings, progress: Progress, options: Options) -> dict[str, Any]:
    """What decided the results, for datapackage.json and the report's method section."""
    return {
        "versions": settings.facts["versions"],
        "lexicons": settings.facts["lexicons"],
        "n_refused": progress.n_refused,
        "n_other_language": progress.n_foreign,
        "refused": [str(error) for error in progress.refused],
        "excel": options.excel,
        "format": options.format,
        "speakers": hash_of([options.speakers]) if options.speakers else "",
    }
