"""The service level of a procedure: computed from what is really there, never typed in.

TT 32/2017/TT-BTTTT: levels 1 to 4; ND 42/2022/ND-CP: the two terms that followed, `fully online` or `partly online`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ServiceFacts:
    """What a procedure offers. `is_published`: procedure and form are public; nothing else counts before.

    `has_online_form`: it can be filled in and sent here. `pays_online`: what is due can be paid here.
    `returns_online_or_post`: nobody has to come for the result.
    """

    is_published: bool = True
    has_blank_forms: bool = False
    has_online_form: bool = False
    has_fee: bool = False
    pays_online: bool = False
    returns_online_or_post: bool = False


def level(facts: ServiceFacts) -> int:
    """1 full information; 2 also blank forms; 3 also filled in and sent online; 4 also paid online, or nothing due,
    with the result online or by post.

    An online form takes the place of a blank one. Offering more never lowers the level; only a fee can.
    """
    if not facts.is_published:
        return 1
    if not facts.has_online_form:
        return 2 if facts.has_blank_forms else 1
    paid = facts.pays_online or not facts.has_fee
    return 4 if paid and facts.returns_online_or_post else 3


def fully_online(facts: ServiceFacts) -> bool:
    """ND 42/2022/ND-CP: is everything done on the network, the result coming online or by public post?"""
    return level(facts) == 4
