//! Four sizes of municipality and who works there.

/// How large a municipality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Tiny,
    Small,
    Medium,
    Large,
}

pub const SIZES: [Size; 4] = [Size::Tiny, Size::Small, Size::Medium, Size::Large];

impl Size {
    /// People per post.
    pub fn staff(self) -> &'static [(&'static str, u16)] {
        match self {
            Size::Tiny => &TINY,
            Size::Small => &SMALL,
            Size::Medium => &MEDIUM,
            Size::Large => &LARGE,
        }
    }

    /// How many people work there, as the table of cases says it.
    pub fn people(self) -> usize {
        match self {
            Size::Tiny => 4,
            Size::Small => 12,
            Size::Medium => 35,
            Size::Large => 80,
        }
    }
}

const TINY: [(&str, u16); 4] = [
    ("alcalde", 1),
    ("gerente-municipal", 1),
    ("planificacion-presupuesto", 1),
    ("obras", 1),
];

const SMALL: [(&str, u16); 8] = [
    ("alcalde", 1),
    ("regidor", 5),
    ("gerente-municipal", 1),
    ("planificacion-presupuesto", 1),
    ("tesoreria", 1),
    ("rentas", 1),
    ("obras", 1),
    ("programas-sociales", 1),
];

const MEDIUM: [(&str, u16); 13] = [
    ("alcalde", 1),
    ("regidor", 7),
    ("gerente-municipal", 1),
    ("secretaria-general", 2),
    ("planificacion-presupuesto", 3),
    ("tesoreria", 2),
    ("contabilidad", 2),
    ("abastecimiento", 3),
    ("rentas", 2),
    ("obras", 4),
    ("desarrollo-economico", 3),
    ("servicios-publicos", 3),
    ("programas-sociales", 2),
];

const LARGE: [(&str, u16); 16] = [
    ("alcalde", 1),
    ("regidor", 9),
    ("gerente-municipal", 2),
    ("secretaria-general", 4),
    ("planificacion-presupuesto", 5),
    ("tesoreria", 4),
    ("contabilidad", 5),
    ("abastecimiento", 6),
    ("rentas", 5),
    ("obras", 8),
    ("catastro", 4),
    ("desarrollo-economico", 6),
    ("servicios-publicos", 7),
    ("programas-sociales", 6),
    ("ambiente-riesgos", 4),
    ("seguridad-ciudadana", 4),
];

/// A second post that one worker of a small municipality holds beside the first.
pub const BESIDE: [(&str, &str); 6] = [
    ("gerente-municipal", "abastecimiento"),
    ("planificacion-presupuesto", "contabilidad"),
    ("tesoreria", "contabilidad"),
    ("rentas", "secretaria-general"),
    ("obras", "catastro"),
    ("programas-sociales", "seguridad-ciudadana"),
];
