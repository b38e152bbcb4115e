"""What it costs to answer from the FactBook in memory, beside loading the facts for every question."""

import tempfile
from datetime import UTC, datetime

from answers.questions import Command, ask
from answers.terms import Language
from answers.when import when
from app.answering import Answering
from app.logs import set_up_logs
from app.services import open_services
from app.settings import Secret, Settings
from db.engine import Store
from db.facts import load_facts
from tests.bench import asking, matching
from tests.bench.timing import side_by_side

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def main() -> None:
    """All tables: what an answer costs, how fast questions are read, and how names are matched."""
    with tempfile.TemporaryDirectory() as folder:
        set_up_logs(Settings())
        settings = Settings(database_url=Secret(f"sqlite:///{folder}/store.db"))
        with open_services(settings, clock=lambda: NOW) as services:
            print("| question | from memory, ms | facts loaded each time, ms | ratio |")
            print("|---|---|---|---|")
            for command, name in ((Command.STATUS, ""), (Command.TEAM, "모티프"), (Command.WHY, "NC AI")):
                _row(services.answering, services.store, command, name)
            asking.main(services.answering)
            matching.main(services.answering.facts)


def _row(answering: Answering, store: Store, command: Command, name: str) -> None:
    def from_memory() -> object:
        facts = answering.facts
        return answering.reply(ask(command, facts, when(facts, NOW), name=name), facts, Language.KO)

    def from_the_store() -> object:
        facts = store.read(load_facts, answering.facts.programme.id)
        return answering.reply(ask(command, facts, when(facts, NOW), name=name), facts, Language.KO)

    ours, theirs, ratio = side_by_side(from_memory, from_the_store, times=20)
    print(f"| {command} {name} | {ours * 1000:.2f} | {theirs * 1000:.2f} | {ratio:.3f} |")
