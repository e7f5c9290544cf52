//! For each rule, situations in which it fires and situations in which it must not.

use yachay_municipal::framework::{Content, Factor, LackKind, Moment, Role};
use yachay_municipal::plan::Facts;

use crate::support::peru;

/// Facts in which as little as possible speaks for anything: stable years, a content of this id
/// known before, a large municipality, one language, nobody here who teaches it, nothing lacking.
pub fn plain(content: &str) -> Facts {
    let content = peru()
        .content(content)
        .unwrap_or_else(|| panic!("no content {content}"));
    facts(content, Moment::Stable, &[Role::Operative], false, false)
}

pub fn facts(
    content: &Content,
    moment: Moment,
    roles: &[Role],
    first_time: bool,
    small: bool,
) -> Facts {
    Facts {
        moment,
        roles: roles.to_vec(),
        content: content.id.clone(),
        kind: content.kind,
        axis: content.axis.clone(),
        first_time,
        small,
        other_language: false,
        local_teacher: false,
        factor: Factor::Knowing,
        lacks: Vec::new(),
        actors: Vec::new(),
    }
}

/// Content, form of training chosen (none for a measure), change to the plain facts, and whether
/// the rule speaks.
pub type Situation = (&'static str, Option<&'static str>, fn(&mut Facts), bool);

