"""What a table and a column are: names, types, meanings, and the values a column may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Frictionless type, what it means, and the values it may take."""

    name: str
    type: ColumnType
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` names the column that identifies a row."""

    name: str
    description: str
    key: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> list[str]:
        """Column names in file order."""
        return [c.name for c in self.columns]


def text(name: str, description: str, values: tuple[str, ...] = ()) -> Column:
    """A column of strings; of these `values` alone, where there are any."""
    return Column(name, "string", description, values)


def integer(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", description)


def number(name: str, description: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", description)


def boolean(name: str, description: str) -> Column:
    """A column of true and false."""
    return Column(name, "boolean", description)
