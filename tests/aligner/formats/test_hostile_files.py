"""Files made to do harm: each is refused in one sentence, or read without the harm."""

from __future__ import annotations

import os
import threading
import zipfile
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError, MuqabalaError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.io.safe_zip import Limits, SafeZip
from aligner.formats.registry import formats, read_bitext, read_document, write_units
from tests.helpers.format_samples import MAKERS, ODF, W, assert_linear, raw_docx, raw_epub, raw_odt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow

SECRET = "the-secret-of-this-machine"
SUFFIX = {entry.name: entry.suffixes[0] for entry in formats()}
UNITS = [TranslationUnit("كتاب كبير", "a large book"), TranslationUnit("قلم", "a pen")]


def laughs(root: str) -> str:
    """A billion laughs: 10**9 times three letters if it were expanded."""
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY a0 "lol">{entities}]>'


def external(root: str, secret: Path) -> str:
    return f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def tmx(doctype: str, entity: str) -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<tmx version="1.4"><header srclang="ar" segtype="sentence" '
        f'datatype="plaintext" '
        'adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu>'
        f'<tuv xml:lang="ar"><seg>كتاب {entity}</seg></tuv><tuv '
        f'xml:lang="en"><seg>book</seg></tuv></tu></body></tmx>'
    )


def xliff(doctype: str, entity: str) -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<xliff version="1.2"><file original="f" source-language="ar" '
        f'target-language="en">'
        f'<body><trans-unit id="1"><source>كتاب '
        f"{entity}</source><target>book</target></trans-unit></body></file></xliff>"
    )


@pytest.mark.parametrize("kind", ["laughs", "external"])
@pytest.mark.parametrize(("make", "root"), [(tmx, "tmx"), (xliff, "xliff")])
def test_entities_in_bitexts(
    tmp_path: Path, secret: Path, make: Callable[[str, str], str], root: str, kind: str
) -> None:
    path = tmp_path / f"evil.{'tmx' if root == 'tmx' else 'xlf'}"
    doctype, entity = (laughs(root), "&a9;") if kind == "laughs" else (external(root, secret), "&x;")
    path.write_text(make(doctype, entity), encoding="utf-8")
    with pytest.raises(InputError):
        read_bitext(path)


@pytest.mark.parametrize("kind", ["laughs", "external"])
@pytest.mark.parametrize("name", ["docx", "odt", "epub", "xlsx"])
def test_entities_in_archives(tmp_path: Path, secret: Path, name: str, kind: str) -> None:
    path = tmp_path / f"evil.{name}"

    def part(root: str, content: str) -> str:
        doctype, entity = (laughs(root), "&a9;") if kind == "laughs" else (external(root, secret), "&x;")
        return doctype + content.replace("ENTITY", entity)

    if name == "docx":
        raw_docx(path, "", styles=f"<w:styles {W}/>")
        _replace(
            path,
            "word/document.xml",
            part(
                "w:document",
                f"<w:document {W}><w:body><w:p><w:r><w:t>ENTITY x</w:t></w:r></w:p></w:body></w:document>",
            ),
        )
    elif name == "odt":
        raw_odt(path, "")
        body = (
            f"<office:document-content {ODF}><office:body><office:text><text:p>ENTITY x</text:p>"
            "</office:text></office:body></office:document-content>"
        )
        _replace(path, "content.xml", part("office:document-content", body))
    elif name == "epub":
        page = part("html", '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>ENTITY x</p></body></html>')
        raw_epub(path, {"a.xhtml": page}, ["a.xhtml"])
    else:
        write_units(path, UNITS)
        with zipfile.ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        declaration, _, rest = sheet.partition("?>")
        _replace(
            path,
            "xl/worksheets/sheet1.xml",
            declaration + "?>" + part("worksheet", rest.replace("كتاب", "ENTITY")),
        )
    with pytest.raises(InputError):
        (read_bitext if name == "xlsx" else read_document)(path)


def _replace(path: Path, name: str, content: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    parts[name] = content.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "xlsx"])
def test_zip_bombs(tmp_path: Path, name: str) -> None:
    main = {
        "docx": "word/document.xml",
        "odt": "content.xml",
        "epub": "META-INF/container.xml",
        "xlsx": "xl/workbook.xml",
    }
    path = tmp_path / f"bomb.{name}"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(main[name], "w") as part,
    ):
        for _ in range(60):
            part.write(b" " * 1_000_000)
    with pytest.raises(InputError, match="unpacks to far more"):
        (read_bitext if name == "xlsx" else read_document)(path)


