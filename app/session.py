"""The interactive console: a line is a command with a name or a question in plain words, until `quit`."""

from rich.console import Console

from answers.errors import ProgrammeError
from answers.questions import NEEDS_NAME, Command, ask
from answers.reading import read
from answers.terms import Language
from answers.when import when
from app.answering import Answering
from app.printing import print_card, refusal, terminal

ENDS = frozenset({"quit", "exit", "q", ":q"})


def converse(answering: Answering, language: Language, console: Console | None = None) -> None:
    """Read commands until the input ends; a mistake gets a sentence and the session goes on."""
    console = console or terminal()
    say = answering.wording.say
    console.print(say(language, "console-welcome", programme=answering.facts.programme.name.in_(language)))
    console.print(say(language, "console-hint"))
    while True:
        try:
            typed = console.input("\n› ").strip()
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        word, _, rest = typed.partition(" ")
        if word.lower() in ENDS:
            return
        if word.lower() == "lang" and rest.strip() in set(Language):
            language = Language(rest.strip())
            console.print(say(language, "console-hint"))
        elif typed:
            _answer_line(answering, language, console, word.lower().lstrip("/"), rest.strip())


def _answer_line(answering: Answering, language: Language, console: Console, word: str, rest: str) -> None:
    say, facts = answering.wording.say, answering.facts
    if word not in set(Command):
        in_words = read(f"{word} {rest}", facts, answering.clock())
        reply = answering.reply(in_words, facts, in_words.language)
        print_card(reply.card, answering.wording, reply.language, console)
        return
    if word in NEEDS_NAME and not rest:
        example = facts.teams[0].name.in_(language)
        console.print(say(language, "console-no-name", command=word, team=example))
        return
    try:
        question = ask(Command(word), facts, when(facts, answering.clock()), name=rest)
        print_card(answering.reply(question, facts, language).card, answering.wording, language, console)
    except ProgrammeError as error:
        console.print(refusal(error, answering.wording, language))
