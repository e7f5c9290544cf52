//! Filling in a response through the interface, and what must be in its file afterwards.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use yachay_municipal::framework::Framework;

use crate::browser::Stage;
use crate::fixtures::{CODE, PLACE};
use crate::words::es;

/// How the competencies are answered.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// All in a table.
    Matrix,
    /// One at a time.
    OneByOne,
}

/// Somebody who answers. The answers follow from a number, so that everybody's are different and known.
#[derive(Clone, Copy)]
pub struct Person {
    /// Post id.
    pub post: &'static str,
    /// Begins the row of answers.
    pub seed: usize,
    /// The way of answering.
    pub way: Way,
}

/// What somebody answers to one competency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// Place among the seven choices: the levels 1–5 are 0–4, "no aplica" is 5, "prefiero no decir" 6.
    pub choice: usize,
    /// Importance, 1–5.
    pub importance: Option<u64>,
}

impl Person {
    /// Returns the answer to the competency at a place of the profile.
    pub fn answer(&self, place: usize) -> Given {
        let turn = self.seed + place;
        let choice = match turn % 11 {
            4 => 5,
            9 => 6,
            _ => turn * 3 % 5,
        };
        let importance = (turn % 6 != 5).then_some(1 + (turn * 2 % 5) as u64);
        Given { choice, importance }
    }

    /// Returns the competencies of the post with the levels that it requires, in the order of the framework.
    pub fn profile(&self, framework: &Framework) -> Vec<(String, u8)> {
        let found = framework.profile_of(&[self.post.to_owned()]);
        found
            .into_iter()
            .map(|(item, required)| (item.id.clone(), required))
            .collect()
    }

    /// Returns the places of the profile that have a gap, with what is said to stop a higher level.
    fn gaps(&self, framework: &Framework) -> Vec<(usize, &'static str)> {
        let profile = self.profile(framework);
        let with_gap = profile.iter().enumerate().filter(|(place, (_, required))| {
            let choice = self.answer(*place).choice;
            choice < 5 && choice + 1 < usize::from(*required)
        });
        let factors = ["knowing", "knowing", "relations", "knowing", "functions"];
        with_gap
            .map(|(place, _)| place)
            .zip(factors.into_iter().cycle())
            .collect()
    }

    /// Returns the part `diagnosis` that the file must have.
    pub fn diagnosis(&self, framework: &Framework) -> Value {
        let mut answers = Map::new();
        for (place, (id, _)) in self.profile(framework).into_iter().enumerate() {
            let given = self.answer(place);
            let rating = match given.choice {
                5 => json!("not-applicable"),
                6 => json!("prefer-not-to-say"),
                level => json!(level + 1),
            };
            let factor = self
                .gaps(framework)
                .into_iter()
                .find(|(gap, _)| *gap == place);
            let evidence = if place == 0 { EVIDENCE } else { "" };
            answers.insert(
                id,
                json!({
                    "rating": rating,
                    "importance": given.importance,
                    "evidence": evidence,
                    "factor": factor.map(|(_, name)| name),
                }),
            );
        }
        answers.into()
    }
}

/// What everybody could show for their first competency.
pub const EVIDENCE: &str = "Informe «N.º 3», folios 1–12";

/// The part `survey` of everybody's file.
pub fn survey() -> Value {
    json!({
        "wanted": ["presupuesto-participativo", "marco-legal-municipal", "siaf"],
        "trained": { "contrataciones": "partly" },
        "modality": "asistencia-tecnica",
        "language": "qu",
        "days": ["saturday"],
        "day_parts": ["morning", "evening"],
        "weekly_hours": 4,
        "obstacles": ["distance", "network"],
        "would_teach": true,
        "teaches": ["siaf"],
        "comment": "Que sea en temporada sin cosecha.",
    })
}

impl Stage {
    /// Presses the main button of the step.
    pub async fn go_on(&self) -> Result<()> {
        self.click_named("nav.actions button.primary", &es("common.continue_", &[]))
            .await
    }

    /// Waits for a step by its address.
    pub async fn step(&self, slug: &str) -> Result<()> {
        let what = format!("the step {slug}");
        let script = "return location.hash.endsWith('/' + arguments[0]) && !!document.querySelector('main h1')";
        self.until_with(&what, script, vec![json!(slug)])
            .await
            .map(|_| ())
    }

    /// Agrees to the notice and begins.
    pub async fn consent(&self) -> Result<()> {
        self.go("#/responder").await?;
        self.click(".consent label").await?;
        self.click_named("nav.actions button.primary", &es("respond.begin", &[]))
            .await?;
        self.step("datos").await
    }

