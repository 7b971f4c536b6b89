"""Training, from a recipe to a pipeline that reads: needs the [train] extra."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the [train] extra")
pytest.importorskip("transformers", reason="training needs the [train] extra")
pytest.importorskip("onnxscript", reason="training needs the [train] extra")

import idnews  # noqa: E402
from idnews.api import shipped_model  # noqa: E402
from idnews.errors import ModelError  # noqa: E402
from idnews.tagging.decoding import log_softmax  # noqa: E402
from idnews.tagging.encoding import encode_words, pad_batch  # noqa: E402
from idnews.tagging.files import (  # noqa: E402
    LABELS,
    NETWORK,
    WORDS,
    read_files,
    read_manifest,
    tree_file,
    tree_outputs,
)
from idnews.tagging.labels import Labels  # noqa: E402
from idnews.training.distillation import (  # noqa: E402
    Teacher,
    kept_layers,
    read_batch,
    teacher_losses,
    with_layers,
)
from idnews.training.encoder import load_encoder  # noqa: E402
from idnews.training.examples import Example, collect_labels  # noqa: E402
from idnews.training.export import export  # noqa: E402
from idnews.training.network import Network  # noqa: E402
from idnews.training.recipe import read_gold, read_recipe, run_recipe  # noqa: E402
from idnews.training.reopen import reopen  # noqa: E402
from idnews.training.silver import tag_news  # noqa: E402
from idnews.training.snapshot import load_network, with_labels  # noqa: E402
from tests.training.tiny import NAMES, PLACES, make_encoder, write_gold, write_recipe  # noqa: E402

# Largest differences of probabilities that 32-bit ONNX and 8-bit weights may have from torch.
FLOAT_TOLERANCE = 1e-4
INT8_TOLERANCE = 0.1


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workshop")
    make_encoder(folder / "encoder")
    write_gold(folder)
    return folder


@pytest.fixture(scope="module")
def trained(workshop: Path) -> Path:
    recipe = read_recipe(write_recipe(workshop, workshop / "encoder"))
    folder = run_recipe(recipe, workshop, workshop / "whole", pipeline=shipped_model())
    assert folder is not None
    return folder


def weights(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = torch.load(folder / "checkpoint.pt", weights_only=True)["network"]
    return found


def test_the_pipeline_has_learned(trained: Path) -> None:
    nlp = idnews.load(trained)
    doc = nlp("Dewi pergi ke Garut .")
    assert [(s.text, s.label_) for s in doc.spans["model"]] == [
        ("Dewi", "PERSON"),
        ("Garut", "LOC"),
    ]
    assert [t.pos_ for t in doc] == ["PROPN", "VERB", "ADP", "PROPN", "PUNCT"]
    assert [t.head.text for t in doc] == ["pergi", "pergi", "Garut", "pergi", "pergi"]
    assert [t.dep_ for t in doc] == ["nsubj", "ROOT", "case", "obl", "punct"]


def test_killed_and_gone_on_gives_the_same_weights(workshop: Path, trained: Path) -> None:
    recipe = read_recipe(workshop / "training.toml")
    output = workshop / "killed"
    for steps in (13, 47, 119):  # none is a checkpoint: up to nine steps are lost each time
        stopped = run_recipe(recipe, workshop, output, pipeline=shipped_model(), stop_after=steps)
        assert stopped is None
    assert run_recipe(recipe, workshop, output, pipeline=shipped_model()) is not None
    whole, resumed = weights(workshop / "whole"), weights(output)
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("steps = 120", "steps = 130"),
        ('syntax = "trees.conllu"', 'syntax = "trees.conllu"\ntreebank = "other"'),
        ("[sources.mine]", "[losses]\nnames = 2.0\n\n[sources.mine]"),
    ],
)
def test_another_recipe_does_not_go_on(
    workshop: Path, trained: Path, line: str, other: str
) -> None:
    path = workshop / "other.toml"
    text = (workshop / "training.toml").read_text(encoding="utf-8")
    path.write_text(text.replace(line, other), encoding="utf-8")
    with pytest.raises(ModelError, match="another recipe or with other data"):
        run_recipe(read_recipe(path), workshop, workshop / "whole", pipeline=shipped_model())


@pytest.mark.parametrize(
    ("quantized", "tolerance"), [(False, FLOAT_TOLERANCE), (True, INT8_TOLERANCE)]
)
def test_onnx_gives_what_torch_gives(
    workshop: Path, trained: Path, tmp_path: Path, quantized: bool, tolerance: float
) -> None:
    import onnxruntime

    recipe = read_recipe(workshop / "training.toml")
    examples, _, _ = read_gold(recipe, workshop)
    labels = collect_labels(one for some in examples.values() for one in some)
    encoder, tokenizer = load_encoder(str(workshop / "encoder"))
    network = Network(encoder, labels).eval()
    network.load_state_dict(weights(workshop / "whole"))
    sentences = [["Budi", "pergi", "ke", "Medan", "."], ["Siti", "makan"]]
    measured = [example.words for example in examples["mine"]] if quantized else ()
    export(network, tokenizer, tmp_path, sentences=measured)
    inputs = pad_batch(encode_words(tokenizer, sentences), 1)
    with torch.no_grad():
        expected = network(**{name: torch.from_numpy(x) for name, x in inputs.items()})
    found: dict[str, Any] = {}
    for file, names in ((NETWORK, (*LABELS, *WORDS)), (tree_file("trees"), tree_outputs("trees"))):
        session = onnxruntime.InferenceSession(str(tmp_path / file))
        found |= dict(zip(names, session.run(list(names), inputs), strict=True))
        inputs |= {name: found[name] for name in WORDS}
    for name in (*LABELS, *tree_outputs("trees")):
        wanted = expected[name].numpy()
        for row, words in enumerate(sentences):
            pair = (found[name], wanted)
            ours, theirs = (np.exp(log_softmax(x[row, : len(words)])) for x in pair)
            difference = np.abs(ours - theirs)
            assert difference.max() <= tolerance, name


def test_sixteen_bits_learn_as_well(workshop: Path, trained: Path, tmp_path: Path) -> None:
    recipe = workshop / "half.toml"
    text = (workshop / "training.toml").read_text(encoding="utf-8")
    recipe.write_text(text.replace("dropout = 0.0", "dropout = 0.0\nbf16 = true"))
    folder = run_recipe(read_recipe(recipe), workshop, tmp_path / "half", pipeline=shipped_model())
    assert folder is not None
    ours, theirs = idnews.load(folder), idnews.load(trained)
    one, other = ours("Siti pergi ke Jambi ."), theirs("Siti pergi ke Jambi .")
    for doc in (one, other):
        assert [(s.text, s.label_) for s in doc.spans["model"]] == [
            ("Siti", "PERSON"),
            ("Jambi", "LOC"),
        ]
    whole, half = (load_network(path / "network.pt")[0] for path in (folder.parent, trained.parent))
    assert not torch.equal(whole.upos.weight, half.upos.weight)


def test_held_out_sentences_are_not_trained_on(workshop: Path) -> None:
    recipe = read_recipe(workshop / "training.toml")
    train, dev, _ = read_gold(recipe, workshop)
    assert (len(train["trees"]), len(dev["trees"])) == (50, 10)
    assert set(dev) == {"trees"}


def test_each_fold_of_dev_is_measured_by_a_network_that_did_not_learn_it(
    workshop: Path, tmp_path: Path
) -> None:
    write_gold(tmp_path, count=120)
    path = write_recipe(tmp_path, workshop / "encoder", steps=60)
    path.write_text(path.read_text() + "[dev]\nfolds = 2\nshare = 2.0\n", encoding="utf-8")
    recipe = read_recipe(path)
    folder = tmp_path / "folds"
    stopped = run_recipe(recipe, tmp_path, folder, pipeline=shipped_model(), stop_after=20)
    assert stopped is None
    steps: list[int] = []
    done = run_recipe(
        recipe,
        tmp_path,
        folder,
        pipeline=shipped_model(),
        report=lambda one: steps.append(one.step),
    )
    assert done == folder / "pipeline"
    assert steps == list(range(30, recipe.steps + 1, 10))
    facts = {
        name: read_manifest(read_files(folder / name / "pipeline" / "idnews_model"), name).facts
        for name in ("fold1", "fold2", ".")
    }
    assert {name: own["sentences"]["trees_dev"] for name, own in facts.items()} == {
        "fold1": 10,
        "fold2": 10,
        ".": 20,
    }
    assert all(own["sentences"]["trees"] == 100 for own in facts.values())
    scores = json.loads((folder / "dev.json").read_text(encoding="utf-8"))
    assert scores["names"] == {}
    assert {level: one["total"] for level, one in scores["syntax"]["trees"].items()} == {
        "upos": 100,
        "uas": 100,
        "las": 100,
    }
    assert scores["syntax"]["trees"]["las"]["share"] > 0.9
    assert [t.pos_ for t in idnews.load(done)("Dewi pergi ke Garut .")][:2] == ["PROPN", "VERB"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[schedule]\nsteps = 1\n[dev]\nfolds = 1\n[sources.csui]", "two folds or more"),
        ("[schedule]\nsteps = 1", "nothing to learn from"),
        ("[schedule]\nstepps = 1\n[sources.csui]", r"unknown \['stepps'\]; it knows"),
        ("[schedule]\n[sources.csui]", "has no steps"),
        ("[encoder]\nlayers = 2\n[schedule]\nsteps = 1\n[sources.csui]", "layers needs start"),
        (
            '[encoder]\nteachers = "pipeline"\n[schedule]\nsteps = 1\n[sources.csui]',
            "teachers is a list",
        ),
        ('[encoder]\npieces = "all"\n[schedule]\nsteps = 1\n[sources.csui]', "give a number, or"),
        ("[schedule]\nsteps = 1\n[sources.csui]\nfile = 'x'", r"\[sources.csui\] has unknown"),
    ],
)
def test_a_wrong_recipe_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "training.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_recipe(path)


def test_an_unknown_set_needs_a_file(tmp_path: Path) -> None:
    path = tmp_path / "training.toml"
    path.write_text("[schedule]\nsteps = 1\n[sources.kompas]", encoding="utf-8")
    with pytest.raises(ValueError, match="no known sets"):
        read_gold(read_recipe(path), tmp_path)


def test_rare_labels_are_not_learned() -> None:
    common = [Example("x", ("a",), upos=("NOUN",))] * 3
    labels = collect_labels([*common, Example("x", ("b",), upos=("INTJ",))])
    assert labels.upos == ("NOUN",)


def test_names_alone_are_enough_gold(workshop: Path) -> None:
    text = (workshop / "training.toml").read_text(encoding="utf-8").partition("[sources.trees]")[0]
    recipe = workshop / "names_only.toml"
    recipe.write_text(text, encoding="utf-8")
    output = workshop / "names_only"
    folder = run_recipe(read_recipe(recipe), workshop, output, pipeline=shipped_model())
    assert folder is not None
    doc = idnews.load(folder)("Dewi pergi ke Garut .")
    assert [(s.text, s.label_) for s in doc.spans["model"]] == [
        ("Dewi", "PERSON"),
        ("Garut", "LOC"),
    ]
    assert not doc.has_annotation("DEP")


def place_network(workshop: Path, output: Path) -> None:
    """Leave the trained network where the stage training.toml would have left it."""
    folder = output / "stages" / "training"
    folder.mkdir(parents=True)
    shutil.copy(workshop / "whole" / "network.pt", folder)


def test_a_second_stage_goes_on_from_the_first(workshop: Path, trained: Path) -> None:
    first = workshop / "training.toml"
    text = first.read_text(encoding="utf-8").replace("steps = 120", "steps = 1")
    second = workshop / "second.toml"
    second.write_text(text.replace("threads = 1", 'threads = 1\nstart = "training.toml"'))
    output = workshop / "staged"
    assert run_recipe(read_recipe(second), workshop, output, pipeline=shipped_model()) is not None
    start, _ = load_network(output / "stages" / "training" / "network.pt")
    whole, _ = load_network(workshop / "whole" / "network.pt")
    for name, values in start.state_dict().items():
        assert torch.equal(values, whole.state_dict()[name])


def test_a_student_of_fewer_layers_answers_as_its_teacher(workshop: Path, trained: Path) -> None:
    text = (workshop / "training.toml").read_text(encoding="utf-8").replace("= 120", "= 40")
    text = text.replace("threads = 1", 'threads = 1\nstart = "training.toml"\nlayers = 2')
    text += '[sources.news]\nnews = "news.jsonl.gz"\ntagged = false\n'
    recipe = workshop / "student.toml"
    recipe.write_text(text, encoding="utf-8")
    output = workshop / "student"
    place_network(workshop, output)
    with gzip.open(workshop / "news.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"text": "Ani pergi ke rumah Rudi . Warga Medan makan beras ."}))
    folder = run_recipe(read_recipe(recipe), workshop, output, pipeline=shipped_model())
    assert folder is not None
    student, _ = load_network(output / "network.pt")
    assert len(student.encoder.encoder.layer) == 2
    ours, theirs = idnews.load(folder), idnews.load(trained)
    for sentence in ("Siti pergi ke Jambi .", "Joko pergi ke Bogor ."):
        one, other = ours(sentence), theirs(sentence)
        assert [(s.text, s.label_) for s in one.spans["model"]] == [
            (s.text, s.label_) for s in other.spans["model"]
        ]
        assert [t.dep_ for t in one] == [t.dep_ for t in other]


def test_a_student_with_all_layers_is_its_teacher(workshop: Path, trained: Path) -> None:
    network, tokenizer = load_network(workshop / "whole" / "network.pt")
    network.eval()
    kept = kept_layers(3, 3)
    student = with_layers(network, kept)
    inputs = {
        name: torch.from_numpy(values)
        for name, values in pad_batch(encode_words(tokenizer, [["Budi", "pergi"]]), 1).items()
    }
    treebanks = torch.zeros(1, dtype=torch.long)
    reading = read_batch(student, inputs, treebanks)
    losses = teacher_losses(student, reading, Teacher((network,), kept), inputs, treebanks)
    assert set(losses) == {"names", "upos", "feats", "clitics", "heads", "deprels", "states"}
    assert all(abs(float(loss)) < 1e-6 for loss in losses.values())


def test_treebanks_that_disagree_have_heads_of_their_own(workshop: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(workshop, data, ignore=shutil.ignore_patterns("whole", "killed"))
    trees = (data / "trees.conllu").read_text(encoding="utf-8")
    other = trees.replace("case", "mark").replace("ADP", "SCONJ")
    (data / "other.conllu").write_text(other, encoding="utf-8")
    (data / "old.conllu").write_text(other, encoding="utf-8")
    recipe = write_recipe(
        data,
        data / "encoder",
        extra="""
