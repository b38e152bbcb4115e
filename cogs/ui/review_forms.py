"""The forms of a review: what to accept instead, and why a proposal is rejected. Answered by their ids."""

from discord import TextStyle, ui

from answers.terms import Language
from answers.wording import Wording
from app.drafting import LONGEST_NOTE, LONGEST_REASON
from app.reviewing import Reviewed, Typed
from cogs.ui.escaping import visible
from cogs.ui.ids import review_id
from cogs.ui.proposals import EDIT, REJECT

LONGEST_TITLE = 45
LONGEST_HINT = 100
LONGEST_WORD = 200  # of what is typed in one field
WHY = "why"
FIELDS = ("event", "team", "stage", "date", "note")


def edit_form(one: Reviewed, wording: Wording, language: Language) -> ui.Modal:
    """The form filled in with what the proposal says now."""
    told = one.told
    stage = told.stage.name.in_(language) if told.stage else ""
    given = {
        "event": wording.say(language, f"event-{told.event}"),
        "team": told.team.name.in_(language),
        "stage": stage,
        "date": str(told.day) if told.day else "",
        "note": told.note,
    }
    modal = _modal(wording.say(language, "review-edit-title"), review_id(EDIT, one.proposal.id))
    for name in FIELDS:
        is_note = name == "note"
        field: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=name,
            style=TextStyle.paragraph if is_note else TextStyle.short,
            default=visible(given[name])[: LONGEST_NOTE if is_note else LONGEST_WORD],
            required=name in {"event", "team", "stage"},
            max_length=LONGEST_NOTE if is_note else LONGEST_WORD,
        )
        label = wording.say(language, f"review-edit-{name}")[:LONGEST_TITLE]
        hint = wording.say(language, f"review-edit-{name}-hint")[:LONGEST_HINT]
        modal.add_item(ui.Label(text=label, description=hint, component=field))
    modal.stop()
    return modal


def typed_in(written: dict[str, str]) -> Typed:
    """What was sent in; what is missing is empty."""
    return Typed(**{name: written.get(name, "") for name in FIELDS})


def reject_form(proposal_id: int, wording: Wording, language: Language) -> ui.Modal:
    """Why it is not so."""
    modal = _modal(wording.say(language, "review-reject-title"), review_id(REJECT, proposal_id))
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=WHY, style=TextStyle.paragraph, max_length=LONGEST_REASON
    )
    label = wording.say(language, "review-reject-why")[:LONGEST_TITLE]
    hint = wording.say(language, "review-reject-hint")[:LONGEST_HINT]
    modal.add_item(ui.Label(text=label, description=hint, component=field))
    modal.stop()
    return modal


def _modal(title: str, custom_id: str) -> ui.Modal:
    return ui.Modal(title=title[:LONGEST_TITLE], custom_id=custom_id, timeout=None)
