"""The libraries' objects, bound to an app in `create_app`."""

import uuid
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask_babel import Babel
from flask_migrate import Migrate
from flask_smorest import Api
from flask_socketio import SocketIO
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Dialect, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase


@lru_cache(maxsize=16_384)
def _id_of(text: str | None) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None


class Id(Uuid[uuid.UUID]):
    """An id. On SQLite it is a text, and the same few stand in row after row: each is made once."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        if dialect.supports_native_uuid:
            return None
        return _id_of


class Base(DeclarativeBase):
    """Every constraint has a name, so that migrations can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


Base.registry.update_type_annotation_map({uuid.UUID: Id()})

db = SQLAlchemy(model_class=Base)
migrate = Migrate()
socketio = SocketIO()
babel = Babel()
api = Api()

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model
