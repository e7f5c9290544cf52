//! The product's words for what the domain names.

use super::files::Refusal;
use super::i18n::{language, tr};
use super::world::BrowserWorld;
use crate::documents::time::spoken_day;
use crate::documents::{Kind, MAX_FILE_BYTES, RestoreError, World};
use crate::dossier::IntakeRefusal;
use crate::framework::{ActorKind, ContentKind, Factor, Framework, LackKind, Moment, Role};
use crate::response::{
    Application, Connectivity, DayKind, DayPart, Experience, MunicipalityRef, Obstacle, Rating,
    Step,
};
use crate::store::{Concern, Known, StoreError};

/// Names a language of the country; one that the framework does not know is shown as it is.
pub fn language_name(framework: &Framework, id: &str) -> String {
    let found = framework.language(id).map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names a moment of the term.
pub fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::Start => tr!(words.moment_start),
        Moment::Stable => tr!(words.moment_stable),
        Moment::Exit => tr!(words.moment_exit),
    }
}

/// Names a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Strategic => tr!(words.role_strategic),
        Role::Operative => tr!(words.role_operative),
    }
}

/// Names who holds a kind of post, in the plural.
pub fn actors(actor: ActorKind) -> &'static str {
    match actor {
        ActorKind::Authority => tr!(words.actor_authority),
        ActorKind::Official => tr!(words.actor_official),
        ActorKind::Technician => tr!(words.actor_technician),
        ActorKind::CivilSociety => tr!(words.actor_civil_society),
    }
}

/// Explains a role.
pub fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Strategic => tr!(words.role_strategic_hint),
        Role::Operative => tr!(words.role_operative_hint),
    }
}

/// Names a factor of performance.
pub fn factor(factor: Factor) -> &'static str {
    match factor {
        Factor::Knowing => tr!(words.factor_knowing),
        Factor::Relations => tr!(words.factor_relations),
        Factor::Functions => tr!(words.factor_functions),
    }
}

/// Names a kind of content.
pub fn content_kind(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::Legal => tr!(words.kind_legal),
        ContentKind::Procedure => tr!(words.kind_procedure),
        ContentKind::Process => tr!(words.kind_process),
        ContentKind::Strategy => tr!(words.kind_strategy),
        ContentKind::Leadership => tr!(words.kind_leadership),
    }
}

/// Names a kind of thing that an institution may lack.
pub fn lack_kind(kind: LackKind) -> &'static str {
    match kind {
        LackKind::Instrument => tr!(words.lack_instrument),
        LackKind::System => tr!(words.lack_system),
        LackKind::Mandate => tr!(words.lack_mandate),
        LackKind::Principle => tr!(words.lack_principle),
        LackKind::Practice => tr!(words.lack_practice),
    }
}

/// Names an answer that is no level.
pub fn missing(rating: Rating) -> &'static str {
    if rating == Rating::NOT_APPLICABLE {
        tr!(words.not_applicable)
    } else {
        tr!(words.prefer_not)
    }
}

/// Names a step of the Responder.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Consent => tr!(words.step_consent),
        Step::About => tr!(words.step_about),
        Step::Practice => tr!(words.step_practice),
        Step::Diagnosis => tr!(words.step_diagnosis),
        Step::Survey => tr!(words.step_survey),
        Step::Result => tr!(words.step_result),
        Step::HandOver => tr!(words.step_hand_over),
    }
}

/// Names a band of experience.
pub fn experience(experience: Experience) -> &'static str {
    match experience {
        Experience::UnderOne => tr!(words.experience_under_one),
        Experience::OneToFour => tr!(words.experience_one_to_four),
        Experience::FiveToNine => tr!(words.experience_five_to_nine),
        Experience::TenOrMore => tr!(words.experience_ten_or_more),
    }
}

/// Names how the internet is.
pub fn connectivity(connectivity: Connectivity) -> &'static str {
    match connectivity {
        Connectivity::None => tr!(words.connectivity_none),
        Connectivity::Sometimes => tr!(words.connectivity_sometimes),
        Connectivity::Stable => tr!(words.connectivity_stable),
    }
}

/// Names whether training could be applied.
pub fn application(application: Application) -> &'static str {
    match application {
        Application::Applied => tr!(words.application_applied),
        Application::Partly => tr!(words.application_partly),
        Application::NotApplied => tr!(words.application_not),
    }
}

/// Names days.
pub fn day_kind(day: DayKind) -> &'static str {
    match day {
        DayKind::Weekdays => tr!(words.day_weekdays),
        DayKind::Saturday => tr!(words.day_saturday),
        DayKind::Sunday => tr!(words.day_sunday),
    }
}

/// Names a part of the day.
pub fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => tr!(words.part_morning),
        DayPart::Afternoon => tr!(words.part_afternoon),
        DayPart::Evening => tr!(words.part_evening),
    }
}

/// Names an obstacle.
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Permission => tr!(words.obstacle_permission),
        Obstacle::Distance => tr!(words.obstacle_distance),
        Obstacle::Cost => tr!(words.obstacle_cost),
        Obstacle::Network => tr!(words.obstacle_network),
        Obstacle::Workload => tr!(words.obstacle_workload),
    }
}

/// Names a kind of document, with its article.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Response => tr!(words.kind_response),
        Kind::Dossier => tr!(words.kind_dossier),
        Kind::Plan => tr!(words.kind_plan),
        Kind::Workshop => tr!(words.kind_workshop),
        Kind::Framework => tr!(words.kind_framework),
    }
}

