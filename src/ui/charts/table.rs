//! The data of a chart, one key away from it.

use leptos::prelude::*;

use crate::ui::i18n::tr;

/// A table with a row for each row of the chart: whose it is, and two figures. `finding` names it, `heads` are its
/// columns.
pub fn data_table(finding: String, heads: [&'static str; 3], rows: Vec<[String; 3]>) -> AnyView {
    let [label, first, second] = heads;
    let rows = rows.into_iter().map(|[label, first, second]| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="num">{first}</td>
                <td class="num">{second}</td>
            </tr>
        }
    });
    let named = finding.clone();
    view! {
        <details class="more">
            <summary>{tr!(common.see_table)}</summary>
            <div class="table-scroll" role="region" tabindex="0" aria-label=named>
                <table class="data">
                    <caption class="visually-hidden">{finding}</caption>
                    <thead><tr>
                        <th scope="col">{label}</th>
                        <th scope="col" class="num">{first}</th>
                        <th scope="col" class="num">{second}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
