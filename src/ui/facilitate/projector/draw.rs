//! Drawing a slide. Nothing is smaller than the base size of the screen, and nothing scrolls.

use leptos::prelude::*;

use super::Since;
use crate::dossier::{InstrumentStatus, State};
use crate::framework::Framework;
use crate::ui::facilitate::names;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::institution::graph_of;
use crate::ui::widgets::{dynamic, live};
use crate::workshop::{Slide, SlideFace, SlideReading, SlideRound, SlideRow};

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

fn heading(slide: &Slide) -> AnyView {
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

/// The rounds side by side, then what the group agreed on.
fn result(slide: &Slide) -> AnyView {
    let factors = slide.face == SlideFace::FactorsResult;
    let rounds = slide.rounds.len();
    let charts = slide.rounds.iter().enumerate().map(|(place, round)| {
        let title = match (rounds, place) {
            (1, _) => String::new(),
            (_, 0) => tr!(facilitate.round_first).to_string(),
            _ => tr!(facilitate.round_second).to_string(),
        };
        chart(round, title, factors, slide)
    });
    view! {
        {heading(slide)}
        <div class="screen-rounds" data-rounds=rounds.to_string()>{charts.collect_view()}</div>
        {agreed(slide, factors)}
    }
    .into_any()
}

/// The bars of a round, each with its number.
pub fn chart(round: &SlideRound, title: String, factors: bool, slide: &Slide) -> AnyView {
    let head = (!title.is_empty()).then(|| view! { <p class="screen-round">{title}</p> });
    if round.few {
        return view! { <div>{head}<p>{tr!(facilitate.few)}</p></div> }.into_any();
    }
    if round.votes == 0 {
        return view! { <div>{head}<p>{tr!(facilitate.nobody)}</p></div> }.into_any();
    }
    let most = round.values.iter().copied().max().unwrap_or(1).max(1);
    let count = if factors { 3 } else { 5 };
    let values = round.values.iter().take(count).copied();
    let bars = values.enumerate().map(|(place, votes)| {
        let number = u8::try_from(place + 1).unwrap_or_default();
        let name = match factors {
            true => names::factor(number).to_string(),
            false => number.to_string(),
        };
        let required = !factors && slide.required == Some(number);
        let mark = required.then(|| view! { <span class="screen-required">{tr!(facilitate.required_mark)}</span> });
        let width = (votes * 100 / most).to_string();
        view! {
            <tr data-agreed=(slide.agreed == Some(number)).to_string()>
                <th scope="row">{name}{mark}</th>
                <td>
                    <svg class="screen-bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">
                        <rect x="0" y="0" width=width height="10"></rect>
                    </svg>
                    <span>{votes}</span>
                </td>
            </tr>
        }
    });
    let words = sentence(round, factors);
    let without = (round.without > 0).then(|| tr!(facilitate.without, n = round.without));
    view! {
        <div>
            {head}
            <table class="screen-bars">
                <caption class="visually-hidden">{tr!(facilitate.bars_caption)}</caption>
                <tbody>{bars.collect_view()}</tbody>
            </table>
            <p>{words}" "{without}</p>
        </div>
    }
    .into_any()
}

/// Says how far the votes agree.
pub fn sentence(round: &SlideRound, factors: bool) -> String {
    let (votes, same, near) = (round.votes, round.same, round.near);
    match () {
        () if same == votes => tr!(facilitate.all_same, n = votes),
        () if factors => tr!(facilitate.most_said, n = same, all = votes),
        () => tr!(
            facilitate.most_near,
            n = same,
            level = round.most,
            near = near,
            all = votes
        ),
    }
}

fn agreed(slide: &Slide, factors: bool) -> AnyView {
    let value = slide.agreed.map(|value| match factors {
        true => tr!(facilitate.agreed_factor, factor = names::factor(value)),
        false => tr!(facilitate.agreed_level, level = value),
    });
    let value = value.unwrap_or_else(|| tr!(facilitate.agreed_none).to_string());
    let evidence = (!slide.evidence.is_empty()).then(|| {
        view! { <p>{tr!(facilitate.evidence_said, text = slide.evidence.clone())}</p> }
    });
    let dissent = (!slide.dissent.is_empty()).then(|| {
        view! { <p>{tr!(facilitate.dissent_said, text = slide.dissent.clone())}</p> }
    });
    view! { <div class="screen-foot"><p><b>{value}</b></p>{evidence}{dissent}</div> }.into_any()
}

fn summary(slide: &Slide) -> AnyView {
    let reading = slide.agreement.as_ref().map(|found| {
        view! { <p class="screen-foot">{reading(found.reading, found.alpha)}</p> }
    });
    let rows = slide.rows.iter().map(|row| {
        let steps = (1..=5u16).map(|step| {
            let filled = row.value.is_some_and(|value| step <= value);
            let required = row.beside == Some(step);
            view! { <i data-on=filled.to_string() data-required=required.to_string()></i> }
        });
        let words = match (row.value, row.beside) {
            (Some(value), Some(beside)) => tr!(facilitate.level_of, level = value, required = beside),
            (Some(value), None) => tr!(facilitate.level_only, level = value),
            (None, _) => tr!(facilitate.level_none).to_string(),
        };
        view! {
            <li>
                <span>{row.name.clone()}</span>
                <span class="screen-steps" role="img" aria-label=words>{steps.collect_view()}</span>
                <b aria-hidden="true">{row.value.map_or("–".to_string(), |value| value.to_string())}</b>
            </li>
        }
    });
    view! {
        <p class="screen-heading">{slide.heading.clone()}</p>
        <ul class="screen-rows">{rows.collect_view()}</ul>
        {reading}
    }
    .into_any()
}

/// Says how an agreement is read, with its figure where there is one.
pub fn reading(reading: SlideReading, alpha: Option<i32>) -> String {
    let words = match reading {
        SlideReading::NotEnough => tr!(facilitate.alpha_not_enough),
        SlideReading::Total => tr!(facilitate.alpha_total),
        SlideReading::Reliable => tr!(facilitate.alpha_reliable),
        SlideReading::Tentative => tr!(facilitate.alpha_tentative),
        SlideReading::NoAgreement => tr!(facilitate.alpha_none),
    };
    match alpha {
        Some(alpha) => {
            let number = crate::ui::plan::figures::decimal(f64::from(alpha) / 1000.0);
            format!("{words} (α = {number})")
        }
        None => words.to_string(),
    }
}

fn finding(slide: &Slide) -> AnyView {
    let answers = State::ALL.into_iter().enumerate().map(|(place, state)| {
        let given = slide.answer == Some(state);
        view! { <li data-on=given.to_string()><b>{place + 1}</b><span>{names::state(state)}</span></li> }
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
            let said = status.map(|status: InstrumentStatus| {
                crate::ui::plan::institution::words::status(Some(status))
            });
            (tr!(facilitate.instrument_ask, name = name(0)), said)
        }
    };
    view! {
        <p class="screen-heading">{question}" "<b class="screen-answer">{answer}</b></p>
        <div class="screen-graph">{graph_of(framework, &institution)}</div>
    }
    .into_any()
}

fn giving(slide: &Slide) -> AnyView {
    view! {
        <p class="screen-heading">{tr!(facilitate.points_ask, n = slide.points)}</p>
        <ul class="screen-rows">
            {slide.rows.iter().map(|row| view! { <li><span>{row.name.clone()}</span></li> }).collect_view()}
        </ul>
    }
    .into_any()
}

fn ranking(slide: &Slide) -> AnyView {
    let row = |row: &SlideRow| {
        let before = row
            .beside
            .map(|before| tr!(facilitate.points_before, n = before));
        view! {
            <li>
                <b>{ordinal(row.place)}</b>
                <span>{row.name.clone()}</span>
                <b>{row.value.unwrap_or_default()}</b>
                {before.map(|before| view! { <small>{before}</small> })}
            </li>
        }
    };
    view! {
        <p class="screen-heading">{tr!(facilitate.ranking)}</p>
        <ol class="screen-rows ranked">{slide.rows.iter().map(row).collect_view()}</ol>
    }
    .into_any()
}

/// Writes a place, or the places that are shared.
pub fn ordinal((first, last): (usize, usize)) -> String {
    match first == last {
        true => tr!(facilitate.place_one, n = first),
        false => tr!(facilitate.place_shared, first = first, last = last),
    }
}

fn board(slide: &Slide) -> AnyView {
    let lines = slide
        .lines
        .iter()
        .map(|line| view! { <li><span>{line.clone()}</span></li> });
    let rows = slide.rows.iter().map(|row| {
        let due = crate::documents::time::read_day(&row.due).map(names::day);
        let who = [Some(row.responsible.clone()), due].into_iter().flatten();
        let who: Vec<String> = who.filter(|text| !text.is_empty()).collect();
        view! { <li><span>{row.name.clone()}</span><b>{who.join(" · ")}</b></li> }
    });
    let part = |title: &'static str, list: Vec<AnyView>| {
        (!list.is_empty()).then(|| {
            view! {
                <p class="screen-round">{title}</p>
                <ul class="screen-rows">{list}</ul>
            }
        })
    };
    let (lines, rows): (Vec<AnyView>, Vec<AnyView>) = (
        lines.map(|line| line.into_any()).collect(),
        rows.map(|row| row.into_any()).collect(),
    );
    let empty = lines.is_empty() && rows.is_empty();
    view! {
        <p class="screen-heading">{slide.heading.clone()}</p>
        {empty.then(|| view! { <p>{tr!(facilitate.board_empty)}</p> })}
        {part(tr!(facilitate.agreements), lines)}
        {part(tr!(facilitate.commitments), rows)}
    }
    .into_any()
}
