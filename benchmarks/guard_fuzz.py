"""Does the guard see a query as the engines do? Hostile texts, made from a seed, put to guard and engines alike.

    python benchmarks/guard_fuzz.py [SECONDS] [SEED]

What the guard lets through is asked of pyoxigraph, of an Oxigraph server, of Virtuoso where it is installed, and
parsed by rdflib. A fault is a call to a server that listens here, a SERVICE, FROM or update in rdflib's tree, or a
server that died. Prints how many texts were made, let through, and taken by each engine; exits 1 with the first text
that is a fault.
"""

from __future__ import annotations

import http.server
import shutil
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pyoxigraph as ox

from kaskade_graph.errors import UsageError
from kaskade_graph.queries import guard

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.store import engines

_SEEDS = (
    "SELECT * WHERE { ?s ?p ?o FILTER(1<2) } LIMIT 3",
    "PREFIX e: <urn:e:> SELECT ?s (COUNT(*) AS ?n) WHERE { ?s e:a/e:b* ?o . OPTIONAL { ?s e:c 'x'@en } } GROUP BY ?s",
    "ASK { VALUES ?s { <urn:a> 1 true 'x' } ?s ?p ?o MINUS { ?s <urn:p> 2.5 } }",
    "CONSTRUCT { ?s <urn:p> ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?o < 3 && ?s != <urn:x>) }",
    "SELECT ?x WHERE { { ?x a <urn:c> } UNION { ?x ^<urn:p>|<urn:q>+ ?y } BIND(IF(?y<1, 'a', \"b\") AS ?z) }",
    "DESCRIBE ?s WHERE { ?s ?p '''long ' text''' FILTER NOT EXISTS { ?s <urn:q#r> ?v } }",
)
_PIECES = (
    *"{}()[].,;#<>?$!-+*/|^=&@:_a\\'\"12%~\n\r\t \u00a0\u2028\u0085\ufeff\u200b\x00\x0b\x0c",
    *(
        "'''",
        '"""',
        "\\u0022",
        "\\u0027",
        "\\u000a",
        "\\u003e",
        "\\u0023",
        "\\U0000007d",
        "\\\\u0022",
        "\\'",
        "1e5",
    ),
    *(
        "<<",
        ">>",
        "{|",
        "|}",
        "^^",
        "^^<urn:t>",
        "@en",
        "@en--ltr",
        "_:b",
        "?v",
        "<urn:x>",
        "<x",
        "<b:c",
        "e:a",
    ),
    *(
        "SERVICE",
        "service",
        "SERVICE SILENT",
        "FROM",
        "FROM NAMED",
        "LOAD",
        "LATERAL",
        "DEFINE",
        "S\\u0045RVICE",
    ),
    *(
        "true",
        "trueSERVICE",
        "1SERVICE",
        "FILTER(",
        "FILTER(1<2)",
        "FILTER(?s<",
        "OPTIONAL {",
        "EXISTS {",
        "1.",
    ),
    *(
        "PREFIX SERVICE: <urn:s>",
        "PREFIX e: <urn:e>",
        "BASE <{url}>",
        "UNION",
        "VALUES ?s {",
        "AS ?q",
        "SELECT *",
    ),
    *(
        "SERVICE <{url}> { ?a ?b ?c }",
        "SERVICE<{url}>{?a ?b ?c}",
        "SERVICE#>\n<{url}>{?a ?b ?c}",
        "SERVICE e:x {}",
    ),
    *(
        "FROM <{url}>",
        "FROM<{url}>",
        "LOAD <{url}>",
        "; LOAD <{url}>",
        "service ?s {}",
        ")SERVICE#>\n<{url}>{}",
    ),
    *(
        "(" * 50,
        "{" * 50,
        "[" * 50,
        "!" * 50,
        "-" * 50,
        "<urn:((((((((>",
        "<urn:!!!!!!!!>",
        "<urn:----------->",
    ),
    *("GRAPH <{url}> {", "BIND(1 AS ?w)", "WHERE", ".5", "0x", "e:"),
)


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server that notes who calls, and its notes."""
    calls: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/p", calls
    finally:
        server.shutdown()
        server.server_close()


def texts(rng: Random, url: str) -> Iterator[str]:
    """Iterate over hostile texts without end: queries with pieces put into them, and heaps of pieces."""
    while True:
        if rng.random() < 0.2:
            between = rng.choice(("", " "))
            text = "SELECT * WHERE { " + between.join(rng.choices(_PIECES, k=rng.randint(1, 14))) + " }"
        else:
            text = rng.choice(_SEEDS)
            for _ in range(rng.randint(1, 4)):
                at = rng.randint(0, len(text))
                cut = rng.choice((0, 0, 0, 1, 2, 8))
                text = text[:at] + rng.choice(_PIECES) + text[at + cut :]
        yield text.replace("{url}", url)


@dataclass
class Engines:
    """The engines that a text is put to. ``servers`` are the addresses of those that run, by name."""

    calls: list[str]
    servers: dict[str, str] = field(default_factory=dict)
    store: ox.Store = field(default_factory=ox.Store)
    taken: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for i in range(3):
            self.store.add(ox.Quad(ox.NamedNode(f"urn:s{i}"), ox.NamedNode("urn:p"), ox.Literal(i)))

    def fault(self, text: str) -> str | None:
        """Return what is wrong when the engines are given ``text``, None for nothing."""
        try:
            found: Any = self.store.query(text)
            list(found) if not isinstance(found, ox.QueryBoolean) else bool(found)
            self.taken["pyoxigraph"] += 1
        except (SyntaxError, ValueError, OSError, RuntimeError):
            pass
        if (wrong := _rdflib(text)) is not None:
            self.taken["rdflib"] += 1
            if wrong:
                return f"rdflib sees {wrong}"
        data = urllib.parse.urlencode({"query": text}).encode()
        for name, url in self.servers.items():
            try:
                urllib.request.urlopen(url, data, timeout=20).close()
                self.taken[name] += 1
            except urllib.error.HTTPError:
                pass
            except OSError as error:
                return f"{name} is gone: {error}"
        return f"a call to {self.calls[0]}" if self.calls else None


def _rdflib(text: str) -> str | None:
    """Return the forbidden part that rdflib sees in a query, "" for none; None when it is no query to it."""
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = str(parseQuery(text))
    except Exception:
        return None
    parts = ("ServiceGraphPattern", "datasetClause", "Load_", "InsertData")
    return next((part for part in parts if part in tree), "")


def fuzz(
    seconds: float, seed: int, servers: dict[str, str], url: str, calls: list[str]
) -> tuple[Counter[str], str | None]:
    """Put texts to guard and engines for so many seconds; return the counts, and the first fault with its text."""
    asked = Engines(calls, servers)
    until = time.monotonic() + seconds
    for text in texts(Random(seed), url):
        if time.monotonic() > until:
            break
        asked.taken["made"] += 1
        try:
            accepted = guard.accept(text)
        except UsageError:
            continue
        asked.taken["let through"] += 1
        wrong = asked.fault(accepted.sparql)
        if wrong is not None:
            return asked.taken, f"{wrong}\ntyped: {text!r}\nasked: {accepted.sparql!r}"
    return asked.taken, None


def main(seconds: float, seed: int) -> int:
    """Fuzz and print; 1 when there is a fault."""
    with (
        tempfile.TemporaryDirectory() as folder,
        listening() as (url, calls),
        ExitStack() as stack,
    ):
        servers = {}
        for name in ("oxigraph", "virtuoso"):
            (Path(folder) / name).mkdir()
        servers["oxigraph server"] = (
            f"{stack.enter_context(engines.oxigraph(Path(folder) / 'oxigraph'))}/query"
        )
        if shutil.which("virtuoso-t"):
            servers["virtuoso"] = f"{stack.enter_context(engines.virtuoso(Path(folder) / 'virtuoso'))}/sparql"
        counts, wrong = fuzz(seconds, seed, servers, url, calls)
    print(", ".join(f"{name} {count}" for name, count in counts.items()), f"seed {seed}", sep="; ")
    if wrong is not None:
        print(wrong)
    return int(wrong is not None)


if __name__ == "__main__":
    arguments = [float(a) for a in sys.argv[1:]]
    sys.exit(main(arguments[0] if arguments else 60, int(arguments[1]) if len(arguments) > 1 else 1))
