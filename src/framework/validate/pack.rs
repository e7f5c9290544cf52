//! Country packs.

use super::{Check, Fault, has_markup};
use crate::documents::time::read_day;
use crate::framework::pack::{CalendarItem, CountryPack};

impl Check<'_> {
    pub(super) fn packs(&mut self) {
        let framework = self.framework;
        self.unique("packs", framework.packs().map(|pack| &pack.country));
        for pack in framework.packs() {
            self.pack(pack);
        }
        self.terms("glossary", &framework.glossary);
    }

    fn pack(&mut self, pack: &CountryPack) {
        let path = format!("packs/{}", pack.country);
        self.text(&format!("{path}/name"), &pack.name);
        self.text(&format!("{path}/code_name"), &pack.code_name);
        self.text(&format!("{path}/plan_name"), &pack.plan_name);
        self.text(&format!("{path}/approving_act"), &pack.approving_act);
        let years = (1..=10).contains(&pack.term_years);
        self.range(&format!("{path}/term_years"), years, "1–10");
        let digits = (2..=12).contains(&pack.code_digits);
        self.range(&format!("{path}/code_digits"), digits, "2–12");
        self.used(&format!("{path}/languages"), !pack.languages.is_empty());
        for (list, items) in [
            ("languages", &pack.languages),
            ("documents", &pack.documents),
        ] {
            let path = format!("{path}/{list}");
            self.unique(&path, items.iter().map(|i| &i.id));
            self.named(&path, items);
        }
        self.unique(
            &format!("{path}/regions"),
            pack.regions.iter().map(|i| &i.id),
        );
        for region in &pack.regions {
            self.text(&format!("{path}/regions/{}", region.id), &region.name);
        }
        self.unique(
            &format!("{path}/calendar"),
            pack.calendar.iter().map(|i| &i.id),
        );
        for item in &pack.calendar {
            self.calendar(&format!("{path}/calendar/{}", item.id), item);
        }
        self.norms(&path, pack);
        self.names(&path, pack);
        self.terms(&format!("{path}/terms"), &pack.terms);
    }

    fn calendar(&mut self, path: &str, item: &CalendarItem) {
        self.text(path, &item.name);
        self.source(path, &item.source);
        let months = 1..=12;
        let holds = months.contains(&item.from_month)
            && months.contains(&item.to_month)
            && item.from_month <= item.to_month;
        self.range(path, holds, "months 1–12 in order");
        let day = item.day.is_none_or(|day| (1..=31).contains(&day));
        self.range(path, day, "a day of the month");
        self.contents(path, &item.contents);
    }

    fn norms(&mut self, path: &str, pack: &CountryPack) {
        self.unique(&format!("{path}/norms"), pack.norms.iter().map(|i| &i.id));
        for norm in &pack.norms {
            let path = format!("{path}/norms/{}", norm.id);
            self.text(&format!("{path}/name"), &norm.name);
            self.text(&format!("{path}/says"), &norm.says);
            let date = norm.date.as_deref().is_none_or(is_date);
            self.range(&format!("{path}/date"), date, "2016, 2016-05 or 2016-05-27");
        }
        if let Some(id) = &pack.mandate_norm {
            let found = pack.norms.iter().any(|norm| norm.id == *id);
            self.refer(&format!("{path}/mandate_norm"), id, found);
        }
        let levels = pack.evaluation_levels.iter();
        self.unique(&format!("{path}/evaluation_levels"), levels.map(|i| &i.id));
        for level in &pack.evaluation_levels {
            let path = format!("{path}/evaluation_levels/{}", level.id);
            self.text(&format!("{path}/name"), &level.name);
            self.text(&format!("{path}/asks"), &level.asks);
        }
        let some = !pack.evaluation_levels.is_empty();
        self.used(&format!("{path}/evaluation_levels"), some);
    }

    fn names(&mut self, path: &str, pack: &CountryPack) {
        for (id, named) in &pack.instruments {
            let path = format!("{path}/instruments/{id}");
            let found = self.ids.instruments.contains(id.as_str());
            self.refer(&path, id, found);
            self.text(&path, &named.name);
        }
        for (id, name) in &pack.posts {
            let path = format!("{path}/posts/{id}");
            let found = self.ids.posts.contains(id.as_str());
            self.refer(&path, id, found);
            self.text(&path, name);
        }
        for id in &pack.exempt {
            let found = self.ids.posts.contains(id.as_str());
            self.refer(&format!("{path}/exempt"), id, found);
        }
    }

    /// A word may be replaced in one language only, but it must be a word.
    fn terms(&mut self, path: &str, terms: &[crate::framework::Term]) {
        for (index, term) in terms.iter().enumerate() {
            let path = format!("{path}/{}", index + 1);
            let from = [&term.from.es, &term.from.en];
            if from.iter().all(|word| word.trim().is_empty()) {
                let path = path.clone();
                self.faults.push(Fault::Unused { path });
            }
            let words = [&term.from, &term.to].map(|text| [&text.es, &text.en]);
            let mut words = words.into_iter().flatten().chain([&term.second]);
            if words.any(|words| has_markup(words)) {
                self.faults.push(Fault::Markup { path });
            }
        }
    }
}

/// Tells whether a text is a year, a month or a day.
fn is_date(text: &str) -> bool {
    let rest = "2000-01-01".get(text.len()..).unwrap_or_default();
    matches!(text.len(), 4 | 7 | 10) && read_day(&format!("{text}{rest}")).is_some()
}
