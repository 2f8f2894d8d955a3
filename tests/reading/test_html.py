"""Web pages."""

from __future__ import annotations

from firsthand.reading import read

PAGE = """<!doctype html><html lang="en"><head><title>Bridge closes | The Marrow Post</title>
<meta property="article:published_time" content="2031-05-04T10:00:00Z"><meta name="author" content="Jane Roe">
<meta property="og:site_name" content="The Marrow Post">
<meta property="og:title" content="Bridge closes after crack found">
<link rel="canonical" href="https://marrow.example/a/1"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Bridge closes after crack found</h1>
<figure><img src="a.jpg">
<figcaption>The bridge on Tuesday, with <b>no</b> traffic on it. Photograph: Lo Tan/AFP</figcaption></figure>
<p>The Marrow Bridge was closed on Tuesday after inspectors found a crack, the city said.
It carries 12,000 cars a day.</p>
<p>"We had no choice," said Mayor Ana Ruiz. The bridge was built in 1931 and had been repaired in 1988 and in 2004.</p>
<script>alert("no")</script></article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_and_who_published_it_when(tmp_path):
    (tmp_path / "bridge.html").write_text(PAGE)
    intake = read([tmp_path])
    (article,) = intake.articles
    assert (article.id, article.title) == ("bridge", "Bridge closes after crack found")
    assert (article.published, article.outlet, article.byline) == ("2031-05-04", "The Marrow Post", "Jane Roe")
    assert article.url == "https://marrow.example/a/1"
    assert article.text.startswith("Bridge closes after crack found\n\n")
    assert article.text.count("Bridge closes after crack found") == 1
    assert "alert" not in article.text
    assert "Home" not in article.text


def test_a_caption_of_a_page_is_kept_as_one(tmp_path):
    (tmp_path / "bridge.html").write_text(PAGE)
    (article,) = read([tmp_path]).articles
    found = [(p.kind, article.text[p.start : p.end].strip()) for p in article.parts]
    assert ("caption", "The bridge on Tuesday, with no traffic on it.") in found
    assert ("credit", "Photograph: Lo Tan/AFP") in found


def test_a_page_without_an_article_is_named(tmp_path):
    (tmp_path / "empty.html").write_text("<html><body></body></html>")
    intake = read([tmp_path])
    assert not intake.articles
    assert "empty.html" in intake.skipped[0]


def test_a_page_in_the_encoding_it_declares_is_read(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Ana Ruiz", "Ana Ruíz")
    (tmp_path / "bridge.html").write_bytes(page.encode("windows-1252"))
    (article,) = read([tmp_path]).articles
    assert "Mayor Ana Ruíz" in article.text
