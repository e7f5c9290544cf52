//! The plan as a file for other calendars.

use crate::documents::{Envelope, time::iso_day};
use crate::dossier::{Activity, Dossier};
use crate::export::{CalendarFile, Event, office_name};
use crate::framework::Framework;
use crate::plan::{Span, occasions, schedule};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::office::Office;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::names;
use crate::ui::world::today;

/// Returns the name and the text of the file; equal plans give equal texts.
pub fn file(app: App) -> Option<(String, Office)> {
    app.save_all();
    let framework = app.framework();
    app.dossier.with(|document| {
        let place = &document.payload.municipality.name;
        let name = office_name(tr!(builder.calendar_name), place, today(), "ics");
        (name, Office::Ics(text(&framework, document)))
    })
}

fn text(framework: &Framework, document: &Envelope<Dossier>) -> String {
    let dossier = &document.payload;
    let plan_name = framework.pack.plan_name.get(language());
    let mut events: Vec<Event> = dossier
        .plan
        .standing()
        .flat_map(|item| events_of(framework, item))
        .collect();
    for due in schedule(framework, dossier).due {
        let (name, _) = super::due_words(framework, &due);
        let description = match due.verified {
            true => String::new(),
            false => tr!(builder.unverified).to_string(),
        };
        let uid = format!("{}-{}-{}", document.id, due.item, iso_day(due.days.to));
        let day = Span {
            from: due.days.to,
            to: due.days.to,
        };
        events.push(event(
            &uid,
            name,
            description,
            day,
            tr!(builder.municipal_year),
        ));
    }
    let calendar = CalendarFile {
        name: format!(
            "{plan_name} {}, {}",
            names::years(dossier.years),
            names::dossier(dossier)
        ),
        events,
    };
    calendar.to_ics(document.written)
}

/// The events of an activity: see [`occasions`].
fn events_of(framework: &Framework, activity: &Activity) -> Vec<Event> {
    let words = words_of(framework, activity);
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| framework.modality(id));
    let form = modality.map(|item| item.name.get(language()).to_string());
    let lines = [
        form,
        Some(words.objective),
        Some(words.product),
        Some(activity.responsible.clone()),
    ];
    let lines: Vec<String> = lines
        .into_iter()
        .flatten()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let category = tr!(builder.calendar_category);
    let events = occasions(activity).into_iter().map(|occasion| {
        let (uid, title) = match occasion.phase {
            None => (activity.id.clone(), words.title.clone()),
            Some(phase) => {
                let known =
                    modality.and_then(|item| item.phases.iter().find(|item| item.id == phase));
                let name = known.map_or(phase, |item| item.name.get(language()));
                let title = format!("{}: {name}", words.title);
                (format!("{}-{phase}", activity.id), title)
            }
        };
        event(&uid, title, lines.join("\n"), occasion.days, category)
    });
    events.collect()
}

fn event(uid: &str, title: String, description: String, days: Span, category: &str) -> Event {
    Event {
        uid: format!("{uid}@yachay-municipal"),
        title,
        description,
        from: days.from,
        to: days.to,
        categories: vec![category.to_string()],
        ..Event::default()
    }
}
