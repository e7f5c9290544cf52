//! The documents of a plan: templates of the country filled with what the dossier holds, to read, edit, print and
//! sign; and the matrices of the civil service.

mod dates;
mod desk;
mod fill;
mod keys;
mod list;
pub mod matrices;
mod money;
mod one_page;
mod signatures;
mod tables;
mod values;

pub use dates::{long_day, long_month, month_end, month_span, years_text};
pub use desk::Desk;
pub use fill::{
    BLANK, Blank, Filled, fill, fill_text, is_there, template_of, template_text, values_of,
};
pub use keys::{PaperKey, PaperPlace};
pub use list::{PaperEntry, PaperGroup, needs_permission, papers_of};
pub use money::{currency_sign, decimal_mark, money};
pub use tables::from_to;
pub use values::{Place, Value, Values, letters_asked, place_of};
