//! The framework on screen: browsed, handed out, loaded, and spoken in own words.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::words::es;

impl Stage {
    /// Returns the text of the product's own framework.
    fn whole_framework(&self) -> Result<String> {
        let folder = self.dist.folder.join(&self.dist.version);
        Ok(fs::read_to_string(folder.join("framework.json"))?)
    }

    /// Gives a framework to the screen of the file, and waits for what it says.
    async fn load_framework(&self, name: &str, contents: impl AsRef<[u8]>) -> Result<String> {
        self.go("#/marco/archivo").await?;
        self.give(&[self.file(name, contents)?]).await?;
        let script = "
            const said = document.querySelector('.check .notice');
            return said?.innerText.includes(arguments[0]) && said.parentElement.innerText";
        let said = self
            .until_with("a verdict", script, vec![json!(name)])
            .await?;
        Ok(said.as_str().context("words")?.to_owned())
    }

    /// Returns the framework kept in the browser.
    async fn kept_framework(&self) -> Result<Value> {
        let script = "return localStorage.getItem('yachay/framework')";
        let found = self.js(script, vec![]).await?;
        Ok(found
            .as_str()
            .map_or(Ok(Value::Null), serde_json::from_str)?)
    }
}

/// Writes the framework with something in its payload changed; its checksum is no longer right.
fn edited(text: &str, change: impl FnOnce(&mut Value)) -> Result<String> {
    let mut file: Value = serde_json::from_str(text)?;
    change(&mut file["payload"]);
    Ok(file.to_string())
}

#[tokio::test]
async fn the_catalogue_is_browsed_and_searched() -> Result<()> {
    play("framework-browse", Setting::default(), async |stage| {
        stage.go("#/").await?;
        stage
            .click_named("main a", &es("home.framework", &[]))
            .await?;
        stage.sees("main h1", &es("framework.title", &[])).await?;
        let lists = stage.count(".shelves a").await?;
        ensure!(lists == 17, "{lists} lists");
        stage.fill("#search", "PRESUPUESTO participatívo").await?;
        stage.sees("[role=status]", "Se encontraron: ").await?;
        stage.fill("#search", "xyzzy").await?;
        stage
            .sees("[role=status]", &es("framework.found_none", &[]))
            .await?;
        stage.go("#/marco/catalogo/puestos/alcalde").await?;
        stage.sees("main h2", &es("framework.profile", &[])).await?;
        stage.click(".levels th a").await?;
        stage.sees("main h2", &es("framework.levels", &[])).await?;
        ensure!(stage.count(".five > li").await? == 5, "five levels");
        stage.click(".plain a[href*='/contenidos/']").await?;
        stage.sees("main h2", &es("framework.builds", &[])).await?;
        stage.click(".sources a").await?;
        stage
            .sees("main h2", &es("framework.sections", &[]))
            .await?;
        stage.go("#/marco/catalogo/puestos/nadie").await?;
        stage
            .sees("main h1", &es("framework.absent_title", &[]))
            .await
    })
    .await
}

