//! What people asked for, beside what they need.

use leptos::prelude::*;

use crate::framework::Framework;
use crate::plan::{Need, Ranked, asked_for};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;

pub fn asked(app: App, needs: &[Need], threshold: usize) -> impl IntoView + use<> {
    let framework = app.framework();
    let found = untrack(|| {
        app.dossier
            .with(|found| asked_for(&framework, &found.payload, needs))
    });
    let (contents, protected) = found.map(|f| (f.contents, f.protected)).unwrap_or_default();
    let rows = contents
        .iter()
        .map(|ranked| row(&framework, ranked))
        .collect_view();
    let hidden = (protected > 0).then(|| {
        let words = tr!(plan.asked_protected, n = protected, k = threshold).to_string();
        view! { <p>{words}</p> }
    });
    view! {
        <section class="part">
            <h2>{tr!(plan.asked_title)}</h2>
            <p>{tr!(plan.asked_text)}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(plan.asked_title)>
                <table class="data asked">
                    <thead>
                        <tr>
                            <th scope="col">{tr!(plan.content)}</th>
                            <th scope="col" class="num">{tr!(plan.asked_needed)}</th>
                            <th scope="col" class="num">{tr!(plan.asked_asked)}</th>
                            <th scope="col" class="num">{tr!(plan.asked_people)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {hidden}
        </section>
    }
}

fn row(framework: &Framework, ranked: &Ranked) -> impl IntoView + use<> {
    let place = |place: Option<usize>| place.map_or_else(|| "–".to_string(), |n| n.to_string());
    let high = ranked.needed.is_some_and(|place| place <= 5);
    let mark = match (ranked.disagrees(), high) {
        (false, _) => ().into_any(),
        (true, true) => disagreement(tr!(plan.asked_not_asked)).into_any(),
        (true, false) => disagreement(tr!(plan.asked_not_needed)).into_any(),
    };
    view! {
        <tr>
            <th scope="row">{names::content(framework, &ranked.content)}{mark}</th>
            <td class="num">{place(ranked.needed)}</td>
            <td class="num">{place(ranked.asked)}</td>
            <td class="num">{place(ranked.people)}</td>
        </tr>
    }
}

fn disagreement(words: &'static str) -> impl IntoView {
    view! { <span class="differs"><span class="badge" data-kind="warn">{tr!(plan.asked_differ)}</span>" "{words}</span> }
}
