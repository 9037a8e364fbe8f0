"""Concepts as SKOS, the vocabulary in which thesauri are exchanged: written, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from xml.sax import SAXException

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.exceptions import ParserError
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from rdflib.term import Identifier, Node

from vivaio.ground.taxonomy.checking import RELATIONS, Refused
from vivaio.ground.taxonomy.written import Written, scheme
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.language import is_code
from vivaio.kernel.text import Text

#: The formats we write and read: rdflib's name by the ending of a file.
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "json": "json-ld", "nt": "nt", "rdf": "xml"}
MEDIA_TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
#: A file beyond so many bytes is no taxonomy of ours.
LARGEST = 20 * 1024 * 1024
#: Beside those that rdflib names, what its parsers raise over files that are something else.
_BROKEN = (
    ParserError, SAXException, SyntaxError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, AssertionError, RecursionError,
)  # fmt: skip


def graph(written: Iterable[Written], base: str) -> Graph:
    """Concepts with their schemes; `base` is the address under which they stand."""
    root = Namespace(f"{base}/taxonomy/")
    made = Graph(bind_namespaces="none")
    for prefix, space in (("skos", SKOS), ("dcterms", DCTERMS), ("owl", OWL)):
        made.bind(prefix, space)
    schemes = set()
    for one in written:
        if one.scheme not in schemes:
            schemes.add(one.scheme)
            _write_scheme(made, root[one.scheme], one.scheme)
        _write(made, root, one)
    return made


def _write_scheme(made: Graph, place: URIRef, code: str) -> None:
    made.add((place, RDF.type, SKOS.ConceptScheme))
    made.add((place, SKOS.notation, Literal(code)))
    _words(made, place, DCTERMS.title, scheme(code).label)
    _words(made, place, DCTERMS.description, scheme(code).definition)


def _words(made: Graph, place: URIRef, said: URIRef, text: Text) -> None:
    for language, words in text.texts.items():
        made.add((place, said, Literal(words, lang=language)))


def _write(made: Graph, root: Namespace, one: Written) -> None:
    whole, place = root[one.scheme], root[f"{one.scheme}/{one.code}"]
    made.add((place, RDF.type, SKOS.Concept))
    made.add((place, SKOS.inScheme, whole))
    made.add((place, SKOS.notation, Literal(one.code)))
    _words(made, place, SKOS.prefLabel, one.label)
    _words(made, place, SKOS.definition, one.definition)
    for language, several in one.alternative.items():
        for words in several:
            made.add((place, SKOS.altLabel, Literal(words, lang=language)))
    if one.broader:
        wider = root[f"{one.scheme}/{one.broader}"]
        made.add((place, SKOS.broader, wider))
        made.add((wider, SKOS.narrower, place))
    else:
        made.add((place, SKOS.topConceptOf, whole))
        made.add((whole, SKOS.hasTopConcept, place))
    for relation, target in one.matches:
        made.add((place, SKOS[relation], URIRef(target)))
    if one.deprecated:
        made.add((place, OWL.deprecated, Literal(True)))
    if one.replaced_by:
        made.add((place, DCTERMS.isReplacedBy, root[f"{one.scheme}/{one.replaced_by}"]))


def text_of(made: Graph, ending: str) -> str:
    """A graph in a format of `FORMATS`, the same text for the same graph."""
    if FORMATS[ending] == "json-ld":
        context = {"skos": str(SKOS), "dcterms": str(DCTERMS), "owl": str(OWL)}
        nodes = json.loads(made.serialize(format="json-ld", context=context))
        return json.dumps(_ordered(nodes), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return made.serialize(format=FORMATS[ending])


def _ordered(value: Any) -> Any:
    """The same JSON-LD with its sets in one order."""
    if isinstance(value, dict):
        return {name: _ordered(one) for name, one in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(one) for one in value), key=json.dumps)
    return value


def read(content: bytes, ending: str) -> tuple[list[Written], list[Refused]]:
    """The concepts of a file, and those that say what no concept may.

    `Invalid` with one sentence when the file is too large, no RDF, or holds no concept. Nothing
    is fetched from anywhere: JSON-LD whose context lies elsewhere is refused.
    """
    if len(content) > LARGEST:
        raise _invalid(N_("The file is larger than 20 MB."))
    if ending not in FORMATS:
        raise _invalid(N_("The file's name must end in .ttl, .jsonld, .json, .nt or .rdf."))
    found = _parsed(content, FORMATS[ending])
    places = sorted(set(found.subjects(RDF.type, SKOS.Concept)), key=str)
    if not places:
        raise _invalid(N_("There is no concept of SKOS in this file."))
    written, refused = [], []
    for place in places:
        one = _concept(found, place)
        if isinstance(one, Refused):
            refused.append(one)
        else:
            written.append(one)
    return written, refused


def _invalid(sentence: str) -> Invalid:
    return Invalid({"": [Message(sentence)]})


def _parsed(content: bytes, kind: str) -> Graph:
    made = Graph(bind_namespaces="none")
    try:
        if kind == "json-ld" and _looks_elsewhere(json.loads(content)):
            raise _invalid(N_("Its context lies elsewhere; put the context into the file."))
        made.parse(data=content, format=kind, publicID="urn:vivaio:file")
    except _BROKEN:
        raise _invalid(N_("This is not a file of RDF that can be read.")) from None
    return made


def _looks_elsewhere(value: Any) -> bool:
    """Whether some `@context` is, or imports, an address that a parser would fetch."""
    if isinstance(value, list):
        return any(_looks_elsewhere(one) for one in value)
    if not isinstance(value, dict):
        return False
    context = value.get("@context")
    contexts = context if isinstance(context, list) else [context]
    if "@import" in value or any(isinstance(one, str) for one in contexts):
        return True
    return any(_looks_elsewhere(one) for one in value.values())


def _concept(found: Graph, place: Node) -> Written | Refused:
    whole, code = _place(found, place)
    name = f"{whole}/{code}" if whole else str(place)
    labels: dict[str, str] = {}
    for literal in _literals(found, place, SKOS.prefLabel):
        if literal.language is None or not is_code(literal.language):
            return Refused(name, Message(N_("A preferred label says no language.")))
        if literal.language in labels:
            text = N_("It has two preferred labels in one language (%(language)s).")
            return Refused(name, Message(text, {"language": literal.language}))
        labels[literal.language] = str(literal)
    parents = [_place(found, one) for one in found.objects(place, SKOS.broader)]
    parents += [_place(found, one) for one in found.subjects(SKOS.narrower, place)]
    if len(set(parents)) > 1:
        return Refused(name, Message(N_("It has more than one broader concept.")))
    if any(other not in (whole, "") for other, _code in parents):
        return Refused(name, Message(N_("Its broader concept is in another scheme.")))
    return Written(
        scheme=whole,
        code=code,
        label=_text(labels),
        definition=_text(
            {one.language or "en": str(one) for one in _literals(found, place, SKOS.definition)}
        ),
        broader=parents[0][1] if parents else "",
        alternative=_alternative(found, place),
        matches=_matches(found, place),
        deprecated=any(bool(one.value) for one in _literals(found, place, OWL.deprecated)),
        replaced_by=_replaced_by(found, place),
    )


def _place(found: Graph, place: Node) -> tuple[str, str]:
    """The codes of a concept's scheme and of itself: their notations, else ends of addresses."""
    whole = found.value(place, SKOS.inScheme) or found.value(place, SKOS.topConceptOf)
    return _notation(found, whole) if whole else "", _notation(found, place)


