import pytest

from idnews.ner.aliases import NamedMention, find_clusters


def clusters_of(text: str, *parts: tuple[str, str]) -> list[tuple[str, list[str]]]:
    mentions, at = [], 0
    for label, name in parts:
        at = text.index(name, at)
        mentions.append(NamedMention(at, at + len(name), label, name))
        at += len(name)
    return [
        (cluster.name, [mentions[n].text for n in cluster.members])
        for cluster in find_clusters(mentions, text)
    ]


def test_short_names_join_the_full_name() -> None:
    text = "Syarif Fasha bicara. Fasha pulang. Syarif tersenyum."
    found = clusters_of(text, ("PERSON", "Syarif Fasha"), ("PERSON", "Fasha"), ("PERSON", "Syarif"))
    assert found == [("Syarif Fasha", ["Syarif Fasha", "Fasha", "Syarif"])]


def test_a_short_name_before_the_full_one_joins_it() -> None:
    found = clusters_of(
        "Fasha hadir. Syarif Fasha.", ("PERSON", "Fasha"), ("PERSON", "Syarif Fasha")
    )
    assert found == [("Syarif Fasha", ["Fasha", "Syarif Fasha"])]


def test_a_shared_word_goes_to_the_person_named_last() -> None:
    text = "Joko Widodo. Joko Santoso. Joko."
    found = clusters_of(
        text, ("PERSON", "Joko Widodo"), ("PERSON", "Joko Santoso"), ("PERSON", "Joko")
    )
    assert found == [("Joko Widodo", ["Joko Widodo"]), ("Joko Santoso", ["Joko Santoso", "Joko"])]


def test_other_persons_stay_apart() -> None:
    found = clusters_of("Budi Santoso, Siti.", ("PERSON", "Budi Santoso"), ("PERSON", "Siti"))
    assert found == [("Budi Santoso", ["Budi Santoso"]), ("Siti", ["Siti"])]


def test_a_bracket_defines_an_acronym() -> None:
    text = "Forum Warga Maju (FWM) hadir. FWM menolak."
    found = clusters_of(text, ("ORG", "Forum Warga Maju"), ("ORG", "FWM"), ("ORG", "FWM"))
    assert found == [("Forum Warga Maju", ["Forum Warga Maju", "FWM", "FWM"])]


def test_the_fuller_name_of_a_person_is_without_initials() -> None:
    text = "M Qodari, Muhammad Qodari, M Qodari"
    found = clusters_of(text, *(("PERSON", name) for name in text.split(", ")))
    assert found == [("Muhammad Qodari", text.split(", "))]


@pytest.mark.parametrize(
    ("long", "short", "is_one"),
    [
        ("Kantor Perwakilan Bank Indonesia", "BI", False),
        ("Bank Indonesia", "BI", True),
        ("PT Bank Central Asia", "BCA", True),
        ("Pengurus Pusat Persatuan Bola Voli Seluruh Indonesia", "PP PBVSI", True),
    ],
)
def test_a_bracket_may_be_what_a_body_belongs_to(long: str, short: str, is_one: bool) -> None:
    found = clusters_of(f"{long} ({short}) hadir.", ("ORG", long), ("ORG", short))
    assert (len(found) == 1) is is_one


def test_a_bracket_that_ends_in_the_names_own_acronym_is_a_part_of_it() -> None:
    text = "Kosmetika Majelis Ulama Indonesia (LPPOM MUI) hadir. MUI setuju."
    found = clusters_of(
        text, ("ORG", "Majelis Ulama Indonesia"), ("ORG", "LPPOM MUI"), ("ORG", "MUI")
    )
    assert found == [
        ("Majelis Ulama Indonesia", ["Majelis Ulama Indonesia", "MUI"]),
        ("LPPOM MUI", ["LPPOM MUI"]),
    ]


def test_hyphens_do_not_part_an_organisation() -> None:
    found = clusters_of("UCLG-ASPAC, UCLG ASPAC", ("ORG", "UCLG-ASPAC"), ("ORG", "UCLG ASPAC"))
    assert [members for _, members in found] == [["UCLG-ASPAC", "UCLG ASPAC"]]


