"""The command line: `python -m bot <command>`."""

from __future__ import annotations

import importlib
import sys

# Each command imports only what it needs: `assess` must be ready in under 2 seconds, Rasa takes 5 to import.
COMMANDS = {
    "serve": ("bot.launcher.serve", "serve the chat page and the REST channel"),
    "train": ("bot.launcher.train", "train the model, if anything it depends on changed"),
    "assess": ("bot.assess", "assess one text, or JSON lines from standard input"),
    "validate": ("bot.validate", "check the knowledge, the settings and the domain"),
}


def usage() -> str:
    """What can be typed."""
    lines = [f"  {name:<10}{what}" for name, (_, what) in COMMANDS.items()]
    more = "'python -m bot <command> --help' tells more."
    return "\n".join(["usage: python -m bot <command> [options]", "", *lines, "", more])


def main(argv: list[str]) -> int:
    """Run one command; returns its exit code, 2 for a command that does not exist."""
    if not argv or argv[0] in ("-h", "--help"):
        print(usage())
        return 0 if argv else 2
    if argv[0] not in COMMANDS:
        print(f"There is no command '{argv[0]}'.\n\n{usage()}", file=sys.stderr)
        return 2
    module, _ = COMMANDS[argv[0]]
    return int(importlib.import_module(module).run(argv[1:]))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
