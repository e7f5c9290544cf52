//! Drawing a slide. Nothing is smaller than the base size of the screen, and nothing scrolls.

use leptos::prelude::*;

use super::Since;
use super::results::{board, giving, ranking, result, summary};
use crate::dossier::{InstrumentStatus, State};
use crate::framework::Framework;
use crate::ui::facilitate::names;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::institution::{back_row_mark, graph_of, words};
use crate::ui::widgets::{dynamic, live};
use crate::workshop::{Slide, SlideFace};

/// What the room sees.
pub fn screen(framework: &Framework, slide: &Slide, since: Since) -> AnyView {
    if slide.dark {
        return view! { <div class="screen" data-face="dark"></div> }.into_any();
    }
    let place = (slide.place > 0)
        .then(|| tr!(facilitate.phase_of, place = slide.place, all = slide.phases));
    view! {
        <div class="screen" data-face=slide.face.name()>
            <header class="screen-top">
                <span>{slide.phase.clone()}</span>
                <span>{place}</span>
                {clock(slide, since)}
            </header>
            <div class="screen-body">{body(framework, slide)}</div>
        </div>
    }
    .into_any()
}

/// The timer of the phase, or that of a discussion.
fn clock(slide: &Slide, since: Since) -> Option<AnyView> {
    if slide.place == 0 || slide.clock.limit == 0 {
        return None;
    }
    let clock = slide.clock.clone();
    let left = Memo::new(move |_| {
        let now = since.clock(&clock);
        match now.discussion_limit {
            0 => i64::from(now.limit) - i64::from(now.spent),
            limit => i64::from(limit) - i64::from(now.discussion_spent),
        }
    });
    let discussing = slide.clock.discussion_limit > 0;
    let running = match discussing {
        true => slide.clock.discussion_running,
        false => slide.clock.running,
    };
    let label = match discussing {
        true => tr!(facilitate.clock_discussion),
        false => tr!(facilitate.clock_phase),
    };
    let view = view! {
        <span class="screen-clock" data-running=running.to_string() data-over=live(move || (left.get() < 0).to_string())>
            <span class="visually-hidden">{label}" "</span>
            {dynamic(move || names::clock(left.get()))}
        </span>
    };
    Some(view.into_any())
}

fn body(framework: &Framework, slide: &Slide) -> AnyView {
    match slide.face {
        SlideFace::Welcome => welcome(slide),
        SlideFace::Opening => title(slide, String::new()),
        SlideFace::Pause => title(slide, tr!(facilitate.pause_back).to_string()),
        SlideFace::End => title(slide, tr!(facilitate.end_thanks).to_string()),
        SlideFace::Question => {
            view! { <p class="screen-question">{slide.heading.clone()}</p> }.into_any()
        }
        SlideFace::Vote => vote(slide),
        SlideFace::Factors => factors(slide),
        SlideFace::VoteResult | SlideFace::FactorsResult => result(slide),
        SlideFace::Summary => summary(slide),
        SlideFace::Finding => finding(slide),
        SlideFace::Instrument | SlideFace::Link => instruments(framework, slide),
        SlideFace::Giving => giving(slide),
        SlideFace::Ranking => ranking(slide),
        SlideFace::Board => board(slide),
    }
}

fn welcome(slide: &Slide) -> AnyView {
    let municipality = slide.municipality.clone();
    view! {
        <div class="screen-title">
            <div class="weave end" aria-hidden="true"></div>
            <p class="screen-heading">{slide.heading.clone()}</p>
            <p>{municipality}</p>
        </div>
    }
    .into_any()
}

fn title(slide: &Slide, under: String) -> AnyView {
    view! {
        <div class="screen-title">
            <p class="screen-heading">{slide.heading.clone()}</p>
            {(!under.is_empty()).then(|| view! { <p>{under}</p> })}
        </div>
    }
    .into_any()
}

/// What is asked, with its number among its like.
pub fn heading(slide: &Slide) -> AnyView {
    let (number, all) = slide.number;
    let number = (all > 1)
        .then(|| view! { <span class="screen-number">{format!("{number}/{all} ")}</span> });
    view! { <p class="screen-heading">{number}{slide.heading.clone()}</p> }.into_any()
}

