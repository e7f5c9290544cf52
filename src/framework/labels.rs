//! The words that the documents of a plan need beside their templates, by name.

use super::markup::{PLACEHOLDERS, TABLES};
use super::model::Framework;
use super::session_labels::SessionLabel;
use super::text::Language;

/// Names the words, so that a misspelt one stops the build.
macro_rules! labels {
    ($($label:ident = $key:literal),* $(,)?) => {
        /// A word of the documents; its text stands in [`Framework::labels`] under its key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the keys say what the texts beside them say")]
        pub enum Label {
            $($label,)*
        }

        impl Label {
            /// Every word.
            pub const ALL: &'static [Label] = &[$(Label::$label),*];

            /// Returns its key in a framework.
            pub fn key(self) -> &'static str {
                match self {
                    $(Label::$label => $key,)*
                }
            }
        }
    };
}

labels! {
    Activity = "activity",
    Modality = "modality",
    Months = "months",
    People = "people",
    Hours = "hours",
    Cost = "cost",
    Total = "total",
    Source = "source",
    Measure = "measure",
    What = "what",
    AdjustedDocument = "adjusted_document",
    NoDocument = "no_document",
    Rof = "rof",
    Mof = "mof",
    Cap = "cap",
    Pap = "pap",
    Function = "function",
    Posts = "posts",
    Responsible = "responsible",
    Competency = "competency",
    Level = "level",
    Required = "required",
    Gap = "gap",
    Below = "below",
    PartOf = "part_of",
    MoreInPlan = "more_in_plan",
    CardsUsed = "cards_used",
    Protected = "protected",
    ProtectedMore = "protected_more",
    NoFigures = "no_figures",
    Instrument = "instrument",
    Status = "status",
    InForce = "in_force",
    InPreparation = "in_preparation",
    Expired = "expired",
    Missing = "missing",
    Approved = "approved",
    Period = "period",
    Yes = "yes",
    No = "no",
    NotSaid = "not_said",
    Phase = "phase",
    From = "from",
    To = "to",
    Post = "post",
    Name = "name",
    Persons = "persons",
    Progress = "progress",
    Planned = "planned",
    Running = "running",
    Done = "done",
    Postponed = "postponed",
    Cancelled = "cancelled",
    Attended = "attended",
    Product = "product",
    ProductPending = "product_pending",
    ProductHandedIn = "product_handed_in",
    ProductInUse = "product_in_use",
    Spent = "spent",
    Budgeted = "budgeted",
    Permanence = "permanence",
    AttendedHours = "attended_hours",
    PendingWhat = "pending_what",
    PendingWhen = "pending_when",
    PendingActivity = "pending_activity",
    PendingProduct = "pending_product",
    PendingCommitment = "pending_commitment",
    PendingCards = "pending_cards",
    Indicator = "indicator",
    Before = "before",
    Target = "target",
    After = "after",
    None = "none",
    Municipality = "municipality",
    Association = "association",
    Fund = "fund",
    Cooperation = "cooperation",
    University = "university",
    Authority = "authority",
    Person = "person",
    Head = "head",
    Organiser = "organiser",
    Trainer = "trainer",
    Until = "until",
    MeasureNamed = "measure_named",
    Unnamed = "unnamed",
    PermanenceUntil = "permanence_until",
    PermanenceExempt = "permanence_exempt",
    PermanenceTrust = "permanence_trust",
    PermanenceOpen = "permanence_open",
    PermanenceUndated = "permanence_undated",
    PermanenceIfStatePays = "permanence_if_state_pays",
    PermanenceNotState = "permanence_not_state",
    Quarter = "quarter",
    Marked = "marked",
    PeopleCount = "people_count",
    OnePerson = "one_person",
    NoteFormula = "note_formula",
    NoteRounded = "note_rounded",
    NoteNobody = "note_nobody",
    NoteDefaultType = "note_default_type",
    NoteDefaultFunction = "note_default_function",
    NoteDefaultPertinence = "note_default_pertinence",
    NotePriority = "note_priority",
    NoteDefaultObjectives = "note_default_objectives",
    TypeWork = "type_work",
    TypeProfessional = "type_professional",
    Example = "example",
    HindranceTime = "hindrance_time",
    HindranceEquipment = "hindrance_equipment",
    HindranceBoss = "hindrance_boss",
    HindranceNorm = "hindrance_norm",
    HindranceRotation = "hindrance_rotation",
    HindranceNotMyWork = "hindrance_not_my_work",
    ModifiedOn = "modified_on",
    ModifiedWhat = "modified_what",
    ModifiedWhy = "modified_why",
    NoModifications = "no_modifications",
    Modified = "modified",
    ModifiedOrder = "modified_order",
    ModifiedCalledOff = "modified_called_off",
    ModifiedTakenUp = "modified_taken_up",
    ModifiedAdded = "modified_added",
    ModifiedRemoved = "modified_removed",
    ModifiedMerged = "modified_merged",
    ModifiedSeparated = "modified_separated",
    ModifiedAct = "modified_act",
    ModifiedLimit = "modified_limit",
    ModifiedYears = "modified_years",
    ModifiedParts = "modified_parts",
    PartObjective = "part_objective",
    PartContents = "part_contents",
    PartCompetencies = "part_competencies",
    PartModality = "part_modality",
    PartPhases = "part_phases",
    PartLanguage = "part_language",
    PartTrainer = "part_trainer",
    PartServes = "part_serves",
    PartProduct = "part_product",
    PartIndicator = "part_indicator",
    PartEvaluation = "part_evaluation",
    PartPermission = "part_permission",
    PartCommitments = "part_commitments",
    PartNotes = "part_notes",
    PartCosts = "part_costs",
    PartPeople = "part_people",
}

