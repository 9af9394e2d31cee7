"""datapackage.json: the Frictionless description of a folder of tables, made from the schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.tables.columns import Column, Table

#: Columns that point at another table's key.
_REFERENCES = {
    "article_id": "articles",
    "attribution_id": "attributions",
    "nested_in": "attributions",
    "claim_id": "claims",
    "speaker_id": "speakers",
}
#: How a table is written, by format.
_FORMS: dict[str, dict[str, Any]] = {
    "csv": {
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"',
                    "doubleQuote": True, "header": True},
    },
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}  # fmt: skip


def data_package(
    tables: Iterable[Table], created: str, run: Mapping[str, Any]
) -> dict[str, Any]:
    """The descriptor as plain data. `run` (versions, lexicons, refused articles) is kept whole."""
    tables = list(tables)
    keys = {t.name: t.key for t in tables}
    return {
        "name": "framing",
        "profile": "tabular-data-package",
        "title": "Who calls whom what: claims and terms with whose words they are",
        "created": created,
        "framing": dict(run),
        "resources": [_resource(t, keys, run.get("format", "csv")) for t in tables],
    }


def _resource(table: Table, keys: Mapping[str, str], format: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(c) for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = table.key
    references = [
        {"fields": c.name, "reference": {"resource": other, "fields": keys[other]}}
        for c in table.columns
        if (other := _REFERENCES.get(c.name, "")) in keys
        and (other != table.name or c.name != table.key)
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.{format}",
        "profile": "tabular-data-resource",
        "description": table.description,
        **_FORMS[format],
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
