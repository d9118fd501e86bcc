"""Dataclasses as rows of a columnar file and back, by their type hints alone.

What a class gains a field for, its rows have a column for: nothing of the model is written out by hand, so nothing
of it can be forgotten. Only plain values come back, so a file from a stranger runs no code.

==============================  =====================================
in memory                       in a row
==============================  =====================================
dataclass, named tuple          struct of its fields
``list``, ``tuple``, frozenset  list; a frozenset sorted
``dict`` by IRI of elements     list of the elements, in their order
other ``dict``                  list of ``{kunci, nilai}``
``Decimal``, enumeration, date  text
any plain value                 text, its type before a colon
==============================  =====================================
"""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kaskade_graph.model import Arah, Tipe

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
Codec = Callable[[Any], Any]
_PLAIN = (str, int, float, bool)
_LISTS = (list, tuple, frozenset, Sequence, Collection)
_DICTS = (dict, Mapping)


def to_row(value: object) -> dict[str, Any]:
    """Return a dataclass as a row."""
    cls: Any = type(value)
    row: dict[str, Any] = _encoder(cls)(value)
    return row


def from_row(cls: type[T], row: Mapping[str, Any]) -> T:
    """Return the dataclass that ``row`` was made from; fields that the row lacks have their default."""
    hint: Any = cls
    value: T = _decoder(hint)(row)
    return value


def schema(cls: type[Any]) -> pa.Schema:
    """Return the columns of a dataclass."""
    import pyarrow as pa

    hint: Any = cls
    struct = _arrow(hint)
    return pa.schema([struct.field(n) for n in range(struct.num_fields)])


def names(cls: type[Any]) -> list[str]:
    """Return the names of the columns of a dataclass."""
    hint: Any = cls
    return [name for name, _ in _fields(hint)]


# --- what a type hint says ------------------------------------------------------------------------------


