//! Addresses of the door Facilitar, after `#/facilitar/`.

use crate::ui::route::Route;

/// A place of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its preparation.
    Prepare,
    /// The presenter's view.
    Lead,
    /// A device goes round.
    Kiosk,
    /// The facilitator's sheet.
    Sheet,
    /// The minutes.
    Minutes,
}

impl Place {
    /// The places that have a tab.
    pub const TABS: [Place; 4] = [Place::Prepare, Place::Sheet, Place::Lead, Place::Minutes];

    /// Reads the part of an address after the id.
    pub fn parse(slug: &str) -> Option<Place> {
        match slug {
            "" | "preparar" => Some(Place::Prepare),
            "conducir" => Some(Place::Lead),
            "turnos" => Some(Place::Kiosk),
            "hoja" => Some(Place::Sheet),
            "acta" => Some(Place::Minutes),
            _ => None,
        }
    }

    /// Returns the route of this place of a session.
    pub fn of(self, id: &str) -> Route {
        let slug = match self {
            Place::Prepare => "preparar",
            Place::Lead => "conducir",
            Place::Kiosk => "turnos",
            Place::Sheet => "hoja",
            Place::Minutes => "acta",
        };
        Route::Facilitate(format!("{id}/{slug}"))
    }
}
