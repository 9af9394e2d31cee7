"""Dictionaries of other programs: quanteda YAML, LIWC .dic and plain CSV, read and written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from framing.codebook.records import FIELDS, FLAGS, NESTED, NUMBERS, WORDS
from framing.errors import LexiconError

Record = dict[str, Any]
#: Columns of a plain CSV that may hold the words, and the name of their group.
_WORD_COLUMNS = ("forms", "form", "word", "words", "term", "pattern")
_GROUP_COLUMNS = ("id", "category", "key", "group", "label")
#: What a form may be: words, a star only at the end of one.
_WORD = r"(?:[^*?\[\](){}/ ]{3,}\*|[^*?\[\](){}/ ]+)"
_FORM = re.compile(rf"{_WORD}(?: {_WORD})*")


@dataclass
class Dictionary:
    """Groups of words in the order of the file, with what could not be taken over."""

    name: str
    groups: dict[str, list[str]] = field(default_factory=dict)
    #: Records that are whole entries, from a CSV that `export` wrote.
    records: list[Record] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, group: str, word: str, where: str) -> None:
        """A word of a group; what is no form is noted."""
        form = " ".join(word.lower().replace("_", " ").split())
        if not form:
            return
        if not _FORM.fullmatch(form):
            self.left_out.append(f"{where}: {word!r} is left out; a form is words, with * only at "
                                 "the end of one, after three letters")  # fmt: skip
            return
        forms = self.groups.setdefault(group, [])
        if form not in forms:
            forms.append(form)


def read_quanteda(name: str, text: str) -> Dictionary:
    """A quanteda dictionary as YAML: keys with lists of patterns, nested keys as paths."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or error
        raise LexiconError(f"is no valid YAML: {problem}", where=where) from error
    if not isinstance(root, yaml.MappingNode):
        raise LexiconError("found no keys; expected a quanteda dictionary, keys with lists of "
                           "words", where=name)  # fmt: skip
    found = Dictionary(name)
    _walk(found, root, ())
    return found


def _walk(found: Dictionary, node: yaml.Node, path: tuple[str, ...]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(found, value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _walk(found, item, path)
    else:
        found.add(".".join(path), str(node.value), f"{found.name}:{node.start_mark.line + 1}")


def read_liwc(name: str, text: str) -> Dictionary:
    """A LIWC .dic file: numbered categories between % signs, then words with their numbers."""
    lines = text.lstrip("\ufeff").splitlines()
    marks = [n for n, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise LexiconError("found no categories between two lines with %; expected a LIWC "
                           ".dic file", where=name)  # fmt: skip
    found, names = Dictionary(name), {}
    for n in range(marks[0] + 1, marks[1]):
        number, _, category = lines[n].strip().partition("\t" if "\t" in lines[n].strip() else " ")
        if number:
            names[number] = category.split("(")[0].strip() or number
    for n in range(marks[1] + 1, len(lines)):
        where = f"{name}:{n + 1}"
        cells = lines[n].split("\t") if "\t" in lines[n] else lines[n].split()
        cells = [c.strip() for c in cells if c.strip()]
        if not cells:
            continue
        if len(cells) < 2 or not all(c in names for c in cells[1:]):
            found.left_out.append(f"{where}: {lines[n].strip()!r} is left out; expected a word and "
                                  "numbers of categories")  # fmt: skip
            continue
        for number in cells[1:]:
            found.add(names[number], cells[0], where)
    return found


def read_table(name: str, text: str) -> Dictionary:
    """A CSV: one that `export` wrote comes back whole, any other is words with their group."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    header = [h.strip().lower() for h in reader.fieldnames or ()]
    reader.fieldnames = header
    found = Dictionary(name)
    whole = {"id", "forms", "role", "category"} <= set(header)
    words = next((h for h in _WORD_COLUMNS if h in header), "")
    group = next((h for h in _GROUP_COLUMNS if h in header), "")
    if not words:
        raise LexiconError(f"has the columns {', '.join(header) or 'none'}; expected one called "
                           f"{', '.join(_WORD_COLUMNS)}", where=f"{name}:1")  # fmt: skip
    for row in reader:
        where = f"{name}:{reader.line_num}"
        if whole:
            found.records.append(_record(row, where))
        else:
            for word in (row[words] or "").split(";"):
                found.add((row.get(group) or "").strip() or "words", word, where)
    return found


def _record(row: Mapping[str, str | None], where: str) -> Record:
    record: Record = {}
    for name in FIELDS:
        cell = (row.get(name) or "").strip()
        if not cell:
            continue
        try:
            if name in NESTED:
                record[name] = json.loads(cell)
            elif name in WORDS:
                record[name] = [w.strip() for w in cell.split(";") if w.strip()]
            elif name in NUMBERS:
                record[name] = int(cell)
            else:
                record[name] = cell == "true" if name in FLAGS else cell
        except ValueError as error:
            kind = "JSON" if name in NESTED else "a number"
            raise LexiconError(f"found {cell!r} as {name}; expected {kind}", where=where) from error
    if record.get("role") == "modifier":
        record.setdefault("applies", [])
    return record


def write_quanteda(groups: Mapping[str, Sequence[str]]) -> str:
    """A quanteda dictionary; read it with `dictionary(file = ...)`."""
    return yaml.safe_dump({k: list(v) for k, v in groups.items()}, sort_keys=False,
                          allow_unicode=True, width=1000)  # fmt: skip


def write_liwc(groups: Mapping[str, Sequence[str]]) -> str:
    """A LIWC .dic file; words with several categories stand once."""
    numbers = {name: n for n, name in enumerate(groups, 1)}
    of_word: dict[str, list[int]] = {}
    for name, words in groups.items():
        for word in words:
            of_word.setdefault(word, []).append(numbers[name])
    lines = ["%", *(f"{n}\t{name}" for name, n in numbers.items()), "%"]
    lines += ["\t".join([word, *map(str, of_word[word])]) for word in sorted(of_word)]
    return "\n".join(lines) + "\n"


def write_table(records: Iterable[Mapping[str, Any]]) -> str:
    """A CSV of whole entries, which `read_table` reads back without loss."""
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({k: _cell(k, v) for k, v in record.items()} for record in records)
    return out.getvalue()


def _cell(name: str, value: Any) -> str:
    if name in NESTED:
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, list):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


READERS: dict[str, Callable[[str, str], Dictionary]] = {
    "quanteda": read_quanteda, "liwc": read_liwc, "csv": read_table,
}  # fmt: skip
#: Format by the end of a file's name.
SUFFIXES = {".yaml": "quanteda", ".yml": "quanteda", ".dic": "liwc", ".csv": "csv"}


def form_groups(forms: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Forms that other programs can look for: those with a gap or a leading hyphen are left out."""
    for name, words in forms:
        kept = [w for w in words if "..." not in w and not w.startswith("-")]
        if kept:
            yield name, kept
