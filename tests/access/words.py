"""A secret word for each party and column that people type in, to be searched in whatever is sent."""

from typing import Any

from sqlalchemy import String, Table, Text, and_, false, update

from fact_board.extensions import db
from tests.board.conftest import Stage

NUMBERS = {"region": "199001012385", "municipality": "198112189876", "social": "196408233234"}
NOT_TYPED = {"trail", "presence"}  # what the log and the sockets note by themselves
Words = dict[str, tuple[str, str]]


def plant(stage: Stage) -> Words:
    """A secret word for each party and column that people type in: {word: (party, "table.column")}.

    What is hidden as on the wrong person, or kept inside its party, has words of its own: "note.text hidden".
    """
    words: Words = {number: (party, "personal_number.sealed") for party, number in NUMBERS.items()}
    for table in db.metadata.sorted_tables:
        if not {"party_id", "patient_id"} <= set(table.c.keys()) or table.name in NOT_TYPED:
            continue
        for column in typed_columns(table):
            for party, party_id in stage.world.parties.items():
                for kind, condition in kinds_of(table).items():
                    word = f"hemligt{len(words)}x"
                    of_party = and_(table.c.party_id == party_id, column.is_not(None), condition)
                    done: Any = db.session.execute(update(table).where(of_party).values({column.name: word}))
                    if done.rowcount:
                        words[word] = (party, f"{table.name}.{column.name}{kind}")
    db.session.commit()
    return words


def typed_columns(table: Table) -> list[Any]:
    """What somebody types: texts of any length, and long strings."""
    long = [c for c in table.columns if isinstance(c.type, String) and (c.type.length or 0) >= 40]
    texts = [c for c in table.columns if isinstance(c.type, Text)]
    return [column for column in {*long, *texts} if column.name not in ("sealed", "blind_index")]


def kinds_of(table: Table) -> dict[str, Any]:
    """Rows in plain sight; those on the wrong person, and those kept inside their party."""
    hidden = table.c.hidden_at.is_not(None) if "hidden_at" in table.c else false()
    kept = table.c.is_own.is_(True) if "is_own" in table.c else false()
    return {"": and_(~hidden, ~kept), " hidden": hidden, " kept": and_(~hidden, kept)}