/// The five sentences, numbered as people show them with their fingers or cards.
fn vote(slide: &Slide) -> AnyView {
    let lines = match slide.lines.is_empty() {
        true => plain_levels(),
        false => slide.lines.clone(),
    };
    view! {
        {heading(slide)}
        <ol class="screen-levels">
            {lines.into_iter().enumerate().map(|(place, line)| view! {
                <li><b>{place + 1}</b><span>{line}</span></li>
            }).collect_view()}
        </ol>
        <p class="screen-foot">{voted(slide.voted)}</p>
    }
    .into_any()
}

/// Levels for a sentence that has none of its own.
fn plain_levels() -> Vec<String> {
    [
        tr!(facilitate.level_1),
        tr!(facilitate.level_2),
        tr!(facilitate.level_3),
        tr!(facilitate.level_4),
        tr!(facilitate.level_5),
    ]
    .map(str::to_string)
    .to_vec()
}

fn voted(votes: usize) -> String {
    match votes {
        0 => tr!(facilitate.vote_alone).to_string(),
        1 => tr!(facilitate.voted_one).to_string(),
        votes => tr!(facilitate.voted, n = votes),
    }
}

fn factors(slide: &Slide) -> AnyView {
    view! {
        {heading(slide)}
        <p>{tr!(facilitate.factors_ask)}</p>
        <ol class="screen-levels">
            {(1..=3).map(|number| view! {
                <li><b>{number}</b><span>{names::factor(number)}</span></li>
            }).collect_view()}
        </ol>
        <p class="screen-foot">{voted(slide.voted)}</p>
    }
    .into_any()
}

fn finding(slide: &Slide) -> AnyView {
    let answers = State::ALL.into_iter().enumerate().map(|(place, state)| {
        let given = slide.answer == Some(state);
        view! { <li data-on=given.to_string()><b>{place + 1}</b><span>{words::state(state)}</span></li> }
    });
    view! {
        {heading(slide)}
        <ol class="screen-levels wide">{answers.collect_view()}</ol>
        {(!slide.evidence.is_empty()).then(|| view! {
            <p class="screen-foot">{tr!(facilitate.evidence_said, text = slide.evidence.clone())}</p>
        })}
    }
    .into_any()
}

fn instruments(framework: &Framework, slide: &Slide) -> AnyView {
    let institution = slide.institution.clone().unwrap_or_default();
    let name = |place: usize| {
        let id = slide.instruments.get(place);
        let mut known = framework.instruments.iter();
        let found = id.and_then(|id| known.find(|item| item.id == *id));
        found
            .map(|item| item.name.get(language()).to_string())
            .unwrap_or_default()
    };
    let (question, answer) = match slide.face {
        SlideFace::Link => {
            let said = slide.instruments.first().and_then(|guide| {
                let found = institution.instruments.get(guide)?;
                found.followed_by.get(slide.instruments.get(1)?).copied()
            });
            let said = said.map(|said| {
                if said {
                    tr!(common.yes)
                } else {
                    tr!(common.no)
                }
            });
            (
                tr!(facilitate.link_ask, guided = name(1), guide = name(0)),
                said,
            )
        }
        _ => {
            let found = slide
                .instruments
                .first()
                .and_then(|id| institution.instruments.get(id));
            let status = found.and_then(|found| found.status);
            let said = status.map(|status: InstrumentStatus| words::status(Some(status)));
            (tr!(facilitate.instrument_ask, name = name(0)), said)
        }
    };
    view! {
        <p class="screen-heading">{question}" "<b class="screen-answer">{answer}</b></p>
        <div class="screen-graph" data-links=(slide.face == SlideFace::Link).to_string()>{graph_of(framework, &institution)}</div>
        {(slide.face == SlideFace::Instrument).then(legend)}
    }
    .into_any()
}

/// What each border says of an instrument: by its line and in words.
fn legend() -> AnyView {
    let all = InstrumentStatus::ALL.map(Some).into_iter().chain([None]);
    let entries = all.map(|status| {
        let sample = match status {
            Some(InstrumentStatus::Missing) => view! { <s aria-hidden="true">"PDC"</s> }.into_any(),
            status => view! {
                <svg viewBox="0 0 48 28" aria-hidden="true">
                    <rect class="node" data-status=back_row_mark(status) x="3" y="3" width="42" height="22" rx="4"></rect>
                </svg>
            }
            .into_any(),
        };
        view! { <li>{sample}<span>{words::status(status)}</span></li> }
    });
    view! { <ul class="screen-legend" aria-label=tr!(facilitate.legend)>{entries.collect_view()}</ul> }
        .into_any()
}
