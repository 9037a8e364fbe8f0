"""Words of names that say what a body is and not which: in seven languages, folded, in Latin
letters (Greek as ISO 843 writes it).
"""

from __future__ import annotations

#: What a name has in brackets when it is an example.
EXAMPLES = frozenset(
    ["example", "esempio", "exemple", "primer", "primjer", "παραδειγμα", "exemplu"]
)
#: Small words.
LITTLE = frozenset(
    word
    for line in (
        "a ai al alla alle allo and au aux con d da de dei del dell della delle des di do du e ed",
        "en et for gia gli i il in iz ja k kai la las le lei les li lo los na o of ob on ot par",
        "per po pour pri s sa se si stin sto sti sta ston ta te the ti tis to ton tou tin toy u",
        "un una v z za zum cu din pe ii l",
    )
    for word in line.split()
)
#: Legal forms, by family; a form without a family ("") tells nothing of who it is.
FORMS: dict[str, str] = {
    form: family
    for family, forms in {
        "association": "aps odv associazione association asso udruga drustvo asociatia asociatie "
        "asociatiei somateio syllogos enosi zveza savez federazione udruzenje associazioni",
        "cooperative": "scs coop cooperativa cooperative zadruga zadruzhna koinsep scop cooperatie "
        "koinonikos synetairismos soccoop",
        "foundation": "fondazione foundation fondation zaklada fundatia fundatie idryma ustanova "
        "fundacija",
        "firm": "srl srls spa sas snc sa doo jdoo dd ike ae epe ltd gmbh llc inc sarl sasu oe ee",
        "institute": "zavod zu",
        "": "ets onlus ong ngo no sop so amke npo kerdoskopiki mi astiki etaireia eteria onlus "
        "sociale social socialna socijalna impresa enterprise etairia ip javni public "
        "mko koin sp np zoo societa societate soc",
    }.items()
    for form in forms.split()
}  # fmt: skip
#: Two words that say one thing.
PHRASES: dict[tuple[str, str], str] = {
    ("citta", "metropolitana"): "=metropolitan",
    ("metropolitan", "city"): "=metropolitan",
    ("ville", "metropolitaine"): "=metropolitan",
    ("mestna", "obcina"): "=municipality",
    ("city", "council"): "=municipality",
    ("koinoniki", "oikonomia"): "=socialeconomy",
    ("koinonikis", "oikonomias"): "=socialeconomy",
    ("economia", "sociale"): "=socialeconomy",
    ("economia", "sociala"): "=socialeconomy",
    ("economiei", "sociale"): "=socialeconomy",
    ("economie", "sociale"): "=socialeconomy",
    ("economie", "sociala"): "=socialeconomy",
    ("social", "economy"): "=socialeconomy",
    ("socialna", "ekonomija"): "=socialeconomy",
    ("socialne", "ekonomije"): "=socialeconomy",
    ("socialno", "ekonomijo"): "=socialeconomy",
    ("socijalna", "ekonomija"): "=socialeconomy",
    ("socijalne", "ekonomije"): "=socialeconomy",
    ("socijalno", "poduzetnistvo"): "=socialentrepreneurship",
    ("drustveno", "poduzetnistvo"): "=socialentrepreneurship",
    ("drustvenog", "poduzetnistva"): "=socialentrepreneurship",
    ("socialno", "podjetnistvo"): "=socialentrepreneurship",
    ("social", "entrepreneurship"): "=socialentrepreneurship",
    ("social", "innovation"): "=socialinnovation",
    ("innovation", "sociale"): "=socialinnovation",
    ("innovazione", "sociale"): "=socialinnovation",
    ("socialne", "inovacije"): "=socialinnovation",
    ("socialnih", "inovacij"): "=socialinnovation",
    ("drustvene", "inovacije"): "=socialinnovation",
    ("drustvenih", "inovacija"): "=socialinnovation",
    ("socijalne", "inovacije"): "=socialinnovation",
    ("koinoniki", "kainotomia"): "=socialinnovation",
    ("koinonikis", "kainotomias"): "=socialinnovation",
    ("inovare", "sociala"): "=socialinnovation",
    ("inovatie", "sociala"): "=socialinnovation",
}
_BY_SIGN = {
    "municipality": "comune citta city municipalit obcin opcin dimos dimoy dimou primari "
    "municipiul municipiului commune ville town council",
    "region": "region regij perifereia perifereias regiun",
    "county": "zupanij judet judetul",
    "university": "universit univerz sveucilist panepistimi",
    "polytechnic": "politecnic polytechn politehni polytechnei",
    "faculty": "facult fakultet sxoli",
    "department": "dipartiment departm odsjek oddelek tmima departement",
    "school": "scuola school ecole sola skola skole sole scoala scoli sxoleio scholeio",
    "institute": "istitut institut institout instituto instytut",
    "centre": "centro centre center centar centra kentro kentroy centru centrul",
    "network": "rete network mrez diktyo retea retelei reseau",
    "hospital": "ospedal hospital bolnic nosokomei spital",
    "library": "bibliot librar knjizn vivliothi",
    "museum": "museo museum muzej mouseio muzeu musee",
    "chamber": "camera chamber zbornic komora epimelit chambre",
    "ministry": "minister ministr ypourgei",
    "agency": "agenzia agency agencij agentia agence praktoreio",
    "innovation": "innovaz innovat inovac kainotomi inovar inovat",
    "development": "sviluppo developp developm razvoj razvoja anaptyx dezvolt",
    "youth": "giovan youth mladin mlad neolai neon tiner jeune jeunes",
    "women": "donne women zene zensk zena gynaik femei femme femmes",
    "economy": "economi econom ekonom oikonom",
    "entrepreneurship": "imprendit entrepren poduzetnis podjetnis epicheirim antrepren",
    "culture": "cultur kultur politism politist",
    "education": "educaz educat obrazovan izobrazev ekpaid educati formazion",
    "research": "ricerca research recherch razisk istraziv erevn ereun cercetar",
    "solidarity": "solidar alliley allilen allileg",
    "cooperation": "cooperaz cooperati suradnj sodelov synergas cooperar",
    "italy": "italia italy italie italij",
    "slovenia": "sloveni slovenij slovenie",
    "croatia": "croazi croatia hrvats croatie",
    "greece": "grecia greece grec grck grcij ellad",
    "romania": "romani roumani rumunj romunij",
    "torino": "torin turin",
    "milano": "milan mediolan",
    "roma": "roma rome rim",
    "napoli": "napoli naples neapel",
    "venezia": "venezi venice venise benetk",
    "firenze": "firenz florenc florence",
    "genova": "genov genoa genes",
    "trieste": "triest trst",
    "bologna": "bologn",
    "athens": "athin athen athenes aten",
    "thessaloniki": "thessalonik salonic solun salonique",
    "patras": "patra patron patras",
    "bucuresti": "bucurest buchar bucares bukurest",
    "cluj": "cluj",
    "iasi": "iasi",
    "timisoara": "timisoar temesv",
    "ljubljana": "ljubljan lubian laibach",
    "maribor": "maribor",
    "zagreb": "zagreb zagabri agram",
    "split": "split spalato",
    "rijeka": "rijek reka fiume",
    "osijek": "osijek",
    "piemonte": "piemont piedmont",
    "attica": "attik attica atik",
    "crete": "kriti kritis creta crete",
}  # fmt: skip
#: The beginning of a common word to the sign it becomes.
STEMS: dict[str, str] = {
    stem: f"={sign}" for sign, stems in _BY_SIGN.items() for stem in stems.split()
}
