//! Planting a fault in a copy of the framework, and comparing what is found with it.

use yachay_municipal::framework::{Fault, Framework, Language};
use yachay_municipal::plan::framework_faults;

use crate::support::peru;

/// An id that nothing has.
pub const NOTHING: &str = "no-existe";

/// Changes a copy of the framework and returns the faults that this plants.
pub type Plant = fn(&mut Framework) -> Vec<Fault>;

pub fn repeated(path: &str) -> Fault {
    Fault::RepeatedId { path: path.into() }
}

pub fn dangling(path: &str) -> Fault {
    let (path, id) = (path.into(), NOTHING.into());
    Fault::DanglingId { path, id }
}

pub fn unused(path: &str) -> Fault {
    Fault::Unused { path: path.into() }
}

pub fn out_of_range(path: &str, range: &'static str) -> Fault {
    let path = path.into();
    Fault::OutOfRange { path, range }
}

pub fn missing(path: &str, language: Language) -> Fault {
    let (path, language) = (path.into(), language.code());
    Fault::MissingText { path, language }
}

pub fn markup(path: &str) -> Fault {
    Fault::Markup { path: path.into() }
}

pub fn no_source(path: &str) -> Fault {
    Fault::NoSource { path: path.into() }
}

pub fn circle(path: &str) -> Fault {
    Fault::Circle { path: path.into() }
}

pub fn nothing() -> String {
    NOTHING.to_string()
}

/// Plants each and compares what is found with what was planted, whatever the order.
pub fn check(table: &[Plant]) {
    for (place, plant) in table.iter().enumerate() {
        let mut framework = peru().clone();
        let mut planted = plant(&mut framework);
        assert!(!planted.is_empty(), "case {}", place + 1);
        let mut found = framework_faults(&framework);
        found.sort();
        planted.sort();
        assert_eq!(found, planted, "case {}", place + 1);
        for fault in &planted {
            let said = fault.to_string();
            assert!(said.starts_with(&format!("{}: ", fault.path())), "{said}");
        }
    }
}
