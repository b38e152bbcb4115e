"""A proposal as a message: what it claims, the very passage, how it stands to the record, and buttons.

Outside words are escaped; the limits of a message are kept here. What is pressed is answered by its id.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from discord import ButtonStyle, ui

from answers.cards import SourceLine
from answers.sayings import worded
from answers.terms import Language, ProposalRelation, ProposalState
from answers.wording import Wording, day
from app.reviewing import Reviewed
from cogs.ui.alerts import source_line
from cogs.ui.cards import colour_of
from cogs.ui.escaping import cut, escaped
from cogs.ui.ids import review_id
from db.curators import RULE
from db.proposed import ProposalSource

ACCEPT, EDIT, REJECT, NOT_OURS, ALL = "accept", "edit", "reject", "notours", "all"
MOST_TEXT = 3800  # of the 4000 characters of a message
LONGEST_SENTENCE = 700
LONGEST_QUOTE = 900  # of the first source; the others are shorter
SHORTER_QUOTE = 250
LONGEST_WORDS = 200
MOST_SOURCES = 5
LONGEST_LINK = 500  # characters; behind a longer one the publisher stands alone

_STYLES = {ACCEPT: ButtonStyle.success, REJECT: ButtonStyle.danger, ALL: ButtonStyle.success}
_SIGNS = {
    ProposalRelation.NEW: "🆕", ProposalRelation.KNOWN: "➕", ProposalRelation.CONTRADICTS: "⚠",
    ProposalRelation.OLDER: "🕰",
}  # fmt: skip
_ENDS = {ProposalState.ACCEPTED: "✔", ProposalState.REJECTED: "✘", ProposalState.NOT_OURS: "✘"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a message shows: paragraphs that are escaped already, and buttons as (label, act, id)."""

    paragraphs: tuple[str, ...]
    colour: int
    buttons: tuple[tuple[str, str, int], ...]
    over: bool

    @property
    def mark(self) -> str:
        """The same for the same message."""
        told = repr((self.paragraphs, self.colour, self.buttons))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def view(self) -> ui.LayoutView:
        """The message. It is stopped at once; must be called while the event loop runs."""
        view = ui.LayoutView(timeout=None)
        box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=self.colour)
        for one in self.paragraphs:
            box.add_item(ui.TextDisplay(one))
        view.add_item(box)
        if self.buttons:
            row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
            for label, act, about in self.buttons:
                style = _STYLES.get(act, ButtonStyle.secondary)
                row.add_item(ui.Button(label=label, style=style, custom_id=review_id(act, about)))
            view.add_item(row)
        view.stop()
        return view


def proposal_face(one: Reviewed, wording: Wording, language: Language) -> Face:
    """The card of a proposal; without buttons once it is decided."""
    acts = (ACCEPT, EDIT, REJECT, NOT_OURS) if one.is_open else ()
    head = [
        f"**{cut(escaped(one.sentence.in_(language)), LONGEST_SENTENCE)}**",
        *_stands(one, wording, language),
    ]
    tail = [*_became(one, wording, language), _foot(one, wording, language)]
    room = MOST_TEXT - sum(len(each) + 1 for each in (*head, *tail))
    quotes = _quotes(one.proposal.sources, room, wording, language)
    return Face(
        paragraphs=("\n".join(head), *([quotes] if quotes else []), "\n".join(tail)),
        colour=colour_of(one.outcome),
        buttons=tuple((wording.say(language, f"button-review-{act}"), act, one.proposal.id) for act in acts),
        over=not one.is_open,
    )


def batch_face(article_id: int, theirs: Sequence[Reviewed], wording: Wording, language: Language) -> Face:
    """The message about everything that one article proposes; its button leaves what needs a look of its own."""
    source = next(each for one in theirs for each in one.proposal.sources if each.article_id == article_id)
    together = sum(one.in_a_batch for one in theirs)
    left = sum(one.is_open for one in theirs)

    def say(key: str, **fields: object) -> str:
        return wording.say(language, key, **fields)

    head = say("review-batch", count=len(theirs), article=cut(escaped(_named(source)), LONGEST_WORDS))
    lines = [f"**{head}**", f"-# {_line(source, wording, language)}"]
    if not left:
        lines.append(escaped(say("review-batch-over")))
    elif together < left:
        lines.append(escaped(say("review-batch-rest", count=left - together)))
    offered = together if together > 1 else 0
    label = say("button-review-all", count=offered)
    return Face(
        paragraphs=("\n".join(lines),),
        colour=colour_of(None),
        buttons=((label, ALL, article_id),) if offered else (),
        over=not left,
    )


