//! The twelve invented people of the example: who they are and what they ask for.

use crate::response::{Application, Connectivity, DayKind, DayPart, Experience, Obstacle};

/// One person; the fields are those of a response, as plain constants.
pub(super) struct Person {
    pub posts: &'static [&'static str],
    pub experience: Experience,
    pub languages: &'static [&'static str],
    pub connectivity: Connectivity,
    pub wanted: &'static [&'static str],
    pub trained: &'static [(&'static str, Application)],
    pub modality: &'static str,
    pub language: &'static str,
    pub days: &'static [DayKind],
    pub day_parts: &'static [DayPart],
    pub weekly_hours: Option<u8>,
    pub obstacles: &'static [Obstacle],
    pub would_teach: Option<bool>,
    pub teaches: &'static [&'static str],
    pub comment: &'static str,
}

/// What most have in common, so that each person shows only what is theirs.
const NOBODY: Person = Person {
    posts: &[],
    experience: Experience::OneToFour,
    languages: &["es"],
    connectivity: Connectivity::Sometimes,
    wanted: &[],
    trained: &[],
    modality: "taller",
    language: "es",
    days: &[DayKind::Weekdays],
    day_parts: &[DayPart::Afternoon],
    weekly_hours: Some(3),
    obstacles: &[],
    would_teach: Some(false),
    teaches: &[],
    comment: "",
};

