"""Cutline's entry: reads the sub-command, composes, starts; no rules."""

import gc
import sys

TRYING_OUT = {"--open", "--terminal"}  # how to chat with the bot in the sandbox


def main() -> int:
    arguments = sys.argv[1:]
    command = arguments[0] if arguments and not arguments[0].startswith("-") else ""
    flags = set(arguments[1:] if command else arguments)
    if (command in {"", "sandbox"} and flags <= TRYING_OUT) or arguments in (["run"], ["courier"]):
        # The bot's own path loads nothing that only the command line needs, and collects no garbage while
        # it loads: there is none yet, and looking for it took a fifth of the time.
        gc.disable()
        from cogs import start

        if command == "courier":
            return start.courier()
        return start.run() if command == "run" else start.begin(command, flags)
    from app.console import main as console_main

    return console_main(arguments)


if __name__ == "__main__":
    sys.exit(main())
