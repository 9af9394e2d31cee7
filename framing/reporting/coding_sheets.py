"""What coders get: sheets, instructions, Label Studio tasks; and the key, which they do not get."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from framing.analysis.coding.variables import Variable
from framing.tables.spreadsheet import mark_cell

PASSAGE: Final = ["before", "passage", "after"]
#: Around the words that are coded.
OPEN, CLOSE = "【", "】"


def sheet_csv(units: Iterable[Mapping[str, str]], variables: Sequence[Variable], coder: str) -> str:
    """A sheet for one coder: the passages, an empty column a variable, a column for notes.

    For spreadsheets: with a byte order mark, and no cell is run as a formula.
    """
    header = ["unit", *PASSAGE, "coder", *(v.name for v in variables), "note"]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, header, restval="")
    writer.writeheader()
    for unit in units:
        cells = {name: unit[name] for name in ("unit", *PASSAGE)}
        writer.writerow({k: mark_cell(v) for k, v in {**cells, "coder": coder}.items()})
    return "\ufeff" + stream.getvalue()


def key_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """The key: where each unit stands, how likely it was drawn, and the machine's codes."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def instructions(variables: Sequence[Variable], n: int, kind: str, sheets: Sequence[str]) -> str:
    """What coders read first, as Markdown."""
    lines = [
        f"# Coding instructions: {n} {kind}",
        "",
        f"Each row of {', '.join(sheets)} is one unit: the words between {OPEN} and {CLOSE} in "
        "`passage`, with what stands `before` and `after`. Fill in every column; write only the "
        "values listed. Where `valid` is no, leave the other columns empty. Use `note` for doubts.",
        "",
        "Code alone. Do not look at the key, the tables, or each other's sheets: the machine's "
        "codes are hidden so that they do not guide you. Judge the words in their passage, not "
        "whether they are true. The scales are explained in lexicons/README.md.",
        "",
    ]  # fmt: skip
    for variable in variables:
        ordered = " (in this order)" if variable.scale == "ordinal" else ""
        values = ", ".join(f"`{v}`" for v in variable.values)
        lines += [f"## `{variable.name}`", "", variable.question, "", f"Values{ordered}: {values}",
                  ""]  # fmt: skip
    return "\n".join(lines)


def tasks_json(
    units: Iterable[Mapping[str, str]],
    annotations: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
    predictions: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Label Studio tasks: `annotations` are codes by unit and coder, `predictions` by unit.

    Codes are one choice a variable, `note` is text; `reading.label_studio` reads them back whole.
    """
    tasks = []
    for unit in units:
        task: dict[str, Any] = {"data": {name: unit[name] for name in ("unit", *PASSAGE)}}
        task["annotations"] = [
            {"meta": {"coder": coder}, "result": _results(codes)}
            for coder, codes in (annotations or {}).get(unit["unit"], {}).items()
        ]
        if predictions is not None:
            task["predictions"] = [{"model_version": "framing",
                                    "result": _results(predictions[unit["unit"]])}]  # fmt: skip
        tasks.append(task)
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _results(codes: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"from_name": name, "to_name": "passage", "type": "textarea", "value": {"text": [value]}}
        if name == "note" else
        {"from_name": name, "to_name": "passage", "type": "choices", "value": {"choices": [value]}}
        for name, value in codes.items() if value
    ]  # fmt: skip


def labels_xml(variables: Sequence[Variable]) -> str:
    """Label Studio's labelling interface for these variables."""
    lines = ["<View>", *(f'  <Text name="{name}" value="${name}"/>' for name in PASSAGE)]
    for variable in variables:
        lines.append(f"  <Header value={quoteattr(variable.question)}/>")
        lines.append(f"  <Choices name={quoteattr(variable.name)} toName=\"passage\" "
                     'choice="single-radio" showInline="true">')  # fmt: skip
        lines += [f"    <Choice value={quoteattr(value)}/>" for value in variable.values]
        lines.append("  </Choices>")
    lines += ['  <TextArea name="note" toName="passage" placeholder="note"/>', "</View>"]
    return "\n".join(lines) + "\n"
