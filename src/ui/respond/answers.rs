//! Reading and keeping the answers to one competency.

use crate::response::{Level, Rating, Response};
use crate::ui::app::App;

/// Tells whether a competency has an answer.
pub fn is_rated(response: &Response, competency: &str) -> bool {
    rating_of(response, competency).is_some()
}

/// Returns the answer to a competency.
pub fn rating_of(response: &Response, competency: &str) -> Option<Rating> {
    response.diagnosis.get(competency)?.rating
}

/// Keeps the answer to a competency; the factor is asked anew when the level changes.
pub fn rate(app: App, competency: &str, rating: Rating) {
    app.response.edit(app, |response| {
        let answer = response
            .diagnosis
            .entry(competency.to_string())
            .or_default();
        if answer.rating != Some(rating) {
            answer.rating = Some(rating);
            answer.factor = None;
        }
    });
}

/// Keeps the importance of a competency.
pub fn set_importance(app: App, competency: &str, level: Level) {
    app.response.edit(app, |response| {
        let answer = response
            .diagnosis
            .entry(competency.to_string())
            .or_default();
        answer.importance = Some(level);
    });
}
