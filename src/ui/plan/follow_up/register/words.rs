//! The words of lines of the register.

use crate::dossier::ExecutedAction;
use crate::framework::Framework;
use crate::register::ReadFault;
use crate::ui::i18n::tr;
use crate::ui::plan::names;

/// Names what a line is about: its own words, or its contents.
pub fn subject(framework: &Framework, subject: &str, contents: &[String]) -> String {
    if !subject.trim().is_empty() {
        return subject.to_string();
    }
    let contents = contents.iter().map(|id| names::content(framework, id));
    match contents.collect::<Vec<_>>().join("; ") {
        none if none.is_empty() => tr!(cycles.register_no_subject).to_string(),
        names => names,
    }
}

/// Names the region of a line.
pub fn region(action: &ExecutedAction) -> String {
    match action.region.as_str() {
        "" => tr!(cycles.register_nation).to_string(),
        region => region.to_string(),
    }
}

/// Says what is wrong with a line.
pub fn fault(fault: &ReadFault) -> String {
    match fault {
        ReadFault::Columns { found } => tr!(cycles.fault_columns, found = *found).to_string(),
        ReadFault::OpenQuote => tr!(cycles.fault_quote).to_string(),
        ReadFault::Year(text) => tr!(cycles.fault_year, text = text.clone()).to_string(),
        ReadFault::Moment(text) => tr!(cycles.fault_moment, text = text.clone()).to_string(),
        ReadFault::Modality(text) => tr!(cycles.fault_modality, text = text.clone()).to_string(),
        ReadFault::Content(text) => tr!(cycles.fault_content, text = text.clone()).to_string(),
        ReadFault::NoSubject => tr!(cycles.fault_subject).to_string(),
        ReadFault::Count(text) => tr!(cycles.fault_count, text = text.clone()).to_string(),
    }
}
