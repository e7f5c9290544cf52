//! What is learnt and how: contents and modalities.

use leptos::prelude::*;

use super::super::list::List;
use super::super::terms;
use super::sheet::{Sheet, all_said, link, said};
use crate::framework::{Content, Framework, Modality};
use crate::ui::i18n::{language, tr};
use crate::ui::words;

/// A content, and everything that leads to it.
pub fn content(sheet: &mut Sheet, content: &Content) {
    sheet.lead(&content.summary);
    let axis = sheet.framework.axis(&content.axis);
    let axis = axis.map_or(content.axis.as_str(), |axis| axis.name.get(language()));
    sheet.facts(vec![
        (tr!(framework.axis), axis.to_string()),
        (
            tr!(framework.content_kind),
            words::content_kind(content.kind).to_string(),
        ),
        (tr!(framework.product), said(&content.product)),
        (tr!(framework.indicator), said(&content.indicator)),
    ]);
    let framework = sheet.framework.clone();
    let building = framework
        .competencies
        .iter()
        .filter(|item| item.contents.contains(&content.id));
    let building: Vec<String> = building.map(|item| item.id.clone()).collect();
    sheet.links(tr!(framework.builds), List::Competencies, &building);
    sheet.link_lines(tr!(framework.also_in), also_in(&framework, &content.id));
    sheet.sources(&content.source);
}

/// Returns links to all other items that name a content.
fn also_in(framework: &Framework, id: &String) -> Vec<AnyView> {
    let mut found: Vec<(List, &String)> = Vec::new();
    let has = |contents: &[String]| contents.contains(id);
    for item in &framework.mandates {
        if item
            .functions
            .iter()
            .any(|function| has(&function.contents))
        {
            found.push((List::Mandates, &item.id));
        }
    }
    macro_rules! look {
        ($($list:ident in $items:expr;)*) => {
            $(let items = $items.iter().filter(|item| has(&item.contents));
            found.extend(items.map(|item| (List::$list, &item.id)));)*
        };
    }
    look! {
        Instruments in framework.instruments;
        Systems in framework.systems;
        Principles in framework.principles;
        Practices in framework.practices;
        Services in framework.services;
        Notes in framework.notes;
        Calendar in framework.pack.calendar;
    }
    let links = found.into_iter().map(|(list, id)| {
        let link = link(framework, list, id);
        view! { <span class="muted">{list.name()}": "</span>{link} }.into_any()
    });
    links.collect()
}

/// A modality with its phases.
pub fn modality(sheet: &mut Sheet, modality: &Modality) {
    sheet.lead(&modality.purpose);
    let (least, most) = modality.hours;
    let order = if modality.sequential {
        tr!(framework.phases_in_order)
    } else {
        tr!(framework.phases_any_order)
    };
    sheet.facts(vec![
        (tr!(framework.audience), said(&modality.audience)),
        (
            tr!(framework.hours),
            tr!(framework.hours_range, least = least, most = most).to_string(),
        ),
        (tr!(framework.step), terms::step(modality.step).to_string()),
        (tr!(framework.unit), terms::unit(modality.unit).to_string()),
    ]);
    if !modality.phases.is_empty() {
        let phases = phases(modality);
        sheet.part(tr!(framework.phases), view! { <p>{order}</p>{phases} });
    }
    sheet.lines(
        tr!(framework.requirements),
        all_said(&modality.requirements),
    );
    sheet.lines(tr!(framework.limits), all_said(&modality.limits));
    sheet.lines(tr!(framework.trainer), all_said(&modality.trainer));
    sheet.sources(&modality.source);
}

fn phases(modality: &Modality) -> AnyView {
    let rows = modality.phases.iter().map(|phase| {
        view! {
            <tr>
                <th scope="row">{said(&phase.name)}</th>
                <td>{said(&phase.summary)}</td>
                <td class="num">{phase.share}" %"</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(framework.phases)>
            <table>
                <thead><tr>
                    <th scope="col">{tr!(framework.phase)}</th>
                    <th scope="col">{tr!(framework.what_happens)}</th>
                    <th scope="col" class="num">{tr!(framework.share)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
