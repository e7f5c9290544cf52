//! What can be wrong in a framework.

use std::fmt;

use crate::framework::markup::MarkupFault;

/// Something wrong in a framework, with the path of the item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A file or item is not as the model says.
    Unreadable {
        /// File or item.
        path: String,
        /// What the reader said.
        detail: String,
    },
    /// Two items of one list have the same id.
    RepeatedId {
        /// The second one.
        path: String,
    },
    /// Something refers to an id that does not exist.
    DanglingId {
        /// Where.
        path: String,
        /// The id.
        id: String,
    },
    /// Ids that lead to one another in a circle.
    Circle {
        /// Where it was met.
        path: String,
    },
    /// An id that is said to have changed is still there, so that it would mean two things.
    RenamedButThere {
        /// Where.
        path: String,
    },
    /// A text lacks one of the languages.
    MissingText {
        /// Where.
        path: String,
        /// Code of the language.
        language: &'static str,
    },
    /// A text has markup; texts are shown as they are written.
    Markup {
        /// Where.
        path: String,
    },
    /// Two level sentences of the framework are the same.
    RepeatedSentence {
        /// The second one.
        path: String,
        /// The first one.
        other: String,
    },
    /// Two level sentences of the framework are nearly the same.
    NearSentence {
        /// The second one.
        path: String,
        /// The first one.
        other: String,
    },
    /// A number is outside its range.
    OutOfRange {
        /// Where.
        path: String,
        /// The range, in words.
        range: &'static str,
    },
    /// A post asks for too few or too many competencies to be rated in 20–30 minutes.
    PostSize {
        /// The post.
        path: String,
        /// How many it asks for.
        count: usize,
    },
    /// No competency is built by this content.
    ContentWithoutCompetency {
        /// The content.
        path: String,
    },
    /// No possible case fires this case of a rule.
    NeverFires {
        /// The case.
        path: String,
    },
    /// An item has no source key, or one that `sources` does not know.
    NoSource {
        /// Where.
        path: String,
    },
    /// An item that nothing uses, or that uses nothing.
    Unused {
        /// Where.
        path: String,
    },
    /// The text of a template is not as it should be.
    Template {
        /// The template, with its language.
        path: String,
        /// What is wrong, and in which line.
        fault: MarkupFault,
    },
}

impl Fault {
    /// Returns the path of the item.
    pub fn path(&self) -> &str {
        match self {
            Fault::Unreadable { path, .. }
            | Fault::RepeatedId { path }
            | Fault::DanglingId { path, .. }
            | Fault::Circle { path }
            | Fault::RenamedButThere { path }
            | Fault::MissingText { path, .. }
            | Fault::Markup { path }
            | Fault::RepeatedSentence { path, .. }
            | Fault::NearSentence { path, .. }
            | Fault::OutOfRange { path, .. }
            | Fault::PostSize { path, .. }
            | Fault::ContentWithoutCompetency { path }
            | Fault::NeverFires { path }
            | Fault::NoSource { path }
            | Fault::Unused { path }
            | Fault::Template { path, .. } => path,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path())?;
        match self {
            Fault::Unreadable { detail, .. } => f.write_str(detail),
            Fault::RepeatedId { .. } => f.write_str("this id is already used"),
            Fault::DanglingId { id, .. } => write!(f, "there is no '{id}'"),
            Fault::Circle { .. } => f.write_str("leads back to itself"),
            Fault::RenamedButThere { .. } => f.write_str("is said to have changed but is there"),
            Fault::MissingText { language, .. } => {
                write!(f, "the words in '{language}' are missing")
            }
            Fault::Markup { .. } => f.write_str("has markup"),
            Fault::RepeatedSentence { other, .. } => write!(f, "is the sentence of {other}"),
            Fault::NearSentence { other, .. } => write!(f, "is nearly the sentence of {other}"),
            Fault::OutOfRange { range, .. } => write!(f, "must be {range}"),
            Fault::PostSize { count, .. } => {
                write!(f, "asks for {count} competencies instead of 15–25")
            }
            Fault::ContentWithoutCompetency { .. } => f.write_str("no competency is built by it"),
            Fault::NeverFires { .. } => f.write_str("can never fire"),
            Fault::NoSource { .. } => f.write_str("has no known source key"),
            Fault::Unused { .. } => f.write_str("is connected with nothing"),
            Fault::Template { fault, .. } => write!(f, "line {}: {fault:?}", fault.line()),
        }
    }
}