/// Words that came when frameworks had already been handed out, in Spanish and English: what is said where a framework
/// goes without them.
const LATER: [(Label, [&str; 2]); 20] = [
    (
        Label::MoreInPlan,
        ["… y {n} más, en el plan", "… and {n} more, in the plan"],
    ),
    (
        Label::CardsUsed,
        [
            "{who}, a los {days} días: lo aprendido se usa en {part} de {whole} tarjetas",
            "{who}, after {days} days: what was learnt is used in {part} of {whole} cards",
        ],
    ),
    (
        Label::ModifiedYears,
        [
            "Se cambiaron los años del plan",
            "The years of the plan were changed",
        ],
    ),
    (
        Label::ModifiedParts,
        ["Partes que cambiaron", "Parts that changed"],
    ),
    (Label::PartObjective, ["objetivo", "objective"]),
    (Label::PartContents, ["contenidos", "contents"]),
    (Label::PartCompetencies, ["competencias", "competencies"]),
    (Label::PartModality, ["modalidad", "form of training"]),
    (
        Label::PartPhases,
        ["días de las fases", "days of the phases"],
    ),
    (Label::PartLanguage, ["idioma", "language"]),
    (Label::PartTrainer, ["quien enseña", "who teaches"]),
    (
        Label::PartServes,
        [
            "objetivo de los instrumentos al que sirve",
            "objective of the instruments that it serves",
        ],
    ),
    (Label::PartProduct, ["producto", "product"]),
    (Label::PartIndicator, ["indicador", "indicator"]),
    (
        Label::PartEvaluation,
        ["niveles de evaluación", "levels of evaluation"],
    ),
    (
        Label::PartPermission,
        ["permiso de la autoridad", "permission of the authority"],
    ),
    (Label::PartCommitments, ["compromisos", "commitments"]),
    (Label::PartNotes, ["notas", "notes"]),
    (
        Label::PartCosts,
        ["detalle de los costos", "details of the costs"],
    ),
    (
        Label::PartPeople,
        ["participantes por puesto", "participants by post"],
    ),
];

/// Stands in the keys of what the table of modifications says, which came when frameworks had already been handed out:
/// there is no such table where a framework goes without its words.
const MODIFICATIONS: &str = "modifi";

/// What stands before the name of a placeholder in the key of what it means.
const PLACEHOLDER: &str = "placeholder_";

/// What stands before the name of a table in the key of what it shows.
const TABLE: &str = "table_";

/// Returns the keys of every word that documents need.
pub fn label_keys() -> impl Iterator<Item = String> {
    let words = Label::ALL.iter().map(|label| label.key().to_string());
    let placeholders = PLACEHOLDERS
        .iter()
        .map(|item| format!("{PLACEHOLDER}{}", item.name));
    let tables = TABLES.iter().map(|name| format!("{TABLE}{name}"));
    let sessions = SessionLabel::ALL.iter();
    let sessions = sessions.map(|label| label.key().to_string());
    words.chain(placeholders).chain(tables).chain(sessions)
}

/// Tells whether a framework may go without the word of this key.
pub fn came_later(key: &str) -> bool {
    let of_documents = LATER.iter().any(|(label, _)| label.key() == key);
    let of_sessions = SessionLabel::ALL.iter().any(|label| label.key() == key);
    key.contains(MODIFICATIONS) || of_documents || of_sessions
}

impl Framework {
    /// Says what a placeholder stands for; its name where the framework does not say.
    pub fn placeholder_words<'a>(&'a self, name: &'a str, language: Language) -> &'a str {
        let found = self.labels.get(&format!("{PLACEHOLDER}{name}"));
        found.map_or(name, |text| text.get(language))
    }

    /// Says what a table shows; its name where the framework does not say.
    pub fn table_words<'a>(&'a self, name: &'a str, language: Language) -> &'a str {
        let found = self.labels.get(&format!("{TABLE}{name}"));
        found.map_or(name, |text| text.get(language))
    }

    /// Returns a word of the documents; where the framework has none what is said instead, or its key.
    pub fn label(&self, label: Label, language: Language) -> &str {
        if let Some(text) = self.labels.get(label.key()) {
            return text.get(language);
        }
        let later = LATER.iter().find(|(known, _)| *known == label);
        match (later, language) {
            (Some((_, [spanish, _])), Language::Spanish) => spanish,
            (Some((_, [_, english])), Language::English) => english,
            (None, _) => label.key(),
        }
    }
}
