"""New keys: every number is sealed anew with the newest, and indexed anew."""

from cryptography.fernet import InvalidToken
from sqlalchemy import select, update

from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.patients.personal_numbers.models import PersonalNumber
from fact_board.patients.personal_numbers.sealing import NumberKeys, Place

AT_ONCE = 200


def rotate(keys: NumberKeys) -> int:
    """Seal and index every number anew; gives how many. A number changed meanwhile is left as it is.

    Outside actions: the numbers stay what they are, and nothing that anybody is shown changes.
    """
    done, after = 0, None
    while True:
        query = select(PersonalNumber).order_by(PersonalNumber.id).limit(AT_ONCE)
        rows = db.session.scalars(query.where(PersonalNumber.id > after) if after else query).all()
        if not rows:
            return done
        after = rows[-1].id
        anew = [_anew(row, keys) for row in rows]
        with write_transaction():
            for row_id, was, values in anew:
                same = (PersonalNumber.id == row_id, PersonalNumber.sealed == was)
                db.session.execute(update(PersonalNumber).where(*same).values(**values))
        done += len(anew)


def _anew(row: PersonalNumber, keys: NumberKeys) -> tuple[object, str, dict[str, str]]:
    place = Place(row.party_id, row.patient_id)
    try:
        number = keys.unseal(place, row.sealed)
    except InvalidToken as error:
        raise RuntimeError(
            f"no key opens the personal number {row.id}: keep the old key in the list"
        ) from error
    values = {"sealed": keys.seal(place, number), "blind_index": keys.blind(row.party_id, number)}
    return row.id, row.sealed, values