    /// Fills in who answers, and goes on to the practice item.
    pub async fn about(&self, framework: &Framework, post: &str) -> Result<()> {
        self.fill("#place-name", PLACE).await?;
        self.fill("#place-code", CODE).await?;
        self.sees("main", &es("respond.code_known", &[("region", "Apurímac")]))
            .await?;
        let post = framework.post(post).context("a post")?;
        self.click_named("main label.choice", &post.name.es).await?;
        for key in [
            "words.experience_five_to_nine",
            "words.connectivity_sometimes",
        ] {
            self.click_named("main label.choice", &es(key, &[])).await?;
        }
        let spoken = framework.pack.languages.iter().take(2);
        for language in spoken {
            self.click_named("main label.choice", &language.name.es)
                .await?;
        }
        self.saved().await?;
        self.go_on().await?;
        self.step("practica").await
    }

    /// Answers the practice item and goes on to the self-diagnosis.
    pub async fn practice(&self) -> Result<()> {
        self.click("main .rung:nth-of-type(3)").await?;
        self.sees("main .notice", &es("respond.practice_example", &[]))
            .await?;
        self.go_on().await?;
        self.step("autodiagnostico").await
    }

    /// Answers one competency.
    pub async fn rate(&self, person: &Person, id: &str, place: usize) -> Result<()> {
        let given = person.answer(place);
        match person.way {
            Way::Matrix => self.rate_in_matrix(id, given).await,
            Way::OneByOne => self.rate_alone(id, given).await,
        }
    }

    async fn rate_in_matrix(&self, id: &str, given: Given) -> Result<()> {
        let row = format!("tr:has(input[name='rating-{id}'])");
        let cell = given.choice + 2;
        self.click(&format!("{row} > :nth-child({cell}) label"))
            .await?;
        if let Some(importance) = given.importance {
            self.choose(&format!("{row} select"), &importance.to_string())
                .await?;
        }
        self.until_with(
            "a row marked as done",
            "return document.querySelector(arguments[0]).dataset.state === 'done'",
            vec![json!(row)],
        )
        .await?;
        Ok(())
    }

    async fn rate_alone(&self, id: &str, given: Given) -> Result<()> {
        let name = format!("input[name='rating-{id}']");
        self.element(&format!("fieldset.rating:has({name})"))
            .await?;
        let css = match given.choice {
            missing @ 5.. => format!(".asides label:nth-child({})", missing - 4),
            level => format!(".rung:has({name}[value='{}'])", level + 1),
        };
        self.click(&css).await?;
        if let Some(importance) = given.importance {
            self.click(&format!(".scale-row label:nth-child({importance})"))
                .await?;
        }
        Ok(())
    }

    /// Writes down what could be shown for a competency.
    pub async fn evidence(&self, id: &str) -> Result<()> {
        let place = format!("details:has(#evidence-{id})");
        self.click(&format!("{place} summary")).await?;
        self.fill(&format!("#evidence-{id}"), EVIDENCE).await
    }

    /// Answers the competencies of the profile from one place up to another.
    pub async fn diagnose(
        &self,
        framework: &Framework,
        person: &Person,
        places: std::ops::Range<usize>,
    ) -> Result<()> {
        let profile = person.profile(framework);
        for (place, (id, _)) in profile
            .iter()
            .enumerate()
            .take(places.end)
            .skip(places.start)
        {
            self.rate(person, id, place).await?;
            if place == 0 {
                self.evidence(id).await?;
            }
            if person.way == Way::OneByOne && place + 1 < profile.len() {
                self.go_on().await?;
            }
        }
        self.saved().await
    }

    /// Leaves the competencies, says what stops each gap, and goes on to the survey.
    pub async fn factors(&self, framework: &Framework, person: &Person) -> Result<()> {
        self.go_on().await?;
        let profile = person.profile(framework);
        let gaps = person.gaps(framework);
        ensure!(
            !gaps.is_empty(),
            "a person without gaps proves nothing here"
        );
        for (place, factor) in gaps {
            let (id, _) = &profile[place];
            let label = es(&format!("words.factor_{factor}"), &[]);
            let group = format!("fieldset:not(.place):has(input[name='factor-{id}']) label");
            self.click_named(&group, &label).await?;
        }
        self.go_on().await?;
        self.step("necesidades").await
    }

