//! Who teaches, in which language, and what they must bring.

use leptos::prelude::*;

use super::Editing;
use super::fields::{area, choice, field, heading};
use crate::documents::World;
use crate::dossier::{Activity, Dossier, Trainer};
use crate::plan::{Teacher, teachers};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::conflict_words::{person, trainer as trainer_name};
use crate::ui::plan::derived::section_href;
use crate::ui::route::Section;
use crate::ui::widgets::{click, dynamic, focus_soon, select_field};
use crate::ui::world::{BrowserWorld, today};

pub fn teaching(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    move || {
        (!measure.get()).then(|| {
            view! {
                <section class="part">
                    {heading("part-teaching", tr!(activity.part_teaching))}
                    {choose_language(editing)}
                    {trainer(editing)}
                    {profile(editing)}
                </section>
            }
        })
    }
}

fn choose_language(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let languages = framework.pack.languages.iter();
    let mut choices = vec![(String::new(), tr!(activity.language_none).to_string())];
    choices.extend(languages.map(|item| (item.id.clone(), item.name.get(language()).to_string())));
    let chosen = move || {
        editing
            .read(|activity| activity.language.clone())
            .unwrap_or_default()
    };
    let field = choice(
        "language",
        tr!(activity.language),
        tr!(activity.language_hint),
    );
    select_field(field, choices, chosen, move |id| {
        editing.edit(|activity| activity.language = (!id.is_empty()).then_some(id));
    })
}

/// Somebody who can teach it, as the list offers them.
#[derive(Clone, PartialEq)]
struct Offered {
    id: String,
    words: String,
}

/// What the choice of a trainer shows.
#[derive(Clone, Default, PartialEq)]
struct Choice {
    trainers: Vec<Offered>,
    /// People of the register who were trained in it.
    own: Vec<Offered>,
}

fn offered(dossier: &Dossier, activity: &Activity) -> Choice {
    let contents: Vec<String> = activity.contents().cloned().collect();
    let found = teachers(dossier, &contents, today());
    let listed = found.iter().filter_map(|teacher| match teacher {
        Teacher::Directory(trainer) => Some(*trainer),
        Teacher::Trained(_) => None,
    });
    let suited: Vec<&Trainer> = listed.collect();
    let others = dossier.trainers.iter();
    let others = others.filter(|trainer| !suited.iter().any(|found| found.id == trainer.id));
    let offered = |trainer: &Trainer, teaches: bool| {
        let name = trainer_name(dossier, &trainer.id);
        let words = match (teaches, trainer.person.is_some()) {
            (true, true) => tr!(activity.trainer_own, name = name),
            (true, false) => tr!(activity.trainer_teaches, name = name),
            (false, _) => name,
        };
        Offered {
            id: trainer.id.clone(),
            words,
        }
    };
    let first = suited.iter().map(|trainer| offered(trainer, true));
    let mut trainers: Vec<Offered> = first
        .chain(others.map(|trainer| offered(trainer, false)))
        .collect();
    if let Some(gone) = activity
        .trainer
        .as_ref()
        .filter(|id| dossier.trainer(id).is_none())
    {
        trainers.push(Offered {
            id: gone.clone(),
            words: trainer_name(dossier, gone),
        });
    }
    let own = found.iter().filter_map(|teacher| match teacher {
        Teacher::Trained(found) => Some(Offered {
            id: found.id.clone(),
            words: person(dossier, &found.id),
        }),
        Teacher::Directory(_) => None,
    });
    Choice {
        trainers,
        own: own.collect(),
    }
}

fn trainer(editing: Editing) -> impl IntoView {
    let app = editing.app;
    let offered = Memo::new(move |_| {
        editing.pause.track();
        let activity = editing.activity.get_untracked().unwrap_or_default();
        app.dossier
            .read_untracked(|dossier| offered(dossier, &activity))
    });
    let chosen = move || {
        editing
            .read(|activity| activity.trainer.clone())
            .unwrap_or_default()
    };
    let select = move || {
        let mut choices = vec![(String::new(), tr!(activity.trainer_none).to_string())];
        let trainers = offered.with(|found| found.trainers.clone());
        choices.extend(trainers.into_iter().map(|one| (one.id, one.words)));
        let field = choice("trainer", tr!(activity.trainer), "");
        select_field(field, choices, chosen, move |id| {
            editing.edit(|activity| activity.trainer = (!id.is_empty()).then_some(id));
        })
    };
    let own = move || {
        let own = offered.with(|found| found.own.clone());
        let buttons = own.into_iter().map(|one| view! {
            <button class="button" type="button" on:click=click(move |_| take_own(editing, &one.id))>
                {tr!(activity.take_own, name = one.words.clone())}
            </button>
        });
        let buttons = buttons.collect_view();
        offered.with(|found| !found.own.is_empty()).then(|| {
            view! {
                <p class="hint">{tr!(activity.own_hint)}</p>
                <div class="row">{buttons}</div>
            }
        })
    };
    let to_directory = section_href(app, Section::People);
    view! {
        {dynamic(select)}
        {dynamic(own)}
        <p class="hint"><a href=to_directory>{tr!(activity.to_directory)}</a></p>
    }
}

/// Puts somebody of the register into the directory and lets them teach it.
fn take_own(editing: Editing, person: &str) {
    let (app, activity) = (editing.app, editing.id.get_value());
    let message = tr!(activity.own_taken).to_string();
    app.dossier.edit_undoable(app, message, |dossier| {
        let Some(found) = dossier.person(person) else {
            return;
        };
        let trainer = Trainer {
            id: BrowserWorld.new_id(),
            name: found.name.clone(),
            person: Some(found.id.clone()),
            languages: found.languages.clone(),
            ..Trainer::default()
        };
        super::change(dossier, &activity, |activity| {
            activity.trainer = Some(trainer.id.clone());
        });
        let contents = dossier
            .plan
            .activity(&activity)
            .map(|found| found.contents().cloned().collect());
        dossier.trainers.push(Trainer {
            contents: contents.unwrap_or_default(),
            ..trainer
        });
    });
    focus_soon("trainer".to_string());
}

fn profile(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let asked = Memo::new(move |_| {
        let modality = editing.read(|activity| activity.modality.clone())?;
        let found = framework.modality(&modality)?;
        let lines = found
            .trainer
            .iter()
            .map(|text| text.get(language()).to_string());
        Some(lines.collect::<Vec<String>>()).filter(|lines| !lines.is_empty())
    });
    let empty = Memo::new(move |_| {
        editing.read(|activity| {
            activity
                .trainer_profile
                .as_deref()
                .is_none_or(|text| text.trim().is_empty())
        })
    });
    let take = move |_| {
        let text = asked.get_untracked().unwrap_or_default().join("\n");
        editing.edit(|activity| activity.trainer_profile = Some(text));
        focus_soon("trainer-profile".to_string());
    };
    let field = field(
        "trainer-profile",
        tr!(activity.profile),
        tr!(activity.profile_hint),
    );
    view! {
        {area(editing, field, |activity| activity.trainer_profile.as_ref(), |activity| Some(activity.trainer_profile.get_or_insert_default()))}
        {dynamic(move || (empty.get() && asked.read().is_some()).then(|| view! {
            <div class="row">
                <button class="button" type="button" on:click=click(take)>{tr!(activity.profile_take)}</button>
            </div>
        }))}
    }
}
