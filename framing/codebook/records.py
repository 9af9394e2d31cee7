"""Entries as plain records, and records as a lexicon file: what is read comes back unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from framing.codebook.lines import marked
from framing.lexicon import Authority, Condition, Entry, Example

#: Fields that are lists of words.
WORDS = ("forms", "pos", "neutral", "applies")
#: Fields that are numbers, and fields that are true or false.
NUMBERS = ("legitimacy", "visibility")
FLAGS = ("licenses", "in_names")
#: Fields with a structure of their own.
NESTED = ("exclude", "require", "sure", "authority", "examples", "counterexamples")
FIELDS = ("id", "forms", "role", "pos", "referent", "legitimacy", "visibility", "stance",
          "category", "operator", "applies", "licenses", "in_names", "neutral", "exclude",
          "require", "scene", "sure", "agent", "authority", "examples", "counterexamples",
          "note")  # fmt: skip


def entry_record(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that say something, as a lexicon file writes them."""
    record: dict[str, Any] = {name: getattr(entry, name, None) for name in FIELDS}
    for name in WORDS:
        record[name] = list(record[name])
    if entry.operator in ("set", "shift"):
        record["operator"] = f"{entry.operator} {entry.amount}"
    record["exclude"] = [_condition(c) for c in entry.exclude]
    record["require"] = [_condition(c) for c in entry.require]
    record["sure"] = [_condition(c) for c in entry.sure]
    record["authority"] = [_authority(a) for a in entry.authority]
    for name in ("examples", "counterexamples"):
        record[name] = [_example(e) for e in getattr(entry, name)]
    kept = {k: v for k, v in record.items() if (v == 0 and v is not False) or v}
    if entry.role == "modifier" and not entry.applies:
        kept["applies"] = []
    return kept


def lexicon_text(domain: str, records: Iterable[Mapping[str, Any]], comment: str = "") -> str:
    """A lexicon file; `framing lexicon check` reads it."""
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    head += f"schema: 1\ndomain: {domain}\nlanguage: en\nentries:\n"
    return head + "".join(map(record_text, records))


def record_text(record: Mapping[str, Any]) -> str:
    """One entry of a lexicon file."""
    return yaml.dump([dict(record)], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100,
                     default_flow_style=None)  # fmt: skip


class _Dumper(yaml.SafeDumper):
    """Writes words that YAML would take for something else ("no", "1") in quotation marks."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _condition(condition: Condition) -> dict[str, list[str]]:
    return {key: sorted(words) for key, words in condition.tests}


def _authority(authority: Authority) -> dict[str, Any]:
    record = {"body": authority.body, "date": authority.date, "gist": authority.gist,
              "attributed_only": authority.attributed_only}  # fmt: skip
    return {k: v for k, v in record.items() if v}


def _example(example: Example) -> str | dict[str, Any]:
    if not example.expected and not example.note:
        return marked(example)
    record: dict[str, Any] = {"text": marked(example)}
    record.update((k, int(v) if k in NUMBERS else v) for k, v in example.expected)
    if example.note:
        record["note"] = example.note
    return record