/// Names a municipality: its name and code, as typed.
pub fn municipality(found: &MunicipalityRef) -> String {
    match (found.name.trim(), found.code.trim()) {
        (name, "") => name.to_string(),
        ("", code) => code.to_string(),
        (name, code) => format!("{name} ({code})"),
    }
}

/// Says why bytes are no document: what happened and what to do.
pub fn restore_error(error: &RestoreError) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000);
    match error {
        RestoreError::Empty => tr!(words.restore_empty).to_string(),
        RestoreError::TooLarge { bytes } => tr!(
            words.restore_too_large,
            size = megabytes(*bytes),
            limit = megabytes(MAX_FILE_BYTES)
        )
        .to_string(),
        RestoreError::NotText => tr!(words.restore_not_text).to_string(),
        RestoreError::OtherEncoding => tr!(words.restore_other_encoding).to_string(),
        RestoreError::TooDeep => tr!(words.restore_too_deep).to_string(),
        RestoreError::TooMany => tr!(words.restore_too_many).to_string(),
        RestoreError::RepeatedField => tr!(words.restore_repeated).to_string(),
        RestoreError::BrokenJson { line } => tr!(words.restore_broken, line = *line).to_string(),
        RestoreError::NotOurs => tr!(words.restore_not_ours).to_string(),
        RestoreError::WrongKind { found } => {
            tr!(words.restore_wrong_kind, kind = kind(*found)).to_string()
        }
        RestoreError::TooNew { app_version } => {
            tr!(words.restore_too_new, version = app_version.clone()).to_string()
        }
        RestoreError::Rescue => tr!(words.restore_rescue).to_string(),
        RestoreError::Damaged => tr!(words.restore_damaged).to_string(),
        RestoreError::Invalid { detail } => {
            // The reader's own words for what it wanted there are not the screen's.
            let place = detail
                .rsplit_once(" is no ")
                .map_or(&**detail, |(place, _)| place);
            tr!(words.restore_invalid, detail = place.to_string()).to_string()
        }
    }
}

/// Says why nothing was made of a file.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Document(error) => restore_error(error),
        Refusal::Wrapping(sentence) => sentence.clone(),
    }
}

/// Says why a response was not taken in.
pub fn intake_refusal(refusal: &IntakeRefusal) -> String {
    match refusal {
        IntakeRefusal::AlreadyThere => tr!(words.intake_already).to_string(),
        IntakeRefusal::OlderRevision { kept, came } => {
            tr!(words.intake_older, kept = *kept, came = *came).to_string()
        }
        IntakeRefusal::OtherFramework { found } => {
            let name = format!("{} {}", found.id, found.version);
            tr!(words.intake_framework, found = name).to_string()
        }
        IntakeRefusal::OtherMunicipality { found } => {
            tr!(words.intake_municipality, found = municipality(found)).to_string()
        }
        IntakeRefusal::UnnamedDossier => tr!(words.intake_unnamed).to_string(),
        IntakeRefusal::NoConsent => tr!(words.intake_consent).to_string(),
        IntakeRefusal::NoPost => tr!(words.intake_post).to_string(),
        IntakeRefusal::UnknownPosts { posts } => {
            tr!(words.intake_unknown_posts, posts = posts.join(", ")).to_string()
        }
        IntakeRefusal::EarlierDiagnosis { closed } => {
            tr!(words.intake_earlier, day = spoken_day(*closed)).to_string()
        }
        IntakeRefusal::AnsweredTwice => tr!(words.intake_twice).to_string(),
        IntakeRefusal::ExampleMixed => tr!(words.intake_example).to_string(),
    }
}

/// Names a part of a document by its field.
pub fn part(field: &str) -> &'static str {
    match field {
        "municipality" => tr!(common.part_municipality),
        "respondent" => tr!(common.part_respondent),
        "diagnosis" => tr!(common.part_diagnosis),
        "survey" => tr!(common.part_survey),
        "term" => tr!(common.part_term),
        "years" => tr!(common.part_years),
        "staff" => tr!(common.part_staff),
        "responses" => tr!(common.part_responses),
        "weights" | "tied" => tr!(common.part_weights),
        "institution" => tr!(common.part_institution),
        "plan" => tr!(common.part_plan),
        _ => tr!(common.part_other),
    }
}

/// Says why something was not kept: a title, then what was kept and what to do.
pub fn store_error(error: &StoreError) -> (String, String) {
    let (title, text) = match error {
        StoreError::Full => (tr!(common.store_full_title), tr!(common.store_full_text)),
        StoreError::Denied => (
            tr!(common.store_denied_title),
            tr!(common.store_denied_text),
        ),
        StoreError::Unreadable => (
            tr!(common.store_unreadable_title),
            tr!(common.store_unreadable_text),
        ),
        // A conflict is solved where it is met, by keeping both; it never reaches the screen alone.
        StoreError::NotReadBack | StoreError::Conflict { .. } => {
            (tr!(common.store_read_title), tr!(common.store_read_text))
        }
        StoreError::TooNew => (tr!(common.store_newer_title), tr!(common.store_newer_text)),
    };
    (title.to_string(), text.to_string())
}

/// Returns the kind of message that the age of the last copy outside the browser asks for; none while it concerns
/// nobody.
pub fn copy_kind(known: &Known) -> Option<&'static str> {
    match known.concern(BrowserWorld.now())? {
        Concern::Calm => None,
        Concern::Warn => Some("warn"),
        Concern::Late => Some("error"),
    }
}
