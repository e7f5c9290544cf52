//! Cuadros 3 and 4 of REM as they are printed.

/// A row of a table of REM: modality, subject, and the cells Apurímac, Cajamarca, Cusco, Nac.
pub type Printed = (&'static str, &'static str, [Option<u32>; 4]);

const fn three(one: u32, two: u32, three: u32) -> [Option<u32>; 4] {
    [Some(one), Some(two), Some(three), None]
}

const TWO_REGIONS: fn(u32, u32) -> [Option<u32>; 4] = |one, two| [Some(one), Some(two), None, None];
const NATIONAL: fn(u32) -> [Option<u32>; 4] = |count| [None, None, None, Some(count)];

pub fn cuadro_3() -> Vec<Printed> {
    vec![
        (
            "taller",
            "Diseño de PDI, reestructuración organizacional, manejo de sistemas administrativos, rendición de cuentas",
            three(7, 12, 10),
        ),
        (
            "taller",
            "Instrumentos de desarrollo económico local",
            three(3, 4, 4),
        ),
        (
            "asistencia-tecnica",
            "Rendición de cuentas",
            three(15, 20, 18),
        ),
        (
            "asistencia-tecnica",
            "Presupuesto Participativo",
            three(15, 20, 18),
        ),
        (
            "asistencia-tecnica",
            "Adecuación de estructura para impulsar el desarrollo económico local",
            three(5, 14, 8),
        ),
        (
            "asistencia-tecnica",
            "Promoción de programas y proyectos destinados a estimular la inversión privada",
            three(3, 10, 4),
        ),
        (
            "pasantia",
            "Experiencias en desarrollo económico local. Gestión local concertada",
            TWO_REGIONS(1, 1),
        ),
        (
            "municipio-escuela",
            "Desarrollo económico local",
            NATIONAL(1),
        ),
        (
            "diplomado",
            "SNIP. Gestión pública descentralizada concertada",
            TWO_REGIONS(1, 2),
        ),
    ]
}

pub fn cuadro_4() -> Vec<Printed> {
    vec![
        (
            "taller",
            "Rendición de cuentas, transferencia de la gestión municipal, políticas públicas",
            three(5, 11, 7),
        ),
        (
            "taller",
            "Promoción de programas y proyectos destinados a estimular la inversión privada (DEL)",
            three(5, 11, 7),
        ),
        (
            "asistencia-tecnica",
            "Gestión de Presupuesto Participativo",
            three(11, 26, 18),
        ),
        (
            "asistencia-tecnica",
            "Gestión y evaluación de planes",
            three(4, 15, 8),
        ),
        (
            "asistencia-tecnica",
            "Gestión local concertada y asociatividad municipal",
            three(11, 20, 17),
        ),
        (
            "asistencia-tecnica",
            "Rendición de cuentas. Elaboración de informe de gestión",
            three(22, 40, 32),
        ),
        (
            "asistencia-tecnica",
            "Instrumentos para el desarrollo económico local. Elaboración de planes de desarrollo económico local",
            three(8, 20, 16),
        ),
        ("pasantia", "Asociatividad municipal", NATIONAL(1)),
        (
            "diplomado",
            "Diplomado en Desarrollo Económico Territorial",
            TWO_REGIONS(1, 1),
        ),
    ]
}
