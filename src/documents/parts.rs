//! The text of a large document, joined from the texts of its parts: what did not change since it was written last is
//! not written anew.
//!
//! A part is a [`Shared`](super::Shared) value. While a document is written each leaves a mark in its place, and the
//! marks give way to texts that are kept by the address of the value; a kept text holds on to its value, so that an
//! address means the same value as long as the text is kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::canonical::{
    canonical_without, fingerprint, to_canonical_string, to_pretty_string, to_pretty_within,
};

/// How the mark of a part begins, as it stands in a text. Somebody may have typed the same; then there are more marks than
/// parts, and the document is written the long way.
const MARK: &str = "\"\\u0000part ";
/// The same as a value.
const MARK_VALUE: &str = "\0part ";
/// The mark in the place of the checksum.
const SUM: &str = "sum";

thread_local! {
    /// The parts that left a mark, while a document is written.
    static MARKED: RefCell<Option<Vec<Arc<dyn Part>>>> = const { RefCell::new(None) };
    /// What was written of the document before, by address and depth.
    static KEPT: RefCell<BTreeMap<(usize, usize), Rc<Kept>>> = const { RefCell::new(BTreeMap::new()) };
}

/// A value that is written by itself.
pub(super) trait Part {
    fn value(&self) -> Value;
}

impl<T: Serialize> Part for T {
    fn value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// The texts of a part.
struct Kept {
    /// Keeps the address from being given to another value.
    part: Arc<dyn Part>,
    /// How deep within the document it stands.
    depth: usize,
    compact: String,
    pretty: String,
}

/// Returns the mark that stands for a part; `None` where no document is being written in parts.
pub(super) fn mark<T: Serialize + 'static>(part: &Arc<T>) -> Option<String> {
    MARKED.with_borrow_mut(|marked| {
        let marked = marked.as_mut()?;
        marked.push(part.clone());
        Some(format!("{MARK_VALUE}{}", marked.len() - 1))
    })
}

/// Lets go of the texts of the document that was written last.
pub fn forget_parts() {
    KEPT.take();
}

/// Writes an envelope as [`Envelope::to_file_text`](super::Envelope::to_file_text) does. `None` where its marks do not
/// come out.
pub(super) fn write(envelope: &impl Serialize, leading: &[&str]) -> Option<String> {
    MARKED.set(Some(Vec::new()));
    let value = serde_json::to_value(envelope);
    let parts = MARKED.take().unwrap_or_default();
    let mut value = value.ok()?;
    let compact = canonical_without(&value, "checksum");
    *value.get_mut("checksum")? = format!("{MARK_VALUE}{SUM}").into();
    let pretty = to_pretty_string(&value, leading);
    let marks = pretty.matches(MARK).count();
    if marks != parts.len() + 1 || compact.matches(MARK).count() != parts.len() {
        return None;
    }
    let texts = texts(&parts, &pretty)?;
    let text = |name: &str| texts.get(name.parse::<usize>().ok()?)?.as_ref();
    let compact = joined(&compact, |name| Some(&text(name)?.compact))?;
    let sum = format!("\"{}\"", fingerprint(&compact));
    joined(&pretty, |name| match name {
        SUM => Some(&sum),
        _ => Some(&text(name)?.pretty),
    })
}

/// Returns the texts of all parts in their order, written where none is kept; of parts that are gone none stays.
fn texts(parts: &[Arc<dyn Part>], pretty: &str) -> Option<Vec<Option<Rc<Kept>>>> {
    let before = KEPT.take();
    let mut texts = vec![None; parts.len()];
    let mut rest = pretty;
    while let Some((head, tail)) = rest.split_once(MARK) {
        let line = head.rsplit('\n').next().unwrap_or_default();
        let depth = (line.len() - line.trim_start().len()) / 2;
        let (name, tail) = tail.split_once('"')?;
        rest = tail;
        let Some(place) = name.parse::<usize>().ok() else {
            continue;
        };
        let (part, text) = parts.get(place).zip(texts.get_mut(place))?;
        let kept = before.get(&(address(part), depth)).cloned();
        *text = Some(kept.unwrap_or_else(|| Rc::new(Kept::of(part, depth))));
    }
    let kept = texts.iter().flatten();
    let mut now = BTreeMap::new();
    now.extend(kept.map(|kept| ((address(&kept.part), kept.depth), kept.clone())));
    KEPT.set(now);
    Some(texts)
}

