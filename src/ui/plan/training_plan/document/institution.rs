//! The annex with what the institutional diagnosis found, in short.

use leptos::prelude::*;

use super::part;
use crate::dossier::{DiagnosisPart, Dossier};
use crate::framework::Framework;
use crate::ui::i18n::tr;
use crate::ui::plan::institution::{broken_links, counts, links_finding, part_name, without};

/// The annex; nothing while nobody answered.
pub fn annex(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let mut body = Vec::new();
    if !dossier.institution.is_empty() {
        body.push(table(framework, dossier));
        body.push(links(framework, dossier));
    }
    part(tr!(institution.annex_title), body)
}

fn table(framework: &Framework, dossier: &Dossier) -> AnyView {
    let rows = DiagnosisPart::ALL.map(|part| {
        let tally = dossier.institution.tally(framework, part);
        let answered = tr!(
            institution.progress,
            n = tally.answered(),
            all = tally.all()
        );
        view! {
            <tr>
                <th scope="row">{part_name(part)}</th>
                <td>{answered.to_string()}</td>
                <td>{counts(&tally)}</td>
            </tr>
        }
    });
    view! {
        <table class="data">
            <thead>
                <tr>
                    <th scope="col">{tr!(institution.annex_part)}</th>
                    <th scope="col">{tr!(institution.annex_answered)}</th>
                    <th scope="col">{tr!(institution.annex_found)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn links(framework: &Framework, dossier: &Dossier) -> AnyView {
    let institution = &dossier.institution;
    let broken = broken_links(framework, institution);
    let broken = (!broken.is_empty()).then(|| {
        let items = broken.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul>{items.collect_view()}</ul> }
    });
    let without = without(framework, institution).map(|words| view! { <p>{words}</p> });
    view! {
        {without}
        <p>{links_finding(framework, institution)}"."</p>
        {broken}
    }
    .into_any()
}