    /// Adds a content: from the list where the own posts ask for it, otherwise from the search.
    pub async fn add_content(&self, list: &str, content: &str) -> Result<()> {
        if self
            .count(&format!("{list} option[value='{content}']"))
            .await?
            > 0
        {
            self.choose(list, content).await?;
            return self.click(&format!("{list}-add")).await;
        }
        let field = format!(".field:has(> .adder > {list})");
        if self.count(&format!("{list}-search")).await? == 0 {
            self.click(&format!("{field} summary")).await?;
        }
        self.click(&format!("{field} .found button[value='{content}']"))
            .await
    }

    /// Fills in the needs survey and goes on to the result.
    pub async fn survey(&self) -> Result<()> {
        let survey = survey();
        for content in ["marco-legal-municipal", "presupuesto-participativo", "siaf"] {
            self.add_content("#wanted", content).await?;
        }
        // The order counts: the second becomes the first.
        self.click("ol.ranking li:nth-child(2) button").await?;
        self.add_content("#trained", "contrataciones").await?;
        let partly = es("words.application_partly", &[]);
        self.click_named(
            "fieldset:not(.place):has(input[name='trained-contrataciones']) label",
            &partly,
        )
        .await?;
        self.click_named(
            "fieldset:not(.place):has(input[name='modality']) label",
            "Asistencia técnica",
        )
        .await?;
        self.click_named(
            "fieldset:not(.place):has(input[name='learning-language']) label",
            "Quechua",
        )
        .await?;
        for key in [
            "day_saturday",
            "part_morning",
            "part_evening",
            "obstacle_distance",
            "obstacle_network",
        ] {
            self.click_named("main label.choice", &es(&format!("words.{key}"), &[]))
                .await?;
        }
        self.fill("#weekly-hours", "4").await?;
        self.click_named(
            "fieldset:not(.place):has(input[name='would-teach']) label",
            &es("common.yes", &[]),
        )
        .await?;
        self.add_content("#teaches", "siaf").await?;
        self.fill("#comment", survey["comment"].as_str().unwrap_or_default())
            .await?;
        self.saved().await?;
        self.go_on().await?;
        self.step("resultado").await
    }

    /// Hands the response over as a file; returns its name and text.
    pub async fn hand_over(&self) -> Result<(String, String)> {
        let download = es("common.download", &[]);
        let file = self
            .download(async || {
                self.click_named("nav.actions button.primary", &download)
                    .await
            })
            .await?;
        self.sees("main .notice", &es("respond.handed_title", &[]))
            .await?;
        Ok(file)
    }

    /// Answers everything from the notice to the file.
    pub async fn respond(&self, framework: &Framework, person: &Person) -> Result<String> {
        self.consent().await?;
        self.about(framework, person.post).await?;
        self.practice().await?;
        let count = person.profile(framework).len();
        self.diagnose(framework, person, 0..count).await?;
        self.factors(framework, person).await?;
        self.survey().await?;
        self.finish(framework, person).await
    }

    /// Looks at the result, hands over, and checks the file against what was answered.
    pub async fn finish(&self, framework: &Framework, person: &Person) -> Result<String> {
        self.sees("main h1", &es("respond.result_title", &[]))
            .await?;
        self.go_on().await?;
        self.step("entrega").await?;
        let (name, text) = self.hand_over().await?;
        ensure!(
            name.starts_with("yachay-respuesta-nahuin-alto-"),
            "the file is called {name}"
        );
        check_file(framework, person, &text)?;
        Ok(text)
    }
}

/// Checks that a file holds exactly what was answered.
fn check_file(framework: &Framework, person: &Person, text: &str) -> Result<()> {
    let file: Value = serde_json::from_str(text)?;
    let payload = &file["payload"];
    let place = json!({ "country": "PE", "code": CODE, "name": PLACE });
    ensure!(
        payload["municipality"] == place,
        "municipality {}",
        payload["municipality"]
    );
    let expected = person.diagnosis(framework);
    for (id, answer) in expected.as_object().context("answers")? {
        let found = &payload["diagnosis"][id];
        ensure!(
            found == answer,
            "{}: {id} is {found}, not {answer}",
            person.post
        );
    }
    ensure!(payload["diagnosis"] == expected, "answers that nobody gave");
    ensure!(
        payload["survey"] == survey(),
        "survey {}",
        payload["survey"]
    );
    ensure!(payload["respondent"]["posts"] == json!([person.post]));
    ensure!(payload["respondent"]["experience"] == "five-to-nine");
    ensure!(payload["respondent"]["languages"] == json!(["es", "qu"]));
    ensure!(payload["practice"] == 3 && payload["example"] == false);
    Ok(())
}
