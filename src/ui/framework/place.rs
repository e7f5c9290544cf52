//! Addresses inside `#/marco`.

use super::list::List;
use crate::ui::route::Route;

/// A place of the framework on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What is in it.
    Catalogue,
    /// One of its lists.
    List(List),
    /// An item of a list.
    Item(List, String),
    /// The framework as a file.
    File,
    /// Own words.
    Words,
}

impl Place {
    /// Reads what stands after `#/marco/`.
    pub fn parse(path: &str) -> Option<Place> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] | ["catalogo"] => Some(Place::Catalogue),
            ["archivo"] => Some(Place::File),
            ["palabras"] => Some(Place::Words),
            ["catalogo", list] => Some(Place::List(List::of_slug(list)?)),
            ["catalogo", list, id] => Some(Place::Item(List::of_slug(list)?, decoded(id))),
            _ => None,
        }
    }

    /// Writes the whole address.
    pub fn href(&self) -> String {
        let path = match self {
            Place::Catalogue => String::new(),
            Place::List(list) => format!("catalogo/{}", list.slug()),
            Place::Item(list, id) => {
                let id = String::from(js_sys::encode_uri_component(id));
                format!("catalogo/{}/{id}", list.slug())
            }
            Place::File => "archivo".to_string(),
            Place::Words => "palabras".to_string(),
        };
        Route::Framework(path).href()
    }
}

/// Ids of a framework edited by hand may have any letter.
fn decoded(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_string(), String::from)
}
