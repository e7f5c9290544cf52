//! Step 5: what is wanted, what was trained, and what the training must respect.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use super::contents::{adder, content_name};
use super::frame::{back, frame, go_on};
use crate::response::{Application, DayKind, DayPart, NeedsSurvey, Obstacle, Step};
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Choice, Field, Icon, checkbox, radio_group, text_area, text_field};
use crate::ui::words;

/// Most contents that can be wanted: an order of more than this says little.
const MOST_WANTED: usize = 5;

/// The needs survey.
#[component]
pub fn Survey() -> impl IntoView {
    let app = app();
    let body = view! {
        <p class="lead">{tr!(respond.survey_lead)}</p>
        <section class="part"><h2>{tr!(respond.wanted_title)}</h2>{wanted(app)}</section>
        <section class="part"><h2>{tr!(respond.trained_title)}</h2>{trained(app)}</section>
        <section class="part"><h2>{tr!(respond.how_title)}</h2>{how(app)}</section>
        <section class="part"><h2>{tr!(respond.when_title)}</h2>{when(app)}</section>
        <section class="part"><h2>{tr!(respond.teach_title)}</h2>{teach(app)}</section>
        {comment(app)}
    };
    let actions = view! { {back(Step::Survey)} {go_on(Step::Survey)} };
    frame(Step::Survey, tr!(respond.survey_title), body, actions)
}

fn edit(app: App, change: impl FnOnce(&mut NeedsSurvey)) {
    app.response
        .edit(app, |response| change(&mut response.survey));
}

fn read<R: Default>(app: App, get: impl FnOnce(&NeedsSurvey) -> R) -> R {
    app.response.read(|response| get(&response.survey))
}

fn wanted(app: App) -> impl IntoView {
    let ids = move || read(app, |survey| survey.wanted.clone());
    // The list to add from is drawn anew only when it comes or goes.
    let full = Memo::new(move |_| ids().len() >= MOST_WANTED);
    let shift = move |id: &str, up: bool| {
        edit(app, |survey| {
            let list = &mut survey.wanted;
            let place = list.iter().position(|item| item == id);
            let other = place.and_then(|p| if up { p.checked_sub(1) } else { Some(p + 1) });
            let other = other.filter(|other| *other < list.len());
            if let (Some(place), Some(other)) = (place, other) {
                list.swap(place, other);
            }
        });
    };
    let item = move |id: String| {
        let name = content_name(&app.framework(), &id);
        let (up, down, out) = (id.clone(), id.clone(), id);
        view! {
            <li>
                <span>{name.clone()}</span>
                <span class="row">
                    <button class="icon-button" type="button"
                        aria-label=tr!(common.up, name = name.clone()).to_string()
                        on:click=click(move |_| shift(&up, true))><Icon name="i-up" /></button>
                    <button class="icon-button" type="button"
                        aria-label=tr!(common.down, name = name.clone()).to_string()
                        on:click=click(move |_| shift(&down, false))><Icon name="i-down" /></button>
                    <button class="icon-button" type="button"
                        aria-label=tr!(common.remove_named, name = name).to_string()
                        on:click=click(move |_| edit(app, |s| s.wanted.retain(|item| *item != out)))
                    ><Icon name="i-close" /></button>
                </span>
            </li>
        }
    };
    view! {
        <ol class="ranking"><For each=ids key=Clone::clone children=item /></ol>
        {dynamic(move || if !full.get() {
            adder(
                "wanted",
                tr!(respond.wanted_label),
                tr!(respond.wanted_hint, most = MOST_WANTED).to_string(),
                |response| response.survey.wanted.clone(),
                move |id| edit(app, |survey| survey.wanted.push(id)),
            ).into_any()
        } else {
            view! { <p class="hint" role="status">{tr!(respond.wanted_full)}</p> }.into_any()
        })}
    }
}

fn trained(app: App) -> impl IntoView {
    let ids = move || {
        read(app, |survey| {
            survey.trained.keys().cloned().collect::<Vec<_>>()
        })
    };
    let item = move |id: String| {
        let name = content_name(&app.framework(), &id);
        let choices = Application::ALL.map(|item| Choice::new(item, words::application(item)));
        let key = StoredValue::new(id.clone());
        view! {
            <div>
                {radio_group(
                    format!("trained-{id}"),
                    name.clone(),
                    choices.into(),
                    move || key.with_value(|id| read(app, |s| s.trained.get(id).copied().flatten())),
                    move |value| edit(app, |s| { s.trained.insert(key.get_value(), Some(value)); }),
                )}
                <button class="button quiet" type="button"
                    aria-label=tr!(common.remove_named, name = name).to_string()
                    on:click=click(move |_| edit(app, |s| { s.trained.remove(&id); }))
                >{tr!(respond.remove)}</button>
            </div>
        }
    };
    view! {
        <For each=ids key=Clone::clone children=item />
        {adder(
            "trained",
            tr!(respond.trained_label),
            tr!(respond.trained_hint).to_string(),
            |response| response.survey.trained.keys().cloned().collect(),
            move |id| edit(app, |survey| { survey.trained.entry(id).or_default(); }),
        )}
    }
}

