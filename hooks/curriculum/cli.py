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
from curriculum.diagnostics import ERROR, WARNING, Diagnostics
from curriculum.export.formats import FORMATS as EXPORTS
from curriculum.export.options import ORIGINS
from curriculum.project import find_config, read_project, read_supplies
from curriculum.reading import path_note
from curriculum.reading.configuration import KINDS
from curriculum.reading.nearest import nearest

#: How ``curriculum check`` prints.
CHECK_FORMATS = {"text": diagnostics.text, "github": annotations.github, "json": diagnostics.as_json}
REPORT_FORMATS = ("text", "markdown", "json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="curriculum", description="Checks and reports on the curriculum's content.")
    parser.add_argument("-f", "--config-file", type=Path, default=None,
                        help="the site's mkdocs.yml (the nearest one upwards, unless given)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help="report every problem in the content, with its line")
    check.add_argument("--strict", action="store_true", help="fail on warnings too")
    check.add_argument("--format", choices=CHECK_FORMATS, default="text", help="how to print (text)")
    figures = commands.add_parser("report", help="coverage, minutes and the bank in figures, or what a change does")
    figures.add_argument("--base", metavar="REV", help="a commit or branch to compare with")
    figures.add_argument("--format", choices=REPORT_FORMATS, default="text", help="how to print (text)")
    new = commands.add_parser("new", help="write a new file, with a mark wherever you have to write")
    new.add_argument("kind", choices=KINDS, help="what it is")
    new.add_argument("title", help="its title, in quotation marks; the file's name is made from it")
    new.add_argument("--in", dest="folder", default="", help="the folder, where the kind has several (the first)")
    export = commands.add_parser("export", help="a file for another system, without building the site")
    export.add_argument("format", choices=list(EXPORTS), help="what to write: " + ", ".join(EXPORTS))
    export.add_argument("id", nargs="?", default=None, help="the module, for a format with a file for each (all of them)")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="PATH",
                        help="the file to write, or a folder: for several files, or where there is one of that name")
    export.add_argument("--items", choices=ORIGINS, default="all",
                        help="which items of the question bank a file of it holds (all)")
    options = parser.parse_args(arguments)
    config = options.config_file or find_config(Path.cwd())
    if config is None or not config.is_file():
        parser.error("there is no mkdocs.yml here or above; name one with --config-file")
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
        sys.stdout.write(formats.FORMATS[format](report(course)))
    if problems.count(ERROR):
        sys.stderr.write("The figures are of what could be read. Run `curriculum check` first: " + _summary(problems))
    return 0


def _export(
    config: Path, name: str, id: str | None, output: Path, origin: str, parser: argparse.ArgumentParser,
) -> int:
    format = EXPORTS[name]
    course, problems = read_project(config)
    if problems.count(ERROR):
        sys.stderr.write(diagnostics.text(problems) + "Nothing was exported. " + _summary(problems))
        return 1
    modules = {module.id: module for module in course.modules}
    if id is not None and format.file:
        parser.error(f"{name} is one file of the whole curriculum; leave `{id}` out")
    if id is not None and id not in modules:
        guess = nearest(id, modules)
        parser.error(f"there is no module `{id}`" + (f"; did you mean `{guess}`?" if guess else ""))
    made = format.make(read_supplies(config, course, course.modules if id is None else [modules[id]], origin))
    paths = _paths(output, made.files, format.file)
    for path, data in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for loss in made.losses:
        sys.stderr.write(f"{loss.about}: {loss.what}\n")
    lost = f"What {name} could not hold is listed above." if made.losses else "Nothing was lost."
    sys.stderr.write(f"Written: {', '.join(map(str, paths)) or 'nothing'}. {lost}\n")
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
    errors, warnings = problems.count(ERROR), problems.count(WARNING)
    if not errors and not warnings:
        return "No problems found.\n"
    counts = [f"{n} {what}{'s' * (n != 1)}" for n, what in ((errors, ERROR), (warnings, WARNING)) if n]
    return f"{' and '.join(counts)}. What each code means and how to mend it: see the page /authoring/.\n"


if __name__ == "__main__":
    raise SystemExit(main())
