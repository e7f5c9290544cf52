//! The plan builder: suggestions by unit, merging, the calendar by keyboard, budget, less money, approval, changes taken
//! back.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

/// The views of a plan with what each shows once something is planned.
const VIEWS: [(&str, &str); 6] = [
    ("calendario", ".gantt-rows, .by-month"),
    ("presupuesto", "table.budget"),
    ("personas", "main h2"),
    ("objetivos", "table.data"),
    ("recorte", "#what-if-cents"),
    ("cambios", "article.change"),
];

impl Stage {
    /// Opens the example with every unit's suggestions in its plan; returns its id.
    async fn planned_by_unit(&self) -> Result<String> {
        self.go("#/planificar/ejemplo").await?;
        self.sees("main .badge", &es("common.example_badge", &[]))
            .await?;
        let dossier = self.only_stored("dossier").await?;
        let id = dossier["id"].as_str().context("an id")?.to_owned();
        self.go(&format!("#/planificar/{id}/propuestas")).await?;
        self.click_named("main .switch button", &es("builder.by_unit", &[]))
            .await?;
        self.sees("main h2", &es("builder.units_title", &[]))
            .await?;
        let open = "article.suggestion:not([data-state]) button";
        self.element(open).await?;
        while self.count(open).await? > 0 {
            let before = self.count(open).await?;
            self.click(open).await?;
            let script = "return document.querySelectorAll(arguments[0]).length < arguments[1]";
            self.until_with("a unit accepted", script, vec![json!(open), json!(before)])
                .await?;
        }
        self.saved().await?;
        Ok(id)
    }

    async fn view(&self, id: &str, slug: &str) -> Result<()> {
        self.go(&format!("#/planificar/{id}/plan/{slug}")).await?;
        self.element("nav.views [aria-current]").await.map(|_| ())
    }

    async fn plan(&self) -> Result<Value> {
        Ok(self.only_stored("dossier").await?["payload"]["plan"].clone())
    }
}

