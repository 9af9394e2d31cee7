"""The sentences of a lexicon entry that show where it matches and where it must not."""

from __future__ import annotations

import itertools
import re

import yaml

from framing.codes import POLARITY, SPEECH
from framing.lexicon import CATEGORIES, KIND_OF, LEGITIMACY, STANCES, VISIBILITY, Example
from framing.reading.yaml_nodes import Mapping, kind_of
from framing.spans import Span

#: What an example may say of its term beside where it stands.
EXPECTED = ("legitimacy", "visibility", "referent", "category", "polarity", "voice", "speech",
            "stance")  # fmt: skip
EXAMPLE_KEYS = ("text", *EXPECTED, "note")
_ALLOWED = {
    "referent": tuple(KIND_OF),
    "category": CATEGORIES,
    "polarity": POLARITY,
    "voice": ("outlet", "attributed"),
    "speech": SPEECH,
    "stance": STANCES,
}
_SCALES = {"legitimacy": LEGITIMACY, "visibility": VISIBILITY}
_MARK = re.compile(r"[\[\]]")


def read_examples(m: Mapping, key: str) -> tuple[Example, ...]:
    """The list under `key` ("examples" or "counterexamples"); faults are noted at their lines."""
    out = []
    for node in m.sequence(key):
        if isinstance(node, yaml.ScalarNode):
            example = _example(m, node, key)
        elif isinstance(node, yaml.MappingNode):
            keys = EXAMPLE_KEYS if key == "examples" else ("text", "note")
            example = _described(m, node, keys, key)
        else:
            m.complain(node, f"found {kind_of(node)} in {key}; expected a sentence; one that "
                       "begins with [ stands in quotation marks")  # fmt: skip
            continue
        if example:
            out.append(example)
    return tuple(out)


def _described(m: Mapping, node: yaml.Node, keys: tuple[str, ...], key: str) -> Example | None:
    """A sentence with what its term must be."""
    one = Mapping(m.file, node, keys, m.entry_id)
    one.need("text")
    expected = []
    for name in EXPECTED:
        if one.get(name) is None:
            continue
        if name in _SCALES:
            number = one.integer(name, _SCALES[name])
            value = "" if number is None else str(number)
        else:
            value = one.text(name, _ALLOWED[name])
        if value:
            expected.append((name, value))
    text = one.get("text")
    if not isinstance(text, yaml.ScalarNode):
        return None
    return _example(m, text, key, tuple(expected), one.text("note"))


def _example(m: Mapping, node: yaml.ScalarNode, key: str,
             expected: tuple[tuple[str, str], ...] = (), note: str = "") -> Example | None:
    """The sentence without its brackets, and where they stood."""
    written = node.value
    pieces = _MARK.split(written)
    pairs = _MARK.findall(written)
    if pairs != ["[", "]"] * (len(pairs) // 2) or not all(pieces[1::2]):
        m.complain(node, f"found brackets that do not pair in {written!r}; expected [words] "
                   "around what must match")  # fmt: skip
        return None
    text = "".join(pieces)
    starts = [0, *itertools.accumulate(map(len, pieces))]
    marked = tuple(Span(starts[n], starts[n + 1]) for n in range(1, len(pieces), 2))
    if not text.strip():
        m.complain(node, f"found an empty sentence in {key}; expected one")
        return None
    if key == "examples" and not marked:
        m.complain(node, f"found no brackets in {written!r}; expected [words] around what must "
                   "match")  # fmt: skip
        return None
    return Example(text, marked, expected, note, m.file.where(node, m.entry_id))
