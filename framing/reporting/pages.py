"""The pages of a report in a folder: put in place together, old ones taken away."""

from __future__ import annotations

from pathlib import Path

from framing.endings import Ending
from framing.errors import InputError
from framing.reporting.destinations import partial, write_whole
from framing.reporting.folder import make_folder

#: The pages of the report, one a line.
PAGES = ".report-pages"


class PagesFolder(Ending):
    """The pages of a report below a folder; `with` puts them in place when all are written.

    Each page is written at once under a temporary name. Pages of an earlier report that this one
    lacks are removed; a list of pages kept in the folder says which are ours, so that no other
    file is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: list[str] = []

    def __enter__(self) -> PagesFolder:
        make_folder(self.folder)
        return self

    def write(self, path: str, html: str) -> None:
        """Write one page; `path` is from the top of the folder."""
        temporary = self._temporary(path)
        try:
            temporary.parent.mkdir(parents=True, exist_ok=True)
            self._written.append(path)
            temporary.write_text(html, encoding="utf-8", newline="")
        except OSError as error:
            raise InputError(f"cannot write a page: {error.strerror or error}",
                             where=str(self.folder / path)) from error  # fmt: skip

    def _temporary(self, path: str) -> Path:
        return partial(self.folder / path)

    def _earlier(self) -> set[str]:
        listed = self.folder / PAGES
        if not listed.is_file():
            return set()
        lines = listed.read_text(encoding="utf-8").splitlines()
        return {x for x in lines if x.endswith(".html") and ".." not in x and not x.startswith("/")}

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        if error is not None:
            for path in self._written:
                self._temporary(path).unlink(missing_ok=True)
            return
        for path in self._written:
            self._temporary(path).replace(self.folder / path)
        for path in sorted(self._earlier() - set(self._written)):
            (self.folder / path).unlink(missing_ok=True)
        listed = "".join(f"{p}\n" for p in sorted(self._written))
        write_whole(self.folder / PAGES, listed.encode())