/// A rule and its situations.
pub type Entry = (&'static str, Vec<Situation>);

const AS_IT_IS: fn(&mut Facts) = |_| {};
const START: fn(&mut Facts) = |f| f.moment = Moment::Start;
const EXIT: fn(&mut Facts) = |f| f.moment = Moment::Exit;
const NEW: fn(&mut Facts) = |f| f.first_time = true;
const STRATEGIC: fn(&mut Facts) = |f| f.roles = vec![Role::Strategic];
const BY_RELATIONS: fn(&mut Facts) = |f| f.factor = Factor::Relations;
const BY_FUNCTIONS: fn(&mut Facts) = |f| f.factor = Factor::Functions;
const NO_INSTRUMENT: fn(&mut Facts) = |f| f.lacks = vec![LackKind::Instrument];
const NO_SYSTEM: fn(&mut Facts) = |f| f.lacks = vec![LackKind::System];
const NO_MANDATE: fn(&mut Facts) = |f| f.lacks = vec![LackKind::Mandate];
const NO_PRINCIPLE: fn(&mut Facts) = |f| f.lacks = vec![LackKind::Principle];
const NO_PRACTICE: fn(&mut Facts) = |f| f.lacks = vec![LackKind::Practice];
const WORKSHOP: Option<&str> = Some("taller");
const ASSISTANCE: Option<&str> = Some("asistencia-tecnica");
const DIPLOMA: Option<&str> = Some("diplomado");
const MASTER: Option<&str> = Some("maestria");
const VISIT: Option<&str> = Some("pasantia");
const SCHOOL: Option<&str> = Some("municipio-escuela");
const NETWORK: Option<&str> = Some("red-informacion");

const LEGAL: &str = "marco-legal-municipal";
const BUDGET: &str = "presupuesto-participativo";
const CHAINS: &str = "productos-bandera-y-cadenas";

/// The whole table, each rule once.
pub fn table() -> Vec<Entry> {
    let mut all = about_the_form();
    all.extend(about_subjects());
    all.extend(about_people());
    all.extend(about_what_is_lacking());
    all.extend(for_every_training());
    all
}

fn about_the_form() -> Vec<Entry> {
    vec![
        (
            "moment-menu",
            vec![
                ("siaf", ASSISTANCE, START, true),
                ("siaf", WORKSHOP, EXIT, true),
                ("siaf", SCHOOL, AS_IT_IS, true),
                ("siaf", WORKSHOP, AS_IT_IS, false),
                ("siaf", DIPLOMA, START, false),
                ("siaf", DIPLOMA, EXIT, false),
            ],
        ),
        (
            "legal-by-workshop",
            vec![
                (LEGAL, WORKSHOP, AS_IT_IS, true),
                ("siaf", WORKSHOP, AS_IT_IS, false),
                ("politica-publica", WORKSHOP, START, false),
                (LEGAL, None, BY_FUNCTIONS, false),
            ],
        ),
        (
            "procedure-by-assistance",
            vec![
                ("siaf", ASSISTANCE, AS_IT_IS, true),
                ("catastro", ASSISTANCE, START, true),
                ("siaf", WORKSHOP, AS_IT_IS, false),
                ("politica-publica", ASSISTANCE, AS_IT_IS, false),
            ],
        ),
        (
            "role-modality",
            vec![
                ("siaf", DIPLOMA, STRATEGIC, true),
                ("siaf", MASTER, STRATEGIC, true),
                ("siaf", WORKSHOP, STRATEGIC, false),
                ("siaf", WORKSHOP, AS_IT_IS, true),
                ("siaf", DIPLOMA, AS_IT_IS, false),
                ("siaf", SCHOOL, AS_IT_IS, true),
                ("siaf", SCHOOL, |f| f.roles.clear(), false),
            ],
        ),
        // What speaks for the step, not the network beside it, which is another case of the rule.
        (
            "ladder",
            vec![
                (LEGAL, WORKSHOP, NEW, true),
                (LEGAL, WORKSHOP, AS_IT_IS, false),
                (LEGAL, ASSISTANCE, AS_IT_IS, true),
                ("siaf", NETWORK, AS_IT_IS, false),
            ],
        ),
    ]
}

fn about_subjects() -> Vec<Entry> {
    vec![
        (
            "pp-purpose",
            vec![
                (BUDGET, ASSISTANCE, START, true),
                (BUDGET, ASSISTANCE, AS_IT_IS, true),
                (BUDGET, ASSISTANCE, EXIT, true),
                ("rendicion-de-cuentas", ASSISTANCE, AS_IT_IS, false),
            ],
        ),
        (
            "del-timing",
            vec![
                (CHAINS, WORKSHOP, START, true),
                (CHAINS, ASSISTANCE, AS_IT_IS, true),
                (CHAINS, ASSISTANCE, EXIT, true),
                ("siaf", ASSISTANCE, AS_IT_IS, false),
                ("siaf", WORKSHOP, START, false),
            ],
        ),
        (
            "org-not-training",
            vec![
                ("siaf", None, BY_FUNCTIONS, true),
                ("siaf", None, BY_RELATIONS, true),
                ("siaf", None, AS_IT_IS, false),
                ("siaf", WORKSHOP, BY_FUNCTIONS, false),
            ],
        ),
    ]
}

fn about_people() -> Vec<Entry> {
    vec![
        (
            "small-general",
            vec![
                ("siaf", ASSISTANCE, |f| f.small = true, true),
                ("siaf", ASSISTANCE, AS_IT_IS, false),
            ],
        ),
        (
            "language",
            vec![
                ("siaf", ASSISTANCE, |f| f.other_language = true, true),
                ("siaf", ASSISTANCE, AS_IT_IS, false),
            ],
        ),
        (
            "permission",
            vec![
                ("siaf", DIPLOMA, AS_IT_IS, true),
                ("siaf", VISIT, AS_IT_IS, true),
                ("siaf", WORKSHOP, AS_IT_IS, false),
                ("siaf", SCHOOL, AS_IT_IS, false),
            ],
        ),
        (
            "keep-trained",
            vec![
                ("siaf", ASSISTANCE, AS_IT_IS, true),
                ("siaf", WORKSHOP, AS_IT_IS, false),
                ("siaf", WORKSHOP, EXIT, true),
            ],
        ),
        (
            "network-session",
            vec![
                ("siaf", WORKSHOP, AS_IT_IS, true),
                ("siaf", SCHOOL, AS_IT_IS, true),
                ("siaf", NETWORK, AS_IT_IS, false),
                ("siaf", None, BY_FUNCTIONS, false),
            ],
        ),
        (
            "multiply",
            vec![
                ("siaf", WORKSHOP, |f| f.local_teacher = true, true),
                ("siaf", WORKSHOP, AS_IT_IS, true),
                ("siaf", None, BY_FUNCTIONS, false),
            ],
        ),
    ]
}

fn about_what_is_lacking() -> Vec<Entry> {
    vec![
        (
            "missing-instrument",
            vec![
                ("diseno-pdi", ASSISTANCE, NO_INSTRUMENT, true),
                ("diseno-pdi", WORKSHOP, NO_INSTRUMENT, true),
                ("diseno-pdi", ASSISTANCE, AS_IT_IS, false),
                ("diseno-pdi", ASSISTANCE, NO_SYSTEM, false),
            ],
        ),
        (
            "weak-system",
            vec![
                ("contrataciones", ASSISTANCE, NO_SYSTEM, true),
                ("contrataciones", ASSISTANCE, AS_IT_IS, false),
                ("contrataciones", ASSISTANCE, NO_MANDATE, false),
            ],
        ),
        (
            "unattended-mandate",
            vec![
                ("residuos-solidos", WORKSHOP, NO_MANDATE, true),
                ("residuos-solidos", WORKSHOP, AS_IT_IS, false),
                ("residuos-solidos", WORKSHOP, NO_PRINCIPLE, false),
            ],
        ),
        (
            "principle-in-practice",
            vec![
                (
                    "participacion-y-capital-social",
                    WORKSHOP,
                    NO_PRINCIPLE,
                    true,
                ),
                ("participacion-y-capital-social", WORKSHOP, AS_IT_IS, false),
                (
                    "participacion-y-capital-social",
                    WORKSHOP,
                    NO_PRACTICE,
                    false,
                ),
            ],
        ),
        (
            "see-it-done",
            vec![
                ("manejo-de-cuencas", VISIT, NO_PRACTICE, true),
                ("manejo-de-cuencas", SCHOOL, NO_PRACTICE, true),
                ("manejo-de-cuencas", ASSISTANCE, NO_PRACTICE, true),
                ("manejo-de-cuencas", NETWORK, NO_PRACTICE, false),
                ("manejo-de-cuencas", VISIT, AS_IT_IS, false),
                ("manejo-de-cuencas", VISIT, NO_INSTRUMENT, false),
            ],
        ),
    ]
}

fn for_every_training() -> Vec<Entry> {
    let rules = [
        "joint-first",
        "applied-product",
        "evaluate-application",
        "institutionalise",
        "reference-plan",
        "small-first",
    ];
    let situations: Vec<Situation> = vec![
        ("siaf", WORKSHOP, AS_IT_IS, true),
        ("politica-publica", DIPLOMA, START, true),
        ("siaf", None, BY_FUNCTIONS, false),
    ];
    rules.map(|rule| (rule, situations.clone())).into()
}
