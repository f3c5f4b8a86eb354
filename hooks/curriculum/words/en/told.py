"""What `curriculum` says around its results, and how problems are counted."""

WORDS = {
    # Levels, and how many there are of each
    "told.error": "error",
    "told.warning": "warning",
    "told.error-one": "1 error",
    "told.errors": "{count} errors",
    "told.warning-one": "1 warning",
    "told.warnings": "{count} warnings",
    "told.none": "No problems found.",
    "told.see": "{counts}. What each code means and how to mend it: see the page /authoring/.",
    # On GitHub
    "told.title": "Content check",
    "told.head": "| Where | What is wrong | How to mend it |",
    "told.where": "`{path}` line {line}",
    "told.more": "and {count} more: mend these first.",
    "told.github.errors": "{count} errors in all: GitHub shows the first {shown} of a step beside their lines; the other {rest} "
    "are in the summary of this run.",
    "told.github.warnings": "{count} warnings in all: GitHub shows the first {shown} of a step beside their lines; the other "
    "{rest} are in the summary of this run.",
    # Of a report and an export
    "told.figures": "The figures are of what could be read. Run `curriculum check` first: {summary}",
    "told.not-exported": "Nothing was exported. {summary}",
    "told.no-place": "Nothing can be written to {path}: {why}. -o takes a file for one file, and a folder for several.",
    "told.one-file": "{name} is one file of the whole curriculum; leave `{id}` out",
    "told.no-module": "there is no module `{id}`",
    "told.no-module-near": "there is no module `{id}`; did you mean `{guess}`?",
    "told.written": "Written: {files}. {lost}",
    "told.nothing": "nothing",
    "told.lost": "What {name} could not hold is listed above.",
    "told.not-lost": "Nothing was lost.",
    # Where nothing can be compared with
    "told.no-history": "There is no git history here to compare with. Run this in a clone of the repository.",
    "told.no-commit": "There is no commit `{revision}` here. {help}",
    "told.no-files": "git cannot read the files at `{revision}`. {help}",
    "told.no-config": "At `{revision}` there is no {file} to compare with.",
    "told.no-git": "git is not installed here, and what was before is read through it.",
    "told.shallow": "This clone is shallow, so older commits are not in it: fetch them with `git fetch --unshallow` (in a "
    "workflow, give actions/checkout `fetch-depth: 0`).",
    "told.revisions": "Name a branch, a tag or a commit: `git log --oneline` lists the last ones, `git fetch` brings others.",
    # How the command is used: said before a project is read, and so in English
    "usage.about": "Checks and reports on the curriculum's content.",
    "usage.config-file": "the site's mkdocs.yml (the nearest one upwards, unless given)",
    "usage.no-config": "there is no mkdocs.yml here or above; name one with --config-file",
    "usage.check": "report every problem in the content, with its line",
    "usage.check.strict": "fail on warnings too",
    "usage.format": "how to print (text)",
    "usage.report": "coverage, minutes and the bank in figures, or what a change does",
    "usage.report.base": "a commit or branch to compare with",
    "usage.new": "write a new file, with a mark wherever you have to write",
    "usage.new.kind": "what it is",
    "usage.new.title": "its title, in quotation marks; the file's name is made from it",
    "usage.new.in": "the folder, where the kind has several (the first)",
    "usage.export": "a file for another system, without building the site",
    "usage.export.format": "what to write: {formats}",
    "usage.export.id": "the module, for a format with a file for each (all of them)",
    "usage.export.output": "the file to write, or a folder: for several files, or where there is one of that name",
    "usage.export.items": "which items of the question bank a file of it holds (all)",
}
