"""Words of what a device keeps: progress, practice, forms A and B."""

WORDS = {
    # How far a module is
    "kept.new": "Not started",
    "kept.part": "Part-way",
    "kept.done": "Done",
    # What comes next on this device
    "onward.begin": "Start",
    "onward.read-on": "Read on",
    "onward.check": "Do the check",
    "onward.again": "Read again",
    "onward.carry-on": "Carry on: {title}",
    "onward.practise": "All done. Practise them",
    "kept.nothing": "Nothing here yet, and that's fine",
    "kept.start": "Start here: {title}",
    # Forms A and B
    "forms.lede": "Two forms ask as much about every module, with different questions: Form A before you begin, "
    "Form B when you have finished. What changed between them is what you learned.",
    "forms.lede.a": "For before you begin.",
    "forms.lede.b": "For when you have finished.",
    "forms.other": "The other one:",
    "forms.code": "version {code}",
    "forms.description": "Two tests over the whole curriculum with different questions, for before and after.",
    "quizzes.more": "Over all modules",
    "quizzes.progress": "Your progress",
    # Practice
    "practice.title": "Practice",
    "practice.lede": "Ten questions, mixed over the modules you have begun. What you have not been asked for two "
    "days comes first.",
    "practice.description": "Mixed questions over the modules you have begun, the ones that are due first.",
    "practice.nothing": "Practice asks again what you have met. Read a module or take its check, then come back.",
    "practice.no-script": "Practice picks questions by what this browser has kept, so it needs JavaScript. The "
    "quizzes work without it.",
    "practice.live.count": "Question {number} of {total}",
    "practice.live.over": "Practise ten more",
    "practice.live.told": "Modules begun: {modules}. No question is due; these are new, or were asked longest ago.",
    "practice.live.told-due": "Modules begun: {modules}. Questions due: {due}.",
    "practice.live.failed": "The questions could not be loaded. Try again when you are connected; the quizzes need "
    "nothing more.",
    "practice.live.practice-blocked": "This browser isn't keeping progress, so practice cannot know what you have "
    "begun. The quizzes work all the same.",
    # Progress
    "progress.title": "Progress",
    "progress.lede": "What you have done on this device. Nobody else can see it, and we don't collect it.",
    "progress.description": "What this device has done, with a copy to save, load or clear, and a record to print.",
    "progress.no-script": "With JavaScript, this page shows what you have read and answered on this device, which "
    "mindsets your answers leaned to, and what you ticked and wrote. It lets you save a copy, load one, clear "
    "everything, and print a record. Without it nothing is kept. Modules and quizzes work all the same.",
    "progress.nothing": "What you read, tick, write and answer shows up here, on this device only.",
    "progress.module": "Module",
    "progress.steps": "Steps",
    "progress.check": "Check",
    "progress.action": "Next",
    "progress.steps-are": "The steps: read the page to its end, finish the check, and "
    "tick something to try. With the first two a module is done.",
    "progress.practise": "Practise what you have begun",
    "progress.leaned": "Many a wrong or second-best answer speaks for a mindset. This counts first answers in "
    "quizzes, practice and forms.",
    "progress.forms": "Before and after",
    "progress.notes": "What you ticked and wrote",
    "progress.record": "Record of completion",
    "progress.record-what": "A page to print, or to save as a PDF, with the modules you have done. Your name goes on "
    "the paper and is kept nowhere.",
    "progress.name": "Your name",
    "progress.print": "Print my record",
    "progress.print-notes": "Print what I wrote",
    "progress.record-done": "Modules done, each read to its end and checked:",
    "progress.record-note": "Made by the learner from what one device has kept. It shows practice, not a test taken "
    "under supervision.",
    "progress.copy": "Your copy",
    "progress.copy-what": "Browsers forget: when their data is cleared, sometimes by themselves. Save a copy as a "
    "file, or load one that you made here or on another device. What is newer stays.",
    "progress.save": "Save a copy",
    "progress.load": "Load a copy",
    "progress.clear": "Clear everything",
    "progress.clear-ask": "Clear everything? This can't be undone.",
    "progress.clear-yes": "Clear everything",
    "progress.clear-no": "Keep it",
    "progress.live.locale": "en-GB",
    "progress.live.count": "{done} of {all} modules done",
    "progress.live.steps-of": "{done} of {all}",
    "progress.live.untried": "Done, one left to try",
    "progress.live.progress": "{done} of {all} answered",
    "progress.live.finished": "{right} of {all} right first time",
    "progress.live.begin": "Start",
    "progress.live.read-on": "Read the page",
    "progress.live.to-check": "Do the check",
    "progress.live.check-on": "Go on with the check",
    "progress.live.again": "Read again",
    "progress.live.answer": "1 answer",
    "progress.live.answers": "{count} answers",
    "progress.live.edited": "On a question that has changed since",
    "progress.live.cleared": "Everything is cleared. This browser keeps nothing of what you did here.",
    "progress.live.loaded": "Loaded. New or newer in the copy: {count}. Nothing else was changed.",
    "progress.live.nothing-new": "There is nothing in this copy that this browser does not have.",
    "progress.live.not-json": "This file could not be read as a copy. Nothing was changed.",
    "progress.live.foreign": "This file is no copy of progress on this site. Nothing was changed.",
    "progress.live.version": "This copy was made by a newer version of this site. Nothing was changed.",
    "progress.live.too-large": "This file is too large to be a copy. Nothing was changed.",
    "progress.live.full": "This browser has no room for the copy. Nothing was changed.",
}
