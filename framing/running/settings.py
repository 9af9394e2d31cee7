"""Options of a run, and all else that decides its results: versions, lexicons, the program."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from framing.encoder import Encoder
from framing.errors import InputError
from framing.lexicon import Lexicon
from framing.pipeline import Instruments
from framing.reading.columns import Mapper
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.reporting.folder import FORMATS, Format

#: Packages whose version decides the results.
DECIDING = ("framing", "onnxruntime", "tokenizers", "lemminflect", "nltk", "scikit-learn",
            "textstat", "py3langid", "trafilatura")  # fmt: skip
#: Rooms of the program that annotate no article.
_AFTERWARDS = frozenset(
    {"analysis", "cli", "codebook", "evaluation", "publishing", "reporting", "training"}
)
_PACKAGE = Path(__file__).resolve().parent.parent
#: Articles in a shard: what is lost at most when a run is killed, for each process.
SHARD_SIZE = 16


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for `analyze`. Only the first three change what is found."""

    lexicons: tuple[Path, ...] = ()
    #: Which column of a table is which field, where it has no usual name.
    mapper: Mapper = field(default_factory=Mapper)
    #: Read articles in whichever language; by default those not in English are left out.
    any_language: bool = False
    #: The authority file of speakers, which wins over what the articles tell.
    speakers: Path | None = None
    #: Tables for spreadsheets (CSV only).
    excel: bool = False
    format: Format = "csv"
    n_processes: int = 1
    #: Keep finished shards after the end, so that a run over more articles reads only the new ones.
    keep: bool = False
    shard_size: int = SHARD_SIZE

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise InputError(f"is no format of tables; there are {', '.join(FORMATS)}",
                             where=self.format)  # fmt: skip
        if self.excel and self.format != "csv":
            raise InputError("tables for spreadsheets are CSV; leave out one of the two",
                             where=f"--excel --format {self.format}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs, and a digest of all that decides what it finds.

    Two settings are equal when their digests are. They travel to other processes and machines.
    """

    digest: str
    #: What the digest is made of, by name: versions, lexicons and the program's own files.
    facts: Mapping[str, Mapping[str, str]] = field(compare=False)
    lexicon: Lexicon = field(compare=False)
    any_language: bool = field(default=False, compare=False)


def read_settings(options: Options) -> Settings:
    """Read the lexicons and note what decides the results."""
    files = [*sorted(default_lexicon_dir().glob("*.yaml")), *options.lexicons]
    lexicon = read_lexicon([default_lexicon_dir(), *options.lexicons])
    facts = {
        "versions": _versions(),
        "lexicons": {path.name: hash_of([path]) for path in files},
        "program": {"program": program_digest()},
        "options": {"language": "any" if options.any_language else "English"},
    }
    text = json.dumps(facts, sort_keys=True)
    return Settings(hashlib.sha256(text.encode()).hexdigest(), facts, lexicon,
                    options.any_language)  # fmt: skip


def _versions() -> dict[str, str]:
    """Of the packages that are installed: trafilatura, which reads pages, is an extra."""
    out = {}
    for name in DECIDING:
        with suppress(PackageNotFoundError):
            out[name] = version(name)
    return out


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A hash of the program's files that decide results: code, the model, word lists."""
    return hash_of(path for path in sorted(_PACKAGE.rglob("*"))
                 if path.is_file() and path.suffix not in {".pyc", ".pyo"}
                 and not _AFTERWARDS.intersection(path.relative_to(_PACKAGE).parts))  # fmt: skip


@lru_cache(maxsize=1)
def instruments_for(settings: Settings) -> Instruments:
    """The instruments, loaded once in each process."""
    if program_digest() != settings.facts["program"]["program"]:
        raise InputError("another version of framing is installed here than where the run was "
                         "started; install the same one on every machine")  # fmt: skip
    instruments = Instruments(Encoder(), settings.lexicon, read_roles())
    # What is loaded stays: without this, every collection of garbage walks all of it, which is a
    # tenth of the stages' time.
    gc.collect()
    gc.freeze()
    return instruments


def changes(before: Mapping[str, Any], now: Settings) -> list[str]:
    """What differs between the facts of an earlier run and these, in words; empty when nothing."""
    out = []
    for kind, facts in now.facts.items():
        old = before.get(kind, {})
        for name in sorted({*old, *facts}):
            if old.get(name) != facts.get(name):
                out.append(_change(kind, name, old.get(name, ""), facts.get(name, "")))
    return out


def _change(kind: str, name: str, old: str, new: str) -> str:
    if kind == "lexicons":
        verb = "changed" if old and new else "new" if new else "left out"
        return f"lexicon {name} ({verb})"
    if kind == "versions":
        return f"{name} {old or 'none'} -> {new or 'none'}"
    if kind == "options":
        return f"{name} {old or 'none'} -> {new or 'none'}"
    return "the program or its model"


def hash_of(paths: Iterable[Path]) -> str:
    """SHA-256 of some files together."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
