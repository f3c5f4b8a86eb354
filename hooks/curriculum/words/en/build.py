"""What a build says in its log, and why it stops."""

WORDS = {
    "build.error": "The content has {count} error, listed above. Nothing was built.",
    "build.errors": "The content has {count} errors, listed above. Nothing was built.",
    "build.no-template": "{path} has `template: {name}`, and the theme has no such template. Take the line out.",
    "build.no-index": "The search's index could not be made: {error}",
    "build.not-as-read": "{path}: the page as rendered is not what the content says: {wrong}. Nothing was published; look for "
    "Markdown that GitHub shows differently.",
    "build.not-rendered": "{path}: the page as rendered is not what the content says: {wrong}.",
    "build.heading-other": 'a heading on the page reads "{there}" where the content has "{here}"',
    "build.heading-more": 'the heading "{title}" is on the page',
    "build.heading-missing": 'the heading "{title}" is missing',
    "build.link-leaves": "a link leaves by `{scheme}`",
    "build.inline-script": "{page}: the page has an inline script that no browser would run under the site's policy: {script}… "
    "If a feature of the theme brings it, add its partial to PARTIALS in hooks/protection.py.",
    "build.offline": "The variable OFFLINE is neither 0 nor 1. Set OFFLINE=1, or leave it out.",
    "build.libraries": "The PDFs need libraries that are not on this system (by their Debian names): {missing}. Install them, "
    "or build without the PDFs: PRINT=0 mkdocs build",
    "build.print-failed": "The PDFs could not be made: {error}\nWithout them: PRINT=0 mkdocs build",
    "build.print-pack": "Print pack: {rendered} documents rendered, {kept} unchanged.",
    "build.export-failed": "The {name} export could not be made. {error}",
    "build.exports": "Exports: {files} files. What their formats could not hold ({lost}): see `curriculum export`.",
    # Of a PDF
    "check.print": "{document}: {what}",
    "check.print-letter": "“{letter}” (U+{number:04X}) is in none of the fonts that paper is printed with.",
}
