#!/bin/sh
# Spelling, Markdown, YAML, and the repository's own settings: what the content check does not look at. All of it works
# offline, and says the file and line of what it finds.
set -eu
cd "$(dirname "$0")/.."

bin=.venv/bin
words="content .github hooks/curriculum/words"
failed=0
# Says nothing of what is well.
run() { said=$("$@" 2>&1) || { failed=1; printf '%s\n' "$said"; }; }

# spelling/words.txt: right as it is. spelling/british.txt: American spellings, and ours.
# shellcheck disable=SC2086 # a list of folders
run "$bin/codespell" --dictionary - --dictionary spelling/british.txt --ignore-words spelling/words.txt \
    $words hooks/curriculum/scaffold ./*.md
run "$bin/pymarkdown" --config pyproject.toml scan -r content ./*.md
run "$bin/yamllint" --strict .
run "$bin/check-jsonschema" --builtin-schema vendor.github-workflows .github/workflows/*.yml
run "$bin/check-jsonschema" --builtin-schema vendor.dependabot .github/dependabot.yml
run "$bin/check-jsonschema" --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
for form in learner trainer editor developer; do
    run "$bin/check-jsonschema" --builtin-schema vendor.github-issue-forms ".github/ISSUE_TEMPLATE/$form.yml"
done
run "$bin/zizmor" --offline .github
exit "$failed"
