"""A live board as a message: the card of `/status`, since when it says so, and the buttons that a card has.

The token stands in the buttons, so that the message is found again after a crash.
"""

from dataclasses import replace
from datetime import datetime

from discord import ui

from answers.follow_ups import follow_ups
from answers.questions import Command
from answers.standing import Standing
from answers.terms import Language
from answers.wording import Wording
from app.board_faces import Face
from cogs.ui.cards import MOST_TEXT, card_view, lay_out
from cogs.ui.controls import control_rows
from cogs.ui.escaping import escaped
from cogs.ui.ids import marked

ROOM = 120  # characters of the last line, at most
_MOMENT = "{moment}"


def board_view(face: Face, standings: tuple[Standing, ...], wording: Wording, *, token: str) -> ui.LayoutView:
    """The message of a board. Must be called while the event loop runs."""
    reply = face.reply
    layout = lay_out(reply.card, reply.language, wording, most=MOST_TEXT - ROOM)
    last = f"-# {_last_line(face, wording, reply.language)}"
    offers = follow_ups(reply.answer, Command.STATUS)
    rows = control_rows(offers, standings, wording, reply.language, shareable=False)
    if face.ended_at is None:
        for row in rows:
            for item in row.children:
                if isinstance(item, ui.Button) and item.custom_id:
                    item.custom_id = marked(item.custom_id, token)
    return card_view(replace(layout, foot="\n".join(filter(None, [layout.foot, last]))), rows)


def _last_line(face: Face, wording: Wording, language: Language) -> str:
    """Since when the board says so, or that nobody keeps it up; with the moment as each reader's clock shows it."""
    key = "board-kept" if face.ended_at is None else "board-ended"
    said = escaped(wording.say(language, key, moment=_MOMENT))
    return said.replace(_MOMENT, _shown(face.ended_at or face.changed_at))


def _shown(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:f>"