/// The activities of a plan.
fn activities(plan: &Value) -> Vec<Value> {
    plan["activities"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn units_are_accepted_merged_separated_and_cut() -> Result<()> {
    play("builder", Setting::default(), async |stage| {
        let id = stage.planned_by_unit().await?;
        let planned = activities(&stage.plan().await?);
        ensure!(planned.len() > 3, "only {} activities", planned.len());
        let merged = planned.iter().filter(|item| item.get("merged").is_some());
        ensure!(merged.count() > 0, "no unit's suggestions were merged");

        merge_two(stage, &id, &planned).await?;
        less_hours(stage, &id, planned.len()).await
    })
    .await
}

/// Merges the first two activities, refuses to merge one alone, and separates them again.
async fn merge_two(stage: &Stage, id: &str, planned: &[Value]) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/plan")).await?;
    stage.click("#merge-begin").await?;
    stage.click("#merge-now").await?;
    stage.sees(".toasts", &es("builder.merge_few", &[])).await?;
    stage.dismiss().await?;
    for _ in 0..2 {
        stage
            .click("article.activity label.choice:not(:has(:checked)) input")
            .await?;
    }
    stage.click("#merge-now").await?;
    stage
        .sees(".toasts", &es("builder.merged", &[("n", "2")]))
        .await?;
    stage.saved().await?;
    let now = activities(&stage.plan().await?);
    ensure!(now.len() + 1 == planned.len(), "{} activities", now.len());

    stage.view(id, "cambios").await?;
    stage
        .click("article.change:first-of-type button.quiet")
        .await?;
    stage
        .sees(".toasts", &es("builder.change_taken_back", &[]))
        .await?;
    stage.saved().await?;
    let back = activities(&stage.plan().await?);
    ensure!(back == planned, "the former activities came back changed");
    Ok(())
}

/// Looks what fits ten hours; nothing changes until it is applied, and that can be undone.
async fn less_hours(stage: &Stage, id: &str, all: usize) -> Result<()> {
    stage.view(id, "recorte").await?;
    stage.fill("#what-if-hours", "diez").await?;
    stage
        .sees("#what-if-hours-error", &es("builder.hours_wrong", &[]))
        .await?;
    stage.fill("#what-if-hours", "40").await?;
    stage
        .sees("main h2", &es("builder.falls_title", &[]))
        .await?;
    stage
        .sees("main h2", &es("builder.open_title", &[]))
        .await?;
    stage.shot("builder-what-if-desktop").await?;
    ensure!(
        activities(&stage.plan().await?).len() == all,
        "only looked at"
    );
    stage.click("main button.primary").await?;
    stage.saved().await?;
    let plan = stage.plan().await?;
    let hours: u64 = activities(&plan)
        .iter()
        .filter(|item| item["measure"] == false)
        .filter_map(|item| item["hours"].as_u64())
        .sum();
    ensure!(hours <= 40, "{hours} hours are left");
    let changes = plan["changes"].as_array().context("changes")?;
    let last = changes.last().context("a change")?;
    ensure!(last["kind"] == "removed");
    ensure!(
        last["reason"]
            .as_str()
            .is_some_and(|why| why.contains("40"))
    );
    stage.undo().await?;
    stage.saved().await?;
    ensure!(activities(&stage.plan().await?).len() == all, "undone");
    Ok(())
}

#[tokio::test]
async fn the_keyboard_moves_an_activity_and_an_approved_plan_asks_why() -> Result<()> {
    play("builder-calendar", Setting::default(), async |stage| {
        let id = stage.planned_by_unit().await?;
        let first = activities(&stage.plan().await?)
            .iter()
            .find(|item| item["measure"] == false)
            .and_then(|item| item["id"].as_str().map(str::to_owned))
            .context("an activity")?;
        stage
            .go(&format!("#/planificar/{id}/actividad/{first}"))
            .await?;
        stage.set("#from", "2026-11").await?;
        stage.set("#to", "2026-12").await?;
        stage.saved().await?;
        approve(stage, &id).await?;
        move_by_keys(stage, &id, &first).await?;
        modification(stage, &id).await?;
        budget(stage, &id).await?;
        withdraw(stage, &id).await
    })
    .await
}

async fn approve(stage: &Stage, id: &str) -> Result<()> {
    stage.view(id, "cambios").await?;
    stage.click("form button.primary").await?;
    stage
        .sees("#act-error", &es("builder.act_missing", &[]))
        .await?;
    stage.fill("#act", "Ordenanza 12-2026-MDQS").await?;
    stage.set("#act-day", "2026-03-20").await?;
    stage.click("form button.primary").await?;
    stage.sees("main", "Ordenanza 12-2026-MDQS").await?;
    stage
        .stored_has("dossier", "/plan/approval/on", json!("2026-03-20"))
        .await?;
    stage.dismiss().await
}

/// Moves the bar that has the focus: over the end of the year, and back.
async fn move_by_keys(stage: &Stage, id: &str, activity: &str) -> Result<()> {
    stage.view(id, "calendario").await?;
    let bar = format!("#bar-{activity}");
    stage.element(&bar).await?;
    let press = "document.querySelector(arguments[0]).focus();
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
            { key: arguments[1], shiftKey: true, bubbles: true, cancelable: true }));
        return true";
    let key = |key: &str| vec![json!(bar), json!(key)];
    stage.until_with("a key", press, key("ArrowRight")).await?;
    stage
        .sees(
            ".toasts",
            &es("builder.moved", &[("title", ""), ("period", "")])[..2],
        )
        .await?;
    let from = format!("/plan/activities/{}/from", place(stage, activity).await?);
    stage
        .stored_has("dossier", &from, json!("2026-12-01"))
        .await?;
    let focus = "return document.activeElement?.id === arguments[0].slice(1)";
    stage
        .until_with("the bar keeps the focus", focus, vec![json!(bar)])
        .await?;
    stage.until_with("a key", press, key("ArrowRight")).await?;
    stage
        .stored_has("dossier", &from, json!("2027-01-01"))
        .await?;
    stage.undo().await?;
    stage
        .stored_has("dossier", &from, json!("2026-12-01"))
        .await?;
    // Here, where it was moved, the reason is asked for.
    stage.fill("#last-reason", "Falta el local").await?;
    stage.saved().await?;
    let plan = stage.plan().await?;
    let last = plan["changes"].as_array().and_then(|all| all.last());
    let last = last.context("a change")?;
    ensure!(last["reason"] == "Falta el local", "{last}");
    stage.shot("builder-calendar-desktop").await
}

