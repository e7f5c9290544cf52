//! The lists of the catalogue: their names, addresses and items.

use serde_json::Value;

use super::terms;
use crate::framework::{Framework, Text};
use crate::ui::i18n::{language, tr};
use crate::ui::words;

/// A list of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Fields of municipal competence.
    Mandates,
    /// Posts.
    Posts,
    /// Competencies.
    Competencies,
    /// Contents.
    Contents,
    /// Modalities.
    Modalities,
    /// Rules.
    Rules,
    /// Planning instruments.
    Instruments,
    /// Administrative systems.
    Systems,
    /// Principles of planning.
    Principles,
    /// Good practices.
    Practices,
    /// Services of an association.
    Services,
    /// Models of sessions with a group.
    Sessions,
    /// Reflection questions.
    Questions,
    /// Notes.
    Notes,
    /// Dates of the municipal year of the country in force.
    Calendar,
    /// Norms of the country in force.
    Norms,
    /// Sources.
    Sources,
}

/// An item of a list, as a list shows it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The list.
    pub list: List,
    /// Its place in the list.
    pub place: usize,
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// What it stands under; empty where the list has no groups.
    pub group: String,
}

/// Does the same with whichever list it is.
macro_rules! with_items {
    ($framework:expr, $list:expr, $items:ident => $act:expr) => {
        match $list {
            List::Mandates => {
                let $items = &$framework.mandates;
                $act
            }
            List::Posts => {
                let $items = &$framework.posts;
                $act
            }
            List::Competencies => {
                let $items = &$framework.competencies;
                $act
            }
            List::Contents => {
                let $items = &$framework.contents;
                $act
            }
            List::Modalities => {
                let $items = &$framework.modalities;
                $act
            }
            List::Rules => {
                let $items = &$framework.rules;
                $act
            }
            List::Instruments => {
                let $items = &$framework.instruments;
                $act
            }
            List::Systems => {
                let $items = &$framework.systems;
                $act
            }
            List::Principles => {
                let $items = &$framework.principles;
                $act
            }
            List::Practices => {
                let $items = &$framework.practices;
                $act
            }
            List::Services => {
                let $items = &$framework.services;
                $act
            }
            List::Sessions => {
                let $items = &$framework.sessions;
                $act
            }
            List::Questions => {
                let $items = &$framework.questions;
                $act
            }
            List::Notes => {
                let $items = &$framework.notes;
                $act
            }
            List::Calendar => {
                let $items = &$framework.pack.calendar;
                $act
            }
            List::Norms => {
                let $items = &$framework.pack.norms;
                $act
            }
            List::Sources => {
                let $items = &$framework.sources;
                $act
            }
        }
    };
}

impl List {
    /// Every list, in the order of the screen.
    pub const ALL: [List; 17] = [
        List::Posts,
        List::Competencies,
        List::Contents,
        List::Modalities,
        List::Rules,
        List::Mandates,
        List::Instruments,
        List::Systems,
        List::Principles,
        List::Practices,
        List::Services,
        List::Sessions,
        List::Questions,
        List::Notes,
        List::Calendar,
        List::Norms,
        List::Sources,
    ];

