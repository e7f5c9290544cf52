//! A session with something of everything in it, and standing anywhere in it.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, ensure};
use yachay_municipal::documents::{Envelope, World};
use yachay_municipal::dossier::{DiagnosisPart, InstrumentStatus, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Framework, Language, SessionTask};
use yachay_municipal::workshop::{
    Asked, Attendee, Beat, Choice, Commitment, Face, Noted, PointsOption, Workshop, asked_in, begin,
};

use crate::browser::Stage;
use crate::fixtures::framework;

/// The identity of the session that is looked at.
pub const ID: &str = "5e5510f0000000000000000000000000";

/// The longest words that a person may type without thinking of it.
const LONG: &str = "Responsabilidad interinstitucional descentralizada de acompañamiento";

impl Stage {
    /// Takes in a session with something of everything; returns its id.
    pub async fn session_to_look_at(&self) -> Result<String> {
        self.stand_at(ID, "opening").await?;
        Ok(ID.to_owned())
    }

    /// Opens the presenter's view at the first place that shows this.
    pub async fn stand_at(&self, id: &str, face: &str) -> Result<()> {
        let framework = framework(self)?;
        let session = whole(&framework, face)?;
        self.take_session(&session).await?;
        self.go(&format!("#/facilitar/{id}/conducir")).await?;
        // A closed session has nothing that comes next.
        self.element("#next, main .empty").await.map(|_| ())
    }

    /// Takes a session in as a file.
    pub async fn take_session(&self, session: &Envelope<Workshop>) -> Result<()> {
        self.go("#/facilitar").await?;
        self.element("main input[type=file]").await?;
        let file = self.file("sesion.json", session.to_file_text())?;
        self.give(&[file]).await?;
        self.element("#title").await.map(|_| ())
    }
}

/// Makes a session of forty people that stands where `face` is shown for the first time; each is a later state of the
/// same one.
pub fn whole(framework: &Framework, face: &str) -> Result<Envelope<Workshop>> {
    static REVISION: AtomicU64 = AtomicU64::new(1);
    let world = FixedWorld::default();
    let models = &framework.sessions;
    let model = |id: &str| models.iter().find(|model| model.id == id);
    let first = model("taller-autodiagnostico").context("a model")?;
    let second = model("diagnostico-institucional").context("a model")?;
    let mut session = begin(framework, first, 240, Language::Spanish, &world);
    let other = begin(framework, second, 240, Language::Spanish, &world);
    session.phases.extend(other.phases);
    session.municipality.country = "PE".into();
    session.municipality.name = "Municipalidad Distrital de Huancaraylla".into();
    people(&mut session, &world);
    votes(&mut session, framework, &world)?;
    points(&mut session, face, &world)?;
    decisions(&mut session, face, &world);
    session.at = stand(&session, framework, face)?;
    if matches!(face, "link" | "minutes") {
        thread(&mut session, framework, &world);
    }
    match face {
        "discussing" => session.discussion.start(world.now()),
        "talked-over" => session.discussion.spent = 500,
        _ => {}
    }
    if matches!(face, "end" | "minutes") {
        session.closed = Some(world.now());
    }
    let mut file = Envelope::new(session, framework.reference(), &world);
    file.id = ID.into();
    file.revision = REVISION.fetch_add(1000, Ordering::Relaxed);
    Ok(file)
}

/// Returns the first place that shows this, or something special of it.
fn stand(session: &Workshop, framework: &Framework, face: &str) -> Result<Option<Beat>> {
    let asked = |beat: &Beat| {
        asked_in(&session.phases[beat.phase], framework)
            .into_iter()
            .nth(beat.item)
    };
    let task = |beat: &Beat| session.phases[beat.phase].task;
    let is = |beat: &Beat| match face {
        "pause" => beat.face == Face::Opening && task(beat) == SessionTask::Pause,
        "second" => beat.face == Face::Result && beat.item == 2,
        "few" => beat.face == Face::Result && beat.item == 3,
        "nobody" => beat.face == Face::Result && beat.item == 4,
        "discussing" | "talked-over" => beat.face == Face::Result && beat.item == 1,
        "factors-result" => beat.face == Face::Result && task(beat) == SessionTask::Factors,
        "results" => beat.face == Face::Summary && task(beat) == SessionTask::Talk,
        "evidence" => beat.face == Face::Asked && beat.item == 1,
        "ranking-before" | "ranking-few" => beat.face == Face::Ranking,
        "factors" => beat.face == Face::Ballot && task(beat) == SessionTask::Factors,
        "instrument" => {
            matches!(asked(beat), Some(Asked::Instrument { .. }) if beat.face == Face::Asked)
        }
        "link" => matches!(asked(beat), Some(Asked::Link { .. }) if beat.face == Face::Asked),
        "board-long" | "board-many" => beat.face == Face::Board,
        "board-many-2" | "board-many-3" => {
            let page = if face.ends_with('2') { 1 } else { 2 };
            beat.face == Face::Board && beat.item == page
        }
        name => beat.face.name() == name,
    };
    if matches!(face, "welcome" | "end" | "minutes") {
        return Ok(None);
    }
    let mut beats = session.beats(framework).into_iter();
    Ok(Some(beats.find(is).context("a place")?))
}

fn people(session: &mut Workshop, world: &dyn World) {
    session.attendance.people = (0..40)
        .map(|number| Attendee {
            id: world.new_id(),
            name: format!("Persona {number} <b>"),
            office: LONG.into(),
            present: true,
        })
        .collect();
}

fn place(session: &Workshop, task: SessionTask) -> Result<usize> {
    let place = session.phases.iter().position(|phase| phase.task == task);
    place.context("a phase")
}

