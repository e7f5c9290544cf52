//! The words that the minutes and the facilitator's sheet of a session need, by name.

use super::model::Framework;
use super::text::Language;

/// Names the words, with what is said where a framework goes without them.
macro_rules! labels {
    ($($label:ident = $key:literal, $spanish:literal, $english:literal;)*) => {
        /// A word of the papers of a session; its text stands in [`Framework::labels`] under its key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the keys say what the texts beside them say")]
        pub enum SessionLabel {
            $($label,)*
        }

        impl SessionLabel {
            /// Every word.
            pub const ALL: &'static [SessionLabel] = &[$(SessionLabel::$label),*];

            /// Returns its key in a framework.
            pub fn key(self) -> &'static str {
                match self {
                    $(SessionLabel::$label => concat!("session_", $key),)*
                }
            }

            /// Returns what is said where a framework has no such word: they came when frameworks had already been
            /// handed out.
            pub fn usual(self, language: Language) -> &'static str {
                let (spanish, english) = match self {
                    $(SessionLabel::$label => ($spanish, $english),)*
                };
                match language {
                    Language::Spanish => spanish,
                    Language::English => english,
                }
            }
        }
    };
}

labels! {
    Minutes = "minutes", "Acta de la sesión: {title}", "Minutes of the session: {title}";
    Sheet = "sheet", "Hoja de quien facilita: {title}", "Facilitator’s sheet: {title}";
    Purpose = "purpose",
        "Lo que sigue sirve para planificar formación en servicio; no es sanción ni evaluación de desempeño.",
        "What follows serves to plan in-service training; it is neither a sanction nor a performance evaluation.";
    Day = "day", "Fecha", "Date";
    Place = "place", "Lugar", "Place";
    Begins = "begins", "Hora de inicio", "Began at";
    Ends = "ends", "Hora de término, según el tiempo registrado", "Ended at, by the time recorded";
    Took = "took", "Duración registrada", "Time recorded";
    Length = "length", "Duración prevista", "Time planned";
    Leads = "leads", "Conduce", "Led by";
    Present = "present", "Asistentes", "Present";
    Attendance = "attendance", "Asistencia", "Attendance";
    Office = "office", "Cargo u organización", "Post or organisation";
    Signature = "signature", "Firma", "Signature";
    Unlisted = "unlisted",
        "Además asistieron, sin anotarse en la lista: {n}.",
        "Also present, without being on the list: {n}.";
    Absent = "absent",
        "Estaban en la lista y no asistieron: {names}.",
        "On the list and not present: {names}.";
    Parts = "parts", "Partes de la sesión", "Parts of the session";
    Planned = "planned", "Minutos previstos", "Minutes planned";
    Spent = "spent", "Minutos que duró", "Minutes taken";
    Said = "said", "Lo que dijo el grupo: {text}", "What the group said: {text}";
    Voted = "voted", "Qué se votó", "What was voted on";
    Round = "round", "Vuelta", "Round";
    NoValue = "no_value", "Sin nivel", "No level";
    NoAnswer = "no_answer", "Sin respuesta", "No answer";
    Agreed = "agreed", "Acordado", "Agreed";
    Asked = "asked", "Pide el puesto", "Asked for";
    Few = "few",
        "Protegido: menos de {n} personas dieron un valor, así que sus votos no se muestran.",
        "Protected: fewer than {n} people gave a value, so their votes are not shown.";
    NotClosed = "not_closed", "No se cerró la votación de: {names}.", "Voting was not closed on: {names}.";
    Evidence = "evidence", "Qué lo muestra", "What shows it";
    Dissent = "dissent", "Otra mirada", "Seen otherwise";
    Alpha = "alpha",
        "Acuerdo del grupo en la vuelta {round}: α = {alpha}. {reading}",
        "Agreement of the group in round {round}: α = {alpha}. {reading}";
    Agreement = "agreement",
        "Acuerdo del grupo en la vuelta {round}: {reading}",
        "Agreement of the group in round {round}: {reading}";
    ReadingNotEnough = "reading_not_enough",
        "Los votos no alcanzan para decirlo.",
        "There are too few votes to tell.";
    ReadingTotal = "reading_total", "Todos votaron igual.", "All votes are equal.";
    ReadingReliable = "reading_reliable",
        "El grupo ve lo mismo: los niveles son de fiar.",
        "The group sees it alike: the levels can be relied on.";
    ReadingTentative = "reading_tentative",
        "El grupo coincide en parte: tome los niveles como provisionales.",
        "The group agrees in part: take the levels as tentative.";
    ReadingNone = "reading_none",
        "El grupo no ve lo mismo: vale lo que conversó y acordó.",
        "The group does not see it alike: what it discussed and agreed counts.";
    Knowing = "knowing", "Nos falta saber cómo", "We need to know how";
    Relations = "relations", "La manera en que trabajamos juntos", "The way we work together";
    Functions = "functions", "Cómo está asignada la función", "How the function is assigned";
    Question = "question", "Pregunta", "Question";
    Answer = "answer", "Respuesta", "Answer";
    Teacher = "teacher", "Quién puede enseñarlo", "Who could teach it";
    Partly = "partly", "En parte", "Partly";
    NotApplicable = "not_applicable", "No aplica", "Does not apply";
    Unanswered = "unanswered", "Preguntas sin responder: {n}.", "Questions without an answer: {n}.";
    Follows = "follows", "{guided} sigue a {guide}.", "{guided} follows {guide}.";
    Breaks = "breaks", "{guided} no sigue a {guide}.", "{guided} does not follow {guide}.";
    Rank = "rank", "Orden", "Rank";
    Option = "option", "Qué se priorizó", "What was ranked";
    Points = "points", "Puntos", "Points";
    TieHands = "tie_hands", "Manos en el desempate", "Hands in the tie-break";
    NoRanking = "no_ranking", "No se cerró la entrega de puntos.", "Giving points was not closed.";
    Agreements = "agreements", "Acuerdos", "Agreements";
    Commitments = "commitments", "Compromisos", "Commitments";
    WillDo = "will_do", "Qué se hará", "What will be done";
    Due = "due", "Hasta cuándo", "Until when";
    Parked = "parked", "Quedó para otra ocasión", "Put off to another time";
    Nothing = "nothing", "No se anotó nada.", "Nothing was written down.";
    Pictures = "pictures", "Imágenes", "Pictures";
    Written = "written", "Acta escrita el {day}.", "Minutes written on {day}.";
    Facilitates = "facilitates", "Quien condujo la sesión", "Who led the session";
    ForMunicipality = "for_municipality", "Por la municipalidad", "For the municipality";
    ForPresent = "for_present", "Por las personas asistentes", "For the people present";
    Clock = "clock", "Hora", "Time";
    Task = "task", "Qué hace el grupo", "What the group does";
    TaskTalk = "task_talk", "Conversa o escucha", "Talks or listens";
    TaskGroups = "task_groups", "Trabaja en grupos", "Works in groups";
    TaskVote = "task_vote", "Vota niveles", "Votes on levels";
    TaskInstitution = "task_institution", "Diagnostica la institución", "Diagnoses the institution";
    TaskFactors = "task_factors", "Busca qué lo frena", "Finds what holds it back";
    TaskPoints = "task_points", "Reparte puntos", "Gives points";
    TaskAgreements = "task_agreements", "Acuerda y se compromete", "Agrees and commits";
    TaskPause = "task_pause", "Descansa", "Has a break";
    Ready = "ready", "Tenga listo antes de empezar", "Have ready before you begin";
    Script = "script", "Paso a paso", "Step by step";
    Questions = "questions", "Preguntas para el grupo", "Questions for the group";
    Materials = "materials", "Materiales", "Materials";
    Roles = "roles", "Quién hace qué", "Who does what";
    ToVote = "to_vote", "Se vota", "To be voted on";
    ToRank = "to_rank", "Reciben puntos: {n} por persona", "To get points: {n} for each person";
    Minute = "minute", "{n} min", "{n} min";
    Hour = "hour", "{hours} h {minutes} min", "{hours} h {minutes} min";
}

impl Framework {
    /// Returns a word of the papers of a session, or what is said instead.
    pub fn session_label(&self, label: SessionLabel, language: Language) -> &str {
        let found = self.labels.get(label.key());
        found.map_or_else(|| label.usual(language), |text| text.get(language))
    }
}