[sources.other]
syntax = "other.conllu"

[sources.old]
syntax = "old.conllu"
treebank = "other"
""",
    )
    folder = run_recipe(read_recipe(recipe), data, tmp_path / "out", pipeline=shipped_model())
    assert folder is not None
    found = {}
    for treebank in (None, "trees", "other"):
        nlp = idnews.load(folder)
        component: Any = nlp.get_pipe("idnews_model")
        component.treebank = treebank
        found[treebank] = [(token.pos_, token.dep_) for token in nlp("Siti pergi ke Jambi .")][2]
    assert component.model.labels.treebanks == ("other", "trees")
    assert found["trees"] == ("ADP", "case")
    assert found["other"] == found[None] == ("SCONJ", "mark")


def test_at_rate_0_the_encoder_stays(workshop: Path, trained: Path, tmp_path: Path) -> None:
    recipe = write_recipe(workshop, workshop / "encoder")
    text = recipe.read_text(encoding="utf-8")
    recipe = workshop / "still.toml"
    recipe.write_text(
        text.replace(f'name = "{workshop / "encoder"}"', 'start = "training.toml"')
        .replace("rate = 3e-3", "rate = 0.0")
        .replace("steps = 120", "steps = 10"),
        encoding="utf-8",
    )
    output = tmp_path / "still"
    place_network(workshop, output)
    assert run_recipe(read_recipe(recipe), workshop, output, pipeline=shipped_model())
    before, _ = load_network(workshop / "whole" / "network.pt")
    after, _ = load_network(output / "network.pt")
    new = after.state_dict()
    changed = {name for name, values in before.state_dict().items() if not values.equal(new[name])}
    assert changed
    assert not any(name.startswith("encoder.") for name in changed)


def news_of(folder: Path) -> None:
    """Write articles in the words of the tiny encoder."""
    with gzip.open(folder / "news.jsonl.gz", "wt", encoding="utf-8") as lines:
        for place in PLACES:
            text = " ".join(f"{name} pergi ke {place} ." for name in NAMES)
            lines.write(json.dumps({"text": text}) + "\n")


def test_an_encoder_learns_from_hidden_words_before_gold(
    workshop: Path, trained: Path, tmp_path: Path
) -> None:
    news_of(workshop)
    text = (workshop / "training.toml").read_text(encoding="utf-8")
    before = text.partition("[sources.mine]")[0]
    source = 'news = "news.jsonl.gz"\nsentences = 12\npassages = 10\nhidden = 0.3\n'
    weight = "[losses]\nwords = 0.5\n"
    (workshop / "hidden.toml").write_text(f"{before}{weight}[sources.passages]\n{source}")
    recipe = workshop / "after_hidden.toml"
    begin = f'name = "{workshop / "encoder"}"'
    recipe.write_text(text.replace(begin, 'start = "hidden.toml"').replace("= 120", "= 60"))
    losses: list[dict[str, float]] = []
    folder = run_recipe(
        read_recipe(recipe),
        workshop,
        tmp_path / "out",
        pipeline=shipped_model(),
        report=lambda one: losses.append(one.losses),
    )
    assert folder is not None
    assert set(losses[0]) == {"words"}
    assert "words" not in losses[-1]
    assert losses[11]["words"] < 0.7 * losses[0]["words"]
    first, tokenizer = load_network(tmp_path / "out" / "stages" / "hidden" / "network.pt")
    assert first.guesser is not None
    assert load_network(tmp_path / "out" / "network.pt")[0].guesser is None
    hidden = encode_words(tokenizer, [["Budi", "pergi", "<unk>", "Medan", "."]])
    inputs = {name: torch.from_numpy(values) for name, values in pad_batch(hidden, 1).items()}
    reading = read_batch(first.eval(), inputs, torch.zeros(1, dtype=torch.long))
    guess = int(first.guess(reading.states[-1][0, hidden[0].starts[2]]).argmax())
    assert tokenizer.id_to_token(guess) == "ke"


def test_the_pipeline_and_another_stage_teach_a_network(
    workshop: Path, trained: Path, tmp_path: Path
) -> None:
    text = (workshop / "training.toml").read_text(encoding="utf-8")
    text = text.replace("threads = 1", 'threads = 1\nteachers = ["pipeline", "training.toml"]')
    text = text.partition("[sources.mine]")[0]
    text += '[sources.news]\nnews = "news.jsonl.gz"\ntagged = false\n'
    news_of(workshop)
    recipe = workshop / "taught.toml"
    recipe.write_text(text, encoding="utf-8")
    place_network(workshop, tmp_path / "out")
    folder = run_recipe(read_recipe(recipe), workshop, tmp_path / "out", pipeline=trained)
    assert folder is not None
    # No gold: all it knows is what it was told. Without `<s>` it is not told of first words.
    for doc in map(idnews.load(folder), ("Ani pergi ke Bogor .", "Budi pergi ke Medan .")):
        assert [(s.text, s.label_) for s in doc.spans["model"]] == [(doc[3].text, "LOC")]
        assert [t.dep_ for t in doc][1:] == ["ROOT", "case", "obl", "punct"]
    with pytest.raises(ValueError, match="a teacher reads other subwords"):
        run_recipe(read_recipe(recipe), workshop, tmp_path / "out", pipeline=shipped_model())


def test_a_stage_that_two_others_need_is_trained_once(
    workshop: Path, trained: Path, tmp_path: Path
) -> None:
    first = workshop / "training.toml"
    text = first.read_text(encoding="utf-8").replace("steps = 120", "steps = 3")
    begun = text.replace("threads = 1", 'threads = 1\nstart = "training.toml"')
    (workshop / "teacher.toml").write_text(begun)
    (workshop / "pupil.toml").write_text(
        begun.replace("threads = 1", 'threads = 1\nteachers = ["training.toml", "teacher.toml"]')
    )
    place_network(workshop, tmp_path / "out")
    steps: list[int] = []
    folder = run_recipe(
        read_recipe(workshop / "pupil.toml"),
        workshop,
        tmp_path / "out",
        pipeline=shipped_model(),
        report=lambda one: steps.append(one.steps),
    )
    assert folder is not None
    assert set(steps) == {3}
    stages = sorted(path.name for path in (tmp_path / "out" / "stages").iterdir())
    assert stages == ["teacher", "training"]


def test_two_stages_of_one_name_are_refused(workshop: Path, tmp_path: Path) -> None:
    first = write_recipe(workshop, workshop / "encoder")
    text = first.read_text(encoding="utf-8")
    (tmp_path / "training.toml").write_text(text)
    pupil = tmp_path / "pupil.toml"
    teachers = f'["training.toml", "{first}"]'
    pupil.write_text(text.replace("threads = 1", f"threads = 1\nteachers = {teachers}"))
    with pytest.raises(ValueError, match="two stages of one name"):
        run_recipe(read_recipe(pupil), workshop, tmp_path / "out", pipeline=shipped_model())


def test_a_stage_that_needs_itself_is_refused(workshop: Path, tmp_path: Path) -> None:
    text = write_recipe(workshop, workshop / "encoder").read_text(encoding="utf-8")
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(text.replace("threads = 1", 'threads = 1\nstart = "other.toml"'))
    other.write_text(text.replace("threads = 1", 'threads = 1\nteachers = ["one.toml"]'))
    with pytest.raises(ValueError, match="needs itself"):
        run_recipe(read_recipe(one), workshop, tmp_path / "out", pipeline=shipped_model())


def test_a_device_that_is_not_there_is_named(workshop: Path, trained: Path, tmp_path: Path) -> None:
    text = (workshop / "training.toml").read_text(encoding="utf-8")
    recipe = tmp_path / "device.toml"
    recipe.write_text(text.replace("threads = 1", 'threads = 1\ndevice = "abacus"'))
    with pytest.raises(ValueError, match="no device 'abacus' for torch here"):
        run_recipe(read_recipe(recipe), workshop, tmp_path, pipeline=shipped_model())


def test_layers_kept_are_spread_and_the_last_is_among_them() -> None:
    assert kept_layers(12, 6) == (0, 2, 4, 7, 9, 11)
    assert kept_layers(12, 8) == (0, 2, 3, 5, 6, 8, 9, 11)
    with pytest.raises(ValueError, match="give 2 to 12"):
        kept_layers(12, 13)


def test_labels_that_both_know_keep_their_weights(workshop: Path, trained: Path) -> None:
    network, _ = load_network(workshop / "whole" / "network.pt")
    old = network.labels
    more = Labels(
        readouts=("all", "new"),
        treebanks=(*old.treebanks, "new"),
        names=old.names,
        upos=("X", *old.upos[1:]),
        feats=old.feats,
        clitics=old.clitics,
        deprels=(*old.deprels, "dep"),
    )
    wider = with_labels(network, more)
    n_upos = len(old.upos)
    for start in (0, n_upos):  # the new treebank begins as the one that was there
        assert torch.equal(
            wider.upos.weight[start + 1 : start + n_upos], network.upos.weight[1:n_upos]
        )
        assert not torch.equal(wider.upos.weight[start], network.upos.weight[0])
    for parser in wider.parsers:
        assert torch.equal(parser.relation[:-1], network.parsers[0].relation)
        assert torch.equal(parser.arc, network.parsers[0].arc)
    n_names = len(old.names)
    assert torch.equal(wider.names.weight[n_names:], network.names.weight[:n_names])


def test_news_is_tagged_where_the_pipeline_is_sure() -> None:
    text = "Presiden Joko Widodo tiba di Bogor kemarin sore.\nHarga beras naik lagi di pasar itu."
    rows = list(tag_news(idnews.load(), [text, text]))
    assert rows == [
        (
            ["Presiden", "Joko", "Widodo", "tiba", "di", "Bogor", "kemarin", "sore", "."],
            ["O", "B-PERSON", "I-PERSON", "O", "O", "B-place", "O", "O", "O"],
        )
    ]


@pytest.mark.parametrize(
    ("quantized", "tolerance"), [(False, FLOAT_TOLERANCE), (True, INT8_TOLERANCE)]
)
def test_the_files_of_a_model_open_again(
    workshop: Path, trained: Path, tmp_path: Path, quantized: bool, tolerance: float
) -> None:
    network, tokenizer = load_network(workshop / "whole" / "network.pt")
    network.eval()
    measured = [["Budi", "pergi", "ke", "Medan", "."], ["Siti", "makan"]] if quantized else ()
    export(network, tokenizer, tmp_path, sentences=measured)
    again, _ = reopen(read_files(tmp_path), str(tmp_path))
    inputs = {
        name: torch.from_numpy(values)
        for name, values in pad_batch(encode_words(tokenizer, [["Ani", "makan"]]), 1).items()
    }
    with torch.no_grad():
        before, after = network(**inputs), again.eval()(**inputs)
    for name in (*LABELS, *tree_outputs("trees")):
        pair = (torch.softmax(one[name], dim=-1) for one in (before, after))
        assert torch.allclose(*pair, atol=tolerance), name


def test_files_that_do_not_say_their_layout_are_trained_anew(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped_model() / "idnews_model", tmp_path / "old")
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    del manifest["facts"]["layout"]
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="does not say how its encoder is laid out"):
        reopen(read_files(folder), str(folder))


def test_the_shipped_model_goes_on_with_gold_of_ones_own(workshop: Path, tmp_path: Path) -> None:
    rows = [
        {"text": f"Kami naik {ship} dari Bogor .", "entities": [[10, 10 + len(ship), "SHIP"]]}
        for ship in ("KM Sinabung", "KM Kelud", "KM Labobar", "KM Dorolonda")
    ]
    text = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "ships.jsonl").write_text(text + "\n", encoding="utf-8")
    recipe = tmp_path / "ships.toml"
    recipe.write_text(
        """
