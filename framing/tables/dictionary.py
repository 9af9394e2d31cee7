"""The data dictionary as Markdown, made from the schema so that it cannot drift from it."""

from __future__ import annotations

from collections.abc import Iterable

from framing.tables.columns import Table

_HEAD = """# Data dictionary

Made from `framing/tables/schema.py` by `framing schema`; do not edit by hand.

Tables are UTF-8 CSV with a header row, quoted only where needed (RFC 4180, lines end in CR LF). An
absent value is empty, never 0. Offsets count Unicode code points in the article's text as it was
read and decoded, half-open. Rows are in text order, and the same input gives the same bytes.
`datapackage.json` describes the same columns for programs (Frictionless Data Package).

Cells hold text from articles as it was printed. A spreadsheet may run a cell that begins with `=`,
`+`, `-` or `@` as a formula: import the columns as text. `texts.jsonl` keeps each article's text
and blocks, so that a report can be made from the folder alone. `words.jsonl` keeps each article's
lemmas as runs `[start, end, attribution_id, lemmas]`: stretches of one sentence in one voice, the
attribution empty in the outlet's own, a full stop for each token that is no word.
"""


def markdown(tables: Iterable[Table]) -> str:
    """One section a table, one row a column."""
    parts = [_HEAD]
    for table in tables:
        parts.append(f"\n## {table.name}.csv\n\n{table.description}\n")
        parts.append("| column | type | meaning |\n|---|---|---|")
        for column in table.columns:
            values = f"; one of {', '.join(f'`{v}`' for v in column.values)}" * bool(column.values)
            meaning = f"{column.description}{values}".replace("|", "\\|")
            parts.append(f"| `{column.name}` | {column.type} | {meaning} |")
    return "\n".join(parts) + "\n"
