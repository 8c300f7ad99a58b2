"""Which scope of sight a field needs: named at the field, and applied to the values of a row."""

from typing import Any

from marshmallow import Schema, fields


def scoped(scope: str, field: fields.Field[Any]) -> fields.Field[Any]:
    """The field, marked with the scope an audience needs to be told it."""
    field.metadata = {**field.metadata, "scope": scope}
    return field


def within(shape: type[Schema], values: dict[str, Any], scopes: frozenset[str]) -> dict[str, Any]:
    """The values of a row, without those that need a scope which isn't held."""
    kept: dict[str, Any] = {}
    for name, field in shape._declared_fields.items():
        if name not in values or field.metadata.get("scope", "status") not in scopes:
            continue
        inner, value = _nested(field), values[name]
        kept[name] = within(inner, value, scopes) if inner and isinstance(value, dict) else value
    return kept


def _nested(field: fields.Field[Any]) -> type[Schema] | None:
    return type(field.schema) if isinstance(field, fields.Nested) else None
