//! What the institutional diagnosis asks about.

use leptos::prelude::*;

use super::super::list::List;
use super::super::terms;
use super::sheet::{Sheet, said};
use crate::framework::{Instrument, Named, Practice, Principle, System};
use crate::ui::i18n::tr;

fn names(items: &[Named]) -> Vec<String> {
    items.iter().map(|item| said(&item.name)).collect()
}

/// A planning instrument.
pub fn instrument(sheet: &mut Sheet, instrument: &Instrument) {
    sheet.lead(&instrument.purpose);
    sheet.facts(vec![
        (tr!(framework.acronym), instrument.acronym.clone()),
        (
            tr!(framework.horizon),
            terms::horizon(instrument.horizon).to_string(),
        ),
        (
            tr!(framework.scope),
            terms::scope(instrument.scope).to_string(),
        ),
        (
            tr!(framework.making),
            terms::making(instrument.making).to_string(),
        ),
    ]);
    sheet.lines(tr!(framework.minimum), names(&instrument.minimum));
    sheet.lines(tr!(framework.participants), names(&instrument.participants));
    sheet.links(tr!(framework.guides), List::Instruments, &instrument.guides);
    let framework = sheet.framework.clone();
    let guiding = framework
        .instruments
        .iter()
        .filter(|item| item.guides.contains(&instrument.id));
    let guiding: Vec<String> = guiding.map(|item| item.id.clone()).collect();
    sheet.links(tr!(framework.guided_by), List::Instruments, &guiding);
    sheet.links(
        tr!(framework.contents_help),
        List::Contents,
        &instrument.contents,
    );
    sheet.sources(&instrument.source);
}

/// An administrative system.
pub fn system(sheet: &mut Sheet, system: &System) {
    sheet.lead(&system.summary);
    sheet.lines(tr!(framework.checks), names(&system.checks));
    sheet.links(
        tr!(framework.contents_help),
        List::Contents,
        &system.contents,
    );
    sheet.sources(&system.source);
}

/// A principle, with the dimensions in which it holds.
pub fn principle(sheet: &mut Sheet, principle: &Principle) {
    sheet.lead(&principle.sentence);
    let framework = sheet.framework.clone();
    let rows = framework.dimensions.iter().map(|dimension| {
        let holds = principle.dimensions.contains(&dimension.id);
        let holds = if holds { tr!(common.yes) } else { "–" };
        view! {
            <tr>
                <th scope="row">{said(&dimension.name)}</th>
                <td>{said(&dimension.summary)}</td>
                <td>{holds}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    sheet.part(tr!(framework.dimensions), view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(framework.dimensions)>
            <table>
                <thead><tr>
                    <th scope="col">{tr!(framework.dimension)}</th>
                    <th scope="col">{tr!(framework.covers)}</th>
                    <th scope="col">{tr!(framework.holds_here)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    });
    sheet.links(
        tr!(framework.contents_help),
        List::Contents,
        &principle.contents,
    );
    sheet.sources(&principle.source);
}

/// A good practice.
pub fn practice(sheet: &mut Sheet, practice: &Practice) {
    sheet.lead(&practice.recommendation);
    if let Some(place) = &practice.seen_in {
        sheet.text(tr!(framework.seen_in), place);
    }
    sheet.links(
        tr!(framework.contents_help),
        List::Contents,
        &practice.contents,
    );
    sheet.sources(&practice.source);
}