/// The people, in the order of the columns of [`super::answers::ANSWERS`].
pub(super) const PEOPLE: [Person; 12] = [
    // A retired teacher: knows meetings and people, finds the norms hard going.
    Person {
        posts: &["regidor"],
        languages: &["es", "qu"],
        wanted: &[
            "marco-legal-municipal",
            "rendicion-de-cuentas",
            "presupuesto-participativo",
        ],
        trained: &[
            ("evaluacion-de-planes", Application::Partly),
            ("participacion-y-capital-social", Application::Applied),
        ],
        days: &[DayKind::Weekdays, DayKind::Saturday],
        weekly_hours: Some(5),
        obstacles: &[Obstacle::Distance],
        would_teach: Some(true),
        teaches: &["participacion-y-capital-social"],
        comment: "Prefiero ejemplos de distritos como el nuestro, no de ciudades grandes.",
        ..NOBODY
    },
    // A farmer and former community president: mediates better than anyone, reads little Spanish.
    Person {
        posts: &["regidor"],
        languages: &["qu", "es"],
        connectivity: Connectivity::None,
        wanted: &["marco-legal-municipal", "presupuesto-participativo"],
        language: "qu",
        days: &[DayKind::Sunday],
        day_parts: &[DayPart::Morning],
        weekly_hours: Some(2),
        obstacles: &[Obstacle::Distance, Obstacle::Network],
        comment: "Quisiera que el taller sea en quechua y en mi anexo.",
        ..NOBODY
    },
    // The youngest councillor, studies administration at a distance.
    Person {
        posts: &["regidor"],
        languages: &["es", "qu"],
        connectivity: Connectivity::Stable,
        wanted: &[
            "marco-legal-municipal",
            "politica-publica",
            "productos-bandera-y-cadenas",
        ],
        trained: &[
            ("evaluacion-de-planes", Application::NotApplied),
            ("gestion-por-resultados", Application::Partly),
        ],
        modality: "diplomado",
        day_parts: &[DayPart::Evening],
        weekly_hours: Some(8),
        obstacles: &[Obstacle::Cost],
        would_teach: None,
        ..NOBODY
    },
    // A shopkeeper: interested in the local economy, says little about the rest.
    Person {
        posts: &["regidor"],
        wanted: &[
            "productos-bandera-y-cadenas",
            "inversion-privada",
            "marco-legal-municipal",
        ],
        trained: &[("roles-en-del", Application::Partly)],
        modality: "pasantia",
        days: &[DayKind::Sunday],
        weekly_hours: None,
        obstacles: &[Obstacle::Workload],
        would_teach: None,
        ..NOBODY
    },
    // In a second term, chairs the oversight commission.
    Person {
        posts: &["regidor"],
        experience: Experience::FiveToNine,
        wanted: &[
            "evaluacion-de-planes",
            "marco-legal-municipal",
            "presupuesto-participativo",
        ],
        trained: &[
            ("rendicion-de-cuentas", Application::Applied),
            ("marco-legal-municipal", Application::Partly),
            ("participacion-y-capital-social", Application::Partly),
            ("presupuesto-participativo", Application::Applied),
        ],
        modality: "municipio-escuela",
        obstacles: &[Obstacle::Permission],
        would_teach: Some(true),
        teaches: &["rendicion-de-cuentas"],
        ..NOBODY
    },
    // The mayor: a councillor before, strong with people, short of time.
    Person {
        posts: &["alcalde"],
        experience: Experience::FiveToNine,
        languages: &["es", "qu"],
        wanted: &[
            "gestion-concertada-y-asociatividad",
            "productos-bandera-y-cadenas",
        ],
        trained: &[
            ("concertacion-publico-privada", Application::Partly),
            ("presupuesto-participativo", Application::Applied),
            ("representacion-y-gobierno", Application::Applied),
        ],
        modality: "municipio-escuela",
        days: &[DayKind::Saturday],
        day_parts: &[DayPart::Morning],
        weekly_hours: Some(2),
        obstacles: &[Obstacle::Workload],
        would_teach: Some(true),
        teaches: &["representacion-y-gobierno"],
        comment: "Necesitamos dejar la casa en orden para quienes vengan después.",
        ..NOBODY
    },
    // The municipal manager: an accountant with long service.
    Person {
        posts: &["gerente-municipal"],
        experience: Experience::TenOrMore,
        connectivity: Connectivity::Stable,
        wanted: &[
            "instrumentos-de-gestion",
            "gestion-por-resultados",
            "transferencia-de-gestion",
        ],
        trained: &[
            ("siaf", Application::Applied),
            ("contrataciones", Application::Applied),
            ("gestion-por-resultados", Application::NotApplied),
        ],
        modality: "asistencia-tecnica",
        day_parts: &[DayPart::Evening],
        weekly_hours: Some(4),
        obstacles: &[Obstacle::Workload, Obstacle::Cost],
        would_teach: Some(true),
        teaches: &["siaf"],
        comment: "Los cursos sueltos no cambian nada; que alguien nos acompañe en la oficina.",
        ..NOBODY
    },
    // Head of planning: an economist who carries the participatory budget.
    Person {
        posts: &["planificacion-presupuesto"],
        experience: Experience::FiveToNine,
        connectivity: Connectivity::Stable,
        wanted: &[
            "diseno-pdi",
            "evaluacion-de-planes",
            "proyectos-de-inversion",
        ],
        trained: &[
            ("evaluacion-de-planes", Application::Partly),
            ("participacion-y-capital-social", Application::Partly),
            ("presupuesto-participativo", Application::Applied),
            ("siaf", Application::Applied),
            ("proyectos-de-inversion", Application::Partly),
        ],
        modality: "diplomado",
        weekly_hours: Some(6),
        obstacles: &[Obstacle::Permission, Obstacle::Workload],
        would_teach: Some(true),
        teaches: &["presupuesto-participativo", "siaf"],
        ..NOBODY
    },
    // A technician in planning who was also given economic development.
    Person {
        posts: &["planificacion-presupuesto", "desarrollo-economico"],
        languages: &["es", "qu"],
        wanted: &[
            "siaf",
            "proyectos-de-inversion",
            "presupuesto-participativo",
        ],
        trained: &[("participacion-y-capital-social", Application::NotApplied)],
        modality: "asistencia-tecnica",
        obstacles: &[Obstacle::Workload, Obstacle::Permission],
        comment: "Me encargaron dos oficinas y ninguna tiene sus funciones por escrito.",
        ..NOBODY
    },
    // In charge of procurement, and of fairs when there is one.
    Person {
        posts: &["abastecimiento", "desarrollo-economico"],
        experience: Experience::FiveToNine,
        wanted: &["contrataciones", "siaf", "productos-bandera-y-cadenas"],
        trained: &[
            ("concertacion-publico-privada", Application::NotApplied),
            ("contrataciones", Application::Applied),
            ("siaf", Application::Partly),
        ],
        modality: "asistencia-tecnica",
        day_parts: &[DayPart::Morning],
        obstacles: &[Obstacle::Workload, Obstacle::Network],
        would_teach: Some(true),
        teaches: &["contrataciones"],
        ..NOBODY
    },
    // An agronomist: knows the producers by name.
    Person {
        posts: &["desarrollo-economico"],
        experience: Experience::FiveToNine,
        languages: &["es", "qu"],
        wanted: &[
            "productos-bandera-y-cadenas",
            "concertacion-publico-privada",
            "inversion-privada",
        ],
        trained: &[
            ("concertacion-publico-privada", Application::Applied),
            ("productos-bandera-y-cadenas", Application::Applied),
            ("roles-en-del", Application::Partly),
        ],
        modality: "pasantia",
        days: &[DayKind::Weekdays, DayKind::Saturday],
        weekly_hours: Some(6),
        obstacles: &[Obstacle::Distance],
        would_teach: Some(true),
        teaches: &["productos-bandera-y-cadenas"],
        ..NOBODY
    },
    // Five months in the post, in the field with producers' groups most of the week.
    Person {
        posts: &["desarrollo-economico"],
        experience: Experience::UnderOne,
        languages: &["qu", "es"],
        connectivity: Connectivity::None,
        wanted: &[
            "roles-en-del",
            "productos-bandera-y-cadenas",
            "marco-legal-municipal",
        ],
        modality: "asistencia-tecnica",
        language: "qu",
        days: &[DayKind::Weekdays, DayKind::Saturday],
        day_parts: &[DayPart::Morning],
        weekly_hours: Some(6),
        obstacles: &[Obstacle::Network, Obstacle::Distance],
        comment: "En campo hablo quechua; aprendo mejor así.",
        ..NOBODY
    },
];