    /// Returns its part of an address.
    pub fn slug(self) -> &'static str {
        match self {
            List::Mandates => "funciones",
            List::Posts => "puestos",
            List::Competencies => "competencias",
            List::Contents => "contenidos",
            List::Modalities => "modalidades",
            List::Rules => "reglas",
            List::Instruments => "instrumentos",
            List::Systems => "sistemas",
            List::Principles => "principios",
            List::Practices => "practicas",
            List::Services => "servicios",
            List::Sessions => "sesiones",
            List::Questions => "preguntas",
            List::Notes => "notas",
            List::Calendar => "calendario",
            List::Norms => "normas",
            List::Sources => "fuentes",
        }
    }

    /// Finds a list by its part of an address.
    pub fn of_slug(slug: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.slug() == slug)
    }

    /// Names it.
    pub fn name(self) -> &'static str {
        match self {
            List::Mandates => tr!(framework.mandates),
            List::Posts => tr!(framework.posts),
            List::Competencies => tr!(framework.competencies),
            List::Contents => tr!(framework.contents),
            List::Modalities => tr!(framework.modalities),
            List::Rules => tr!(framework.rules),
            List::Instruments => tr!(framework.instruments),
            List::Systems => tr!(framework.systems),
            List::Principles => tr!(framework.principles),
            List::Practices => tr!(framework.practices),
            List::Services => tr!(framework.services),
            List::Sessions => tr!(framework.sessions),
            List::Questions => tr!(framework.questions),
            List::Notes => tr!(framework.notes),
            List::Calendar => tr!(framework.calendar),
            List::Norms => tr!(framework.norms),
            List::Sources => tr!(framework.sources),
        }
    }

    /// Says in a sentence what it is for.
    pub fn about(self) -> &'static str {
        match self {
            List::Mandates => tr!(framework.mandates_about),
            List::Posts => tr!(framework.posts_about),
            List::Competencies => tr!(framework.competencies_about),
            List::Contents => tr!(framework.contents_about),
            List::Modalities => tr!(framework.modalities_about),
            List::Rules => tr!(framework.rules_about),
            List::Instruments => tr!(framework.instruments_about),
            List::Systems => tr!(framework.systems_about),
            List::Principles => tr!(framework.principles_about),
            List::Practices => tr!(framework.practices_about),
            List::Services => tr!(framework.services_about),
            List::Sessions => tr!(framework.sessions_about),
            List::Questions => tr!(framework.questions_about),
            List::Notes => tr!(framework.notes_about),
            List::Calendar => tr!(framework.calendar_about),
            List::Norms => tr!(framework.norms_about),
            List::Sources => tr!(framework.sources_about),
        }
    }

    /// Counts its items.
    pub fn count(self, framework: &Framework) -> usize {
        with_items!(framework, self, items => items.len())
    }

    /// Returns an item as the file has it.
    pub fn value(self, framework: &Framework, place: usize) -> Option<Value> {
        with_items!(framework, self, items => serde_json::to_value(items.get(place)?).ok())
    }

    /// Finds the place of an item.
    pub fn place_of(self, framework: &Framework, id: &str) -> Option<usize> {
        with_items!(framework, self, items => items.iter().position(|item| item.id == id))
    }

    /// Names an item; an id that leads nowhere is shown as it is.
    pub fn name_of(self, framework: &Framework, id: &str) -> String {
        let found = self.place_of(framework, id);
        let found = found.and_then(|place| self.text(framework, place));
        found.map_or_else(|| id.to_string(), |text| text.get(language()).to_string())
    }

    /// Returns what an item is named by.
    fn text(self, framework: &Framework, place: usize) -> Option<&Text> {
        match self {
            List::Mandates => framework.mandates.get(place).map(|item| &item.name),
            List::Posts => framework.posts.get(place).map(|item| &item.name),
            List::Competencies => framework.competencies.get(place).map(|item| &item.name),
            List::Contents => framework.contents.get(place).map(|item| &item.name),
            List::Modalities => framework.modalities.get(place).map(|item| &item.name),
            List::Rules => framework.rules.get(place).map(|item| &item.sentence),
            List::Instruments => framework.instruments.get(place).map(|item| &item.name),
            List::Systems => framework.systems.get(place).map(|item| &item.name),
            List::Principles => framework.principles.get(place).map(|item| &item.name),
            List::Practices => framework.practices.get(place).map(|item| &item.name),
            List::Services => framework.services.get(place).map(|item| &item.name),
            List::Sessions => framework.sessions.get(place).map(|item| &item.name),
            List::Questions => framework.questions.get(place).map(|item| &item.text),
            List::Notes => framework.notes.get(place).map(|item| &item.name),
            List::Calendar => framework.pack.calendar.get(place).map(|item| &item.name),
            List::Norms => framework.pack.norms.get(place).map(|item| &item.name),
            List::Sources => framework.sources.get(place).map(|item| &item.title),
        }
    }

    /// Returns what an item stands under.
    fn group(self, framework: &Framework, place: usize) -> Option<String> {
        let axis = |id: &str| {
            let axis = framework.axis(id);
            axis.map_or(id.to_string(), |axis| axis.name.get(language()).to_string())
        };
        match self {
            List::Competencies => Some(axis(&framework.competencies.get(place)?.axis)),
            List::Contents => Some(axis(&framework.contents.get(place)?.axis)),
            List::Posts => Some(words::actors(framework.posts.get(place)?.actor).to_string()),
            List::Instruments => {
                Some(terms::horizon(framework.instruments.get(place)?.horizon).to_string())
            }
            List::Practices => {
                let id = &framework.practices.get(place)?.axis;
                let axis = framework.practice_axes.iter().find(|axis| axis.id == *id)?;
                Some(axis.name.get(language()).to_string())
            }
            List::Services => {
                Some(terms::service_group(framework.services.get(place)?.group).to_string())
            }
            List::Questions => {
                Some(terms::question_theme(framework.questions.get(place)?.theme).to_string())
            }
            List::Notes => Some(terms::note_theme(framework.notes.get(place)?.theme).to_string()),
            List::Mandates
            | List::Modalities
            | List::Rules
            | List::Sessions
            | List::Systems
            | List::Principles
            | List::Calendar
            | List::Norms
            | List::Sources => None,
        }
    }

    /// Returns its items in the order of the framework.
    pub fn items(self, framework: &Framework) -> Vec<Item> {
        let ids: Vec<&String> =
            with_items!(framework, self, items => items.iter().map(|item| &item.id).collect());
        let items = ids.into_iter().enumerate().map(|(place, id)| {
            let name = self.text(framework, place).map(|text| text.get(language()));
            Item {
                list: self,
                place,
                id: id.clone(),
                name: name.unwrap_or(id).to_string(),
                group: self.group(framework, place).unwrap_or_default(),
            }
        });
        items.collect()
    }
}
