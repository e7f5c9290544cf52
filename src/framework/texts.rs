//! Every text of a framework, visited in one order.

use super::glossary::Term;
use super::institution::{Instrument, System};
use super::model::{Competency, Content, Framework, Modality};
use super::pack::{CountryPack, Named};
use super::reference::Service;
use super::rule::{Effect, Rule};
use super::session::SessionModel;
use super::text::Text;

/// What is done with each text.
pub type Visit<'a> = &'a mut dyn FnMut(&mut Text);

fn each(texts: &mut [Text], visit: Visit<'_>) {
    for text in texts {
        visit(text);
    }
}

fn named(items: &mut [Named], visit: Visit<'_>) {
    for item in items {
        visit(&mut item.name);
    }
}

impl Framework {
    /// Visits what the door Responder says in the framework's words.
    pub fn for_each_text_of_pages(&mut self, visit: Visit<'_>) {
        for axis in &mut self.axes {
            visit(&mut axis.name);
        }
        for content in &mut self.contents {
            visit(&mut content.name);
            visit(&mut content.summary);
        }
        for modality in &mut self.modalities {
            visit(&mut modality.name);
            visit(&mut modality.purpose);
        }
        for competency in &mut self.competencies {
            visit(&mut competency.name);
            sentences(competency, visit);
        }
        for post in &mut self.posts {
            visit(&mut post.name);
        }
        for rule in &mut self.rules {
            visit(&mut rule.sentence);
        }
    }

    /// Visits every text.
    pub(super) fn for_each_text(&mut self, visit: Visit<'_>) {
        self.for_each_given_text(visit);
        self.for_each_own_text(visit);
    }

    /// Visits what names a thing of the world outside or tells what was seen there, and the words of
    /// glossaries: a glossary does not touch them.
    fn for_each_given_text(&mut self, visit: Visit<'_>) {
        pack(&mut self.pack, visit);
        for other in &mut self.other_packs {
            pack(other, visit);
        }
        words(&mut self.glossary, visit);
        for source in &mut self.sources {
            visit(&mut source.title);
            for section in &mut source.sections {
                visit(&mut section.title);
                section.note.iter_mut().for_each(&mut *visit);
            }
        }
        for practice in &mut self.practices {
            practice.seen_in.iter_mut().for_each(&mut *visit);
        }
        for note in &mut self.notes {
            visit(&mut note.name);
            visit(&mut note.summary);
            each(&mut note.points, visit);
        }
        self.labels.values_mut().for_each(&mut *visit);
    }

    /// Visits what the framework says in words of its own.
    pub fn for_each_own_text(&mut self, visit: Visit<'_>) {
        for axis in &mut self.axes {
            visit(&mut axis.name);
            visit(&mut axis.summary);
        }
        for mandate in &mut self.mandates {
            visit(&mut mandate.name);
            for function in &mut mandate.functions {
                visit(&mut function.name);
            }
        }
        self.contents.iter_mut().for_each(|i| content(i, visit));
        self.modalities.iter_mut().for_each(|i| modality(i, visit));
        for item in &mut self.competencies {
            visit(&mut item.name);
            sentences(item, visit);
        }
        for post in &mut self.posts {
            visit(&mut post.name);
            each(&mut post.functions, visit);
        }
        self.rules.iter_mut().for_each(|i| rule(i, visit));
        self.for_each_text_to_consult(visit);
    }

    fn for_each_text_to_consult(&mut self, visit: Visit<'_>) {
        self.systems.iter_mut().for_each(|i| system(i, visit));
        let instruments = self.instruments.iter_mut();
        instruments.for_each(|i| instrument(i, visit));
        for dimension in &mut self.dimensions {
            visit(&mut dimension.name);
            visit(&mut dimension.summary);
        }
        for principle in &mut self.principles {
            visit(&mut principle.name);
            visit(&mut principle.sentence);
        }
        for axis in &mut self.practice_axes {
            visit(&mut axis.name);
            visit(&mut axis.summary);
        }
        for practice in &mut self.practices {
            visit(&mut practice.name);
            visit(&mut practice.recommendation);
        }
        self.services.iter_mut().for_each(|i| service(i, visit));
        for question in &mut self.questions {
            visit(&mut question.text);
        }
        self.sessions.iter_mut().for_each(|i| session(i, visit));
    }
}

/// Visits what only somebody who rates a competency reads.
fn sentences(item: &mut Competency, visit: Visit<'_>) {
    visit(&mut item.definition);
    visit(&mut item.evidence);
    each(&mut item.levels, visit);
}

fn words(terms: &mut [Term], visit: Visit<'_>) {
    for term in terms {
        visit(&mut term.from);
        visit(&mut term.to);
    }
}

fn pack(pack: &mut CountryPack, visit: Visit<'_>) {
    visit(&mut pack.name);
    visit(&mut pack.code_name);
    visit(&mut pack.plan_name);
    visit(&mut pack.approving_act);
    named(&mut pack.languages, visit);
    named(&mut pack.documents, visit);
    for region in &mut pack.regions {
        visit(&mut region.name);
    }
    for item in &mut pack.calendar {
        visit(&mut item.name);
    }
    for norm in &mut pack.norms {
        visit(&mut norm.name);
        visit(&mut norm.says);
    }
    for level in &mut pack.evaluation_levels {
        visit(&mut level.name);
        visit(&mut level.asks);
    }
    for item in pack.instruments.values_mut() {
        visit(&mut item.name);
    }
    pack.posts.values_mut().for_each(&mut *visit);
    words(&mut pack.terms, visit);
    for template in &mut pack.templates {
        visit(&mut template.title);
        visit(&mut template.body);
    }
    for matrix in &mut pack.matrices {
        visit(&mut matrix.title);
        visit(&mut matrix.sheet);
        for column in &mut matrix.columns {
            visit(&mut column.head);
        }
    }
}

fn content(item: &mut Content, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.summary);
    visit(&mut item.product);
    visit(&mut item.indicator);
}

fn modality(item: &mut Modality, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.purpose);
    visit(&mut item.audience);
    for phase in &mut item.phases {
        visit(&mut phase.name);
        visit(&mut phase.summary);
    }
    each(&mut item.requirements, visit);
    each(&mut item.limits, visit);
    each(&mut item.trainer, visit);
}

fn rule(item: &mut Rule, visit: Visit<'_>) {
    visit(&mut item.sentence);
    let effects = item.cases.iter_mut().flat_map(|case| &mut case.then);
    for effect in effects {
        match effect {
            Effect::Require { text } | Effect::Measure { text } | Effect::Propose { text } => {
                visit(text);
            }
            Effect::Favor { .. }
            | Effect::Exclude { .. }
            | Effect::Accompany { .. }
            | Effect::Urge { .. } => {}
        }
    }
}

fn system(item: &mut System, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.summary);
    named(&mut item.checks, visit);
}

fn instrument(item: &mut Instrument, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.purpose);
    named(&mut item.minimum, visit);
    named(&mut item.participants, visit);
}

fn service(item: &mut Service, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.product);
    let terms = &mut item.terms;
    visit(&mut terms.objective);
    visit(&mut terms.trainer);
    each(&mut terms.activities, visit);
    each(&mut terms.results, visit);
    each(&mut terms.requirements, visit);
}

fn session(item: &mut SessionModel, visit: Visit<'_>) {
    visit(&mut item.name);
    visit(&mut item.summary);
    for phase in &mut item.phases {
        visit(&mut phase.name);
        each(&mut phase.script, visit);
        each(&mut phase.ask, visit);
        each(&mut phase.materials, visit);
        each(&mut phase.roles, visit);
    }
}
