"""Lexicons from and for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from framing.codebook.formats import (
    READERS,
    SUFFIXES,
    Dictionary,
    form_groups,
    write_liwc,
    write_quanteda,
    write_table,
)
from framing.codebook.records import entry_record, lexicon_text
from framing.errors import InputError, LexiconError
from framing.lexicon import Entry, surface_forms
from framing.reading.jobs import printable, told
from framing.reading.lexicon_entries import parse_lexicon

#: No dictionary is larger.
LARGEST = 50_000_000
#: What the words of an export may be grouped by.
GROUPINGS = ("id", "domain", "referent", "category", "legitimacy", "visibility")


def import_dictionary(
    name: str, text: str, fmt: str, domain: str, fields: Mapping[str, Any]
) -> tuple[dict[str, str], list[str]]:
    """A foreign dictionary -> our files by domain, and what was left out or is still missing.

    `fields` are what every entry gets (role, referent, legitimacy, category, ...).
    """
    found = READERS[fmt](name, text)
    if not found.groups and not found.records:
        raise LexiconError("holds no words that could be taken over", where=name)
    files = _own(found) if found.records else {domain: _grouped(found, domain, fields)}
    if "" in files:
        raise InputError("expected --domain, the first part of the new entries' ids", where=name)
    comment = f"Imported from {name.replace(chr(10), ' ')} ({fmt})."
    out, notes = {}, list(found.left_out)
    for key, records in files.items():
        out[key] = lexicon_text(key, records, comment)
        notes += [str(problem) for problem in parse_lexicon(f"{key}.yaml", out[key]).problems]
    return out, notes


def _own(found: Dictionary) -> dict[str, list[dict[str, Any]]]:
    files: dict[str, list[dict[str, Any]]] = {}
    for record in found.records:
        files.setdefault(str(record.get("id", "")).partition(".")[0], []).append(record)
    return files


def _grouped(found: Dictionary, domain: str, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    records, taken = [], set()
    for group, forms in found.groups.items():
        slug = re.sub(r"[^a-z0-9_]+", "-", group.lower().removeprefix(f"{domain}.")).strip("-_")
        entry_id, n = f"{domain}.{slug or 'words'}", 2
        while entry_id in taken:
            entry_id, n = f"{domain}.{slug or 'words'}-{n}", n + 1
        taken.add(entry_id)
        records.append({"id": entry_id, "forms": forms, **fields})
    return records


def export_entries(entries: Iterable[Entry], fmt: str, by: str) -> str:
    """Entries for another program. CSV keeps everything, the others keep words by group."""
    if fmt == "csv":
        return write_table(entry_record(e) for e in entries)
    groups: dict[str, dict[str, None]] = {}
    for entry in entries:
        value = getattr(entry, by)
        if value in ("", None):
            continue
        name = value if isinstance(value, str) else f"{by} {value:+d}"
        groups.setdefault(name, {}).update(dict.fromkeys(surface_forms(entry)))
    plain = dict(form_groups((name, list(words)) for name, words in groups.items()))
    return write_quanteda(plain) if fmt == "quanteda" else write_liwc(plain)


def read_foreign(path: Path, fmt: str, stdin: TextIO) -> tuple[str, str, str]:
    """Name, text and format of a dictionary; without a format that of the suffix."""
    fmt = fmt or SUFFIXES.get(path.suffix.lower(), "")
    if fmt not in READERS:
        found = f"--format {fmt!r}" if fmt else f"the suffix {path.suffix!r}"
        raise InputError(f"found {found}; expected --format {', '.join(READERS)}", where=str(path))
    if str(path) == "-":
        return "standard input", stdin.read(), fmt
    name = printable(path)
    try:
        data = path.read_bytes()[: LARGEST + 1]
    except OSError as error:
        raise InputError(told(error), where=name) from error
    if len(data) > LARGEST:
        raise InputError(f"is larger than {LARGEST:,} bytes; expected a dictionary", where=name)
    try:
        return name, data.decode("utf-8-sig"), fmt
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start}); save it as UTF-8",
                         where=name) from error  # fmt: skip


def write_files(files: Mapping[str, str], output: Path) -> list[Path]:
    """Write one file, or one a key into a folder; whole or not at all."""
    if len(files) > 1 and not output.is_dir():
        raise InputError(f"is no folder; expected one, for the domains {', '.join(files)}",
                         where=printable(output))  # fmt: skip
    written = []
    for key, text in files.items():
        path = output / f"{key}.yaml" if output.is_dir() else output
        temporary = path.with_name(f".{path.name}.part")
        try:
            temporary.write_text(text, encoding="utf-8", newline="")
            temporary.replace(path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise InputError(told(error), where=printable(path)) from error
        written.append(path)
    return written