[encoder]
start = "pipeline"
layers = 8

[schedule]
steps = 40
recase = 0.0
average_from = 1.0

[sources.ships]
names = "ships.jsonl"
dev = "ships.jsonl"
labels = { SHIP = "PRODUCT" }
""",
        encoding="utf-8",
    )
    folder = run_recipe(read_recipe(recipe), tmp_path, tmp_path / "out", pipeline=shipped_model())
    assert folder is not None
    nlp = idnews.load(folder)
    doc = nlp("Kami naik KM Ciremai dari Medan .")
    assert ("KM Ciremai", "PRODUCT") in [(s.text, s.label_) for s in doc.spans["model"]]
    before = idnews.load()("Pemerintah daerah membuka rapat itu di Bandung .")
    after = nlp(before.text)
    assert [(t.pos_, t.dep_) for t in after] == [(t.pos_, t.dep_) for t in before]
    component: Any = nlp.get_pipe("idnews_model")
    assert component.model.labels.readouts[-1] == "ships"
    shipped: Any = idnews.load().get_pipe("idnews_model")
    facts = component.model.manifest.facts
    scores = json.loads((tmp_path / "out" / "dev.json").read_text(encoding="utf-8"))
    assert scores["names"]["ships"]["PRODUCT"]["gold"] == 4
    assert scores["names"]["ships"]["PRODUCT"]["f1"] > 0
    assert facts["calibration"] == shipped.model.manifest.facts["calibration"]