def _notation(found: Graph, place: Node) -> str:
    notations = sorted(str(one) for one in found.objects(place, SKOS.notation))
    return notations[0] if notations else str(place).rstrip("/#").replace("#", "/").split("/")[-1]


def _literals(found: Graph, place: Node, said: URIRef) -> list[Literal]:
    return sorted(one for one in found.objects(place, said) if isinstance(one, Literal))


def _text(texts: dict[str, str]) -> Text:
    """Words by language; the original is English where there is any."""
    source = "en" if "en" in texts or not texts else min(texts)
    order = [source, *sorted(set(texts) - {source})]
    return Text(source, {language: texts[language] for language in order if language in texts})


def _alternative(found: Graph, place: Node) -> dict[str, list[str]]:
    by_language: dict[str, list[str]] = {}
    for literal in _literals(found, place, SKOS.altLabel):
        by_language.setdefault(literal.language or "en", []).append(str(literal))
    return {language: sorted(words) for language, words in sorted(by_language.items())}


def _matches(found: Graph, place: Node) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (relation, str(target))
            for relation in RELATIONS
            for target in found.objects(place, SKOS[relation])
            if isinstance(target, Identifier)
        )
    )


def _replaced_by(found: Graph, place: Node) -> str:
    other = found.value(place, DCTERMS.isReplacedBy)
    return _place(found, other)[1] if other else ""
