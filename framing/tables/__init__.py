"""Annotated articles as tables: rows, schema, data package."""
