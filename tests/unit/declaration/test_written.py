import re

import pytest

from privacy.declaration.faults import Rule
from privacy.declaration.written import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_why_and_how_to_mend(rule: Rule) -> None:
    assert re.fullmatch("P[0-9]{3}", rule.code)
    for part in (rule.demand, rule.why, rule.fix):
        assert len(part.split()) > 2
        assert not part.endswith(".")
        assert part == part.strip()


def test_each_code_is_given_once_and_stops_the_program() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == sorted(set(codes))
    assert {rule.weight.value for rule in RULES} == {"error"}