def test_known_acronyms_join_their_long_form() -> None:
    found = clusters_of(
        "Kementerian Dalam Negeri, Kemendagri",
        ("ORG", "Kementerian Dalam Negeri"),
        ("ORG", "Kemendagri"),
    )
    assert found == [("Kementerian Dalam Negeri", ["Kementerian Dalam Negeri", "Kemendagri"])]


def test_a_person_and_a_place_of_one_name_stay_apart() -> None:
    found = clusters_of("Malang, Malang", ("PERSON", "Malang"), ("GPE", "Malang"))
    assert len(found) == 2


def test_values_are_in_no_cluster() -> None:
    assert clusters_of("Senin", ("DATE", "Senin")) == []


def test_what_an_article_calls_somebody_else() -> None:
    text = "Andi Noor alias Bang Ellang. Bang Ellang pulang."
    found = clusters_of(
        text, ("PERSON", "Andi Noor"), ("PERSON", "Bang Ellang"), ("PERSON", "Bang Ellang")
    )
    assert [members for _, members in found] == [["Andi Noor", "Bang Ellang", "Bang Ellang"]]


def test_known_nicknames_join_the_full_name() -> None:
    text = "Basuki T. Purnama dan Joko Widodo. Ahok dan Jokowi."
    parts = ["Basuki T. Purnama", "Joko Widodo", "Ahok", "Jokowi"]
    found = clusters_of(text, *(("PERSON", part) for part in parts))
    assert found == [
        ("Basuki T. Purnama", ["Basuki T. Purnama", "Ahok"]),
        ("Joko Widodo", ["Joko Widodo", "Jokowi"]),
    ]


def test_a_known_nickname_joins_nobody_else() -> None:
    found = clusters_of("Anies Baswedan. Ahok.", ("PERSON", "Anies Baswedan"), ("PERSON", "Ahok"))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Gigi Dall'Igna, Dall'Igna", ("Gigi Dall'Igna", "Dall'Igna"), [2]),
        ("Ma'ruf Amin, Maruf Amin, Ma’ruf", ("Ma'ruf Amin", "Maruf Amin", "Ma’ruf"), [3]),
        ("Febrio Kacaribu hadir. Febrion", ("Febrio Kacaribu", "Febrion"), [2]),
        ("Fasha hadir. Syarif Fasba", ("Fasha", "Syarif Fasba"), [2]),
        ("Andi Wijaya hadir. Andri", ("Andi Wijaya", "Andri"), [1, 1]),
        ("Rini Lestari, Rani Lestari", ("Rini Lestari", "Rani Lestari"), [1, 1]),
        ("Febrio Kacaribu, Febrion Utomo", ("Febrio Kacaribu", "Febrion Utomo"), [1, 1]),
        ("Justin Bier, suami Ann Bier. Bier", ("Justin Bier", "Ann Bier", "Bier"), [2, 1]),
        ("Justin Bier, dan Ann Bier. Bier", ("Justin Bier", "Ann Bier", "Bier"), [1, 2]),
        ("Muhammad Iqbal Rizal, Iqbal Rizal", ("Muhammad Iqbal Rizal", "Iqbal Rizal"), [2]),
        ("Siti Joko Widodo, Joko Widodo", ("Siti Joko Widodo", "Joko Widodo"), [1, 1]),
        ("Ani O Sari, Ani Olga Sari", ("Ani O Sari", "Ani Olga Sari"), [2]),
        ("Ani O Sari, Ani Rosa Sari", ("Ani O Sari", "Ani Rosa Sari"), [1, 1]),
    ],
)
def test_spellings_and_kin(text: str, names: tuple[str, ...], expected: list[int]) -> None:
    found = clusters_of(text, *(("PERSON", name) for name in names))
    assert [len(members) for _, members in found] == expected


def test_the_end_of_a_name_is_a_nickname_of_its_only_bearer() -> None:
    persons = [("PERSON", "Muhaimin Iskandar"), ("PERSON", "Imin")]
    assert clusters_of("Muhaimin Iskandar datang. Cak Imin pulang.", *persons) == [
        ("Muhaimin Iskandar", ["Muhaimin Iskandar", "Imin"])
    ]
    two = "Sri Mulyani dan Rina Suryani hadir. Kata Ani."
    persons = [("PERSON", "Sri Mulyani"), ("PERSON", "Rina Suryani"), ("PERSON", "Ani")]
    assert [len(names) for _, names in clusters_of(two, *persons)] == [1, 1, 1]


