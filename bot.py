"""Cutline's entry: reads the sub-command, composes, starts; no rules."""

import sys


def main() -> int:
    from app.console import main as console_main

    return console_main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
