"""How a team works: its columns and what they propose, its meetings, its days."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.teams.models import Category, Membership, TaskTemplate, Team
from fact_board.teams.queries.in_hand import tasks_offered_to_the_absent
from fact_board.teams.queries.memberships import memberships_turning
from fact_board.teams.queries.team import is_category_empty, protected_people
from fact_board.teams.rules import check_meeting_times, check_preticked


@action
def edit_category(
    category: Category,
    *,
    label_sv: str,
    label_en: str,
    order: int,
    is_active: bool,
    review_days: int,
    stay_low_days: int | None,
    stay_high_days: int | None,
    by: Membership,
) -> None:
    """Change how a category is called, ordered, reviewed and used; an occupied one can't be switched off."""
    if category.is_active and not is_active and not is_category_empty(category):
        raise Conflict("category.occupied")
    if stay_low_days is not None and stay_high_days is not None and stay_high_days < stay_low_days:
        raise Invalid("category.stay", field="stay_high_days")
    asked = {
        "label_sv": label_sv,
        "label_en": label_en,
        "position": order,
        "is_active": is_active,
        "review_days": review_days,
        "stay_low_days": stay_low_days,
        "stay_high_days": stay_high_days,
    }
    _apply(category, asked)
    record("category_edited", category, by=by, category=category.code, is_active=is_active)


@dataclass(frozen=True)
class TemplateWish:
    """A task that a category shall propose, `due_weekdays` after the placing."""

    id: uuid.UUID
    text_sv: str
    text_en: str
    due_weekdays: int
    is_preticked: bool
    is_active: bool


@action
def edit_templates(category: Category, wishes: Sequence[TemplateWish], *, by: Membership) -> None:
    """Change what a category proposes, in this order. A template may rest, but none is taken away:
    tasks point at it.
    """
    kept = {template.id: template for template in category.templates}
    wished = [wish.id for wish in wishes]
    if len(set(wished)) != len(wished) or not kept.keys() <= set(wished):
        raise Invalid("template.missing", field="templates")
    check_preticked(sum(wish.is_preticked and wish.is_active for wish in wishes))
    is_changed = False
    for position, wish in enumerate(wishes):
        template = kept.get(wish.id) or _new_template(category, wish.id)
        asked = {"position": position, **vars(wish)}
        is_changed |= any(getattr(template, name) != value for name, value in asked.items())
        for name, value in asked.items():
            setattr(template, name, value)
    if not is_changed:
        raise Unchanged(category)
    record("templates_edited", category, by=by, category=category.code)


def _new_template(category: Category, id_: uuid.UUID) -> TaskTemplate:
    if db.session.get(TaskTemplate, id_) is not None:
        raise Conflict("row.exists")
    template = TaskTemplate(id=id_, team_id=category.team_id, category_id=category.id)
    db.session.add(template)
    return template


@action
def edit_settings(
    team: Team,
    *,
    name: str,
    on_call_phone: str,
    meeting_days: list[int],
    meeting_starts: str,
    meeting_ends: str,
    shows_protected_names: bool | None = None,
    phone_hours: int | None = None,
    by: Membership,
) -> None:
    """Change what the team is called, when it meets, whom to call out of hours, what lists call people with
    protected identity, and for how many hours a phone may show a day without a network (None: as before).
    """
    check_meeting_times(meeting_days, meeting_starts, meeting_ends)
    asked = {
        "name": name,
        "on_call_phone": on_call_phone,
        "meeting_days": sorted(meeting_days),
        "meeting_starts": meeting_starts,
        "meeting_ends": meeting_ends,
        "shows_protected_names": team.shows_protected_names
        if shows_protected_names is None
        else shows_protected_names,
        "phone_hours": team.phone_hours if phone_hours is None else phone_hours,
    }
    is_renaming = asked["shows_protected_names"] != team.shows_protected_names
    _apply(team, asked)
    renamed = protected_people(team.id) if is_renaming else ()
    record("settings_edited", team, by=by, touches=tuple(renamed))


def _apply(row: Category | Team, asked: dict[str, Any]) -> None:
    if all(getattr(row, name) == value for name, value in asked.items()):
        raise Unchanged(row)
    for name, value in asked.items():
        setattr(row, name, value)


@action
def turn_day(team: Team, *, by: None = None) -> None:
    """Let a new day begin for the team, once: who is away, who starts and who has left is drawn anew.

    What was offered to somebody who is away from today goes back.
    """
    today = clock.today()
    was = team.day_turned_on
    if was is not None and was >= today:
        raise Unchanged(team)
    turning = memberships_turning(team.id, was or today - dt.timedelta(days=1), today)
    team.day_turned_on = today
    unanswered = tasks_offered_to_the_absent(team.id, today)
    for task in unanswered:
        task.give_back()
    record("day_turned", *unanswered, by=by, touches=(team, *turning), sight_changing=True, day=today)
