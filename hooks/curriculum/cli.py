"""The ``curriculum`` command: what an editor runs without building the site.

``curriculum check`` exits 0, or 1 where there are errors (with ``--strict``, warnings too), 2 on wrong usage.
``curriculum report`` exits 0: its figures inform, and what must be mended is the check's to say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from curriculum.diagnostics import ERROR, FORMATS, WARNING, Diagnostics
from curriculum.project import find_config, read_project
from curriculum.reading import path_note
from curriculum.report import formats
from curriculum.report.figures import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="curriculum", description="Checks and reports on the curriculum's content.")
    parser.add_argument("-f", "--config-file", type=Path, default=None,
                        help="the site's mkdocs.yml (the nearest one upwards, unless given)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help="report every problem in the content, with its line")
    check.add_argument("--strict", action="store_true", help="fail on warnings too")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print (text)")
    figures = commands.add_parser("report", help="coverage, minutes, and the bank of items in figures")
    figures.add_argument("--format", choices=sorted(formats.FORMATS), default="text", help="how to print (text)")
    options = parser.parse_args(arguments)
    config = options.config_file or find_config(Path.cwd())
    if config is None or not config.is_file():
        parser.error("there is no mkdocs.yml here or above; name one with --config-file")
    if options.command == "report":
        return _report(config, options.format)
    return _check(config, options.strict, options.format)


def _check(config: Path, strict: bool, format: str) -> int:
    course, problems = read_project(config)
    sys.stdout.write(FORMATS[format](problems))
    if format != "json":
        if note := path_note(course):
            sys.stderr.write(f"{note}\n")
        sys.stderr.write(_summary(problems))
    return 1 if problems.count(ERROR) or (strict and problems.count(WARNING)) else 0


def _report(config: Path, format: str) -> int:
    course, problems = read_project(config)
    sys.stdout.write(formats.FORMATS[format](report(course)))
    if problems.count(ERROR):
        sys.stderr.write("The figures are of what could be read. Run `curriculum check` first: " + _summary(problems))
    return 0


def _summary(problems: Diagnostics) -> str:
    errors, warnings = problems.count(ERROR), problems.count(WARNING)
    if not errors and not warnings:
        return "No problems found.\n"
    counts = [f"{n} {what}{'s' * (n != 1)}" for n, what in ((errors, ERROR), (warnings, WARNING)) if n]
    return f"{' and '.join(counts)}. What each code means and how to mend it: see the page /authoring/.\n"


if __name__ == "__main__":
    raise SystemExit(main())
