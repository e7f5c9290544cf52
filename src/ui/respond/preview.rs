//! What leaves, field by field.

use crate::documents::{Envelope, time::spoken_day};
use crate::framework::Framework;
use crate::response::{Rating, Response};
use crate::ui::i18n::{language, tr};
use crate::ui::respond::contents::content_name;
use crate::ui::words;
use crate::ui::world::day_of;

/// A field of the file: its name, and what it holds; nothing when it is empty.
pub struct Line {
    /// Name of the field.
    pub name: String,
    /// What leaves; absent when the field is empty and so nothing leaves.
    pub value: Option<String>,
}

/// Returns every field of a response file in words: what the person answered, then what the file says
/// of itself.
pub fn preview(framework: &Framework, document: &Envelope<Response>) -> Vec<Line> {
    let response = &document.payload;
    let mut lines = about(framework, response);
    lines.extend(diagnosis(framework, response));
    lines.extend(survey(framework, response));
    lines.extend(file(document));
    lines
}

fn file(document: &Envelope<Response>) -> Vec<Line> {
    let day = spoken_day(day_of(document.written));
    let written = tr!(
        respond.preview_written_value,
        revision = document.revision,
        day = day
    );
    let (app, framework) = (&document.app, &document.framework);
    let program = format!(
        "{} {} · {} {}",
        app.name, app.version, framework.id, framework.version
    );
    vec![
        line(tr!(respond.preview_purpose), document.purpose.clone()),
        line(tr!(respond.preview_id), document.id.clone()),
        line(
            tr!(respond.preview_follows),
            document.payload.follows.clone().unwrap_or_default(),
        ),
        line(tr!(respond.preview_written), written.to_string()),
        line(tr!(respond.preview_program), program),
    ]
}

fn line(name: impl ToString, value: String) -> Line {
    let value = (!value.trim().is_empty()).then_some(value);
    let name = name.to_string();
    Line { name, value }
}

fn about(framework: &Framework, response: &Response) -> Vec<Line> {
    let who = &response.respondent;
    let post = |id: &String| {
        framework
            .post(id)
            .map(|p| p.name.get(language()).to_string())
    };
    let posts: Vec<_> = who.posts.iter().filter_map(post).collect();
    let roles = who.roles.clone();
    let roles = roles.unwrap_or_else(|| framework.roles_of(&who.posts));
    let roles: Vec<_> = roles.into_iter().map(words::role).collect();
    let languages: Vec<_> = who
        .languages
        .iter()
        .map(|id| words::language_name(framework, id))
        .collect();
    let experience = who.experience.map(words::experience).unwrap_or_default();
    let connectivity = who
        .connectivity
        .map(words::connectivity)
        .unwrap_or_default();
    let given = response.consent.as_ref();
    let given = given.map(|consent| spoken_day(consent.given));
    vec![
        line(tr!(respond.consent_title), given.unwrap_or_default()),
        line(
            tr!(respond.place_name),
            words::municipality(&response.municipality),
        ),
        line(tr!(respond.posts), posts.join(", ")),
        line(tr!(respond.roles), roles.join(", ")),
        line(tr!(respond.experience), experience.to_string()),
        line(tr!(respond.languages), languages.join(", ")),
        line(tr!(respond.connectivity), connectivity.to_string()),
    ]
}

fn diagnosis(framework: &Framework, response: &Response) -> Vec<Line> {
    let practice = response.practice.and_then(Rating::level);
    let practice =
        practice.map(|level| tr!(respond.preview_level, level = level.get()).to_string());
    let mut lines = vec![line(
        tr!(respond.practice_title),
        practice.unwrap_or_default(),
    )];
    let known = framework
        .competencies
        .iter()
        .map(|item| (&item.id, Some(item)));
    let unknown = response.diagnosis.keys().map(|id| (id, None));
    let unknown = unknown.filter(|(id, _)| framework.competency(id).is_none());
    for (id, item) in known.chain(unknown) {
        let Some(answer) = response.diagnosis.get(id) else {
            continue;
        };
        let name = item.map(|item| item.name.get(language()).to_string());
        let rating = answer.rating.map(|rating| match rating.level() {
            Some(level) => tr!(respond.preview_level, level = level.get()).to_string(),
            None => words::missing(rating).to_string(),
        });
        let importance = answer
            .importance
            .map(|level| tr!(respond.preview_importance, level = level.get()).to_string());
        let factor = answer
            .factor
            .map(|factor| words::factor(factor).to_string());
        let evidence = Some(answer.evidence.trim().to_string()).filter(|text| !text.is_empty());
        let parts: Vec<_> = [rating, importance, factor, evidence]
            .into_iter()
            .flatten()
            .collect();
        lines.push(line(name.unwrap_or_else(|| id.clone()), parts.join(" · ")));
    }
    lines
}

fn survey(framework: &Framework, response: &Response) -> Vec<Line> {
    let survey = &response.survey;
    let names = |ids: &[String]| {
        let names: Vec<_> = ids.iter().map(|id| content_name(framework, id)).collect();
        names.join("; ")
    };
    let trained = survey.trained.iter().map(|(id, how)| {
        let name = content_name(framework, id);
        match how {
            Some(how) => format!("{name}: {}", words::application(*how)),
            None => name,
        }
    });
    let trained: Vec<_> = trained.collect();
    let modality = survey
        .modality
        .as_ref()
        .and_then(|id| framework.modality(id));
    let modality = modality.map(|item| item.name.get(language()).to_string());
    let learning = survey
        .language
        .as_ref()
        .map(|id| words::language_name(framework, id));
    let days: Vec<_> = survey.days.iter().copied().map(words::day_kind).collect();
    let parts: Vec<_> = survey
        .day_parts
        .iter()
        .copied()
        .map(words::day_part)
        .collect();
    let obstacles: Vec<_> = survey
        .obstacles
        .iter()
        .copied()
        .map(words::obstacle)
        .collect();
    let teach = survey
        .would_teach
        .map(|yes| if yes { tr!(common.yes) } else { tr!(common.no) });
    let hours = survey.weekly_hours.map(|hours| hours.to_string());
    vec![
        line(tr!(respond.wanted_title), names(&survey.wanted)),
        line(tr!(respond.trained_title), trained.join("; ")),
        line(tr!(respond.modality), modality.unwrap_or_default()),
        line(tr!(respond.learning_language), learning.unwrap_or_default()),
        line(tr!(respond.days), days.join(", ")),
        line(tr!(respond.day_parts), parts.join(", ")),
        line(tr!(respond.weekly_hours), hours.unwrap_or_default()),
        line(tr!(respond.obstacles), obstacles.join(", ")),
        line(
            tr!(respond.would_teach),
            teach.unwrap_or_default().to_string(),
        ),
        line(tr!(respond.teaches_label), names(&survey.teaches)),
        line(tr!(respond.comment), survey.comment.clone()),
    ]
}
