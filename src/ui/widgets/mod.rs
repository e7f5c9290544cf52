//! Small parts that every door uses.

mod boxed;
mod choice;
mod country;
mod field;
mod focus;
mod fold;
mod icon;
mod line;
mod lost;
mod message;
mod paper;
mod speak;

pub use boxed::{change, click, dynamic, live};
pub use choice::{Choice, checkbox, radio_group};
pub use country::country_choice;
pub use field::{Field, left_field, select_field, suggested_field, text_area, text_field};
pub use focus::{focus_soon, focus_soon_either};
pub use fold::fold;
pub use icon::Icon;
pub use line::here_in_line;
pub use lost::lost;
pub use message::notice;
pub use paper::{on_paper, print, wide_or_paper};
pub use speak::{has_voice, speak_button};
