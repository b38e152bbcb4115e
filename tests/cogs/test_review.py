"""From a feed to an alert: a round, a card in the review channel, a person's decision, and what becomes of the card."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from answers.terms import Outcome, ProposalState
from db.facts import load_facts
from ingest.remembering import understand
from sandbox.permissions import Permission
from sandbox.reading import buttons, texts
from tests.cogs.reporting import SLUG, Desk, labels, reporting
from tests.cogs.test_curation import follows, outcome, rows
from tests.ingest.servers import site
from tests.published import Bodies

NEWS = "The ministry met the press on Friday. Upstage advanced in the third-stage evaluation, it said. More follows."
QUOTE = "Upstage advanced in the third-stage evaluation, it said."
SENTENCE = "Upstage advanced in the third-stage evaluation on 20 November 2026."
BUTTONS = ["Accept", "Edit", "Reject", "Not ours"]


async def here(desk: Desk, **more: object) -> None:
    told = await desk.owner().runs("review here", also=more)
    assert told.ephemeral
    assert "are reviewed in this channel from now on" in told.text


async def test_a_round_becomes_a_card_becomes_an_alert(own_store: Path, bodies: Bodies) -> None:
    """With real understanding, from the feed to the channel that follows."""
    async with site() as paper, reporting(own_store, paper, propose=understand, bodies=bodies) as desk:
        follows(desk.stage, "news")
        await here(desk)
        text = (
            "The Ministry of Science and ICT has announced the result. Upstage advanced in the third-stage "
            "evaluation of the sovereign AI foundation model project on 20 November 2026, the ministry said."
        )
        await desk.reads(text)
        card = await desk.card()
        assert SENTENCE in texts(card)
        assert "“Upstage advanced in the third-stage evaluation" in texts(card)
        assert "[Gazette](<http://127.0.0.1" in texts(card)
        assert "20 November 2026" in texts(card)
        assert "New: nothing on record says so yet." in texts(card)
        assert "Confidence of the reading: high" in texts(card)
        assert labels(card) == BUTTONS
        owner = desk.owner()
        shown = await owner.clicks(card, "Accept")
        assert shown.ephemeral
        assert "A preview; nothing is stored yet." in shown.text
        assert SENTENCE in shown.text
        assert "#news" in shown.text
        assert outcome(desk.stage) is Outcome.UNKNOWN or outcome(desk.stage) is not Outcome.ADVANCED
        done = await owner.clicks(shown.message or {}, "Accept and tell")
        assert "Channels that get an alert: 1." in done.text
        assert outcome(desk.stage) is Outcome.ADVANCED
        await desk.until(lambda: owner.sees("news"))
        (alert,) = owner.sees("news")
        assert SENTENCE in texts(alert)
        await desk.until(lambda: not desk.cards())
        (after,) = desk.messages()
        assert "Accepted by Olga" in texts(after)
        assert labels(after) == []
        assert desk.sandbox.world.pings == []


async def test_what_is_accepted_is_settled_with_the_claim_its_quote_and_its_sources(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        await desk.reads(NEWS + " Again.", paper="Herald")
        await desk.until(lambda: "Herald" in texts((desk.cards() or [{}])[0]))
        (card,) = desk.cards()
        (proposal,) = desk.open()
        await accepts(desk, card, "Accept quietly")
        facts = desk.stage.services.store.read(load_facts, SLUG)
        now = desk.one(proposal.id)
        assert (now.state, now.decided_by) == (ProposalState.ACCEPTED, "Olga")
        (claim,) = [one for one in facts.claims if one.key == now.claim_key]
        assert [facts.sources[one].publisher for one in claim.sources] == ["Gazette", "Herald"]
        assert set(claim.quotes.values()) == {QUOTE}
        assert {str(facts.sources[one].published_on) for one in claim.sources} == {"2026-11-20"}


async def accepts(desk: Desk, card: dict[str, Any], how: str, who: Any = None) -> str:
    person = who or desk.owner()
    shown = await person.clicks(card, "Accept")
    done = await person.clicks(shown.message or {}, how)
    assert "Stored" in done.text, done.text
    return str(done.text)


async def test_the_card_and_the_road_in_korean(own_store: Path, bodies: Bodies) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        owner = desk.owner(locale="ko")
        await owner.runs("language", also={"language": "ko"})
        told = await owner.runs("review here", also={"second": False})
        assert "이제부터 이 채널에서" in told.text
        await desk.reads(NEWS)
        card = await desk.card()
        for expected in (
            "업스테이지는 2026년 11월 20일 3차 단계평가를 통과했다.",
            "새 소식",
            "확실함: 높음",
            QUOTE,
        ):
            assert expected in texts(card)
        assert labels(card) == ["받아들이기", "고치기", "거절", "관련 없음"]
        shown = await owner.clicks(card, "받아들이기")
        assert "아직 아무것도 저장하지 않았다" in shown.text
        await owner.clicks(shown.message or {}, "저장하고 알리기")
        await desk.until(lambda: not desk.cards())
        assert "Olga가 받아들였다" in texts(desk.messages()[0])


async def test_a_proposal_is_rejected_for_a_reason(own_store: Path, bodies: Bodies) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        form = await owner.clicks(card, "Reject")
        assert form.kind == "modal"
        before = rows(desk.stage)
        refused = await owner.submits(form.modal or {}, why="   ")
        assert "needs a reason" in refused.text
        assert rows(desk.stage) == before
        done = await owner.submits(form.modal or {}, why="It was @everyone a **drill**")
        assert done.kind == "update"
        assert "Rejected by Olga" in done.text
        assert "a \\*\\*drill\\*\\*" in done.text
        await desk.until(lambda: labels(desk.messages()[0]) == [])
        assert desk.open() == ()
        assert rows(desk.stage)["fact_update"] == 0
        assert desk.sandbox.world.pings == []


async def test_what_is_not_ours_is_put_away_at_once(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card = await desk.card()
        done = await desk.owner().clicks(card, "Not ours")
        assert "Not ours, says Olga" in done.text
        assert desk.one(1).state is ProposalState.NOT_OURS
        await desk.until(lambda: labels(desk.messages()[0]) == [])


async def test_an_edited_proposal_says_so_and_is_accepted_as_it_was_edited(
    own_store: Path, bodies: Bodies
) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        form = await owner.clicks(card, "Edit")
        values = {one["custom_id"]: one.get("value") for one in inputs(form.modal)}
        assert values["event"] == "advanced"
        assert values["team"] == "Upstage"
        assert values["date"] == "2026-11-20"
        typed = {
            "event": "탈락",
            "team": "SKT",
            "stage": values["stage"],
            "date": "2026-11-19",
            "note": "By phone.",
        }
        wrong = await owner.submits(form.modal or {}, also={**typed, "date": "2027-01-01"})
        assert "has not come yet" in wrong.text
        two = await owner.submits(form.modal or {}, also={**typed, "team": "SKT, Upstage"})
        assert "exactly one" in two.text
        shown = await owner.submits(form.modal or {}, also=typed)
        assert shown.ephemeral
        edited = "SK Telecom was eliminated in the third-stage evaluation on 19 November 2026."
        assert edited in shown.text
        await desk.until(lambda: edited in texts(desk.cards()[0]))
        assert "Edited by Olga" in texts(desk.cards()[0])
        assert QUOTE in texts(desk.cards()[0])
        await owner.clicks(shown.message or {}, "Accept quietly")
        assert outcome(desk.stage, "sk-telecom") is Outcome.ELIMINATED


def inputs(modal: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [one["component"] for one in (modal or {})["components"]]


async def test_all_that_an_article_proposes_is_accepted_as_one_decision(
    own_store: Path, bodies: Bodies
) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        follows(desk.stage, "news")
        await here(desk)
        await desk.reads("Upstage advanced today. SK Telecom advanced today. LG AI Research advanced today. NC AI fell somewhere.")  # fmt: skip
        await desk.card(4)
        await desk.until(lambda: desk.cards(which="all"))
        (batch,) = desk.cards(which="all")
        assert "4 proposals from Gazette" in texts(batch)
        assert "Left for a look of their own: 1" in texts(batch)
        assert labels(batch) == ["Accept all 3"]
        owner = desk.owner()
        shown = await owner.clicks(batch, "Accept all 3")
        await owner.clicks(shown.message or {}, "Accept and tell")
        assert rows(desk.stage)["fact_update"] == 1
        await desk.until(lambda: len(desk.cards()) == 1 and not desk.cards(which="all"))
        await desk.until(lambda: owner.sees("news"))
        assert len(owner.sees("news")) == 1
        (left,) = desk.open()
        assert left.stage is None
        refused = await owner.clicks(desk.cards()[0], "Accept")
        assert "Press Edit and name the stage" in refused.text


async def test_a_contradiction_of_an_official_result_is_offered_as_a_dispute(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        follows(desk.stage, "news")
        await here(desk)
        await desk.reads("In the first-stage evaluation: Upstage fell there. NC AI fell there.")
        await desk.card(2)
        first, second = desk.cards()
        assert "Contradicts what is on record: “" in texts(first)
        assert "Known: it adds a source to “" in texts(second)
        assert desk.cards(which="all") == []
        owner = desk.owner()
        shown = await owner.clicks(first, "Accept")
        assert "contradicts an official source" in shown.text
        assert labels(shown.message) == ["Put on record", "Put on record and announce the dispute", "Discard"]
        await owner.clicks(shown.message or {}, "Put on record")
        assert owner.sees("news") == []
        known = await owner.clicks(second, "Accept")
        assert "Stays, resting on" in known.text
        assert labels(known.message) == ["Accept", "Discard"]
        await owner.clicks(known.message or {}, "Accept")
        await desk.until(lambda: not desk.cards())


async def test_what_another_decided_changes_how_a_proposal_stands_on_its_card(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads("Upstage advanced today. Upstage fell today.")
        await desk.card(2)
        first, _second = desk.cards()
        await accepts(desk, first, "Accept quietly")
        await desk.until(lambda: len(desk.cards()) == 1 and "Contradicts" in texts(desk.cards()[0]))


# Several decide


async def test_an_outcome_takes_two_different_curators_where_that_is_set(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        follows(desk.stage, "news")
        told = await desk.owner().runs("review here", also={"second": True})
        assert "needs two different curators" in told.text
        mina = await desk.curator("Mina", locale="ko")
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        shown = await owner.clicks(card, "Accept")
        assert "you are the first: nothing is stored" in shown.text
        done = await owner.clicks(shown.message or {}, "Accept and tell")
        assert "Noted: you accept it." in done.text
        assert rows(desk.stage)["fact_update"] == rows(desk.stage)["delivery"] == 0
        await desk.until(lambda: "Olga accepts it; another curator is asked." in texts(desk.cards()[0]))
        again = await owner.clicks(desk.cards()[0], "Accept")
        assert "another one has to accept it as well" in again.text
        second = await mina.clicks(desk.cards()[0], "Accept")
        assert "첫 번째" not in second.text
        await mina.clicks(second.message or {}, "저장하고 알리기")
        assert outcome(desk.stage) is Outcome.ADVANCED
        await desk.until(lambda: not desk.cards())
        assert "Accepted by Mina" in texts(desk.messages()[0])
        assert "Accepted first by Olga" in texts(desk.messages()[0])


async def test_whoever_edits_is_no_second_curator_of_what_was_agreed_before(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk, second=True)
        mina = await desk.curator("Mina")
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        shown = await owner.clicks(card, "Accept")
        await owner.clicks(shown.message or {}, "Accept and tell")
        form = await mina.clicks(card, "Edit")
        typed = {one["custom_id"]: one.get("value") or "" for one in inputs(form.modal)} | {
            "event": "eliminated"
        }
        mine = await mina.submits(form.modal or {}, also=typed)
        assert "you are the first" in mine.text
        await mina.clicks(mine.message or {}, "Accept and tell")
        assert outcome(desk.stage) is not Outcome.ELIMINATED


async def test_the_second_to_decide_is_told_who_was_first(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        mina = await desk.curator("Mina", locale="ko")
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        mine, theirs = await owner.clicks(card, "Accept"), await mina.clicks(card, "Accept")
        form = await mina.clicks(card, "Reject")
        kept = buttons(card)
        await owner.clicks(mine.message or {}, "Accept quietly")
        late = await mina.clicks(theirs.message or {}, "저장하고 알리기")
        assert "그사이 Olga가 먼저 결정했다: 받아들임." in late.text
        assert "Olga가 먼저" in (await mina.submits(form.modal or {}, why="no")).text
        await desk.until(lambda: not desk.cards())
        stored = desk.sandbox.world.messages.find(int(card["id"]))
        assert stored is not None
        stored["components"] = [{"type": 1, "id": 99, "components": kept}]  # a click that was under way
        for label in BUTTONS:
            told = await owner.clicks(card, label)
            assert "Olga decided on it meanwhile: accepted." in told.text
        assert rows(desk.stage)["fact_update"] == 1


async def test_a_double_click_decides_once(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        both = await asyncio.gather(*(owner.clicks(card, "Not ours") for _ in range(2)))
        said = sorted("says Olga" in one.text for one in both)
        assert said == [False, True]


@pytest.mark.parametrize("label", BUTTONS)
async def test_others_than_curators_are_refused_in_one_private_sentence(own_store: Path, label: str) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card = await desk.card()
        before = rows(desk.stage)
        told = await desk.sandbox.person("Joe", role="admin").clicks(card, label)
        assert told.ephemeral
        assert "Only curators decide" in told.text
        assert rows(desk.stage) == before


async def test_rights_that_were_taken_between_card_form_and_click_count(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        mina = await desk.curator("Mina")
        await desk.reads(NEWS)
        card = await desk.card()
        shown, form = await mina.clicks(card, "Accept"), await mina.clicks(card, "Reject")
        await desk.owner().runs("curators remove", also={"person": mina.user})
        before = rows(desk.stage)
        for told in (
            await mina.clicks(shown.message or {}, "Accept and tell"),
            await mina.submits(form.modal or {}, why="no"),
            await mina.clicks(card, "Not ours"),
        ):
            assert "Only curators decide" in told.text
        assert rows(desk.stage) == before


# Restarts, failures, places


async def test_cards_and_forms_outlive_a_restart(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as first:
        await here(first)
        await first.reads("Upstage advanced today. SK Telecom advanced today.")
        await first.card(2)
        await first.until(lambda: first.cards(which="all"))
        owner = first.owner()
        one, other = first.cards()
        form = await owner.clicks(other, "Reject")
        await first.stage.bot.close()
        async with reporting(own_store, paper, sandbox=first.sandbox) as second:
            await accepts(second, one, "Accept quietly", owner)
            assert "Rejected by Olga" in (await owner.submits(form.modal or {}, why="no")).text
            await second.until(lambda: not second.cards() and not second.cards(which="all"))
            assert len(second.messages()) == 3, "nothing was posted anew"


async def test_a_card_that_was_posted_before_a_crash_is_found_and_not_doubled(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        await desk.card()
        engine = desk.stage.services.store.engine
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE review_card SET message_id = NULL, shown = ''")
        await desk.cog("ReviewCog").desk.look()
        assert len(desk.cards()) == 1
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT message_id FROM review_card").scalar_one()
        assert found == int(desk.cards()[0]["id"])


async def test_a_card_that_a_moderator_deleted_is_posted_anew_while_it_is_undecided(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card = await desk.card()
        stored = desk.sandbox.world.messages.find(int(card["id"]))
        assert stored is not None
        desk.sandbox.world.messages.delete(stored)
        await desk.reads(NEWS + " Again.", paper="Herald")
        again = await desk.card()
        assert again["id"] != card["id"]


async def test_moving_the_review_posts_what_is_undecided_there(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        old = await desk.card()
        told = await desk.owner().runs("review here", channel="news")
        assert "One proposal waits" in told.text
        new = await desk.card(channel="news")
        await accepts(desk, new, "Accept quietly")
        await desk.until(lambda: not desk.cards() and not desk.cards("news"))
        assert "Accepted by Olga" in texts(desk.sandbox.world.messages.find(int(old["id"])))


async def test_after_stop_nothing_is_posted_and_cards_still_work(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card = await desk.card()
        assert "No proposals are posted any more" in (await desk.owner().runs("review stop")).text
        assert "No channel was chosen" in (await desk.owner().runs("review stop")).text
        await desk.reads("SK Telecom advanced today.")
        await desk.cog("ReviewCog").desk.look()
        assert len(desk.cards()) == 1
        await accepts(desk, card, "Accept quietly")


async def test_only_the_owner_chooses_the_channel_and_rights_there_are_named(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        mina = await desk.curator("Mina")
        for command in ("review here", "review stop"):
            assert "Only the owner of this bot chooses" in (await mina.runs(command)).text
        told = await desk.owner().runs("review here", channel="quiet")
        assert "Permissions that I lack in this channel: Send Messages" in told.text
        assert rows(desk.stage)["review"] == 0


async def test_a_channel_that_closes_stops_nothing_and_is_tried_again_once_it_is_open(
    own_store: Path,
) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        world = desk.sandbox.world
        world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES)
        await desk.reads(NEWS)
        await desk.until(lambda: any(one.status == 403 for one in desk.sandbox.record.requests))
        assert desk.cards() == []
        world.set_overwrite(world.general, world.bot, allow=Permission.SEND_MESSAGES)
        await desk.card()


async def test_everything_kept_about_a_server_goes_with_it(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        await desk.card()
        await desk.owner().runs("settings forget", also={"confirm": "forget"})
        now = rows(desk.stage)
        assert (now["review"], now["review_card"], now["proposal"]) == (0, 0, 1)


async def test_hostile_words_are_shown_as_words_and_fit_a_message(own_store: Path, bodies: Bodies) -> None:
    hostile = (
        "@everyone &lt;@&amp;1&gt; [a](http://b) **x** \u202e` ~~ || # - the word of the ministry and the press was "
        * 6
    )
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        await here(desk)
        for number in range(8):
            text = f"Upstage advanced {hostile}{number}."
            await desk.reads(
                text, paper=f"@everyone **{number}** [x](http://y) " + "p" * 150, title=f"{hostile[:250]}"
            )
        await desk.until(lambda: "more" in texts((desk.cards() or [{}])[0]))
        (card,) = desk.cards()
        assert "\u202e" not in texts(card)
        assert "**x**" not in texts(card)
        assert len(texts(card)) <= 4000
        assert desk.sandbox.world.pings == []
        shown = await desk.owner().clicks(card, "Accept")
        assert "A preview" in shown.text


async def test_what_is_on_record_with_all_its_sources_is_closed_when_it_is_accepted(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        address = desk.paper(NEWS)
        desk.follow(address)
        await desk.round()
        card, owner = await desk.card(), desk.owner()
        by_hand = {"what": "advanced", "stage": "eval-3", "team": "upstage", "date": "2026-11-20"}
        shown = await owner.runs("fact add", also={**by_hand, "source": desk.site.url("/1")})
        await owner.clicks(shown.message or {}, "Accept quietly")
        told = await owner.clicks(card, "Accept")
        assert "The proposal is closed." in told.text
        await desk.until(lambda: not desk.cards())
        assert rows(desk.stage)["fact_update"] == 1


async def test_a_store_that_is_locked_is_told_and_ends_nothing(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        await desk.reads(NEWS)
        card, owner = await desk.card(), desk.owner()
        with desk.stage.services.store.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            told = await owner.clicks(card, "Not ours")
            connection.exec_driver_sql("ROLLBACK")
        assert "store does not answer" in told.text
        assert "says Olga" in (await owner.clicks(card, "Not ours")).text
