"""Which rules does the writing itself have to keep? YAML, keys, types and texts."""

from typing import Final

from privacy.declaration.faults import Rule

_GUIDE: Final = "docs/declaration.md lists every key with its form"

P001: Final = Rule(
    "P001",
    "every key is known",
    "the program obeys only what it knows, so an unknown key would promise what nothing keeps",
    f"correct or remove the key; {_GUIDE}",
)
P002: Final = Rule(
    "P002",
    "the file is YAML",
    "a file that cannot be read says nothing, and the program must not guess",
    "mend the line; indent with spaces, and put quotes around words with `: `, `#` or `{` in them",
)
P003: Final = Rule(
    "P003",
    "each key stands once",
    "of two equal keys only one could count, and a reader cannot see which",
    "remove or rename one of the two",
)
P004: Final = Rule(
    "P004",
    "values are plain: no anchor, alias or tag",
    "what is written elsewhere in the file is easily changed without being seen here",
    "write the value out where it belongs",
)
P005: Final = Rule(
    "P005",
    "the file is UTF-8 text of bounded size and depth",
    "a declaration is for people to read",
    "save it as UTF-8 without control characters, and keep it short and flat",
)
P006: Final = Rule(
    "P006",
    "each value has the form that its key asks for",
    "the program acts on the value, so it must not have to guess what it means",
    f"give the value that form; {_GUIDE}",
)
P007: Final = Rule(
    "P007",
    "every key that is needed is there",
    "without it a question of an administrator stays unanswered",
    f"add the key; {_GUIDE}",
)
P008: Final = Rule(
    "P008",
    "every file of the policy exists",
    "a section without its text would be empty on the page",
    "write the file, in the folder of the policy's first language if it is a text; "
    "PRIVACY_POLICY names the folder of the policy",
)
P009: Final = Rule(
    "P009",
    "every text has a heading and says something",
    "the heading becomes the section's title, and an empty section hides that nothing is said",
    "begin the file with a line such as `# Cookies`, and write at least one sentence below it",
)
P100: Final = Rule(
    "P100",
    "every section of the policy is filled",
    "people look for the section, and would have to take its absence for an answer",
    "name a text under `statements`; if nothing of the kind is done, let the text say so",
)

RULES: Final = (P001, P002, P003, P004, P005, P006, P007, P008, P009, P100)