#[tokio::test]
async fn the_product_s_framework_leaves_as_it_is() -> Result<()> {
    play("framework-export", Setting::default(), async |stage| {
        stage.go("#/marco/archivo").await?;
        let button = es("framework.export", &[]);
        let act = async || stage.click_named("main button", &button).await;
        let (name, text) = stage.download(act).await?;
        ensure!(name.starts_with("yachay-marco-yachay-"), "{name}");
        ensure!(text == stage.whole_framework()?, "the text is another one");
        let said = stage.load_framework("igual.json", text).await?;
        ensure!(said.contains(&es("framework.same_text", &[])), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_edited_framework_is_compared_used_and_given_up() -> Result<()> {
    play("framework-edited", Setting::default(), async |stage| {
        let whole = stage.whole_framework()?;
        let sentence = "Frase de la asociación para probar el marco propio";
        let file = edited(&whole, |framework| {
            let post = &mut framework["posts"][0];
            post["name"]["es"] = json!(sentence);
            framework["version"] = json!("2026.99");
        })?;
        let said = stage.load_framework("propio.json", file).await?;
        ensure!(
            said.contains("name/es") && said.contains(sentence),
            "{said}"
        );
        ensure!(stage.kept_framework().await?.is_null(), "used unasked");
        stage
            .click_named("main button", &es("framework.use_it", &[]))
            .await?;
        stage.sees("main dd", "2026.99").await?;
        stage.go("#/marco/catalogo/puestos").await?;
        stage.sees("main li", sentence).await?;
        stage.reload().await?;
        stage.sees("main li", sentence).await?;
        stage.click(".switch button[lang=en]").await?;
        stage
            .until("English", "return document.documentElement.lang === 'en'")
            .await?;
        stage.click(".switch button[lang=es]").await?;
        stage.consent().await?;
        stage.sees("main label", sentence).await?;
        stage.go("#/marco/archivo").await?;
        stage
            .click_named("main button", &es("framework.back_to_product", &[]))
            .await?;
        stage
            .sees("main p", &es("framework.in_use_product", &[]))
            .await?;
        ensure!(stage.kept_framework().await?.is_null(), "still kept");
        stage.undo().await?;
        stage.sees("main dd", "2026.99").await?;
        ensure!(!stage.kept_framework().await?.is_null(), "not put back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn faulty_files_are_named_and_change_nothing() -> Result<()> {
    play("framework-faulty", Setting::default(), async |stage| {
        let whole = stage.whole_framework()?;
        let stays = es("framework.in_use_stays", &[]);
        let cases = [
            (
                "suelta.json",
                "framework.kind_dangling",
                edited(&whole, |framework| {
                    framework["competencies"][0]["contents"][0] = json!("no-existe");
                })?,
            ),
            (
                "etiquetas.json",
                "framework.kind_markup",
                edited(&whole, |framework| {
                    framework["posts"][0]["name"]["es"] = json!("<b>Alcalde</b>");
                })?,
            ),
            (
                "un-idioma.json",
                "framework.kind_missing_text",
                edited(&whole, |framework| {
                    framework["posts"][0]["name"]["en"] = json!("");
                })?,
            ),
            (
                "vuelta.json",
                "framework.kind_circle",
                edited(&whole, |framework| {
                    let renamed = json!({ "competencies": { "a": "b", "b": "a" } });
                    framework["history"][0]["renamed"] = renamed;
                })?,
            ),
        ];
        for (name, kind, file) in cases {
            let said = stage.load_framework(name, file).await?;
            ensure!(
                said.contains(&stays) && said.contains(&es(kind, &[])),
                "{name}: {said}"
            );
        }
        let half = whole.get(..whole.len() / 2).unwrap_or_default().to_owned();
        let refused = [
            (
                "cortado.json",
                half,
                es("words.restore_broken", &[("line", "")])[..20].to_owned(),
            ),
            (
                "otro.json",
                "{}".to_owned(),
                es("words.restore_not_ours", &[]),
            ),
        ];
        for (name, file, words) in refused {
            let said = stage.load_framework(name, file).await?;
            ensure!(
                said.contains(&stays) && said.contains(&words),
                "{name}: {said}"
            );
        }
        ensure!(
            stage.kept_framework().await?.is_null(),
            "something was kept"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_huge_framework_is_checked_without_freezing() -> Result<()> {
    play("framework-huge", Setting::default(), async |stage| {
        let whole = stage.whole_framework()?;
        let file = edited(&whole, |framework| {
            let one = framework["competencies"][0].clone();
            let many = (0..10_000).map(|number| {
                let mut copy = one.clone();
                copy["id"] = json!(format!("copia-{number}"));
                copy
            });
            let list = framework["competencies"].as_array_mut();
            list.expect("a list").extend(many);
        })?;
        let said = stage.load_framework("enorme.json", file).await?;
        ensure!(said.contains(&es("framework.in_use_stays", &[])), "{said}");
        ensure!(
            stage.kept_framework().await?.is_null(),
            "something was kept"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_that_cannot_be_read_gives_way_to_the_product_s() -> Result<()> {
    play("framework-unreadable", Setting::default(), async |stage| {
        stage.go("#/").await?;
        let broken = "localStorage.setItem('yachay/framework', '{\"payload\":{\"id\":\"x\"}}')";
        stage.js(broken, vec![]).await?;
        stage.reload().await?;
        stage
            .sees(".notice", &es("common.framework_unreadable", &[]))
            .await?;
        stage.click(".notice a").await?;
        stage
            .sees("main .notice", &es("framework.unreadable_text", &[]))
            .await?;
        stage
            .click_named("main button", &es("framework.unreadable_remove", &[]))
            .await?;
        ensure!(stage.kept_framework().await?.is_null(), "still kept");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_country_speaks_otherwise() -> Result<()> {
    play("framework-country", Setting::default(), async |stage| {
        stage.go("#/marco").await?;
        let script = "return document.querySelector('dl.pairs').innerText";
        let before = stage.until("the country", script).await?;
        stage.click_named("label.choice", "Bolivia").await?;
        let script = "
            const now = document.querySelector('dl.pairs').innerText;
            return now !== arguments[0] && now.includes('BOB')";
        stage
            .until_with("another country", script, vec![before])
            .await?;
        stage.go("#/marco/catalogo/instrumentos").await?;
        stage
            .sees("main li a", "Plan de Desarrollo Municipal")
            .await?;
        stage.go("#/marco/catalogo/normas").await?;
        // Nobody has checked Bolivia's norms, and each of them says so.
        let unverified = es("framework.unverified", &[]);
        stage.sees("main li .badge", &unverified).await?;
        let pack = fs::read_to_string(
            xtask::paths::root().join("src/framework/catalogue/packs/bolivia.json"),
        )?;
        let pack: Value = serde_json::from_str(&pack)?;
        let norms = pack["norms"].as_array().context("norms")?;
        let unchecked = norms.iter().filter(|norm| norm["verified"] != true).count();
        let badges = stage.count("main li .badge[data-kind=warn]").await?;
        ensure!(badges == unchecked as u64, "{badges} of {unchecked} norms");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_framework_has_no_violation() -> Result<()> {
    play("axe-framework", Setting::default(), async |stage| {
        let mut faults = Vec::new();
        stage.go("#/marco").await?;
        for language in ["es", "en"] {
            stage
                .click(&format!(".switch button[lang={language}]"))
                .await?;
            let set = format!("return document.documentElement.lang === '{language}'");
            stage.until("the language", &set).await?;
            for place in [
                "",
                "/catalogo/puestos",
                "/catalogo/puestos/alcalde",
                "/catalogo/competencias",
                "/catalogo/modalidades",
                "/catalogo/notas",
                "/catalogo/calendario",
                "/catalogo/fuentes/REM",
                "/archivo",
                "/palabras",
            ] {
                stage.go(&format!("#/marco{place}")).await?;
                faults.extend(axe::faults(stage, &format!("marco{place}-{language}")).await?);
            }
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}
