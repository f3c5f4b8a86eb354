"""The ``curriculum`` command: what an editor runs without building the site.

``curriculum check`` exits 0, or 1 where there are errors (with ``--strict``, warnings too), 2 on wrong usage.
``curriculum export`` exits 0, 1 where the content has errors, and 2 on wrong usage. ``curriculum new`` exits 0, or 2 where
it writes nothing. ``curriculum report`` exits 0: its figures inform, and what must be mended is the check's to say; 2
where there is nothing to compare with.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from curriculum import annotations, diagnostics
from curriculum.diagnostics import ERROR, WARNING, Diagnostics, counted
from curriculum.export.formats import FORMATS as EXPORTS
from curriculum.export.options import ORIGINS
from curriculum.project import find_config, read_project, read_supplies
from curriculum.reading import path_note
from curriculum.reading.configuration import KINDS
from curriculum.reading.nearest import nearest
from curriculum.words import ENGLISH, WORDS

#: How ``curriculum check`` prints.
CHECK_FORMATS = {"text": diagnostics.text, "github": annotations.github, "json": diagnostics.as_json}
REPORT_FORMATS = ("text", "markdown", "json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    usage = WORDS[ENGLISH]  # nobody knows the project yet, nor its language
    parser = argparse.ArgumentParser(prog="curriculum", description=usage["usage.about"])
    parser.add_argument("-f", "--config-file", type=Path, default=None,
                        help=usage["usage.config-file"])
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help=usage["usage.check"])
    check.add_argument("--strict", action="store_true", help=usage["usage.check.strict"])
    check.add_argument("--format", choices=CHECK_FORMATS, default="text", help=usage["usage.format"])
    figures = commands.add_parser("report", help=usage["usage.report"])
    figures.add_argument("--base", metavar="REV", help=usage["usage.report.base"])
    figures.add_argument("--format", choices=REPORT_FORMATS, default="text", help=usage["usage.format"])
    new = commands.add_parser("new", help=usage["usage.new"])
    new.add_argument("kind", choices=KINDS, help=usage["usage.new.kind"])
    new.add_argument("title", help=usage["usage.new.title"])
    new.add_argument("--in", dest="folder", default="", help=usage["usage.new.in"])
    export = commands.add_parser("export", help=usage["usage.export"])
    export.add_argument("format", choices=list(EXPORTS), help=usage["usage.export.format"].format(formats=", ".join(EXPORTS)))
    export.add_argument("id", nargs="?", default=None, help=usage["usage.export.id"])
    export.add_argument("-o", "--output", type=Path, required=True, metavar="PATH",
                        help=usage["usage.export.output"])
    export.add_argument("--items", choices=ORIGINS, default="all",
                        help=usage["usage.export.items"])
    options = parser.parse_args(arguments)
    config = options.config_file or find_config(Path.cwd())
    if config is None or not config.is_file():
        parser.error(usage["usage.no-config"])
    if options.command == "report":
        return _report(config, options.base, options.format)
    if options.command == "new":
        return _new(config, options.kind, options.title, options.folder)
    if options.command == "export":
        return _export(config, options.format, options.id, options.output, options.items, export)
    return _check(config, options.strict, options.format)


def _check(config: Path, strict: bool, format: str) -> int:
    course, problems = read_project(config)
    sys.stdout.write(CHECK_FORMATS[format](problems))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if format == "github" and summary:
        with open(summary, "a", encoding="utf-8") as out:
            out.write(annotations.summary(problems))
    if format != "json":
        if note := path_note(course):
            sys.stderr.write(f"{note}\n")
        sys.stderr.write(_summary(problems))
    return 1 if problems.count(ERROR) or (strict and problems.count(WARNING)) else 0


# What the other commands need is loaded when they are run: a check on every save should not wait for it.
def _report(config: Path, base: str | None, format: str) -> int:
    from curriculum.report import formats
    from curriculum.report.figures import report

    course, problems = read_project(config)
    if base is not None:
        from curriculum.compare import compare
        from curriculum.revision import Unreadable

        try:
            sys.stdout.write(compare(config, course, problems, base, format))
        except Unreadable as error:
            sys.stderr.write(f"{error}\n")
            return 2
    else:
        sys.stdout.write(formats.FORMATS[format](report(course), WORDS[course.settings.language]))
    if problems.count(ERROR):
        sys.stderr.write(problems.words["told.figures"].format(summary=_summary(problems)))
    return 0


def _export(
    config: Path, name: str, id: str | None, output: Path, origin: str, parser: argparse.ArgumentParser,
) -> int:
    format = EXPORTS[name]
    course, problems = read_project(config)
    words = problems.words
    if problems.count(ERROR):
        sys.stderr.write(diagnostics.text(problems) + words["told.not-exported"].format(summary=_summary(problems)))
        return 1
    modules = {module.id: module for module in course.modules}
    if id is not None and format.file:
        parser.error(words["told.one-file"].format(name=name, id=id))
    if id is not None and id not in modules:
        guess = nearest(id, modules)
        parser.error(words["told.no-module-near" if guess else "told.no-module"].format(id=id, guess=guess))
    made = format.make(read_supplies(config, course, course.modules if id is None else [modules[id]], origin))
    paths = _paths(output, made.files, format.file)
    for path, data in paths.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            parser.error(words["told.no-place"].format(path=path, why=error.strerror))
    for loss in made.losses:
        sys.stderr.write(f"{loss.about}: {loss.told(words)}\n")
    sys.stderr.write(words["told.written"].format(
        files=", ".join(map(str, paths)) or words["told.nothing"],
        lost=words["told.lost" if made.losses else "told.not-lost"].format(name=name)) + "\n")
    return 0


def _paths(output: Path, files: Mapping[str, bytes], main: str) -> dict[Path, bytes]:
    """Where each file goes: below a folder that is there, or that several modules need. Else the file that was asked for
    (``main``, or the only one) gets the name that was given, and what belongs to it stands beside it."""
    asked = main or (next(iter(files)) if len(files) == 1 else "")
    if output.is_dir() or not asked:
        return {output / file: data for file, data in files.items()}
    return {output if file == asked else output.parent / file: data for file, data in files.items()}


def _new(config: Path, kind: str, title: str, folder: str) -> int:
    from curriculum.new import Refused, write_new

    try:
        sys.stdout.write(write_new(config, kind, title, folder))
    except Refused as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _summary(problems: Diagnostics) -> str:
    counts = problems.words["and"].join(counted(problems))
    return (problems.words["told.see"].format(counts=counts) if counts else problems.words["told.none"]) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
