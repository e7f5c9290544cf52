//! People who answer in the journeys.

use crate::filling::{Person, Way};

/// The mayor, at an office computer, in the table.
pub const MAYOR: Person = Person {
    post: "alcalde",
    seed: 0,
    way: Way::Matrix,
};

/// Somebody in planning, on a phone, one competency after the other.
pub const PLANNER: Person = Person {
    post: "planificacion-presupuesto",
    seed: 2,
    way: Way::OneByOne,
};
