//! What a phase voted and gave points to.

use super::desk::{Desk, paragraph, table};
use crate::export::Block;
use crate::framework::{Label, SessionLabel, SessionTask};
use crate::papers::decimal_mark;
use crate::response::{Agreement, Reading};
use crate::workshop::{Ballot, Outcome, Phase, PointsPlace, ROUNDS, Round};

/// Stands where there is no figure.
const NONE: &str = "–";

/// Returns the results of a phase, in its order.
pub(super) fn results(desk: &Desk<'_>, phase: &Phase) -> Vec<Block> {
    match phase.task {
        SessionTask::Vote | SessionTask::Factors => votes(desk, phase),
        SessionTask::Points => points(desk, phase),
        _ => Vec::new(),
    }
}

fn votes(desk: &Desk<'_>, phase: &Phase) -> Vec<Block> {
    let ballots = &phase.ballots;
    let rows: Vec<Vec<String>> = ballots
        .iter()
        .flat_map(|ballot| rows(desk, phase, ballot))
        .collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(voted(desk, phase, rows));
    }
    let outcomes = ballots.iter().flat_map(|ballot| &ballot.rounds);
    let threshold = desk.workshop.threshold();
    let mut outcomes = outcomes.map(|round| round.outcome(threshold));
    if outcomes.any(|outcome| outcome == Outcome::TooFew) {
        let few = threshold.to_string();
        blocks.push(paragraph(&desk.say(SessionLabel::Few, &[("n", &few)])));
    }
    let is_open = |ballot: &&Ballot| ballot.round().is_some_and(|round| !round.closed);
    let open = ballots.iter().filter(is_open);
    let open: Vec<String> = open
        .map(|item| desk.name(&item.competency, &item.text))
        .collect();
    if !open.is_empty() {
        let names = open.join("; ");
        blocks.push(paragraph(
            &desk.say(SessionLabel::NotClosed, &[("names", &names)]),
        ));
    }
    for round in 0..ROUNDS {
        let found = phase.agreement(round, threshold);
        blocks.extend(found.map(|found| paragraph(&agreement(desk, round, found))));
    }
    blocks.extend(words(desk, ballots));
    blocks
}

/// Returns the table of votes.
fn voted(desk: &Desk<'_>, phase: &Phase, rows: Vec<Vec<String>>) -> Block {
    let levels = ["1", "2", "3", "4", "5"];
    let factors = [
        desk.label(SessionLabel::Knowing),
        desk.label(SessionLabel::Relations),
        desk.label(SessionLabel::Functions),
    ];
    let is_vote = phase.task == SessionTask::Vote;
    // Factors are words, which need their room.
    let (named, round, agreed, none) = match is_vote {
        true => (31, 8, 13, 9),
        false => (22, 8, 13, 12),
    };
    let mut heads = vec![
        (desk.label(SessionLabel::Voted), named),
        (desk.label(SessionLabel::Round), round),
    ];
    match is_vote {
        true => heads.extend(levels.map(|level| (level, 6))),
        false => heads.extend(factors.map(|factor| (factor, 15))),
    }
    let without = match is_vote {
        true => SessionLabel::NoValue,
        false => SessionLabel::NoAnswer,
    };
    heads.push((desk.label(without), none));
    if is_vote {
        heads.push((desk.label(SessionLabel::Asked), 9));
    }
    heads.push((desk.label(SessionLabel::Agreed), agreed));
    let figures = 1..heads.len() - usize::from(!is_vote);
    table(&heads, figures, rows)
}

/// Returns a row for each round that is over; one that says what was agreed where there is none.
fn rows(desk: &Desk<'_>, phase: &Phase, ballot: &Ballot) -> Vec<Vec<String>> {
    let over: Vec<(usize, Option<&Round>)> = ballot
        .rounds
        .iter()
        .enumerate()
        .filter(|(_, round)| round.closed)
        .map(|(place, round)| (place + 1, Some(round)))
        .collect();
    let rounds = match (over.is_empty(), ballot.agreed) {
        (true, Some(_)) => vec![(0, None)],
        _ => over,
    };
    let last = rounds.len().saturating_sub(1);
    let rounds = rounds.into_iter().enumerate();
    rounds
        .map(|(place, (number, round))| {
            let number = if number == 0 {
                NONE.to_string()
            } else {
                number.to_string()
            };
            let mut row = vec![desk.name(&ballot.competency, &ballot.text), number];
            row.extend(figures(desk, phase, round));
            // The agreed value follows from the last round.
            let figure = |value: Option<u8>| match (place == last, value) {
                (true, Some(value)) => value.to_string(),
                _ => NONE.to_string(),
            };
            if phase.task == SessionTask::Vote {
                row.push(figure(ballot.required));
                row.push(figure(ballot.agreed));
            } else {
                row.push(factor(desk, ballot.agreed.filter(|_| place == last)));
            }
            row
        })
        .collect()
}

