"""What every statement about people is asked with: the team, and everybody or just some."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    Uuid,
    bindparam,
)

Rows = list[Row[Any]]
Ids = Collection[uuid.UUID] | None  # None = everybody in the team
TEAM = bindparam("team", type_=Uuid())
PEOPLE = bindparam("people", expanding=True, type_=Uuid())


def limited(query: Select[*tuple[Any, ...]], column: Any, some: bool) -> Select[*tuple[Any, ...]]:
    """The statement for everybody in the team, or just for those it is asked with."""
    return query.where(column.in_(PEOPLE)) if some else query
