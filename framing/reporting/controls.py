"""Characters that must not reach a page or a terminal as they are, made visible."""

from __future__ import annotations


def show_controls(text: str) -> str:
    """`text` with controls as visible signs; line breaks and tabs stay.

    NUL and its like as control pictures, what no file can hold as U+FFFD. Direction controls
    would reorder what stands around the text they came in, so they are named, not obeyed:
    "[U+202E]".
    """
    return text.translate(_SHOWN)


def _table() -> dict[int, str]:
    table = {c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A)}
    table |= {0x7F: "\u2421", 0x0D: " "}
    table |= dict.fromkeys([*range(0x80, 0xA0), 0xFFFE, 0xFFFF], "\ufffd")
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    directions = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    return table | {c: f"[U+{c:04X}]" for c in directions}


_SHOWN = _table()
