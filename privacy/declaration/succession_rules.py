"""Which rules does a version have to keep when it follows another?"""

from typing import Final

from privacy.declaration.faults import Rule, Weight

P090: Final = Rule(
    "P090",
    "the version number tells how much changed",
    "who reads only the numbers must not miss a change that matters",
    "set policy.version to the next major for a material change, the next minor for a smaller one, "
    "the next patch for wording",
)
P091: Final = Rule(
    "P091",
    "a material change takes effect only after the notice that was promised",
    "people may object in that time, and the version that they have promises it to them",
    "move policy.effective to a later day",
)
P092: Final = Rule(
    "P092",
    "the summary names every processor that is added",
    "it is the one sentence that everybody reads, and a new recipient is what they look for",
    "name it in policy.summary in words of its own, as its `name` has it",
)
P093: Final = Rule(
    "P093",
    "a version takes effect on the day when it is published, or later",
    "nobody could have known of it before",
    "move policy.effective to policy.published or a later day",
)
P094: Final = Rule(
    "P094",
    "a version is published on the day that it names",
    "another day would cut the notice short, or tell people a day on which nothing was published",
    "set policy.published to the day on which you publish, and see that policy.effective fits",
)
P096: Final = Rule(
    "P096",
    "a version names the one that it supersedes",
    "readers follow these numbers back, and a gap would hide a version",
    "set policy.supersedes to the newest published version, or bring the one that it names back "
    "from version control; the first one has none",
)
P097: Final = Rule(
    "P097",
    "the policy is reviewed once a year",
    "security.txt expires a year after policy.published, and a stale policy is seldom a true one",
    "read it through, correct what is not true any more, and publish it as a new version",
    Weight.WARNING,
)
P098: Final = Rule(
    "P098",
    "the newest published version kept the rules when it was published",
    "it was put into history by hand, or the rules are others now; people were told less than they "
    "had to be",
    "leave it as it is; tell people what was missed, and let `publish` put the next one there",
    Weight.WARNING,
)
RULES: Final = (P090, P091, P092, P093, P094, P096, P097, P098)
