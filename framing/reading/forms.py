"""What a file is, told by its name: form and compression."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal, NamedTuple

FormName = Literal["text", "html", "csv", "jsonl", "json", "parquet", "zip", ""]

_ENDINGS: dict[str, FormName] = {
    ".txt": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json",
    ".parquet": "parquet", ".pq": "parquet",
    ".zip": "zip",
}  # fmt: skip
#: For messages.
KNOWN = ".txt, .html, .csv, .tsv, .jsonl, .json, .parquet, each also as .gz, or .zip of these"
#: Forms that hold many articles.
TABLES = frozenset({"csv", "jsonl", "json", "parquet"})
#: Forms that hold one.
SINGLE = frozenset({"text", "html"})


class Form(NamedTuple):
    """The form of a file's content ("": none that is known), and whether it is gzipped."""

    name: FormName
    gzipped: bool = False

    def __str__(self) -> str:
        names = {"text": "plain text", "html": "HTML", "csv": "CSV", "jsonl": "JSON lines",
                 "json": "JSON", "parquet": "Parquet", "zip": "zip", "": "unknown"}  # fmt: skip
        return names[self.name] + (", gzipped" if self.gzipped else "")


TEXT = Form("text")


def form_of(path: PurePath | str) -> Form:
    """The form that a file's name tells; `x.csv.gz` is gzipped CSV."""
    name = PurePath(path)
    if name.suffix.lower() == ".gz":
        inner = _ENDINGS.get(PurePath(name.stem).suffix.lower(), "")
        return Form("" if inner in ("zip", "parquet") else inner, gzipped=True)
    return Form(_ENDINGS.get(name.suffix.lower(), ""))


def stem_of(path: PurePath | str) -> str:
    """A file's name without its ending: `x` for `x.txt` and `x.txt.gz`."""
    name = PurePath(path)
    return PurePath(name.stem).stem if form_of(path).gzipped else name.stem
