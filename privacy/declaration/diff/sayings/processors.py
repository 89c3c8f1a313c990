"""What is said about those who receive data?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.change import Weight
from privacy.declaration.diff.difference import Difference
from privacy.declaration.diff.saying import Saying, answer, limit, value
from privacy.declaration.diff.weights import (
    Both,
    if_gained,
    if_longer,
    if_lost,
    if_lower,
    material,
    material_if,
    minor,
)


def _if_added(_both: Both, it: Difference) -> Weight:
    return material_if(it.new is not None and it.new.status != "retired")


SAYINGS: Final[Mapping[str, Saying]] = {
    "processors.*": Saying(
        _if_added,
        "{it} is added as {role}; it receives: {items}",
        "{it} is no longer {role}",
    ),
    "processors.*.name": value("The name under which {owner} is known"),
    "processors.*.legal_name": value("The legal name of a company that takes part", material),
    "processors.*.address": value("The address of {owner}"),
    "processors.*.country": value("The country of {owner}", material),
    "processors.*.contact": value("The contact of {owner}"),
    "processors.*.dpa_url": value("The data processing agreement with {owner}", if_lost),
    "processors.*.role": value("The role of {owner}", material),
    "processors.*.service": answer("What {owner} does"),
    "processors.*.purposes.*": Saying(
        if_gained,
        "{owner} takes part in a further purpose: {it}",
        "{owner} no longer takes part in this purpose: {it}",
    ),
    "processors.*.receives.*": Saying(
        if_gained, "{owner} receives {it} now", "{owner} no longer receives {it}"
    ),
    "processors.*.keeps": limit(
        "{owner} keeps what it receives for up to",
        if_longer,
        "How long {owner} keeps what it receives is no longer given",
    ),
    "processors.*.locations.*": Saying(
        if_gained,
        "{owner} processes data in a further place: {it}",
        "{owner} no longer processes data in this place: {it}",
    ),
    "processors.*.transfer.mechanism": value("What allows the transfer to {owner}", material),
    "processors.*.transfer.reference": value("The reference of the transfer to {owner}"),
    "processors.*.transfer.reason": value("The reason for the transfer to {owner}"),
    "processors.*.hosts.*": Saying(
        minor,
        "{owner} is reached at a further address: {it}",
        "{owner} is no longer reached at {it}",
    ),
    "processors.*.sdks.pypi.*": Saying(
        minor,
        "{owner} is reached through a further Python package: {it}",
        "{owner} is no longer reached through the Python package {it}",
    ),
    "processors.*.sdks.npm.*": Saying(
        minor,
        "{owner} is reached through a further npm package: {it}",
        "{owner} is no longer reached through the npm package {it}",
    ),
    "processors.*.optional": Saying(
        if_lost,
        "A site can do without {owner} now",
        "A site can no longer do without {owner}",
    ),
    "processors.*.example": Saying(
        minor, "{owner} is an example", "{owner} is no longer an example"
    ),
    "processors.*.status": value("The state of {owner}"),
    "processors.*.since": value("The day since when {owner} takes part", if_lower),
}
