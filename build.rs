//! Turns the locale files into typed keys (leptos_i18n). A key that is missing or misspelt stops
//! the build of the application; `tests/locales.rs` checks that both languages hold the same keys.

use std::error::Error;
use std::path::PathBuf;

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

const NAMESPACES: [&str; 9] = [
    "common",
    "home",
    "respond",
    "plan",
    "words",
    "institution",
    "framework",
    "device",
    "transfer",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("es")?
        .add_locale("en")?
        .add_namespaces(NAMESPACES)?
        .parse_options(options);
    let translations = TranslationsInfos::parse(config)?;
    translations.emit_diagnostics();
    translations.rerun_if_locales_changed();
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    translations.generate_i18n_module(out)?;
    Ok(())
}
