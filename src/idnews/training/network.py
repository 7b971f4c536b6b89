"""The network: an encoder shared by heads for names, parts of speech, features and dependencies."""

from typing import Any

import torch
from torch import Tensor, nn

from idnews.tagging.files import LABELS
from idnews.tagging.labels import Labels

__all__ = ["Guesser", "Network", "Parser"]

# Dozat and Manning (2017) use 500 and 100 over an LSTM; the encoder is 384 wide.
ARC_WIDTH = 256
RELATION_WIDTH = 128


class Parser(nn.Module):
    """Dependencies in the convention of one treebank: Dozat and Manning's biaffine scores."""

    def __init__(self, width: int, n_relations: int, dropout: nn.Dropout) -> None:
        super().__init__()
        self.dropout = dropout
        self.dependent = nn.Linear(width, ARC_WIDTH + RELATION_WIDTH)
        self.head = nn.Linear(width, ARC_WIDTH + RELATION_WIDTH)
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation = nn.Parameter(
            torch.zeros(n_relations, RELATION_WIDTH + 1, RELATION_WIDTH + 1)
        )
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def forward(self, words: Tensor, root: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits `arcs` (b, n, n + 1) and `relations` (b, n, n + 1, n_relations)."""
        arcs, dependents, heads = self.score_arcs(words, root)
        mixed = self._mixed(dependents)
        scores = mixed.flatten(1, 2) @ heads.transpose(1, 2)
        return arcs, scores.unflatten(1, mixed.shape[1:3]).transpose(2, 3)

    def score_arcs(self, words: Tensor, root: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return `arcs`, and the vectors of words as dependents and, root first, as heads."""
        dependents = self.dropout(nn.functional.gelu(self.dependent(words)))
        heads = self.dropout(nn.functional.gelu(self.head(torch.cat([root, words], dim=1))))
        arc_dependents, dependents = dependents.split([ARC_WIDTH, RELATION_WIDTH], dim=-1)
        arc_heads, heads = heads.split([ARC_WIDTH, RELATION_WIDTH], dim=-1)
        arcs = _with_one(arc_dependents) @ self.arc @ arc_heads.transpose(1, 2)
        return arcs, _with_one(dependents), _with_one(heads)

    def score_relations(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Return the logits of the relation of each word to one head, (b, n, n_relations).

        `chosen` (b, n) says which row of `heads`.
        """
        places = chosen.unsqueeze(-1).expand(-1, -1, heads.shape[-1])
        return (self._mixed(dependents) @ heads.gather(1, places).unsqueeze(-1)).squeeze(-1)

    def _mixed(self, dependents: Tensor) -> Tensor:
        """Return each dependent's half of the relations, (b, n, n_relations, width).

        One plain product, which runs three times as fast in onnxruntime as `torch.einsum`.
        """
        weights = self.relation.transpose(0, 1).flatten(1)
        return (dependents @ weights).unflatten(2, (len(self.relation), -1))


class Guesser(nn.Module):
    """Which subword stands at a place: Devlin et al.'s (2019) masked language model.

    Its scores are products with the encoder's own table of subwords.
    """

    def __init__(self, width: int, n_pieces: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(n_pieces))
        nn.init.eye_(self.dense.weight)
        nn.init.zeros_(self.dense.bias)

    def forward(self, states: Tensor, table: Tensor) -> Tensor:
        """Return the logits (n, n_pieces) of n states, by the `table` (n_pieces, width)."""
        return self.norm(nn.functional.gelu(self.dense(states))) @ table.T + self.bias


class Network(nn.Module):
    """Scores of every label for every word; see `forward` for the shapes.

    Each treebank of `labels.treebanks` has heads of its own for what it says of words, since
    treebanks disagree where the text gives no hint of which of them it is. One that `guesses` can
    learn from hidden words; what it exports does not.
    """

    def __init__(
        self, encoder: Any, labels: Labels, *, dropout: float = 0.1, guesses: bool = False
    ) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        n_treebanks = len(labels.treebanks)
        self.encoder = encoder
        self.labels = labels
        self.dropout = nn.Dropout(dropout)
        self.names = nn.Linear(width, len(labels.readouts) * len(labels.names))
        self.upos = nn.Linear(width, n_treebanks * len(labels.upos))
        self.feats = nn.Linear(width, n_treebanks * len(labels.feats))
        self.clitics = nn.Linear(width, n_treebanks * len(labels.clitics))
        self.parsers = nn.ModuleList(
            Parser(width, len(labels.deprels), self.dropout) for _ in labels.treebanks
        )
        self.guesser: Guesser | None = None
        self.set_guessing(guesses)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, starts: Tensor
    ) -> dict[str, Tensor]:
        """Return logits by name, for b sentences of n words.

        `names` (b, n, n_readouts, n_tags); `upos`, `feats`, `clitics` (b, n, n_treebanks,
        n_labels); `words` (b, n, width) and `root` (b, 1, width), what trees are made of; for each
        treebank `arcs_T` (b, n, n + 1): how well each word is the head, 0 being the root, and
        `relations_T` (b, n, n + 1, n_relations).
        """
        words, root = self.read_words(input_ids, attention_mask, starts)
        found = {**self.score_labels(words), "words": words, "root": root}
        for treebank, parser in zip(self.labels.treebanks, self.parsers, strict=True):
            found[f"arcs_{treebank}"], found[f"relations_{treebank}"] = parser(words, root)
        return found

    def read_words(
        self, input_ids: Tensor, attention_mask: Tensor, starts: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the vectors of the words, (b, n, width), and of the sentence, (b, 1, width)."""
        encoded = self.encoder(input_ids=input_ids, attention_mask=attention_mask)
        return self.pick_words(encoded.last_hidden_state, starts)

    def pick_words(self, states: Tensor, starts: Tensor) -> tuple[Tensor, Tensor]:
        """Return what `read_words` returns, of the encoder's last states (b, n_subwords, width)."""
        states = self.dropout(states)
        places = starts.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        return torch.gather(states, 1, places), states[:, :1]

    def score_labels(self, words: Tensor) -> dict[str, Tensor]:
        """Return the logits of the heads that look at one word at a time."""
        return {
            head: getattr(self, head)(words).unflatten(2, (-1, len(getattr(self.labels, head))))
            for head in LABELS
        }

    def set_guessing(self, guesses: bool) -> None:
        """Have a head that guesses hidden words, the one it had if it had one; or have none."""
        sizes = self.encoder.config
        if not guesses:
            self.guesser = None
        elif self.guesser is None:
            self.guesser = Guesser(sizes.hidden_size, sizes.vocab_size)

    def guess(self, states: Tensor) -> Tensor:
        """Return the logits (n, n_pieces) of the subwords at n `states`; needs `guesses`."""
        if self.guesser is None:
            raise ValueError("this network has not been made to guess words")
        scores: Tensor = self.guesser(states, self.encoder.get_input_embeddings().weight)
        return scores


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)
