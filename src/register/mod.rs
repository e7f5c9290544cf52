//! The register of executed actions, in tables of the shape of REM's Cuadros 2–4: modality × subject × region.

mod actions;
mod read;
mod table;

pub use actions::{Actions, actions_of};
pub use read::{LineFault, ReadActions, ReadFault, read_action, read_actions};
pub use table::{RegisterGroup, RegisterRow, RegisterTable, Selection, modality_order, table};