fn votes(session: &mut Workshop, framework: &Framework, world: &dyn World) -> Result<()> {
    let vote = place(session, SessionTask::Vote)?;
    let ids = framework.competencies.iter().take(24);
    let ids: Vec<String> = ids.map(|item| item.id.clone()).collect();
    session.put_to_vote(vote, &ids, |_| Some(4), world);
    for item in 0..ids.len() {
        for (value, votes) in [(1, 3), (2, 12), (3, 20), (5, 5)] {
            let counted = session.count_hands(vote, item, Choice::Value(value), votes);
            ensure!(counted.is_ok(), "{counted:?}");
        }
        // The first one is still open.
        if item > 0 {
            ensure!(session.close(vote, item).is_ok(), "it does not close");
            ensure!(session.agree(vote, item, Some(2)).is_ok(), "no value");
        }
    }
    for ballot in session.phases[vote].ballots.iter_mut().skip(1).take(2) {
        ballot.evidence = format!("{LONG}, {LONG}");
        ballot.dissent = format!("{LONG}, {LONG}");
    }
    ensure!(session.vote_again(vote, 2).is_ok(), "no second round");
    for (value, votes) in [(1, 1), (2, 37), (3, 2)] {
        let counted = session.count_hands(vote, 2, Choice::Value(value), votes);
        ensure!(counted.is_ok(), "{counted:?}");
    }
    ensure!(
        session.close(vote, 2).is_ok(),
        "the second round does not close"
    );
    if let Some(round) = session.phases[vote].ballots[3].rounds.first_mut() {
        round.hands = Default::default();
        round.hands.set(Choice::Value(2), 3);
    }
    if let Some(round) = session.phases[vote].ballots[4].rounds.first_mut() {
        round.hands = Default::default();
        round.hands.set(Choice::NoAnswer, 40);
    }
    let asked = place(session, SessionTask::Institution)?;
    let ids = framework.asked_in(DiagnosisPart::Mandates);
    for id in ids.iter().take(3) {
        session.answer(
            DiagnosisPart::Mandates,
            id,
            Some(State::Partly),
            world.now().date_naive(),
        );
    }
    let words = format!("{LONG}, {LONG}");
    session.show_evidence(DiagnosisPart::Mandates, &ids[1], &words, "");
    let factors = place(session, SessionTask::Factors)?;
    ensure!(factors < asked, "the factors come first");
    session.carry_on(factors, framework, Language::Spanish, world);
    for (value, votes) in [(1, 25), (2, 10), (3, 5)] {
        let counted = session.count_hands(factors, 0, Choice::Value(value), votes);
        ensure!(counted.is_ok(), "{counted:?}");
    }
    ensure!(session.close(factors, 0).is_ok(), "it does not close");
    ensure!(session.agree(factors, 0, Some(1)).is_ok(), "no value");
    session.phases[factors].ballots[0].evidence = words.clone();
    session.phases[factors].ballots[0].dissent = words;
    Ok(())
}

/// Says something else of each instrument, and of two links.
fn thread(session: &mut Workshop, framework: &Framework, world: &dyn World) {
    let day = world.now().date_naive();
    for (instrument, status) in framework.instruments.iter().zip(InstrumentStatus::ALL) {
        session.say_instrument(&instrument.id, Some(status), day);
    }
    if let Some(guide) = framework.instruments.first() {
        for (place, guided) in guide.guides.iter().enumerate() {
            session.say_link(&guide.id, guided, Some(place > 0));
        }
    }
}

fn points(session: &mut Workshop, face: &str, world: &dyn World) -> Result<()> {
    let place = place(session, SessionTask::Points)?;
    let options = (0..10u16).map(|number| PointsOption {
        id: world.new_id(),
        text: format!("{LONG} {number}"),
        points: 5 * (number / 2),
        ..PointsOption::default()
    });
    session.phases[place].points.options = options.collect();
    ensure!(
        session.close_points(place).is_ok(),
        "the points do not close"
    );
    if face == "ranking-before" {
        ensure!(session.reopen_points(place).is_ok(), "they do not open");
        let ids = session.phases[place].points.options.iter();
        let ids: Vec<String> = ids.map(|item| item.id.clone()).collect();
        for (id, points) in ids.iter().zip(1..) {
            let given = session.give_points(place, id, points * 3);
            ensure!(given.is_ok(), "{given:?}");
        }
        ensure!(session.close_points(place).is_ok(), "they do not close");
    }
    if face == "ranking-few" {
        session.threshold = 30;
    }
    Ok(())
}

/// Two hundred and thirty letters, as a council writes down what it agreed on.
const AGREED: &str = "La gerencia municipal presentará al concejo, antes del primer cabildo del próximo año, el \
    proyecto de ordenanza que aprueba el reglamento de organización y funciones, con los puestos que cada oficina \
    propuso y quien se haga cargo.";

fn decisions(session: &mut Workshop, face: &str, world: &dyn World) {
    let (text, rows) = match face {
        "board-long" => (AGREED, 1),
        name if name.starts_with("board-many") => (AGREED, 5),
        _ => (LONG, 5),
    };
    for _ in 0..rows {
        let note = || Noted {
            id: world.new_id(),
            text: text.into(),
        };
        session.agreements.push(note());
        session.parked.push(note());
        if face == "board-long" {
            continue;
        }
        session.commitments.push(Commitment {
            id: world.new_id(),
            text: text.into(),
            responsible: "Gerencia municipal".into(),
            due: Some(world.now().date_naive()),
        });
    }
}
