//! Answering again: a later diagnosis of the same person.

use super::model::Response;
use crate::documents::Envelope;

/// Returns the beginning of a person's next response: it names the one before, and carries who the person is, to
/// be looked over. No level and no wish is carried, because both are asked anew; so is consent.
pub fn again(before: &Envelope<Response>) -> Response {
    let payload = &before.payload;
    Response {
        municipality: payload.municipality.clone(),
        respondent: payload.respondent.clone(),
        follows: Some(before.id.clone()),
        example: payload.example,
        ..Response::default()
    }
}