/// Returns the votes for each value and those without one, where they may be shown.
fn figures(desk: &Desk<'_>, phase: &Phase, round: Option<&Round>) -> Vec<String> {
    let values = match phase.task {
        SessionTask::Factors => 3,
        _ => 5,
    };
    let outcome = round.map(|round| round.outcome(desk.workshop.threshold()));
    match outcome.as_ref().and_then(Outcome::shown) {
        None => vec![NONE.to_string(); values + 1],
        Some(shown) => {
            let votes = shown.tally.values().into_iter().take(values);
            let without = shown.tally.votes() - shown.votes;
            votes
                .chain([without])
                .map(|votes| votes.to_string())
                .collect()
        }
    }
}

fn factor(desk: &Desk<'_>, value: Option<u8>) -> String {
    let label = match value {
        Some(1) => SessionLabel::Knowing,
        Some(2) => SessionLabel::Relations,
        Some(3) => SessionLabel::Functions,
        _ => return NONE.to_string(),
    };
    desk.label(label).to_string()
}

/// Returns what shows the agreed values, and who sees them otherwise.
fn words(desk: &Desk<'_>, ballots: &[Ballot]) -> Option<Block> {
    let rows: Vec<Vec<String>> = ballots
        .iter()
        .map(|ballot| {
            let name = desk.name(&ballot.competency, &ballot.text);
            let said = [&ballot.evidence, &ballot.dissent].map(|text| text.trim().to_string());
            [vec![name], said.to_vec()].concat()
        })
        .filter(|row| row.iter().skip(1).any(|cell| !cell.is_empty()))
        .collect();
    let heads = [
        (desk.label(SessionLabel::Voted), 34),
        (desk.label(SessionLabel::Evidence), 33),
        (desk.label(SessionLabel::Dissent), 33),
    ];
    (!rows.is_empty()).then(|| table(&heads, 0..0, rows))
}

/// Says how far the group agrees in a round, 0 being the first.
fn agreement(desk: &Desk<'_>, round: usize, found: Agreement) -> String {
    let round = (round + 1).to_string();
    let reading = desk.label(match found.reading {
        Reading::NotEnough => SessionLabel::ReadingNotEnough,
        Reading::Total => SessionLabel::ReadingTotal,
        Reading::Reliable => SessionLabel::ReadingReliable,
        Reading::Tentative => SessionLabel::ReadingTentative,
        Reading::NoAgreement => SessionLabel::ReadingNone,
    });
    let mut values = vec![("round", round.as_str()), ("reading", reading)];
    let Some(alpha) = found.alpha else {
        return desk.say(SessionLabel::Agreement, &values);
    };
    let mark = decimal_mark(&desk.framework.pack.currency).to_string();
    // Adding zero turns a rounded −0 into 0.
    let alpha = (alpha * 1000.0).round() / 1000.0 + 0.0;
    let alpha = format!("{alpha:.3}").replace('.', &mark).replace('-', "−");
    values.push(("alpha", &alpha));
    desk.say(SessionLabel::Alpha, &values)
}

fn points(desk: &Desk<'_>, phase: &Phase) -> Vec<Block> {
    let points = &phase.points;
    if !points.closed {
        let some = points.given() > 0;
        let open = some.then(|| paragraph(desk.label(SessionLabel::NoRanking)));
        return open.into_iter().collect();
    }
    let threshold = desk.workshop.threshold();
    if points.few(threshold) {
        let few = threshold.to_string();
        let words = desk.say(SessionLabel::Few, &[("n", &few)]);
        return vec![paragraph(&words)];
    }
    let ranking = points.ranking();
    let changed = ranking.iter().any(|item| item.before.is_some());
    let tied = ranking.iter().any(|item| item.option.tie > 0);
    let mut heads = vec![
        (desk.label(SessionLabel::Rank), 10),
        (desk.label(SessionLabel::Option), 50),
        (desk.label(SessionLabel::Points), 12),
    ];
    heads.extend(changed.then(|| (desk.word(Label::Before), 12)));
    heads.extend(tied.then(|| (desk.label(SessionLabel::TieHands), 16)));
    let rows = ranking.iter().map(|item| {
        let PointsPlace { first, last } = item.place;
        let rank = match item.place.is_tied() {
            true => format!("{first}–{last}"),
            false => first.to_string(),
        };
        let option = item.option;
        let mut row = vec![
            rank,
            desk.name(&option.competency, &option.text),
            option.points.to_string(),
        ];
        let before = item.before.map(|before| before.to_string());
        row.extend(changed.then(|| before.unwrap_or_else(|| NONE.to_string())));
        row.extend(tied.then(|| option.tie.to_string()));
        row
    });
    let figures = 2..heads.len();
    vec![table(&heads, figures, rows.collect())]
}
