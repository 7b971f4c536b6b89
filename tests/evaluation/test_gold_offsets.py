from idnews.evaluation.gold_offsets import (
    locate_entities,
    locate_quotes,
    locate_sentences,
    locate_tokens,
)


def test_sentences_skip_white_space_of_every_kind() -> None:
    assert locate_sentences(["A.", "B."], "A.\n\n B.\u00a0", []) == ((0, 2), (5, 7))


def test_text_before_the_first_sentence_is_a_problem() -> None:
    problems: list[str] = []
    assert locate_sentences(["B."], "A. B.", problems) == ()
    assert problems == ["sentences[0]: 'B.' is not what comes next in the text: 'A. B.'"]


def test_tokens_stay_in_their_sentence() -> None:
    problems: list[str] = []
    locate_tokens(["A . B", "."], [(0, 2), (3, 5)], "A. B.", problems)
    assert problems[0] == "tokens[0], token 2: 'B' is not what comes next in the text: ''"


def test_nth_counts_whole_words_only() -> None:
    text = "Jambinews di Jambi dan Jambi"
    data = [{"sentence": 0, "text": "Jambi", "nth": 1, "label": "GPE"}]
    tokens = [(0, 9), (10, 12), (13, 18), (19, 22), (23, 28)]
    (entity,) = locate_entities(data, [(0, len(text))], tokens, text, [])
    assert (entity.start, entity.end) == (23, 28)


def test_a_title_may_stand_on_either_side_or_both() -> None:
    text = "Dr. Sari, SE, Kepala Bagian, tiba"
    tokens = [(4, 8)]
    for title in ("Dr.", "SE", "Dr., SE", "Dr., SE, Kepala Bagian", "SE, Kepala Bagian"):
        problems: list[str] = []
        data = [{"sentence": 0, "text": "Sari", "label": "PERSON", "title": title}]
        locate_entities(data, [(0, len(text))], tokens, text, problems)
        assert problems == [], title


def test_the_same_words_twice_are_two_quotes_in_order() -> None:
    text = '"Siap," kata Budi. "Siap," ujar Ani.'
    said = [
        {"text": "Siap,", "kind": "direct", "cue": "kata", "speaker_text": "Budi"},
        {"text": "Siap,", "kind": "direct", "cue": "ujar", "speaker_text": "Ani"},
    ]
    found = locate_quotes(said, text, [])
    assert [(quote.start, quote.cue_start, quote.speaker_start) for quote in found] == [
        (1, 8, 13),
        (20, 27, 32),
    ]


def test_the_cue_nearest_to_the_quote_is_taken() -> None:
    text = 'Seperti kata orang, lalu kata dia, "Siap." Begitu kata dia.'
    (quote,) = locate_quotes([{"text": "Siap.", "kind": "direct", "cue": "kata"}], text, [])
    assert quote.cue_start == text.index("kata dia, ")


def test_a_quote_may_end_with_its_paragraph_unclosed() -> None:
    (quote,) = locate_quotes([{"text": "Siap.", "kind": "direct"}], "“Siap.\nLagi.", [])
    assert (quote.start, quote.end) == (1, 6)


def test_indirect_speech_needs_no_marks() -> None:
    text = "Budi mengatakan bahwa jalan ditutup."
    data = [{"text": "jalan ditutup", "kind": "indirect", "cue": "mengatakan"}]
    (quote,) = locate_quotes(data, text, [])
    assert (quote.start, quote.cue_start) == (22, 5)
