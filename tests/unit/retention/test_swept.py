"""Does a sweep say in words what it did, and what is left?"""

from privacy.retention.swept import Swept


def test_a_pass_is_told_in_words() -> None:
    failures = tuple(f"site {number}: StoreError" for number in range(7))

    assert str(Swept(5, 1, 2, 3, (), is_done=True)) == (
        "removed 5 identities, 2 tombstones, 3 days of counted calls; 1 sites are forgotten"
    )
    assert "; failed: site 0: StoreError; " in str(Swept(0, 0, 0, 0, failures, is_done=True))
    assert str(Swept(0, 0, 0, 0, failures, is_done=True)).endswith("StoreError and 2 more")
