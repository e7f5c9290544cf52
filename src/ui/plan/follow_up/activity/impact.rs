//! The indicator beyond attendance, and what was promised.

use leptos::prelude::*;

use super::super::followed::Followed;
use super::super::words;
use crate::dossier::{Commitment, Measured};
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::day;
use crate::ui::plan::profile::date;
use crate::ui::widgets::{Choice, Field, dynamic, radio_group, text_field};

pub fn impact(followed: Followed) -> impl IntoView {
    let framework = followed.app.framework();
    let planned = move || {
        let indicator = followed.read(|activity| words_of(&framework, activity).indicator);
        (!indicator.is_empty()).then(|| view! { <p>{indicator}</p> })
    };
    let promised = Memo::new(move |_| followed.read(|activity| activity.commitments.len()));
    view! {
        <section class="part">
            <h3>{tr!(follow.indicator_title)}</h3>
            {dynamic(planned)}
            {measured_field(followed, "measured-before", tr!(follow.measured_before), |found| &mut found.before)}
            {measured_field(followed, "measured-target", tr!(follow.measured_target), |found| &mut found.target)}
            {measured_field(followed, "measured-after", tr!(follow.measured_after), |found| &mut found.after)}
            {seen_on(followed)}
        </section>
        {dynamic(move || {
            let count = promised.get();
            (count > 0).then(|| view! {
                <section class="part">
                    <h3>{tr!(follow.commitments_title)}</h3>
                    {(0..count).map(|place| commitment(followed, place)).collect_view()}
                </section>
            })
        })}
    }
}

fn field(id: &'static str, label: &'static str) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        optional: true,
    }
}

fn measured_field(
    followed: Followed,
    id: &'static str,
    label: &'static str,
    place: fn(&mut Measured) -> &mut String,
) -> impl IntoView {
    let value = move || {
        let mut measured = followed.read(|activity| activity.measured.clone());
        std::mem::take(place(&mut measured))
    };
    text_field(field(id, label), "text", value, String::new, move |text| {
        followed.edit(|activity| *place(&mut activity.measured) = text);
    })
}

fn seen_on(followed: Followed) -> impl IntoView {
    let kept = move || {
        let day = followed.read(|activity| activity.measured.on);
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    let keep = move |day| followed.edit(|activity| activity.measured.on = day);
    let field = field("measured-on", tr!(follow.measured_on));
    parsed_field(field, "date", kept, date, keep, String::new)
}

/// What somebody promised, and whether it was kept.
fn commitment(followed: Followed, place: usize) -> impl IntoView {
    let found = followed.read(|activity| activity.commitments.get(place).cloned());
    let Commitment {
        by, text, until, ..
    } = found.unwrap_or_default();
    let mut legend = format!("{}: {text}", words::party(by));
    if let Some(until) = until {
        legend = format!("{legend} ({})", tr!(follow.until, day = day(until)));
    }
    let choices = [
        Choice::new(None, tr!(follow.kept_open)),
        Choice::new(Some(true), tr!(follow.kept_yes)),
        Choice::new(Some(false), tr!(follow.kept_no)),
    ];
    radio_group(
        format!("kept-{place}"),
        legend,
        choices.into(),
        move || {
            followed
                .activity
                .with(|found| Some(found.as_ref()?.commitments.get(place)?.kept))
        },
        move |kept| {
            followed.edit(|activity| {
                if let Some(found) = activity.commitments.get_mut(place) {
                    found.kept = kept;
                }
            });
        },
    )
}
