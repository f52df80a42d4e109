"""The handbook: read with a strict reader of HTML, for every region in every language."""

import html.parser
import re

import pytest
from conftest import ROOT, RULES

REGIONS = ("national", "kainuu", "kanta-hame", "pohjanmaa", "savogrow")
VOID = {"meta", "br"}
TITLES = {"fi": "Käsikirja", "sv": "Handbok", "en": "Handbook"}


class Page(html.parser.HTMLParser):
    """Text, ids, links and headings; fails where tags do not match."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.hrefs, self.headings = [], [], [], []
        self.attributes, self.by_id, self.language = [], {}, None
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.attributes += [(tag, *pair) for pair in attrs.items()]
        if tag == "html":
            self.language = attrs["lang"]
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.hrefs.append(attrs["href"])
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append((tag, attrs.get("id")))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open, self.getpos())
        self.open.pop()

    def handle_data(self, data):
        for _, name in self.open:
            if name:
                self.by_id[name] = self.by_id.get(name, "") + data


def book(polku, *arguments):
    done = polku("handbook", *arguments)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("language", TITLES)
def test_a_book_is_whole_and_stands_alone(polku, region, language):
    text = book(polku, "--language", language, "--on", "2026-11-27", ROOT / "rules" / region)
    page = Page(text)
    assert page.language == language and TITLES[language] in text
    assert len(page.ids) == len(set(page.ids))
    inner = [href[1:] for href in page.hrefs if href.startswith("#")]
    assert len(inner) > 200 and set(inner) <= set(page.ids)
    assert "script" not in {tag for tag, *_ in page.attributes}
    assert not [a for a in page.attributes if a[1] in ("src", "srcset", "action")]
    assert "@import" not in text and "url(" not in text
    assert page.headings[0] == 1 and page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:]))
    assert ' lang="' not in text.split("<body>")[1]  # every text is there in the book's language


def test_what_a_colleague_looks_for(polku):
    """One of each: who, for whom, from where to where, what is missing, and the rule behind it."""
    page = Page(book(polku, "--language", "en", "--on", "2026-11-27", ROOT / "rules" / "kanta-hame"))
    kiipula = page.by_id["actor-kiipula"]
    for part in ("Kiipula Vocational College", "Partners", "Provides", "kanta-hame/actors.lua:"):
        assert part in kiipula
    skills = page.by_id["service-vocational_skills_assessment"]
    assert "all of these:" in skills and "Voluntary" in skills and "Never together with" not in skills
    assert "Not on offer now" in page.by_id["service-monet_polut"]
    assert "1 November 2016 – 31 December 2018" in page.by_id["service-monet_polut"]
    path = page.by_id["path-trainers_look_ahead"]
    for part in ("8 weeks", "Owner", "Goes along", "before the service ends"):
        assert part in path
    assert "+" in page.by_id["assessment-readiness_assessment"]
    for name in ("obstacle-no_assessment_places", "promise-nobody_is_left_out", "goal-work", "fact-consent",
                 "word-second_phase"):
        assert page.by_id[name].strip()


def test_the_day_decides_what_is_offered_and_which_limit_holds(polku):
    then = Page(book(polku, "--language", "en", "--on", "2017-09-04", ROOT / "rules" / "kanta-hame"))
    assert "Not on offer now" not in then.by_id["service-monet_polut"]
    assert "4 September 2017" in book(polku, "--language", "en", "--on", "2017-09-04", RULES / "mini")
    review = [Page(book(polku, "--language", "en", "--on", day, ROOT / "rules" / "kainuu"))
              .by_id["service-integration_plan"] for day in ("2017-09-04", "2026-11-27")]
    assert "1 year" in review[0] and "6 months" in review[1]


def test_the_language_is_the_regions_first_when_none_is_asked_for(polku):
    assert Page(book(polku, ROOT / "rules" / "pohjanmaa")).language == "sv"
    assert Page(book(polku, ROOT / "rules" / "kainuu")).language == "fi"


def test_texts_of_the_rules_are_no_markup(polku):
    files = {
        "rules/wild/region.lua": '''
choice "municipality" { name { en "Municipality" }, option "001" { en "One" } }
region "wild" { name { en "A <b>&\\"region" }, speaks "en", municipality "001" }
actor "one" { name { en "<script>alert(1)</script>" }, role "association",
  link { en "javascript:alert(1)" }, link { en "https://example.org/?a=1&b=2" } }
''',
    }
    text = polku("handbook", "rules/wild", files=files).stdout
    page = Page(text)
    assert "<script" not in text and "<b>" not in text
    assert "<script>alert(1)</script>" in page.by_id["actor-one"]
    assert [h for h in page.hrefs if not h.startswith("#")] == ["https://example.org/?a=1&b=2"]


def test_a_text_in_another_language_says_so(polku):
    files = {
        "rules/two/region.lua": '''
choice "municipality" { name { fi "Kunta", en "Municipality" }, option "001" { fi "Yksi", en "One" } }
region "two" { name { fi "Kaksi", en "Two" }, speaks "fi", speaks "en", municipality "001" }
actor "one" { name { fi "Yksi" }, role "association", expertise { fi "Osaa suomea" } }
''',
    }
    text = polku("handbook", "--language", "en", "rules/two", files=files).stdout
    assert '<span lang="fi">Osaa suomea</span>' in text


def test_wrong_use(polku):
    assert polku("handbook", "--language", "de", RULES / "mini").returncode == 2
    assert polku("handbook", "--on", "2026-02-30", RULES / "mini").returncode == 2
    done = polku("handbook", "rules/bad", files={"rules/bad/region.lua": 'region "bad" {\n  nam { fi "X" },\n}\n'})
    assert done.returncode == 1 and done.stdout == "" and "bad/region.lua:2" in done.stderr
