//! Who does what and has to know what: mandates, posts, competencies.

use leptos::prelude::*;

use super::super::list::List;
use super::super::terms;
use super::sheet::{Sheet, all_said, facts, link, said};
use crate::framework::{Competency, Mandate, MandateFunction, Moment, Post};
use crate::order::ordered;
use crate::ui::i18n::tr;
use crate::ui::words;

/// A field of municipal competence with its functions.
pub fn mandate(sheet: &mut Sheet, mandate: &Mandate) {
    let functions: Vec<AnyView> = mandate
        .functions
        .iter()
        .map(|function| one_function(sheet, function))
        .collect();
    sheet.part(
        tr!(framework.functions),
        functions.into_iter().collect_view(),
    );
    let all = sheet.framework.clone();
    let served = all
        .competencies
        .iter()
        .filter(|item| item.mandates.contains(&mandate.id));
    let served: Vec<String> = served.map(|item| item.id.clone()).collect();
    sheet.links(tr!(framework.competencies), List::Competencies, &served);
    sheet.sources(&mandate.source);
}

fn one_function(sheet: &Sheet, function: &MandateFunction) -> AnyView {
    let framework = &sheet.framework;
    // Without a norm that says so, neither is known.
    let holders = framework.pack.mandate_norm.is_some().then(|| {
        let words = format!(
            "{} · {}",
            terms::sharing(function.sharing),
            terms::level(function.level)
        );
        view! { <p class="muted">{words}" "{super::country::mark(function.verified)}</p> }
    });
    let contents = function
        .contents
        .iter()
        .map(|id| link(framework, List::Contents, id));
    let contents = contents
        .map(|link| view! { <li>{link}</li> })
        .collect_view();
    view! { <h3>{said(&function.name)}</h3>{holders}<ul>{contents}</ul> }.into_any()
}

/// A post with its profile.
pub fn post(sheet: &mut Sheet, post: &Post) {
    let roles: Vec<&str> = post.roles.iter().map(|role| words::role(*role)).collect();
    sheet.facts(vec![
        (
            tr!(framework.who_holds),
            words::actors(post.actor).to_string(),
        ),
        (tr!(framework.roles), roles.join(", ")),
    ]);
    sheet.lines(tr!(framework.post_functions), all_said(&post.functions));
    let framework = sheet.framework.clone();
    let profile = framework.profile_of(std::slice::from_ref(&post.id));
    let profile = ordered(profile, |one, other| other.1.cmp(&one.1));
    let rows: Vec<(AnyView, u8)> = profile
        .into_iter()
        .map(|(item, level)| (link(&framework, List::Competencies, &item.id), level))
        .collect();
    let table = levels(tr!(framework.competency), rows);
    sheet.part(tr!(framework.profile), table);
    sheet.sources(&post.source);
}

/// Links with the level that goes with each.
fn levels(title: &'static str, rows: Vec<(AnyView, u8)>) -> AnyView {
    let rows = rows.into_iter().map(|(link, level)| {
        view! {
            <tr>
                <th scope="row">{link}</th>
                <td class="num"><span class="level" data-level=level aria-hidden="true"></span>" "{level}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=title>
            <table class="levels">
                <thead><tr>
                    <th scope="col">{title}</th>
                    <th scope="col" class="num">{tr!(framework.level_asked)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A competency with its five levels.
pub fn competency(sheet: &mut Sheet, competency: &Competency) {
    sheet.lead(&competency.definition);
    let levels = (1..).zip(&competency.levels).map(|(level, text)| {
        let number: u8 = level;
        view! {
            <li>
                <b class="num">{number}</b>
                <span class="level" data-level=number aria-hidden="true"></span>
                <span>{said(text)}</span>
            </li>
        }
    });
    let levels = levels.collect_view();
    sheet.part(
        tr!(framework.levels),
        view! { <ol class="five">{levels}</ol> },
    );
    sheet.text(tr!(framework.evidence), &competency.evidence);
    sheet.links(
        tr!(framework.contents_build),
        List::Contents,
        &competency.contents,
    );
    let framework = sheet.framework.clone();
    let asking = framework.posts.iter().filter_map(|post| {
        let level = post.profile.get(&competency.id)?;
        Some((link(&framework, List::Posts, &post.id), *level))
    });
    let asking: Vec<_> = asking.collect();
    if !asking.is_empty() {
        let table = self::levels(tr!(framework.post), asking);
        sheet.part(tr!(framework.asked_by), table);
    }
    sheet.links(
        tr!(framework.mandates),
        List::Mandates,
        &competency.mandates,
    );
    let moments = [Moment::Start, Moment::Stable, Moment::Exit].map(|moment| {
        let importance = terms::importance(competency.importance.at(moment));
        (words::moment(moment), importance.to_string())
    });
    sheet.part(tr!(framework.importance), facts(moments.to_vec()));
    sheet.sources(&competency.source);
}
