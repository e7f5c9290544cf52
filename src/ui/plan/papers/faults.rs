//! What is wrong in the text of a document, in sentences.

use crate::framework::MarkupFault;
use crate::ui::i18n::tr;

/// Says what is wrong in the text of a document, in which line, and what to do.
pub fn markup_fault(fault: &MarkupFault) -> String {
    let line = fault.line();
    let braced = |name: &str| format!("{{{name}}}");
    match fault {
        MarkupFault::UnknownPlaceholder { name, .. } => {
            tr!(papers.fault_unknown, line = line, name = braced(name))
        }
        MarkupFault::OutOfPlace { name, .. } => {
            tr!(papers.fault_out_of_place, line = line, name = braced(name))
        }
        MarkupFault::UnknownTable { name, .. } => {
            tr!(papers.fault_table, line = line, name = name.clone())
        }
        MarkupFault::UnclosedBold { .. } => tr!(papers.fault_bold, line = line),
        MarkupFault::UnclosedPlaceholder { .. } => tr!(papers.fault_brace, line = line),
    }
    .to_string()
}
