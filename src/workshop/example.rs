//! The example: a session prepared for the example municipality, to try the door with.

use super::begin::begin;
use super::model::{Attendee, Workshop};
use crate::documents::{Envelope, World};
use crate::dossier::Dossier;
use crate::framework::{Framework, Language, SessionTask};

/// The model that it is made from, and the post whose competencies are voted on.
const MODEL: &str = "taller-autodiagnostico";
const POST: &str = "planificacion-presupuesto";

/// Competencies that are voted on: enough for a summary, few enough to see the end.
const BALLOTS: usize = 4;

/// Invented people who are there.
const PEOPLE: usize = 12;

/// Words of the example in the language of the screen.
pub struct ExampleWords<'a> {
    /// What the session is called.
    pub title: &'a str,
    /// Where it is held.
    pub place: &'a str,
    /// What an invented person is called, before their number.
    pub person: &'a str,
}

/// Returns a session that is prepared for the example's dossier: what is voted on, who is there; nothing happened yet.
/// Nothing where the framework has no such model.
pub fn example_session(
    framework: &Framework,
    dossier: &Envelope<Dossier>,
    language: Language,
    words: &ExampleWords<'_>,
    world: &dyn World,
) -> Option<Workshop> {
    let model = framework.sessions.iter().find(|item| item.id == MODEL)?;
    let minutes = u16::from(model.usual) * 60;
    let mut session = begin(framework, model, minutes, language, world);
    session.belong_to(dossier);
    session.title = words.title.to_string();
    session.place = words.place.to_string();
    session.facilitator = words.person.to_string();
    session.day = Some(world.now().date_naive());
    session.attendance.people = (1..=PEOPLE)
        .map(|number| Attendee {
            id: world.new_id(),
            name: format!("{} {number}", words.person),
            present: true,
            ..Attendee::default()
        })
        .collect();
    let post = framework.post(POST)?;
    let asked = framework.competencies.iter();
    let asked = asked.filter(|item| post.profile.contains_key(&item.id));
    let asked: Vec<String> = asked.map(|item| item.id.clone()).take(BALLOTS).collect();
    let phases = session.phases.iter();
    let vote = phases
        .map(|phase| phase.task)
        .position(|task| task == SessionTask::Vote)?;
    session.put_to_vote(vote, &asked, |id| post.profile.get(id).copied(), world);
    session.example = true;
    Some(session)
}

impl Workshop {
    /// Ties the session to a dossier: its municipality, its threshold, and whether it is an example.
    pub fn belong_to(&mut self, dossier: &Envelope<Dossier>) {
        self.municipality = dossier.payload.municipality.clone();
        self.dossier = Some(dossier.id.clone());
        self.threshold = dossier.payload.threshold();
        self.example = dossier.payload.example;
    }
}
