//! Every fault that a framework can have, planted one at a time: it is found with its path, and
//! nothing else is reported.

mod support;

#[path = "framework_faults/ids.rs"]
mod ids;
#[path = "framework_faults/plant.rs"]
mod plant;
#[path = "framework_faults/sessions.rs"]
mod sessions;
#[path = "framework_faults/shape.rs"]
mod shape;
#[path = "framework_faults/templates.rs"]
mod templates;
#[path = "framework_faults/words.rs"]
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use support::peru;
use yachay_municipal::framework::{Fault, Language, assemble_dir, catalogue_dir};
use yachay_municipal::plan::framework_faults;

#[test]
fn the_framework_itself_has_none() {
    assert_eq!(framework_faults(peru()), []);
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    assert_eq!(framework_faults(&bolivia), []);
}

/// The folders of the catalogue.
const COPIED: [&str; 6] = [
    "",
    "competencies",
    "packs",
    "papers",
    "papers/peru",
    "papers/bolivia",
];

/// Copies the catalogue to a folder of this test.
fn copy_of_catalogue(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for part in COPIED {
        fs::create_dir_all(folder.join(part)).expect("a folder");
        for entry in fs::read_dir(catalogue_dir().join(part)).expect("the catalogue") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                fs::copy(&path, folder.join(part).join(name)).expect("a copy");
            }
        }
    }
    folder
}

#[test]
fn a_part_that_cannot_be_read_is_named_and_nothing_else() {
    let plant: [(&str, &str, &str); 3] = [
        ("packs/bolivia.json", "\"verified\"", "\"verificado\""),
        ("services.json", "[", "{"),
        ("framework.json", "\"servicios\"", "\"servicio\""),
    ];
    for (place, (file, old, new)) in plant.into_iter().enumerate() {
        let folder = copy_of_catalogue(&format!("unreadable-{place}"));
        let text = fs::read_to_string(folder.join(file)).expect("a file");
        assert!(text.contains(old), "{file}");
        fs::write(folder.join(file), text.replacen(old, new, 1)).expect("a file");
        let faults = assemble_dir(&folder).expect_err(file);
        let named = if place == 2 {
            "competencies/servicio.json"
        } else {
            file
        };
        assert!(
            matches!(&faults[..], [Fault::Unreadable { path, .. }] if path == named),
            "{faults:?}"
        );
    }
}
