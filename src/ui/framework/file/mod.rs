//! The framework as a file: what is in use, handing it out, editing it, loading another.

mod differences;
mod faults;
mod load;
mod using;

use leptos::prelude::*;

use self::load::Check;
pub use self::load::load;
use crate::documents::{Envelope, Kind, restore};
use crate::export::file_name;
use crate::framework::{Framework, Term};
use crate::store;
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::drop_zone::drop_zone;
use crate::ui::plan::figures;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::world::{BrowserWorld, day_of};

/// Name of the file of the product's own framework, beside the program.
const OWN: &str = "framework.json";

/// The screen.
pub fn file(app: App) -> AnyView {
    let check = load::check();
    view! {
        {unreadable(app)}
        {in_use(app)}
        <section class="part">
            <h2>{tr!(framework.export_title)}</h2>
            <p>{tr!(framework.export_text)}</p>
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| export(app))>
                    <Icon name="i-save" />{tr!(framework.export)}
                </button>
            </div>
            <h3>{tr!(framework.edit_title)}</h3>
            <ol>
                <li>{tr!(framework.edit_1)}</li>
                <li>{tr!(framework.edit_2)}</li>
                <li>{tr!(framework.edit_3)}</li>
                <li>{tr!(framework.edit_4)}</li>
                <li>{tr!(framework.edit_5)}</li>
            </ol>
        </section>
        <section class="part">
            <h2>{tr!(framework.load_title)}</h2>
            <p>{tr!(framework.load_text)}</p>
            {drop_zone(tr!(framework.load_drop), tr!(framework.load_hint), move |files| load(app, files))}
            <div class="stack check">
                <div role="status">{dynamic(move || load::busy(&check.read()))}</div>
                {dynamic(move || match &*check.read() {
                    Check::Nothing | Check::Busy(_) => ().into_any(),
                    Check::Refused(name, why) => load::refused(name, why),
                    Check::Faulty(name, found) => faults::faults(name, found),
                    Check::Fine(loaded) => differences::differences(app, loaded),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// What is in use.
fn in_use(app: App) -> AnyView {
    let framework = app.framework();
    let kept = app.catalogue.kept.get_untracked();
    let since = kept
        .then(store::kept_framework)
        .and_then(|found| found?.ok());
    let origin = match since {
        _ if !kept => tr!(framework.in_use_product).to_string(),
        Some(document) => tr!(
            framework.in_use_loaded,
            date = figures::day_of(document.written)
        ),
        None => tr!(framework.in_use_loaded_only).to_string(),
    };
    let counts = tr!(
        framework.counts,
        posts = framework.posts.len(),
        competencies = framework.competencies.len(),
        contents = framework.contents.len(),
        modalities = framework.modalities.len(),
        rules = framework.rules.len()
    );
    let pairs = vec![
        (tr!(framework.id), framework.id.clone()),
        (tr!(framework.version), framework.version.clone()),
        (tr!(framework.fingerprint), short_hash(&framework)),
        (tr!(framework.holds), counts),
    ];
    view! {
        <section class="part">
            <h2>{tr!(framework.in_use_title)}</h2>
            <p>{origin}</p>
            {super::catalogue::facts(pairs)}
            {kept.then(|| view! {
                <button class="button" type="button" on:click=click(move |_| using::back_to_product(app))>
                    {tr!(framework.back_to_product)}
                </button>
            })}
        </section>
    }
    .into_any()
}

fn short_hash(framework: &Framework) -> String {
    let digest = framework
        .content_hash
        .rsplit(':')
        .next()
        .unwrap_or_default();
    digest.chars().take(12).collect()
}

/// One that is kept but that this version cannot read.
fn unreadable(app: App) -> Option<AnyView> {
    let text = store::kept_framework_text().filter(|_| !app.catalogue.kept.get_untracked())?;
    let gone = RwSignal::new(false);
    let view = dynamic(move || {
        let text = text.clone();
        (!gone.get()).then(|| {
            view! {
                <div class="notice" data-kind="warn">
                    <h2>{tr!(common.framework_unreadable)}</h2>
                    <p>{tr!(framework.unreadable_text)}</p>
                    <div class="row">
                        <button class="button" type="button" on:click=click(move |_| {
                            download("yachay-marco.json", &text);
                        })>{tr!(common.download)}</button>
                        <button class="button danger" type="button" on:click=click(move |_| {
                            using::remove_unreadable(app, gone);
                        })>{tr!(framework.unreadable_remove)}</button>
                    </div>
                </div>
            }
        })
    });
    Some(view.into_any())
}

/// Hands out the framework in use, with the own words in it.
fn export(app: App) {
    leptos::task::spawn_local(async move {
        let found = in_use_file(app).await;
        let Some((mut document, text)) = found else {
            app.toast(tr!(framework.export_failed).to_string());
            return;
        };
        let words = app.catalogue.words.get_untracked();
        let text = if words.is_empty() {
            text
        } else {
            let framework = &mut document.payload;
            framework.glossary = joined(words, &framework.glossary);
            framework.seal();
            let reference = document.payload.reference();
            document = Envelope::new(document.payload, reference, &BrowserWorld);
            document.to_file_text()
        };
        let version = format!("{} {}", document.payload.id, document.payload.version);
        let name = file_name(
            Kind::Framework,
            &version,
            &document.id,
            day_of(document.written),
        );
        download(&name, &text);
    });
}

/// Puts own words before those of a glossary, each word once.
fn joined(own: Vec<Term>, glossary: &[Term]) -> Vec<Term> {
    let mut all = own;
    for term in glossary {
        if all.iter().all(|known| known.from != term.from) {
            all.push(term.clone());
        }
    }
    all
}

/// Returns the file of the framework in use, with both languages.
async fn in_use_file(app: App) -> Option<(Envelope<Framework>, String)> {
    let text = if app.catalogue.kept.get_untracked() {
        store::kept_framework_text()?
    } else {
        app.fetch_text(OWN).await?
    };
    let document = restore(text.as_bytes()).ok()?;
    Some((document, text))
}