def test_initials_with_and_without_full_stops_are_one_person() -> None:
    found = clusters_of("YI dan Y.I. diperiksa.", ("PERSON", "YI"), ("PERSON", "Y.I."))
    assert [names for _, names in found] == [["YI", "Y.I."]]


def test_the_name_of_a_person_is_the_spelling_that_is_written_most() -> None:
    text = "Febrion Kacaribu hadir. Febrio Kacaribu pulang. Febrio Kacaribu tidur."
    persons = [("PERSON", "Febrion Kacaribu"), *[("PERSON", "Febrio Kacaribu")] * 2]
    assert [name for name, _ in clusters_of(text, *persons)] == ["Febrio Kacaribu"]


def test_a_canonical_name_has_single_spaces() -> None:
    text = "Hajime\xa0Moriyasu hadir."
    assert clusters_of(text, ("PERSON", "Hajime\xa0Moriyasu"))[0][0] == "Hajime Moriyasu"


def test_a_foreign_town_under_two_names_is_one() -> None:
    town = {"code": None, "level": "kota", "name": "Firenze", "country": "IT"}
    mentions = [
        NamedMention(0, 8, "GPE", "Florence", town),
        NamedMention(14, 21, "GPE", "Firenze", town),
    ]
    (cluster,) = find_clusters(mentions, "Florence atau Firenze")
    assert (cluster.name, cluster.members) == ("Firenze", [0, 1])


def test_a_club_is_not_called_by_its_nickname() -> None:
    text = "Liverpool menang, The Reds senang. Real Madrid kalah, Los Merengues sedih."
    names = ("Liverpool", "The Reds", "Real Madrid", "Los Merengues")
    found = clusters_of(text, *(("ORG", name) for name in names))
    assert [name for name, _ in found] == ["Liverpool", "Real Madrid"]


def test_the_real_name_goes_before_what_people_say() -> None:
    found = clusters_of(
        "Muhaimin Iskandar. Cak Imin hadir. Cak Imin pulang.",
        ("PERSON", "Muhaimin Iskandar"),
        ("PERSON", "Cak Imin"),
        ("PERSON", "Cak Imin"),
    )
    assert found == [("Muhaimin Iskandar", ["Muhaimin Iskandar", "Cak Imin", "Cak Imin"])]


def test_a_husband_with_an_initial_is_not_his_wife() -> None:
    names = ("Marifah Hanif Dhakiri", "M Hanif Dhakiri")
    parts = [("PERSON", name) for name in names]
    assert len(clusters_of("Marifah Hanif Dhakiri, istri M Hanif Dhakiri.", *parts)) == 2
    assert len(clusters_of("Marifah Hanif Dhakiri, kata M Hanif Dhakiri.", *parts)) == 1


def test_a_name_written_right_again_stays_with_itself() -> None:
    names = ("Hasyim Ashari", "Hasyi Ashari", "Hasyim Ashari", "Hasyim")
    found = clusters_of(". ".join(names), *(("PERSON", name) for name in names))
    assert [len(members) for _, members in found] == [4]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("Houston Rockets, Rockets", 1),
        ("Pemprov Banten, Pemprov", 1),
        ("PT Alamtri Resources Indonesia Tbk, Alamtri", 1),
        ("Manchester City, Leicester City, City", 3),
        ("Rockets, Houston Rockets", 2),
        ("KPU Jambi, KPU", 2),
        ("PT Antam Tbk, antam", 1),
    ],
)
def test_organisations_called_by_a_word(names: str, count: int) -> None:
    assert len(clusters_of(names, *(("ORG", name) for name in names.split(", ")))) == count


@pytest.mark.parametrize("names", [("PT. ABC",), ("PT. ABC", "PT."), ("PT CV", "PT")])
def test_the_form_of_a_company_is_not_what_it_is_called_by(names: tuple[str, ...]) -> None:
    found = clusters_of(", ".join(names), *(("ORG", name) for name in names))
    assert sum(len(members) for _, members in found) == len(names)
