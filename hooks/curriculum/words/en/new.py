"""Words of `curriculum new`."""

WORDS = {
    # What `curriculum new` writes; a placeholder begins with this word
    "new.replace": "Replace:",
    "new.mantra": "{link} answers it: [[Replace: why, and link to the mantra that fits best.]]",
    "new.agenda-item": "[[Replace: a link to a module, or a block of your own.]] (30 min)",
    # What it says
    "new.wrote": """Wrote {path}. {count} places in it are marked [[Replace: ...]].

Next:
  1. Open it and write your own words in place of each mark. Delete what you do not need.
  2. Run `make check`: it names every mark that is left, with its line, and whatever else is wrong.
  3. Run `make serve` and look at http://127.0.0.1:8000/{address}
     Then commit the file and open a pull request.
{order}""",
    "new.order": "\nIt follows the other modules until you add `{id}` to `path` in {config}.\n",
    # Why it writes nothing
    "new.no-letters": "\"{title}\" has no letter from a to z, and the file's name is made from those. Give it a title "
    "in Latin letters; you can change the `# Title` in the file afterwards.",
    "new.reserved": "A file called `{id}.md` would stand at an address of the site itself. Give it another title.",
    "new.taken": "There is a file with the id `{id}` already: {path}. Give the new one another title, or edit that one.",
    "new.no-folder": "No folder is set up for the kind `{kind}`. Name one in mkdocs.yml, under extra, curriculum, "
    "collections, for example:\n    {kind}s: {kind}",
    "new.other-folder": "`{folder}` is no folder of the kind `{kind}`. Use --in with: {folders}.",
    "new.first-technique": "This kind of module links to a technique that helps, and there is none yet. Make one "
    "first:\n    curriculum new technique \"Ask first\"",
    "new.first-mindset": "A technique links to a mindset that it shifts, and there is none yet. Make one first:\n"
    "    curriculum new mindset \"The name of the mindset\"",
    "new.configuration": "The settings must be right before a file can be made:\n{problem}",
    "new.title": "\"{title}\" cannot be a title: {problem} Write it in other words.",
}