def _optional(hint: Any) -> Any:
    """Return the one type besides None of an optional hint, else None."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = [a for a in get_args(hint) if a is not type(None)]
        if len(rest) == 1 and len(rest) < len(get_args(hint)):
            return rest[0]
    return None


def _plain(hint: Any) -> type | None:
    """Return the plain type of a hint: of a literal, that of its values."""
    if get_origin(hint) is Literal:
        return type(get_args(hint)[0])
    return hint if hint in _PLAIN else None


def _item(hint: Any) -> Any:
    """Return what a list or tuple holds; a tuple must hold one type."""
    kinds = {a for a in get_args(hint) if a is not ...}
    if len(kinds) != 1:
        raise _unknown(hint)
    return kinds.pop()


def _keyed(hint: Any) -> bool:
    """Whether a dict holds elements by their own IRI, so that its keys need not be written."""
    key, item = get_args(hint)
    if key is not str:
        raise _unknown(hint)
    return dataclasses.is_dataclass(item) and any(f.name == "iri" for f in dataclasses.fields(item))


@cache
def _fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(cls)
    if not dataclasses.is_dataclass(cls):
        return tuple((name, hints[name]) for name in cls._fields)
    return tuple((f.name, hints[f.name]) for f in dataclasses.fields(cls) if f.init)


def _is_struct(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint) or (isinstance(hint, type) and hasattr(hint, "_fields"))


def _tagged(value: object) -> str:
    """Return a value of which the hint says nothing as text: ``Decimal:12.5``."""
    name = type(value).__name__
    if name not in _READ:
        raise _unknown(type(value))
    return f"{name}:{value}"


def _untagged(text: str) -> object:
    name, _, rest = text.partition(":")
    if name not in _READ:
        raise ValueError(text)
    return _READ[name](rest)


_READ: dict[str, Callable[[str], object]] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": lambda text: text == "True",
    "Decimal": Decimal,
    "Tipe": Tipe,
    "Arah": Arah,
}


def _unknown(hint: Any) -> TypeError:
    return TypeError(f"no column is known for {hint!r}")


# --- to rows --------------------------------------------------------------------------------------------


@cache
def _encoder(hint: Any) -> Codec:
    if (inner := _optional(hint)) is not None:
        encode = _encoder(inner)
        return encode if encode is _same else lambda v: None if v is None else encode(v)
    if hint is Any:
        return _tagged
    if _plain(hint) is not None:
        return _same
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda v: v.value
    if hint is Decimal:
        return str
    if hint is datetime.date:
        return datetime.date.isoformat
    if _is_struct(hint):
        return _struct(hint)
    return _many(hint)


def _same(value: Any) -> Any:
    """What needs no turning; it is not even called where a struct has such a field."""
    return value


def _struct(hint: Any) -> Codec:
    names = [name for name, _ in _fields(hint)]
    turned = [(name, encode) for name, inner in _fields(hint) if (encode := _encoder(inner)) is not _same]
    values = _getter(attrgetter, names)

    def encoded(value: Any) -> dict[str, Any]:
        row = dict(zip(names, values(value), strict=True))
        for name, encode in turned:
            row[name] = encode(row[name])
        return row

    return encoded


def _getter(make: Callable[..., Codec], names: Sequence[str]) -> Codec:
    """Return what gives all of ``names`` at once, as a tuple also where there is one."""
    get = make(*names)
    return get if len(names) > 1 else lambda v: (get(v),)


def _many(hint: Any) -> Codec:
    origin = get_origin(hint)
    if origin is frozenset:
        encode = _encoder(_item(hint))
        return lambda v: sorted(map(encode, v))
    if origin in _LISTS:
        encode = _encoder(_item(hint))
        return list if encode is _same else lambda v: list(map(encode, v))
    if origin in _DICTS:
        encode = _encoder(get_args(hint)[1])
        if _keyed(hint):
            return lambda v: list(map(encode, v.values()))
        return lambda v: [{"kunci": k, "nilai": encode(i)} for k, i in v.items()]
    raise _unknown(hint)


# --- from rows ------------------------------------------------------------------------------------------


@cache
def _decoder(hint: Any) -> Codec:
    if (inner := _optional(hint)) is not None:
        decode = _decoder(inner)
        return decode if decode is _same else lambda v: None if v is None else decode(v)
    if hint is Any:
        return _untagged
    if _plain(hint) is not None:
        return _same
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is Decimal:
        return Decimal
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if _is_struct(hint):
        return _struct_back(hint)
    return _many_back(hint)


def _struct_back(hint: Any) -> Codec:
    names = [name for name, _ in _fields(hint)]
    turned = [
        (n, decode) for n, (_, inner) in enumerate(_fields(hint)) if (decode := _decoder(inner)) is not _same
    ]
    whole, make = _getter(itemgetter, names), hint

    def decoded(row: Any) -> Any:
        try:
            values = list(whole(row))
        except KeyError:  # a row of an older file
            return make(**{name: _decoder(inner)(row[name]) for name, inner in _fields(hint) if name in row})
        for n, decode in turned:
            values[n] = decode(values[n])
        return make(*values)

    return decoded


def _many_back(hint: Any) -> Codec:
    origin = get_origin(hint)
    if origin in _LISTS:
        decode, make = _decoder(_item(hint)), origin if origin in (list, frozenset) else tuple
        return make if decode is _same else lambda v: make(map(decode, v))
    if origin in _DICTS:
        decode = _decoder(get_args(hint)[1])
        if _keyed(hint):
            return lambda v: {(found := decode(i)).iri: found for i in v}
        return lambda v: {i["kunci"]: decode(i["nilai"]) for i in v}
    raise _unknown(hint)


# --- columns --------------------------------------------------------------------------------------------


@cache
def _arrow(hint: Any) -> pa.DataType:
    import pyarrow as pa

    if (inner := _optional(hint)) is not None:
        return _arrow(inner)
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if (kind := _plain(hint)) is not None:
        return plain[kind]
    if hint in (Any, Decimal, datetime.date) or (isinstance(hint, type) and issubclass(hint, Enum)):
        return pa.string()
    if _is_struct(hint):
        return pa.struct([(name, _arrow(inner)) for name, inner in _fields(hint)])
    origin = get_origin(hint)
    if origin in _LISTS:
        return pa.list_(_arrow(_item(hint)))
    if origin in _DICTS:
        value = _arrow(get_args(hint)[1])
        return pa.list_(value if _keyed(hint) else pa.struct([("kunci", pa.string()), ("nilai", value)]))
    raise _unknown(hint)
