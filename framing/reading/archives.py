"""Zip files -> the jobs in them, described by the articles.csv in them if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from framing.errors import ArticleError, InputError
from framing.reading.decoding import LARGEST
from framing.reading.forms import form_of, stem_of
from framing.reading.jobs import MANIFEST, Job, bad_job, printable
from framing.reading.manifest import is_manifest, manifest_rows
from framing.reading.opening import BROKEN, Opener


def jobs_of_zip(path: Path, opener: Opener, *, found: bool) -> Iterator[Job]:
    """The files in a zip file, sorted by name; what cannot be opened is a job with a problem."""
    try:
        archive = opener.archive(path)
        names = sorted(i.filename for i in archive.infolist() if not i.is_dir())
        facts = _described(archive, path, names)
    except (ArticleError, InputError) as error:
        yield bad_job(path, error.message, error.where)
        return
    shown = [n for n in names if not any(p.startswith((".", "__MACOSX"))
                                         for p in PurePosixPath(n).parts)]  # fmt: skip
    for name in shown:
        form = form_of(name)
        if form.name in ("", "zip") or (PurePosixPath(name).name == MANIFEST and facts):
            continue
        folder = PurePosixPath(name).parent.name
        facts_here = {"article_id": printable(stem_of(name)), "outlet": printable(folder),
                      **facts.get(name, {})}  # fmt: skip
        yield Job(path, printable(f"{path}!{name}"), form=form, member=name, found=True,
                  **facts_here)
    if not any(form_of(n).name not in ("", "zip") for n in shown) and not found:
        yield bad_job(path, "holds no articles; expected .txt, .html or tables of articles in it")


def _described(archive: ZipFile, path: Path, names: list[str]) -> dict[str, dict[str, str]]:
    """What the manifests in the zip file say, by member."""
    facts: dict[str, dict[str, str]] = {}
    for name in names:
        if PurePosixPath(name).name != MANIFEST:
            continue
        try:
            with archive.open(name) as stream:
                data = stream.read(LARGEST)
        except (*BROKEN, RuntimeError) as error:
            raise ArticleError(f"cannot be unpacked ({error})",
                               where=printable(f"{path}!{name}")) from error  # fmt: skip
        if is_manifest(data):
            folder = PurePosixPath(name).parent
            for relative, given in manifest_rows(data, printable(f"{path}!{name}")):
                facts[str(folder / relative)] = given
    return facts