fn how(app: App) -> impl IntoView {
    let framework = app.framework();
    let forms = framework.modalities.iter().map(|item| Choice {
        value: item.id.clone(),
        label: item.name.get(language()).to_string(),
        hint: item.purpose.get(language()).to_string(),
    });
    let chosen = app.response.read_untracked(|r| r.survey.language.clone());
    let chosen: Vec<String> = chosen.into_iter().collect();
    let languages = framework.languages_with(&chosen).into_iter();
    let languages = languages.map(|l| Choice::new(l.id.clone(), l.name.get(language())));
    view! {
        {radio_group(
            "modality".into(),
            tr!(respond.modality).into(),
            forms.collect(),
            move || read(app, |survey| survey.modality.clone()),
            move |id| edit(app, |survey| survey.modality = Some(id)),
        )}
        {radio_group(
            "learning-language".into(),
            tr!(respond.learning_language).into(),
            languages.collect(),
            move || read(app, |survey| survey.language.clone()),
            move |id| edit(app, |survey| survey.language = Some(id)),
        )}
    }
}

fn when(app: App) -> impl IntoView {
    let hours = Field {
        id: "weekly-hours".into(),
        label: tr!(respond.weekly_hours).into(),
        hint: tr!(respond.weekly_hours_hint).into(),
        optional: true,
    };
    // What was typed, as long as it is no number of hours; the number itself is in the document.
    let typed = RwSignal::new(None::<String>);
    view! {
        {several(app, tr!(respond.days), DayKind::ALL, words::day_kind, |s| &mut s.days, |s| &s.days)}
        {several(app, tr!(respond.day_parts), DayPart::ALL, words::day_part, |s| &mut s.day_parts, |s| &s.day_parts)}
        {text_field(
            hours,
            "number",
            move || typed.get().unwrap_or_else(|| {
                read(app, |s| s.weekly_hours).map(|n| n.to_string()).unwrap_or_default()
            }),
            move || if typed.get().is_some() { tr!(respond.weekly_hours_wrong).to_string() } else { String::new() },
            move |text| {
                let hours = text.trim().parse::<u8>().ok().filter(|hours| *hours <= 60);
                typed.set((!text.trim().is_empty() && hours.is_none()).then_some(text));
                edit(app, |survey| survey.weekly_hours = hours);
            },
        )}
        {several(app, tr!(respond.obstacles), Obstacle::ALL, words::obstacle, |s| &mut s.obstacles, |s| &s.obstacles)}
    }
}

/// Any of several choices that the survey keeps in a list.
fn several<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    app: App,
    legend: &'static str,
    all: [T; N],
    name: fn(T) -> &'static str,
    list_mut: fn(&mut NeedsSurvey) -> &mut Vec<T>,
    list: fn(&NeedsSurvey) -> &Vec<T>,
) -> impl IntoView {
    view! {
        <fieldset class="choices wide">
            <legend>{legend}</legend>
            {all.map(|item| checkbox(
                name(item).to_string(),
                String::new(),
                move || read(app, |survey| list(survey).contains(&item)),
                move |on| edit(app, |survey| {
                    let chosen = list_mut(survey);
                    chosen.retain(|found| *found != item);
                    if on {
                        chosen.push(item);
                    }
                }),
            ))}
        </fieldset>
    }
}

fn teach(app: App) -> impl IntoView {
    let choices = vec![
        Choice::new(true, tr!(common.yes)),
        Choice::new(false, tr!(common.no)),
    ];
    let would = Memo::new(move |_| read(app, |survey| survey.would_teach));
    let chips = move || {
        let ids = read(app, |survey| survey.teaches.clone());
        ids.into_iter().map(|id| {
            let name = content_name(&app.framework(), &id);
            let label = tr!(common.remove_named, name = name.clone()).to_string();
            view! {
                <li class="chip">
                    {name}" "
                    <button type="button" aria-label=label
                        on:click=click(move |_| edit(app, |s| s.teaches.retain(|item| *item != id)))
                    ><Icon name="i-close" /></button>
                </li>
            }
        }).collect_view()
    };
    view! {
        {radio_group(
            "would-teach".into(),
            tr!(respond.would_teach).into(),
            choices,
            move || would.get(),
            move |yes| edit(app, |survey| survey.would_teach = Some(yes)),
        )}
        {dynamic(move || (would.get() == Some(true)).then(|| view! {
            <ul class="chips">{chips}</ul>
            {adder(
                "teaches",
                tr!(respond.teaches_label),
                tr!(respond.teaches_hint).to_string(),
                |response| response.survey.teaches.clone(),
                move |id| edit(app, |survey| survey.teaches.push(id)),
            )}
        }))}
    }
}

fn comment(app: App) -> impl IntoView {
    let field = Field {
        id: "comment".into(),
        label: tr!(respond.comment).into(),
        hint: tr!(respond.comment_hint).into(),
        optional: true,
    };
    text_area(
        field,
        move || read(app, |survey| survey.comment.clone()),
        move |text| edit(app, |survey| survey.comment = text),
    )
}
