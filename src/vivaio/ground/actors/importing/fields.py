"""What a column of a table of actors can be, and what people call it in seven languages."""

from __future__ import annotations

from vivaio.ground.actors.checking import TEXTS, VALUES
from vivaio.ground.actors.labels import FIELDS as LABELS
from vivaio.ground.importing.importers import IDENTITY, Field
from vivaio.kernel.errors import N_

#: Headings by field, folded when compared; the codes themselves are known too.
_HEADINGS = {
    IDENTITY: "id|identifier|external id|identificativo|codice id|codice identificativo"
    "|identifiant|id externe|šifra|id številka|oznaka|identifikator|αναγνωριστικό|κωδικός"
    "|id extern|cod|identificator|id esterno|record id|n°|nr|no|codice|code",
    "name": "name|organisation|organization|organisation name|organization name|actor|title"
    "|nome|denominazione|ragione sociale|organizzazione|ente|nome ente|nome organizzazione"
    "|nom|dénomination|raison sociale|nom de l'organisation|nom de la structure|structure"
    "|naziv|ime|ime organizacije|naziv organizacije|organizacija|naziv udruge|ime subjekta"
    "|όνομα|ονομασία|επωνυμία|οργανισμός|φορέας|τίτλος"
    "|nume|denumire|denumirea|organizație|organizația|nume organizație|denumire organizație",
    "name_note": "note on the name|name note",
    "summary": "summary|in one sentence|abstract|short description|sintesi|in breve"
    "|descrizione breve|résumé|en bref|description courte|povzetek|kratek opis|sažetak"
    "|kratki opis|περίληψη|σύντομη περιγραφή|rezumat|descriere scurtă|pe scurt",
    "description": "description|about|descrizione|attività|description longue|présentation|opis"
    "|dejavnost|djelatnost|περιγραφή|descriere|activitate|notes|note",
    "offers": "offers|offer|offre|offerta|servizi|services|ponuja|ponudba|nudi|ponuda"
    "|προσφέρει|υπηρεσίες|oferă|ofertă|servicii",
    "seeks": "seeks|looking for|needs|cerca|cherche|recherche|išče|traži|αναζητά|caută",
    "territory": "territory|area|area of work|territorio|territoire|območje|područje|περιοχή"
    "|teritoriu|zonă",
    "kind": "kind|type|organisation type|category|tipo|tipologia|categoria|forma giuridica"
    "|catégorie|type de structure|vrsta|tip|kategorija|είδος|τύπος|κατηγορία|categorie",
    "sector": "sector|settore|secteur|sektor|τομέας",
    "level": "level|level of administration|livello|niveau|raven|razina|επίπεδο|nivel",
    "country": "country|country code|nation|state|stato|paese|nazione|pays|država|zemlja|χώρα"
    "|țară|țara|tara|land|país",
    "nuts": "nuts|nuts code|codice nuts|code nuts|nuts koda|nuts kod|κωδικός nuts|cod nuts",
    "nuts_edition": "nuts edition|edizione nuts|édition nuts",
    "themes": "themes|theme|topics|tags|temi|tema|ambiti|thèmes|thématiques|teme|področja"
    "|θέματα|θεματικές|domenii",
    "target_groups": "target groups|target group|beneficiaries|destinatari|beneficiari"
    "|publics|bénéficiaires|ciljne skupine|ciljna skupina|ciljne grupe|ομάδες στόχοι"
    "|ωφελούμενοι|grupuri țintă",
    "methods": "methods|method|metodi|méthodes|metode|μέθοδοι",
    "identifiers": "identifiers|vat|vat number|tax number|partita iva|p iva|piva|codice fiscale"
    "|numéro de tva|siret|siren|davčna številka|matična številka|oib|matični broj|mbs|αφμ"
    "|α φ μ|αριθμός γεμη|γεμη|cui|cif|cod fiscal|cod de înregistrare fiscală",
    "website": "website|web|url|homepage|site|web site|sito|sito web|sito internet|site web"
    "|site internet|spletna stran|splet|spletno mesto|web stranica|mrežna stranica|ιστοσελίδα"
    "|ιστότοπος|pagina web|link",
    "email": "email|e mail|mail|e mail address|email address|posta elettronica|indirizzo email"
    "|pec|courriel|adresse e mail|e pošta|e naslov|elektronska pošta|e mail adresa|ηλ ταχυδρομείο"
    "|ηλεκτρονικό ταχυδρομείο|adresă de e mail|adresa de email",
    "telephone": "telephone|phone|telephone number|tel|telefono|recapito telefonico|téléphone"
    "|telefon|telefonska številka|broj telefona|τηλέφωνο|τηλ|mobile",
    "address": "address|postal address|street|street address|indirizzo|via|adresse|rue|naslov"
    "|ulica|adresa|διεύθυνση|οδός|adresă|stradă",
    "postal_code": "postal code|postcode|zip|zip code|cap|code postal|poštna številka"
    "|poštanski broj|ταχυδρομικός κώδικας|τκ|τ κ|cod poștal",
    "town": "town|city|municipality|place|comune|città|localité|commune|ville|kraj|mesto|občina"
    "|grad|općina|πόλη|δήμος|oraș|orașul|localitate|localitatea|comuna|località",
    "latitude": "latitude|lat|latitudine|zemljepisna širina|geografska širina|γεωγραφικό πλάτος"
    "|πλάτος|geometry latitude|y|lat dd",
    "longitude": "longitude|lon|lng|long|longitudine|zemljepisna dolžina|geografska dužina"
    "|γεωγραφικό μήκος|μήκος|geometry longitude|x|lon dd",
    "position": "position|coordinates|coordinate|geo|location|gps|posizione|coordonnées"
    "|koordinate|συντεταγμένες|coordonate|wkt|geom|the geom",
    "valid_until": "valid until|valido fino al|valable jusqu'au|veljavno do|vrijedi do"
    "|ισχύει έως|valabil până la",
}
#: What only our own exports have beside the values of a card.
OWN = (
    "uid",
    "slug",
    "version",
    "nature",
    "visibility",
    "state",
    "published_on",
    "updated",
    "languages",
    "freshness",
)
OWN_HEADINGS = frozenset({"uid", "version", "languages"})
_LABELS = {
    **LABELS,
    IDENTITY: N_("Identifier in the source"),
    "name_note": N_("note on the name"),
    "position": N_("Both degrees in one cell"),
    "uid": N_("Permanent identity (uid)"),
    "slug": N_("Words in the address"),
    "version": N_("Version of the card"),
    "nature": N_("Fact or example"),
    "visibility": N_("Who sees it"),
    "state": N_("State"),
    "published_on": N_("Published on"),
    "updated": N_("Last changed"),
    "freshness": N_("Freshness"),
    "languages": N_("Languages of the texts"),
}


def _field(code: str) -> Field:
    words = _HEADINGS.get(code, "")
    return Field(
        code,
        _LABELS[code],
        frozenset(words.split("|")) if words else frozenset(),
        in_languages=code in TEXTS,
        takes_several=code in ("identifiers", "themes", "target_groups", "methods"),
    )


FIELDS: tuple[Field, ...] = tuple(
    _field(code) for code in (IDENTITY, *TEXTS, *VALUES, "position", *OWN)
)
