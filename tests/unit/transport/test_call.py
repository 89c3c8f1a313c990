"""Are an answer and its limits values that nobody changes on the way?"""

import dataclasses
from datetime import timedelta

import pytest

from privacy.transport.call import Answer, Limits


@pytest.mark.parametrize("value", [Answer(200, {}, b""), Limits(timedelta(seconds=1), 1)])
def test_what_goes_through_a_transport_is_frozen(value: Answer | Limits) -> None:
    first = dataclasses.fields(value)[0].name

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, first, None)
