"""Which scope of sight a field needs: named at the field, and applied to the values of a row."""

from functools import cache
from typing import Any

from marshmallow import Schema, fields


def scoped(scope: str, field: fields.Field[Any]) -> fields.Field[Any]:
    """The field, marked with the scope an audience needs to be told it."""
    field.metadata = {**field.metadata, "scope": scope}
    return field


def within(shape: type[Schema], values: dict[str, Any], scopes: frozenset[str]) -> dict[str, Any]:
    """The values of a row, without those that need a scope which isn't held."""
    kept = {name: values[name] for name in _told(shape, scopes) if name in values}
    for name, inner in _nested(shape):
        if isinstance(kept.get(name), dict):
            kept[name] = within(inner, kept[name], scopes)
    return kept


@cache
def _told(shape: type[Schema], scopes: frozenset[str]) -> tuple[str, ...]:
    """The fields told to who holds these scopes."""
    declared = shape._declared_fields.items()
    return tuple(name for name, field in declared if field.metadata.get("scope", "status") in scopes)


@cache
def _nested(shape: type[Schema]) -> tuple[tuple[str, type[Schema]], ...]:
    """The fields that hold something with a shape of its own."""
    declared = shape._declared_fields.items()
    return tuple((name, type(field.schema)) for name, field in declared if isinstance(field, fields.Nested))