def _stands(one: Reviewed, wording: Wording, language: Language) -> list[str]:
    """How it stands to the record, how sure the reading is, and that it was edited."""
    lines = []
    if one.relation is not None and one.relation_said is not None:
        said = worded(one.relation_said, wording, language)
        lines.append(f"{_SIGNS[one.relation]} {cut(escaped(said), LONGEST_SENTENCE)}")
        lines.append(escaped(worded(one.confidence, wording, language)))
    if one.told.edited_by:
        lines.append(_who(wording, language, "review-edited", one.told.edited_by))
        if one.told.note:
            lines.append(cut(escaped(one.told.note), LONGEST_SENTENCE))
    return lines


def _became(one: Reviewed, wording: Wording, language: Language) -> list[str]:
    """What became of it, who decided and when; that a first curator accepts it."""
    proposal = one.proposal
    if one.is_open:
        if not proposal.agreed_by:
            return []
        return [f"½ {_who(wording, language, 'review-agreed-by', proposal.agreed_by)}"]
    key = f"review-{proposal.state}"
    told = f"{_ENDS[proposal.state]} {_who(wording, language, key, proposal.decided_by or '?')}"
    lines = [f"**{told}**" + (f" {_moment(proposal.decided_at)}" if proposal.decided_at else "")]
    if proposal.agreed_by and proposal.state is ProposalState.ACCEPTED:
        lines.append(_who(wording, language, "review-agreed-first", proposal.agreed_by))
    if proposal.why:
        why = wording.say(language, "review-why", why=cut(proposal.why, LONGEST_SENTENCE))
        lines.append(escaped(why))
    return lines


def _who(wording: Wording, language: Language, key: str, who: str) -> str:
    name = wording.say(language, "fact-by-rule") if who == RULE else who
    return cut(escaped(wording.say(language, key, who=name)), LONGEST_WORDS)


def _foot(one: Reviewed, wording: Wording, language: Language) -> str:
    return f"-# {escaped(wording.say(language, 'review-number', number=str(one.proposal.id)))}"


def _quotes(sources: Iterable[ProposalSource], room: int, wording: Wording, language: Language) -> str:
    """The passages, each with where it stands; how many more there are where there is no room."""
    every = list(sources)
    told: list[str] = []
    used = 0
    for at, one in enumerate(every):
        longest = SHORTER_QUOTE if at else LONGEST_QUOTE
        entry = f"> “{cut(escaped(one.quote), longest)}”\n-# {_line(one, wording, language)}"
        rest = escaped(wording.say(language, "card-more", count=len(every) - at))
        if at == MOST_SOURCES or used + len(entry) + len(rest) + 2 > room:
            told.append(rest)
            break
        told.append(entry)
        used += len(entry) + 1
    return "\n".join(told)


def _line(one: ProposalSource, wording: Wording, language: Language) -> str:
    """Who published it, linked, when; who says it there."""
    published = one.published_on
    line = source_line(
        SourceLine(
            publisher=cut(_named(one), LONGEST_WORDS),
            published=day(language, published) if published else wording.say(language, "source-undated"),
            url=one.address,
            official=wording.say(language, "source-official") if one.official else None,
        ),
        linked=_is_link(one.address),
    )
    if not one.said_by:
        return line
    said = wording.say(language, "review-said-by", who=cut(one.said_by, LONGEST_WORDS))
    return f"{line} · {escaped(said)}"


def _is_link(address: str | None) -> bool:
    return (
        address is not None and address.startswith(("https://", "http://")) and len(address) <= LONGEST_LINK
    )


def _named(one: ProposalSource) -> str:
    return one.publisher or one.title or one.address or "?"


def _moment(at: datetime) -> str:
    """A moment as each reader's own Discord writes it."""
    return f"<t:{int(at.timestamp())}:f>"