async fn place(stage: &Stage, activity: &str) -> Result<usize> {
    let planned = activities(&stage.plan().await?);
    let place = planned.iter().position(|item| item["id"] == activity);
    place.context("the activity")
}

/// What was moved is a modification; its reason is asked for and kept.
async fn modification(stage: &Stage, id: &str) -> Result<()> {
    stage.view(id, "cambios").await?;
    stage
        .sees("main h2", &es("builder.modifications_title", &[]))
        .await?;
    stage
        .fill("article.change input", "La sede estaba ocupada")
        .await?;
    stage.saved().await?;
    stage.shot("builder-changes-desktop").await?;
    let plan = stage.plan().await?;
    let changes = plan["changes"].as_array().context("changes")?;
    let last = changes.last().context("a change")?;
    ensure!(last["after_approval"] == true, "{last}");
    ensure!(last["reason"] == "La sede estaba ocupada", "{last}");
    Ok(())
}

/// A limit in words that cannot be read is named and nothing is lost; one that is too small is told in words.
async fn budget(stage: &Stage, id: &str) -> Result<()> {
    stage.view(id, "presupuesto").await?;
    stage.element("table.budget").await?;
    let before = stage.plan().await?["budget"].clone();
    stage.fill("#limit-2026-municipality", "-5").await?;
    stage
        .sees(
            "#limit-2026-municipality-error",
            &es("builder.amount_wrong", &[]),
        )
        .await?;
    ensure!(stage.plan().await?["budget"] == before);
    stage.fill("#limit-2026-municipality", "0,01").await?;
    stage
        .stored_has("dossier", "/plan/budget/0/cents", json!(1))
        .await?;
    stage.shot("builder-budget-desktop").await
}

/// The approval goes for a reason alone, and stands among the changes.
async fn withdraw(stage: &Stage, id: &str) -> Result<()> {
    stage.view(id, "cambios").await?;
    stage.click("#withdraw-approval").await?;
    stage.click("form button.danger").await?;
    stage
        .sees(
            "#withdraw-reason-error",
            &es("builder.withdraw_reason_missing", &[]),
        )
        .await?;
    stage
        .fill("#withdraw-reason", "Se votó otra versión")
        .await?;
    stage.click("form button.danger").await?;
    stage
        .stored_has("dossier", "/plan/approval", Value::Null)
        .await?;
    let act = [("act", "Ordenanza 12-2026-MDQS"), ("day", "")];
    stage
        .sees(
            "article.change h3",
            es("builder.change_withdrawn", &act).trim_end(),
        )
        .await?;
    stage
        .sees("main h2", &es("builder.modifications_title", &[]))
        .await?;
    let plan = stage.plan().await?;
    let last = plan["changes"].as_array().and_then(|all| all.last());
    let last = last.context("a change")?;
    ensure!(last["reason"] == "Se votó otra versión", "{last}");
    ensure!(last["whole"]["approval"].is_object(), "{last}");
    Ok(())
}

#[tokio::test]
async fn every_view_is_right_on_every_screen() -> Result<()> {
    let setting = Setting::needing(&[Need::Room]);
    play("builder-views", setting, async |stage| {
        let id = stage.planned_by_unit().await?;
        let mut faults = Vec::new();
        for (slug, css) in VIEWS {
            stage.view(&id, slug).await?;
            stage.element(css).await?;
            stage.open_all_details().await?;
            faults.extend(axe::faults(stage, slug).await?);
            for (size, name) in [(PHONE, "phone"), (DESKTOP, "desktop")] {
                stage.resize(size).await?;
                stage.shot(&format!("builder-{slug}-{name}")).await?;
                let wide = "return document.documentElement.scrollWidth <= innerWidth";
                stage.until("nothing wider than the screen", wide).await?;
            }
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        // On a phone both lines of links are longer than the screen.
        stage.resize(PHONE).await?;
        let here = "return ['.tabs', '.views'].every((line) => {
            const here = document.querySelector(`${line} [aria-current]`)?.getBoundingClientRect();
            return here?.left >= 0 && here.right <= innerWidth;
        })";
        for (slug, css) in VIEWS {
            stage.view(&id, slug).await?;
            stage.element(css).await?;
            stage
                .until("the place that is on screen, in its line", here)
                .await?;
        }
        Ok(())
    })
    .await
}
