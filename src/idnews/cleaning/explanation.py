"""What cleaning did to a page, for people to read."""

from idnews.cleaning.steps import STEPS
from idnews.records import Article

__all__ = ["explain_removals", "explain_steps"]

MAX_SHOWN = 70


def explain_removals(article: Article) -> str:
    """Return a table of what was taken out of a page: where, by which step, as what, and the words.

    >>> from idnews.cleaning import clean
    >>> print(explain_removals(clean("Harga naik.\\nADVERTISEMENT\\nWarga resah.")))
    start    end  step           kind             text
       12     25  furniture      advertisement    ADVERTISEMENT
    """
    lines = [f"{'start':>5} {'end':>6}  {'step':<14} {'kind':<16} text"]
    for removal in article.removed:
        words = " ".join(removal.text.split())
        if len(words) > MAX_SHOWN:
            half = MAX_SHOWN // 2
            words = f"{words[:half]} … {words[-half:]}"
        lines.append(
            f"{removal.start:>5} {removal.end:>6}  {removal.step:<14} {removal.kind:<16} {words}"
        )
    return "\n".join(lines)


def explain_steps() -> str:
    """Return the steps in their order, each with the reason why it stands there.

    >>> print(explain_steps().splitlines()[-1])
    11. dateline: last: it opens the body, whose first words are now at the top
    """
    return "\n".join(
        f"{number}. {step.name}: {step.why}" for number, step in enumerate(STEPS, start=1)
    )