def test_a_lie_about_the_size_does_not_help(tmp_path: Path) -> None:
    path = tmp_path / "liar.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    data = bytearray(path.read_bytes())
    # The sizes in the central directory: packed and unpacked, 20 and 24 bytes after its signature.
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(InputError):
        read_document(path)


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:\\evil.xml", "a/../../evil.xml"]
)
def test_names_that_leave_the_archive(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = inner / "evil.docx"
    raw_docx(path, "<w:p><w:r><w:t>text</w:t></w:r></w:p>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(InputError, match="leaves the archive"):
        read_document(path)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["evil.docx"]


def test_too_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(12):
            archive.writestr(f"word/{i}", "x")
    with pytest.raises(InputError, match="12 parts"):
        SafeZip(path, Limits(entries=10))


def test_spines_that_point_outside_the_book_find_nothing(tmp_path: Path, secret: Path) -> None:
    path = tmp_path / "book.epub"
    raw_epub(path, {"a.xhtml": "<html><body><p>text</p></body></html>"}, ["a.xhtml", "../../secret.txt"])
    with zipfile.ZipFile(path) as archive:
        package = archive.read("OEBPS/book.opf").decode()
    item = f'<item id="../../secret.txt" href="{secret.as_uri()}" media-type="text/html"/></manifest>'
    _replace(path, "OEBPS/book.opf", package.replace("</manifest>", item))
    document = read_document(path)
    assert document.text == "text"
    assert SECRET not in document.text


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_pages_with_scripts_and_remote_pictures_fetch_nothing(
    tmp_path: Path, listener: tuple[str, list[str]]
) -> None:
    url, asked = listener
    page = (
        f'<html><head><link rel="stylesheet" href="{url}/css"><script src="{url}/js"></script><base '
        f'href="{url}/"></head>'
        f'<body onload="x()"><img src="{url}/img"><iframe '
        f'src="{url}/frame">no</iframe><p>text<script>document.write("bad")'
        f'</script></p><object data="{url}/obj">no</object><svg><image '
        f'href="{url}/svg"/><text>no</text></svg></body></html>'
    )
    (tmp_path / "p.html").write_text(page)
    raw_epub(
        tmp_path / "p.epub",
        {"a.xhtml": page.replace("<link", "<link ").replace('css">', 'css"/>')},
        ["a.xhtml"],
    )
    (tmp_path / "p.md").write_text(
        f"text\n\n![picture]({url}/img)\n\n<script src='{url}/js'>bad()</script>\n"
    )
    for name in ("p.html", "p.epub", "p.md"):
        assert read_document(tmp_path / name).text == "text"
    assert asked == []


def test_external_dtds_are_not_fetched(tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    url, asked = listener
    (tmp_path / "x.xlf").write_text(xliff(f'<!DOCTYPE xliff SYSTEM "{url}/x.dtd">', ""), encoding="utf-8")
    (tmp_path / "x.tmx").write_text(tmx(f'<!DOCTYPE tmx SYSTEM "{url}/x.dtd">', ""), encoding="utf-8")
    for name in ("x.xlf", "x.tmx"):
        with suppress(InputError):  # refusing a doctype is as good
            read_bitext(tmp_path / name)
    assert asked == []


def test_macros_are_left_alone_and_told(tmp_path: Path) -> None:
    path = tmp_path / "m.docm"
    raw_docx(path, "<w:p><w:r><w:t>text</w:t></w:r></w:p>")
    marker = tmp_path / "ran"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", f'Sub AutoOpen()\nShell "touch {marker}"\nEnd Sub')
    document = read_document(path)
    assert document.text == "text"
    assert any("macros" in warning for warning in document.warnings)
    assert not marker.exists()


def nested(name: str, path: Path, depth: int) -> None:
    if name == "html":
        path.write_text("<div>" * depth + "text" + "</div>" * depth)
    elif name == "docx":
        raw_docx(
            path,
            "<w:sdt><w:sdtContent>" * depth
            + "<w:p><w:r><w:t>text</w:t></w:r></w:p>"
            + "</w:sdtContent></w:sdt>" * depth,
        )
    elif name == "odt":
        raw_odt(path, "<text:section>" * depth + "<text:p>text</text:p>" + "</text:section>" * depth)
    elif name == "epub":
        page = "<html><body>" + "<div>" * depth + "text" + "</div>" * depth + "</body></html>"
        raw_epub(path, {"a.xhtml": page}, ["a.xhtml"])
    elif name == "markdown":
        path.write_text("> " * depth + "text")
    elif name == "rtf":
        path.write_text(r"{\rtf1 " + "{" * depth + "text" + "}" * depth + "}")
    elif name == "tmx":
        path.write_text(tmx("", "<hi>" * depth + "x" + "</hi>" * depth), encoding="utf-8")
    elif name == "xliff":
        path.write_text(xliff("", "<g>" * depth + "x" + "</g>" * depth), encoding="utf-8")
    elif name == "jsonl":
        path.write_text('{"source": "a", "target": "b", "x": ' + "[" * depth + "]" * depth + "}")


@pytest.mark.parametrize("depth", [100, 300, 100_000])
@pytest.mark.parametrize("name", ["html", "docx", "odt", "epub", "markdown", "rtf", "tmx", "xliff", "jsonl"])
def test_deep_nesting(tmp_path: Path, name: str, depth: int) -> None:
    path = tmp_path / f"deep{SUFFIX[name]}"
    nested(name, path, depth)
    read = read_bitext if name in ("tmx", "xliff", "jsonl") else read_document
    if depth == 100:
        assert read(path)  # a hundred is honest
        return
    with suppress(InputError):  # refused in a sentence is fine; a crash is not
        read(path)


@pytest.mark.parametrize(
    ("name", "before", "run", "after"),
    [
        ("brackets.md", "", "[", ""),
        ("quotes.md", "", "> ", ""),
        ("front.md", "---\ntitle: a", " ", "b\n---\ntext\n"),
        ("meta.mARkdown", "######OpenITI#\n#META# a", " ", "\n#META#Header#End#\ntext\n"),
        ("verse.mARkdown", "######OpenITI#\n#META#Header#End#\nx", " ", "%~%     x\n"),
        ("lines.mARkdown", "######OpenITI#\n#META#Header#End#\nx     %~%", " ", "x\n"),
        ("open.html", "", "<b>", "text"),
        ("groups.rtf", "{\\rtf1 ", "{", ""),
    ],
    ids=lambda value: value[:12],
)
def test_long_runs_cost_no_more_than_their_length(
    tmp_path: Path, name: str, before: str, run: str, after: str
) -> None:
    def make(size: int) -> Path:
        path = tmp_path / f"{size}{name}"
        path.write_text(before + run * size + after, encoding="utf-8")
        return path

    def read(path: Path) -> None:
        with suppress(InputError):
            read_document(path)

    assert_linear(make, read)


def test_a_line_of_ten_million_letters_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("ا" * 10_000_000, encoding="utf-8")
    assert len(read_document(path).text) == 10_000_000


def whole(name: str, folder: Path) -> Path:
    if name in MAKERS:
        file_name, maker = MAKERS[name]
        maker(folder / file_name)
        return Path(folder / file_name)
    path = folder / f"whole{SUFFIX[name]}"
    write_units(path, UNITS)
    return path


ALL = sorted({*MAKERS, *(e.name for e in formats() if e.writer and not e.of_project)} - {"moses"})


@pytest.mark.parametrize("name", ALL)
def test_truncated_files(tmp_path: Path, name: str) -> None:
    path = whole(name, tmp_path)
    data = path.read_bytes()
    entry = next(e for e in formats() if e.name == name.split("-")[0])
    for share in (0.02, 0.2, 0.5, 0.8, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        for read in (read_document, read_bitext):
            if (read is read_document and not entry.document) or (read is read_bitext and not entry.bitext):
                continue
            with suppress(MuqabalaError):
                read(path, format_name=entry.name)


@pytest.mark.parametrize("name", ["html", "docx", "odt", "rtf", "markdown", "text"])
def test_nul_and_lone_surrogates_never_reach_the_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"nul{SUFFIX[name]}"
    if name == "html":
        path.write_bytes(b"<p>a\x00b&#0;c&#xD800;d</p>")
    elif name == "docx":
        raw_docx(path, "<w:p><w:r><w:t>ab</w:t></w:r></w:p>")
        _replace(
            path,
            "word/document.xml",
            f"<w:document {W}><w:body><w:p><w:r><w:t>a&#0;b</w:t></w:r></w:p></w:body></w:document>",
        )
    elif name == "odt":
        raw_odt(path, "<text:p>a&#xD800;b</text:p>")
    elif name == "rtf":
        path.write_bytes(rb"{\rtf1 a\'00b\u0?c\u-10240?d}")
    else:
        path.write_bytes(b"a\x00b\xed\xa0\x80c")
    try:
        text = read_document(path).text
    except InputError:
        return
    assert "\0" not in text
    text.encode("utf-8")


def test_a_fifo_or_device_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_document("/dev/null")
    os.symlink(tmp_path / "nowhere", tmp_path / "dangling.docx")
    with pytest.raises(InputError):
        read_document(tmp_path / "dangling.docx")
