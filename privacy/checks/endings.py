"""Below which endings is a name with dots a host, though no scheme stands before it?

Elsewhere `panel.html`, `db.site` and `request.path` would be hosts, too.
"""

from typing import Final

_PLAIN: Final = """
com net org edu gov mil int aero coop museum mobi travel xyz io ai co gg fm example invalid asia
berlin tokyo london paris nyc
eu uk de fr ch nl ie pt dk fi cz pl ca au nz jp cn ru ua kr tw hk sg za mx tr il sk bg
"""
# The words that parts of a program are called by, such as `store` and `page`, are not among these.
_AMBIGUOUS: Final = """
app dev cloud tech online test info biz pro email sh shop live website zone news digital agency
systems software solutions network chat social club icu vip global center codes engineering
technology finance bank blog wiki studio express academy city ninja rocks guru wtf lol ltd inc llc
gmbh aws google internal local lan corp intranet onion arpa
ac ae ag ar at be br by cc cl cr cx cy ee es fo ga gd ge gl gr gs hm hr hu im in is it ke kz la li
lt lu lv ly ma mc me ml ms mt mu my nf ng no nu pe ph pk pm pn pw re ro rs sa sc se si sn so st su
tc tf th tk tl tm tn to tv tz us uy uz vc ve vg vn vu ws zm
"""

PLAIN: Final = frozenset(_PLAIN.split())
"""Two labels are enough below these."""

AMBIGUOUS: Final = frozenset(_AMBIGUOUS.split())
"""These end the names of other things as well: they need three labels, or a port behind them."""
