//! Results, summaries, rankings and the board.

use leptos::prelude::*;

use super::draw::heading;
use crate::documents::time::{read_day, spoken_day};
use crate::ui::facilitate::names;
use crate::ui::i18n::tr;
use crate::workshop::{Slide, SlideFace, SlideReading, SlideRound, SlideRow};

/// The rounds side by side, then what the group agreed on.
pub fn result(slide: &Slide) -> AnyView {
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
fn chart(round: &SlideRound, title: String, factors: bool, slide: &Slide) -> AnyView {
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
        let width = (votes * 100 / most).to_string();
        view! {
            <tr data-agreed=(slide.agreed == Some(number)).to_string()>
                <th scope="row"><span data-required=required.to_string()>{name}</span></th>
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
fn sentence(round: &SlideRound, factors: bool) -> String {
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
    let required = slide.required.filter(|_| !factors);
    let required =
        required.map(|level| view! { <p>{tr!(facilitate.required_said, level = level)}</p> });
    view! { <div class="screen-foot">{required}<p><b>{value}</b></p>{evidence}{dissent}</div> }
        .into_any()
}

pub fn summary(slide: &Slide) -> AnyView {
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
        {heading(slide)}
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
            let number = crate::ui::plan::figures::two_decimals(f64::from(alpha) / 1000.0);
            let number = number.replace('-', "−");
            format!("{words} (α\u{a0}=\u{a0}{number})")
        }
        None => words.to_string(),
    }
}

/// Rows that stand below one another with room around them; more of them stand closer.
const ROWS: usize = 6;

fn many(slide: &Slide) -> String {
    (slide.rows.len() > ROWS).to_string()
}

pub fn giving(slide: &Slide) -> AnyView {
    view! {
        <p class="screen-heading">{tr!(facilitate.points_ask, n = slide.points)}</p>
        <ul class="screen-rows" data-many=many(slide)>
            {slide.rows.iter().map(|row| view! { <li><span>{row.name.clone()}</span></li> }).collect_view()}
        </ul>
    }
    .into_any()
}

pub fn ranking(slide: &Slide) -> AnyView {
    let row = |row: &SlideRow| {
        let before = row
            .beside
            .map(|before| tr!(facilitate.points_before, n = before));
        view! {
            <li>
                <b>{short_ordinal(row.place)}</b>
                <span>{row.name.clone()}</span>
                <b>{row.value.unwrap_or_default()}</b>
                {before.map(|before| view! { <small>{before}</small> })}
            </li>
        }
    };
    // Of few people only what they gave points to is told.
    if slide.rows.iter().all(|row| row.value.is_none()) {
        return view! {
            <p class="screen-heading">{tr!(facilitate.ranking)}</p>
            <p>{tr!(facilitate.few_points)}</p>
        }
        .into_any();
    }
    view! {
        <p class="screen-heading">{tr!(facilitate.ranking)}</p>
        <ol class="screen-rows ranked" data-many=many(slide)>{slide.rows.iter().map(row).collect_view()}</ol>
    }
    .into_any()
}

/// Writes a place, or the places that are shared, in as few letters as can be.
fn short_ordinal((first, last): (usize, usize)) -> String {
    match first == last {
        true => tr!(facilitate.place_one, n = first),
        false => tr!(facilitate.place_range, first = first, last = last),
    }
}

/// Writes a place, or the places that are shared.
pub fn ordinal((first, last): (usize, usize)) -> String {
    match first == last {
        true => tr!(facilitate.place_one, n = first),
        false => tr!(facilitate.place_shared, first = first, last = last),
    }
}

pub fn board(slide: &Slide) -> AnyView {
    let lines = slide
        .lines
        .iter()
        .map(|line| view! { <li><span>{line.clone()}</span></li> }.into_any());
    let rows = slide.rows.iter().map(|row| {
        let due = read_day(&row.due).map(spoken_day);
        let who = [Some(row.responsible.clone()), due].into_iter().flatten();
        let who: Vec<String> = who.filter(|text| !text.is_empty()).collect();
        view! { <li><span>{row.name.clone()}</span><span><b>{who.join(" · ")}</b></span></li> }
            .into_any()
    });
    let part = |title: &'static str, list: Vec<AnyView>| {
        (!list.is_empty()).then(|| {
            view! {
                <p class="screen-round">{title}</p>
                <ul class="screen-rows board">{list}</ul>
            }
        })
    };
    let (lines, rows): (Vec<AnyView>, Vec<AnyView>) = (lines.collect(), rows.collect());
    let empty = lines.is_empty() && rows.is_empty();
    view! {
        {heading(slide)}
        {empty.then(|| view! { <p>{tr!(facilitate.board_empty)}</p> })}
        {part(tr!(facilitate.agreements), lines)}
        {part(tr!(facilitate.commitments), rows)}
    }
    .into_any()
}
