"""What readers decided becomes words and waivers: shown, and in force only when they are put into files.

Two kinds of file are read: a worked kertas kerja, whose findings that are not upheld become waivers; and a text of
pairs of words, a line each::

    lebai = modin            two words for one thing
    lebai < tokoh agama      a kind of it
    lunas <> menunggak       opposites
    lebai = modin : orang    with the class, where neither word is known
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import CLASSES
from kaskade_graph.reports.worksheet_columns import Kesimpulan
from kaskade_graph.reports.worksheet_read import Tanggapan, read_tanggapan
from kaskade_graph.text import shown, squeeze

_PAIR = re.compile(r"^\s*([^=<>:]{2,60}?)\s*(=|<>|<)\s*([^=<>:]{2,60}?)\s*(?::\s*(\w+))?\s*$")
_LARGEST = 1_000_000
_NOT_UPHELD = (Kesimpulan.TIDAK_SETUJU, Kesimpulan.DIKECUALIKAN)
_HEAD = Teks(
    "# Diusulkan dari {berkas}. Periksa, lalu simpan sebagai leksikon.leks di samping kaskade.toml, dengan\n"
    '# [audit] leksikon = "leksikon.leks"\n',
    "# Proposed from {berkas}. Check it, then save it as leksikon.leks beside kaskade.toml, with\n"
    '# [audit] leksikon = "leksikon.leks"\n',
)
_WAIVERS = Teks(
    "# Diusulkan dari {berkas}: temuan yang tidak disetujui. Periksa, isi yang kosong, lalu simpan sebagai berkas\n"
    "# pengecualian (kaskade audit --waivers BERKAS).\n",
    "# Proposed from {berkas}: findings that were not upheld. Check, fill in the gaps, then save it as a file of\n"
    "# waivers (kaskade audit --waivers FILE).\n",
)


def learned(path: Path, lang: Lang) -> str:
    """Return the entries, or the waivers, that a file of decisions gives; nothing is written or changed.

    Raises :class:`InputError`, naming the line, for a pair that cannot be understood or whose words are both unknown.
    """
    name = shown(path.name)
    if path.suffix.lower() == ".xlsx":
        body = "\n".join(_waiver(t) for t in read_tanggapan(path) if t.kesimpulan in _NOT_UPHELD)
        return _WAIVERS.pick(lang).format(berkas=name) + body
    try:
        lines = path.read_bytes()[:_LARGEST].decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Teks(f"{name} tidak dapat dibaca", f"{name} cannot be read")) from error
    text = "@ sumber: keputusan pembaca\n" + "".join(_entries(lines, name))
    for _ in lexicon.parse(text, name):
        pass  # what is proposed can be read again
    return _HEAD.pick(lang).format(berkas=name) + text


def _waiver(one: Tanggapan) -> str:
    said = squeeze(one.catatan or one.tanggapan) or "..."
    return (
        f'[[pengecualian]]\naturan = "{one.kode}"\nsidik = "{one.sidik}"\n'
        f"alasan = {_quoted(said)}\noleh = {_quoted(squeeze(one.oleh) or '...')}\n"
        + (f"sampai = {one.sampai}\n" if one.sampai else "")
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entries(lines: list[str], name: str) -> Iterator[str]:
    known = lexicon.leksikon()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PAIR.match(line)
        if match is None:
            raise _bad(
                name, number, "bukan “kata = kata”, “kata < kata”, atau “kata <> kata”", "no pair of words"
            )
        one, sign, other, said = match.groups()
        first, second = known.get(one), known.get(other)
        kelas = said or next((e.kelas for e in (second, first) if e is not None), None)
        if kelas not in CLASSES:
            raise _bad(
                name,
                number,
                f"kedua kata tidak dikenal; tulis kelasnya, misalnya “{shown(one)} {sign} {shown(other)} : orang”",
                f"neither word is known; write the class, such as “{shown(one)} {sign} {shown(other)} : orang”",
            )
        if sign == "=":
            base, new = (one, other) if first is not None and second is None else (other, one)
            yield f":: {kelas}\n{base} = {new}\n"
        elif sign == "<":
            yield f":: {kelas}\n{other}\n  {one}\n"
        else:
            yield f":: {kelas}\n{one} = | lawan: {other}\n"


def _bad(name: str, line: int, id_: str, en: str) -> InputError:
    return InputError(Teks(f"{name}:{line}: {id_}", f"{name}:{line}: {en}"))
