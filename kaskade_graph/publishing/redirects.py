"""What a web server has to be told so that the IRIs of a published collection lead somewhere.

The IRI of a thing names the thing, not a file: ``.../id/33.02.19/kecamatan`` answers 303 and leads to the page or the
data of it, whichever the reader asked for (Cool URIs for the Semantic Web, W3C 2008). The folder of a collection has
the rules for each of the usual servers, written for the address that it is published under.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

MEDIA = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
"""Endings of the data of a thing, and what a reader asks for to get them."""
_TYPES = {**MEDIA, "trig": "application/trig", "nq": "application/n-quads"}
_FILES = r"index\.(html|ttl|jsonld)$"


def rules(base: str) -> dict[str, str]:
    """Return the files with the rules of each server, by their path in the folder published under ``base``.

    ``.htaccess`` (Apache) and ``web.config`` (IIS) work where they lie; those of nginx and Caddy are included in, or
    copied into, the configuration of the server.
    """
    path = urlsplit(base).path
    made: dict[str, Callable[[str, str], str]] = {
        ".htaccess": _apache,
        "web.config": _iis,
        "server/nginx.conf": _nginx,
        "server/Caddyfile": _caddy,
    }
    return {name: make(base, path) for name, make in made.items()}


def _pattern(media: str) -> str:
    return media.replace("+", r"\+").replace(".", r"\.")


def _apache(base: str, path: str) -> str:
    types = "\n".join(f"AddType {media} .{ending}" for ending, media in _TYPES.items())
    wanted = "\n".join(
        f"RewriteCond %{{HTTP_ACCEPT}} {_pattern(media)}\n"
        f"RewriteCond %{{REQUEST_FILENAME}}/index.{ending} -f\n"
        f"RewriteRule ^(id/.+?)/?$ {path}$1/index.{ending} [R=303,L]"
        for ending, media in MEDIA.items()
    )
    return f"""# Apache: {base}  (mod_rewrite, mod_mime; AllowOverride FileInfo Indexes Options=Indexes)
{types}
DirectoryIndex index.html
DirectorySlash Off
Options -Indexes
<IfModule mod_headers.c>
Header merge Vary Accept
</IfModule>
RewriteEngine On
RewriteCond %{{HTTP_ACCEPT}} {_pattern(MEDIA["ttl"])}
RewriteRule ^ns/?$ {path}ns/kinerja.ttl [R=303,L]
RewriteRule ^ns/?$ {path}ns/index.html [R=303,L]
{wanted}
RewriteCond %{{REQUEST_FILENAME}}/index.html -f
RewriteRule ^(id/.+?)/?$ {path}$1/index.html [R=303,L]
RewriteRule ^$ index.html [L]
"""


def _nginx(base: str, path: str) -> str:
    kinds = "\n".join(f"#     ~*{_pattern(media)} {ending};" for ending, media in MEDIA.items())
    types = "\n".join(f"        {media} {ending};" for ending, media in _TYPES.items())
    return f"""# nginx: {base}
# 1. Put these lines into http {{ }}, once:
#   map $http_accept $kaskade_data {{
#     default html;
{kinds}
#   }}
#   map $http_accept $kaskade_ns {{
#     default index.html;
#     ~*{_pattern(MEDIA["ttl"])} kinerja.ttl;
#   }}
# 2. Include this file in server {{ }}, and put the folder below "root", at {path}
absolute_redirect off;
location ~ ^{path}id/.+/{_FILES} {{
    types {{
        text/html html;
{types}
    }}
}}
location ~ ^(?<kaskade_thing>{path}id/.+?)/?$ {{
    add_header Vary Accept always;
    return 303 $kaskade_thing/index.$kaskade_data;
}}
location ~ ^{path}ns/?$ {{
    add_header Vary Accept always;
    return 303 {path}ns/$kaskade_ns;
}}
location {path} {{
    index index.html;
    types {{
        text/html html;
        text/css css;
{types}
    }}
}}
"""


def _caddy(base: str, path: str) -> str:
    wanted = "\n".join(
        f"""	@{ending} {{
		path_regexp {ending} ^{path}(id/.+?)/?$
		not path_regexp /{_FILES}
		header_regexp Accept {_pattern(media)}
	}}
	redir @{ending} {path}{{re.{ending}.1}}/index.{ending} 303"""
        for ending, media in MEDIA.items()
    )
    types = "\n".join(
        f"""	@as_{ending} path *.{ending}
	header @as_{ending} Content-Type {media}"""
        for ending, media in _TYPES.items()
    )
    inside = f"handle_path {path}* {{" if path != "/" else "handle {"
    return f"""# Caddy: {base}  (put your own folder for /srv/kaskade)
{urlsplit(base).netloc} {{
	header Vary Accept
{types}
	@ns_data {{
		path_regexp ^{path}ns/?$
		header_regexp Accept {_pattern(MEDIA["ttl"])}
	}}
	redir @ns_data {path}ns/kinerja.ttl 303
	@ns path_regexp ^{path}ns/?$
	redir @ns {path}ns/index.html 303
{wanted}
	@html {{
		path_regexp html ^{path}(id/.+?)/?$
		not path_regexp /{_FILES}
	}}
	redir @html {path}{{re.html.1}}/index.html 303
	{inside}
		root * /srv/kaskade
		file_server
	}}
}}
"""


def _iis(base: str, path: str) -> str:
    def rule(name: str, match: str, target: str, media: str | None = None) -> str:
        accept = f'\n<add input="{{HTTP_ACCEPT}}" pattern="{_pattern(media)}" />' if media else ""
        return f"""<rule name="kaskade {name}" stopProcessing="true">
<match url="{match}" />
<conditions>
<add input="{{URL}}" pattern="/{_FILES}" negate="true" />{accept}
</conditions>
<action type="Redirect" url="{path}{target}" redirectType="SeeOther" />
</rule>"""

    types = "\n".join(
        f'<remove fileExtension=".{ending}" />\n<mimeMap fileExtension=".{ending}" mimeType="{media}" />'
        for ending, media in _TYPES.items()
    )
    found = [
        rule("ns-ttl", "^ns/?$", "ns/kinerja.ttl", MEDIA["ttl"]),
        rule("ns", "^ns/?$", "ns/index.html"),
        *(rule(ending, "^(id/.+?)/?$", f"{{R:1}}/index.{ending}", media) for ending, media in MEDIA.items()),
        rule("html", "^(id/.+?)/?$", "{R:1}/index.html"),
    ]
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!-- IIS: {base}  (with the URL Rewrite module; the folder is an application or a virtual folder at {path}) -->
<configuration>
<system.webServer>
<defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>
<staticContent>
{types}
</staticContent>
<httpProtocol><customHeaders><add name="Vary" value="Accept" /></customHeaders></httpProtocol>
<rewrite><rules>
{chr(10).join(found)}
</rules></rewrite>
</system.webServer>
</configuration>
"""
