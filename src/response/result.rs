//! One person's own result, shown at once.

use super::model::Response;
use crate::framework::{Competency, Framework};
use crate::order::ordered;

/// Present against required level of one competency of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnResult<'a> {
    /// The competency.
    pub competency: &'a Competency,
    /// Level required by the posts, 1–5.
    pub required: u8,
    /// Level chosen, 1–5; nothing when not applicable, not said or not answered.
    pub level: Option<u8>,
}

impl OwnResult<'_> {
    /// Returns the individual gap: required − present, never below 0 (domain.md, section 6).
    pub fn gap(&self) -> Option<u8> {
        self.level.map(|level| self.required.saturating_sub(level))
    }
}

/// Returns the result over the whole profile: strongest points first, then by growing gap, those
/// without a level last; equal ones in the order of the framework.
pub fn own_result<'a>(framework: &'a Framework, response: &Response) -> Vec<OwnResult<'a>> {
    let profile = framework.profile_of(&response.respondent.posts);
    let rows: Vec<_> = profile
        .into_iter()
        .map(|(competency, required)| OwnResult {
            competency,
            required,
            level: response
                .diagnosis
                .get(&competency.id)
                .and_then(|answer| answer.level())
                .map(u8::from),
        })
        .collect();
    let rank = |row: &OwnResult| match row.level {
        Some(level) => (0, i16::from(row.required) - i16::from(level)),
        None => (1, 0),
    };
    ordered(rows, |a, b| rank(a).cmp(&rank(b)))
}
