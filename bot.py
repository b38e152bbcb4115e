"""Cutline's entry: reads the sub-command, composes, starts; no rules."""

import gc
import sys


def main() -> int:
    arguments = sys.argv[1:]
    if arguments in (["run"], ["sandbox"], []):
        # The bot's own path loads nothing that only the command line needs, and collects no garbage while
        # it loads: there is none yet, and looking for it took a fifth of the time.
        gc.disable()
        from cogs import start

        return {"run": start.run, "sandbox": start.sandbox}.get("".join(arguments), start.alone)()
    from app.console import main as console_main

    return console_main(arguments)


if __name__ == "__main__":
    sys.exit(main())
