"""A preview in words, for the chat and the console alike: what is decided, what to mind, who gets it, what is mended."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from answers.alerts import Alert
from answers.facts import Text
from answers.sayings import Say, say, worded
from answers.subscriptions import Subscription
from answers.terms import (
    ChangeKind,
    ClaimKey,
    Language,
    Outcome,
    SourceId,
    SubscriptionState,
    Topic,
    Verdict,
)
from app.curating import Curating, Decided, Preview
from db.claims import Draft
from db.curation import Act, NewFact, NewVersion, Ruling

MOST_NAMED = 10  # channels of the curator's own server
MOST_MENDED = 3  # alerts whose new line is shown
MOST_TOLD = 6  # claims of one decision that are told one by one

ChannelName = Callable[[Subscription], str | None]


def deeds(preview: Preview) -> tuple[Say, ...]:
    """What is put on record, changed or taken back, a sentence for each claim."""
    told = [_deed(one, preview) for one in preview.acts]
    more = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], *([say("fact-more", count=more)] if more > 0 else []))


def warnings(preview: Preview) -> tuple[Say, ...]:
    """What the curator should mind."""
    return (*preview.notices, *_doubts(preview))


def receivers(preview: Preview, name: ChannelName, curating: Curating, language: Language) -> tuple[str, ...]:
    """Who gets it, who does not and why, and which messages are mended."""
    recorded = preview.recorded

    def told() -> Iterator[Say]:
        if preview.alerts:
            yield say("fact-to-announce" if preview.disputes else "fact-to", count=len(recorded.receivers))
            if preview.disputes and preview.unannounced:
                yield say("fact-to-unannounced", count=preview.unannounced)
            if preview.waiting:
                yield say("fact-waiting", count=len(preview.waiting))
            paused = [one for one in recorded.others if one.state is SubscriptionState.PAUSED]
            if paused:
                yield say("fact-not-paused", count=len(paused))
            if elsewhere := len(recorded.others) - len(paused):
                yield say("fact-not-wanted", count=elsewhere)
            yield from _here(preview, name)
        else:
            yield say("fact-to-nobody")
        if recorded.edits:
            yield say("fact-mends", count=recorded.edits)

    lines = [worded(one, curating.wording, language) for one in told()]
    if recorded.edits:
        mended = (curating.alert_line(one, recorded.after, language) for one in recorded.amended)
        lines += [f"↳ {one}" for one in islice(filter(None, mended), MOST_MENDED)]
    return tuple(lines)


def decided(done: Decided) -> Say:
    """What happened, in one sentence."""
    if done.agreed:
        return say("review-agreed")
    recorded = done.recorded
    alerts, edits = len(recorded.receivers), recorded.edits
    if alerts:
        return say("fact-done-told", alerts=alerts, edits=edits)
    return say("fact-done-mended", edits=edits) if edits else say("fact-done")


def alert_lines(alert: Alert, struck: Callable[[str], str]) -> Sequence[str]:
    """The lines of an alert below its first one; `struck` marks what holds no longer."""
    return [
        ("↳ " if one.below else "") + (struck(one.text) if one.struck else one.text) for one in alert.lines
    ]


def _deed(act: Act, preview: Preview) -> Say:
    before = {one.key: one for one in preview.recorded.before.claims}  # the newest version stands last
    match act:
        case NewFact(draft=draft):
            return say("fact-adds", text=_text(draft), publishers=_publishers(draft, preview))
        case NewVersion(key=key, draft=draft):
            old = before[ClaimKey(key)]
            if old.text == _text(draft):
                return say("fact-rests", text=old.text, publishers=_publishers(draft, preview))
            return say(
                "fact-changes", was=old.text, text=_text(draft), publishers=_publishers(draft, preview)
            )
        case Ruling(key=key, verdict=verdict):
            sentence = "fact-restores" if verdict is Verdict.ACCEPTED else "fact-takes-back"
            return say(sentence, text=before[ClaimKey(key)].text)


def _text(draft: Draft) -> Text:
    return Text(draft.text_en, draft.text_ko)


def _publishers(draft: Draft, preview: Preview) -> str:
    known = preview.recorded.after.sources
    return ", ".join(dict.fromkeys(known[SourceId(one)].publisher for one in draft.sources))


def _doubts(preview: Preview) -> Iterator[Say]:
    for one in preview.changes:
        asserts = one.topic is Topic.OUTCOMES and one.outcome not in {None, Outcome.UNKNOWN}
        if asserts and not one.official and one.kind is not ChangeKind.RETRACTED:
            yield say("fact-unofficial")
            break
    disputed = [one for one in preview.changes if one.kind is ChangeKind.DISPUTED]
    if any(one.outcome is not Outcome.UNKNOWN for one in disputed):
        yield say("fact-against-official")
    if any(one.outcome is Outcome.UNKNOWN for one in disputed):
        yield say("fact-against-equal")


def _here(preview: Preview, name: ChannelName) -> Iterator[Say]:
    """The channels that can be named: those of the server where the curator asks."""
    recorded = preview.recorded
    getting = [one for one in map(name, recorded.receivers) if one][:MOST_NAMED]
    missing = [one for one in map(name, recorded.others) if one][: MOST_NAMED - len(getting)]
    if getting:
        yield say("fact-here", channels=", ".join(getting))
    if missing:
        yield say("fact-not-here", channels=", ".join(missing))
