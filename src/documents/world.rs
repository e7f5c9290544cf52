//! What the domain asks of the world outside: the time and randomness.

use chrono::{DateTime, Utc};

/// The clock and the source of identities, so that the domain itself stays pure.
pub trait World {
    /// Returns the present time, to the second.
    fn now(&self) -> DateTime<Utc>;

    /// Returns a new random identity of 32 lower-case hexadecimal digits (128 bits).
    fn new_id(&self) -> String;
}