impl Kept {
    fn of(part: &Arc<dyn Part>, depth: usize) -> Kept {
        let value = part.value();
        Kept {
            part: part.clone(),
            depth,
            compact: to_canonical_string(&value),
            pretty: to_pretty_within(&value, depth),
        }
    }
}

fn address(part: &Arc<dyn Part>) -> usize {
    Arc::as_ptr(part).cast::<()>() as usize
}

/// Puts texts in the place of marks.
fn joined<'a>(text: &str, of: impl Fn(&str) -> Option<&'a String>) -> Option<String> {
    let mut pieces = text.split(MARK);
    let mut out = String::from(pieces.next()?);
    for piece in pieces {
        let (name, rest) = piece.split_once('"')?;
        out.push_str(of(name)?);
        out.push_str(rest);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::Shared;
    use super::*;
    use serde_json::json;

    #[derive(Serialize)]
    struct Whole {
        checksum: String,
        title: String,
        parts: Vec<Shared<Vec<String>>>,
        deep: Vec<Vec<Shared<Vec<String>>>>,
        nested: Shared<Vec<Shared<Vec<String>>>>,
    }

    /// The long way.
    fn plainly(whole: &Whole) -> String {
        let mut value = serde_json::to_value(whole).unwrap();
        value["checksum"] = fingerprint(&canonical_without(&value, "checksum")).into();
        to_pretty_string(&value, &["title"])
    }

    fn part(text: &str) -> Shared<Vec<String>> {
        Shared::new(vec![text.to_string(), "ñ\n\"".to_string()])
    }

    fn whole() -> Whole {
        Whole {
            checksum: String::new(),
            title: "One".into(),
            parts: vec![part("a"), part("b"), Shared::default()],
            deep: vec![vec![], vec![part("c")]],
            nested: Shared::new(vec![part("d"), part("e")]),
        }
    }

    #[test]
    fn what_is_joined_from_parts_is_the_text_written_at_once() {
        let mut whole = whole();
        for round in 0..4 {
            assert_eq!(write(&whole, &["title"]), Some(plainly(&whole)), "{round}");
            let again = write(&whole, &["title"]);
            assert_eq!(again, Some(plainly(&whole)), "from kept texts");
            match round {
                0 => whole.parts[1].push("more".into()),
                // The same value in two places, at two depths.
                1 => whole.deep[0].push(whole.parts[0].clone()),
                _ => drop(whole.parts.remove(0)),
            }
        }
        assert!(
            mark(&Arc::new(1)).is_none(),
            "only while a document is written"
        );
    }

    #[test]
    fn only_what_changed_is_written_anew() {
        thread_local! {
            static WRITTEN: RefCell<usize> = const { RefCell::new(0) };
        }
        #[derive(Clone)]
        struct Counted(u8);
        impl Serialize for Counted {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                WRITTEN.with_borrow_mut(|written| *written += 1);
                to.serialize_u8(self.0)
            }
        }
        let mut items: Vec<Shared<Counted>> =
            (0..10).map(|item| Shared::new(Counted(item))).collect();
        let text = |items: &Vec<Shared<Counted>>| {
            let whole = json!({ "checksum": "", "kind": 1 });
            #[derive(Serialize)]
            struct Both<'a> {
                #[serde(flatten)]
                whole: Value,
                items: &'a Vec<Shared<Counted>>,
            }
            write(&Both { whole, items }, &[]).unwrap();
            WRITTEN.take()
        };
        assert_eq!(text(&items), 10);
        assert_eq!(text(&items), 0);
        items[3].0 = 77;
        assert_eq!(text(&items), 1);
        forget_parts();
        assert_eq!(text(&items), 10);
    }

    #[test]
    fn nothing_typed_passes_for_a_part() {
        for title in [
            "\0part 0",
            "\0part sum",
            "\"\0part 1",
            "\0part 99",
            "\\u0000part 0",
            "\"\\u0000part 0",
        ] {
            let mut whole = whole();
            whole.title = title.into();
            let written = write(&whole, &["title"]);
            assert!(
                written.is_none_or(|text| text == plainly(&whole)),
                "{title}"
            );
            whole.title = String::new();
            whole.parts[0].push(title.into());
            assert_eq!(write(&whole, &["title"]), Some(plainly(&whole)), "{title}");
        }
    }
}
