"""Words that say who speaks, who does not, and whether a clause follows: table speaker_words."""

import re
from collections.abc import Sequence
from functools import cache

from idnews.morphology.lexicon import load_roots
from idnews.resources import read_table

__all__ = ["has_predicate", "is_verb", "words_of_kind"]

MAX_PREDICATE_WORDS = 25
"""Words behind a reporting verb in which the predicate of its clause begins: subjects of more words
are lists and titles; at half of this, subjects with a relative clause are missed."""

_AFFIXED = re.compile(r"(?:me|ber|ter|di)[a-z]{4,}(?:-[a-z]+)?$")
_DEMONSTRATIVE = frozenset({"ini", "itu", "tersebut"})
_OWN = frozenset(
    "pihaknya dirinya timnya partainya kliennya biasanya sebenarnya seharusnya sebaiknya".split()
)
_NOMINAL = frozenset({"adanya", "perlunya", "pentingnya", "banyaknya", "sulitnya", "terjadinya"})
_LINKING_VERBS = frozenset({"adalah", "ialah", "merupakan", "berada"})
_JOINING = frozenset({"dan", "serta", "sekaligus"})
_TIMING = frozenset({"saat", "ketika", "setelah", "sebelum"})
# A noun follows these, and behind it the clause's verb: `kepatuhan terhadap aturan masih rendah`.
_PREPOSITIONS = frozenset(
    "atas bagi mengenai oleh perihal seputar soal tentang terhadap terkait".split()
)
_AUXILIARIES = frozenset(
    "akan bakal belum bisa dapat harus masih sangat semakin sudah tak telah tetap tidak".split()
)
_PLACING = frozenset({"di", "ke", "dari"})


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the words of one kind.

    `adverb` between subject and verb, `link` before a subject, `not_acting` before a person who
    does not act, `relation` before a person who is somebody else's (`kuasa hukum X`), `person`
    nouns for people, `adjunct` behind a speaker's name, `denial` before a verb that reports
    nothing, and the words of a clause: `predicate`, `particle` (no verb despite its form),
    `blocker` (what follows is no main predicate), `break`, and the `pronoun`s.

    `object` are what one utters (`menyampaikan apresiasi`), so that no clause follows.

    `no_cue` are words in -nya that report nothing (`singkatnya`), though their roots do.

    For what stands for a person without the name: `possessed` before `-nya` (`istrinya`), `rival`
    nouns that a pronoun may mean instead, and `not_holder` before an office that does not mean its
    holder (`calon`, `kantor`).

    >>> "dia" in words_of_kind("pronoun")
    True
    """
    rows = read_table("speaker_words", ("word", "kind"))
    return frozenset(word for word, of_kind in rows if of_kind == kind)


def is_verb(word: str) -> bool:
    """Whether the lower-cased `word` looks like an affixed verb.

    >>> [is_verb(w) for w in ("mengatakan", "dibuka", "berita", "tersebut")]
    [True, True, False, False]
    """
    return (
        _AFFIXED.match(word) is not None
        and word not in words_of_kind("particle")
        and word not in load_roots()
    )


def _is_subject(word: str, behind: Sequence[str]) -> bool:
    """Whether a word in -nya is the subject of a clause: `pihaknya ...`, `prosesnya masih ...`."""
    if word in _OWN or word in _NOMINAL:
        return word in _OWN
    return any(w in words_of_kind("predicate") for w in behind) or any(map(is_verb, behind[:1]))


def _waits_for_verb(word: str) -> bool:
    """Whether the verb behind `yang`, of whatever form, still comes: `yang masih lemah`."""
    is_noun = word.endswith("nya") and not is_verb(word)
    return is_noun or word in words_of_kind("predicate")


def _goes_on(word: str) -> bool:
    """Whether the object goes on behind `itu`, which else ends a subject: `KLB itu ilegal`."""
    kinds = ("adjunct", "adverb", "blocker", "break", "link", "pronoun", "not_acting")
    return word in ("", "kami", "ke") or any(word in words_of_kind(kind) for kind in kinds)


def has_predicate(words: list[str]) -> bool:
    """Whether `words`, lower-cased, are a clause rather than an object.

    A verb or auxiliary that no `yang`, `untuk` or the like governs makes the clause.

    >>> has_predicate("harga beras akan turun".split())
    True
    >>> has_predicate("rencana yang akan dibahas".split())
    False
    """
    is_blocked = is_relative = False
    noun = len(words)
    for number, word in enumerate(words[:MAX_PREDICATE_WORDS]):
        follower = words[number + 1] if number + 1 < len(words) else ""
        if word in words_of_kind("break") and (word, follower) != ("saat", "ini"):
            if word not in _TIMING or "yang" not in words[:number]:
                return False
            continue  # `uang yang beredar saat Lebaran akan naik`
        if number == 0 and word.endswith("nya") and not _is_subject(word, words[1:3]):
            return False
        if is_relative and not _waits_for_verb(word):
            is_blocked = is_relative = False
        elif word in words_of_kind("blocker"):
            if number == 0:
                return False
            is_blocked = True
            is_relative = word == "yang"
            noun = number + 1 if word in _PREPOSITIONS else len(words)
        elif number and word in _LINKING_VERBS:
            return True
        elif word in words_of_kind("predicate"):
            is_main = not is_blocked or (number > noun and word in _AUXILIARIES)
            if is_main and words[number - 1] not in _PLACING:
                return True
        elif word in _DEMONSTRATIVE:
            if not is_blocked and not _goes_on(follower):
                return True
            is_blocked = False
        elif is_verb(word):
            if number and words[number - 1] in _JOINING and word.startswith("me"):
                return False  # `membantah tuduhan itu dan mengancam`: the speaker's second verb
            if not is_blocked:
                return True
            is_blocked = False
    return False
