"""Drawing: what one audience is told of each thing. The only place in `live` that knows the features."""

from fact_board.access.audience import Audience
from fact_board.live.canvas import Canvas, load_everything, load_subjects
from fact_board.live.drawn_person import draw_as, draw_patient
from fact_board.live.drawn_team import draw_categories, draw_members, draw_team
from fact_board.live.values import Drawn

__all__ = ("Canvas", "draw_all", "draw_as", "draw_patient", "load_everything", "load_subjects")


def draw_all(canvas: Canvas, audience: Audience) -> list[Drawn]:
    """Everything the audience may see."""
    drawn = [draw_team(canvas, audience)] if canvas.team else []
    drawn += draw_members(canvas.members, audience)
    drawn += draw_categories(canvas.categories, audience)
    patients = (
        draw_patient(canvas, person, canvas.sight(person, audience)) for person in canvas.patients.values()
    )
    return drawn + [patient for patient in patients if patient]
