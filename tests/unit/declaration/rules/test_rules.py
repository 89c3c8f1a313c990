"""Which rules are there? Each code once, each told in full."""

from privacy.declaration import references, rules, texts, written

RULES = (*written.RULES, *references.RULES, *texts.RULES, *rules.RULES)


def test_each_code_is_given_once() -> None:
    codes = [rule.code for rule in RULES]

    assert sorted(set(codes)) == sorted(codes)


def test_each_rule_says_what_why_and_how_without_a_full_stop() -> None:
    told = [words for rule in RULES for words in (rule.demand, rule.why, rule.fix)]

    assert [words for words in told if not words.strip() or words.endswith(".")] == []


def test_what_the_declaration_alone_decides_is_here() -> None:
    assert sorted(rule.code for rule in rules.RULES) == [
        *("P012", "P020", "P021", "P030", "P031", "P032", "P033", "P034", "P040", "P041", "P042"),
        *(
            "P043",
            "P044",
            "P045",
            "P046",
            "P047",
            "P048",
            "P049",
            "P052",
            "P053",
            "P057",
            "P071",
            "P072",
        ),
        *("P080", "P081", "P110", "P120", "P122", "P123", "P124", "P131"),
    ]
