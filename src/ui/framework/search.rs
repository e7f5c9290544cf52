//! Searching names and texts, without accents and capitals.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;

use super::list::{Item, List};
use crate::framework::Framework;
use crate::ui::i18n::language;

/// The searchable texts of one list, by the place of the item.
type Texts = Rc<Vec<String>>;

/// Texts of the lists searched so far, and the framework that they are of.
struct Known {
    framework: Option<Arc<Framework>>,
    lists: Vec<(List, Texts)>,
}

thread_local! {
    static KNOWN: RefCell<Known> = const {
        RefCell::new(Known {
            framework: None,
            lists: Vec::new(),
        })
    };
}

/// Returns a text as it is compared: small letters without accents.
pub fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    let plain = letters.map(|letter| match letter {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        other => other,
    });
    plain.collect()
}

/// Keeps the items whose texts have every word of the query.
pub fn found(framework: &Arc<Framework>, items: &[Item], query: &str) -> Vec<Item> {
    let query = folded(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return items.to_vec();
    }
    let mut texts: Option<(List, Texts)> = None;
    let fits = |item: &&Item| {
        if texts.as_ref().is_none_or(|(list, _)| *list != item.list) {
            texts = Some((item.list, texts_of(framework, item.list)));
        }
        let text = texts.as_ref().and_then(|(_, texts)| texts.get(item.place));
        text.is_some_and(|text| words.iter().all(|word| text.contains(word)))
    };
    items.iter().filter(fits).cloned().collect()
}

fn texts_of(framework: &Arc<Framework>, list: List) -> Texts {
    KNOWN.with_borrow_mut(|known| {
        let same = known.framework.as_ref();
        if !same.is_some_and(|of| Arc::ptr_eq(of, framework)) {
            known.framework = Some(framework.clone());
            known.lists.clear();
        }
        if let Some((_, texts)) = known.lists.iter().find(|(found, _)| *found == list) {
            return texts.clone();
        }
        let texts: Texts = Rc::new(read(framework, list));
        known.lists.push((list, texts.clone()));
        texts
    })
}

fn read(framework: &Framework, list: List) -> Vec<String> {
    let places = 0..list.count(framework);
    let texts = places.map(|place| {
        let mut text = String::new();
        if let Some(value) = list.value(framework, place) {
            gather(&value, &mut text);
        }
        folded(&text)
    });
    texts.collect()
}

/// Gathers every text of an item, those of two languages in the one on screen.
fn gather(value: &Value, text: &mut String) {
    match value {
        Value::String(words) => {
            text.push_str(words);
            text.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, text)),
        Value::Object(fields) => match fields.get(language().code()) {
            Some(words) => gather(words, text),
            None => fields.values().for_each(|field| gather(field, text)),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
