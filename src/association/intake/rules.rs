//! What becomes of a document, and by which rule: the rules are data, so that a screen, a receipt and a test
//! name the same ones.

use super::split::SplitFault;
use crate::documents::RestoreError;

/// Version of the rules below; it is in every receipt, and goes up whenever one of them changes.
pub const RULES_VERSION: u32 = 1;

/// The rules, in the order in which they are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// What cannot be read, or is no document of this program, is set aside with the reason.
    Unreadable,
    /// A kind of file that nothing is consolidated from (a plan, a session, a framework) is set aside.
    OtherKind,
    /// What a later version of the program wrote is set aside until this one is as late.
    NewerSchema,
    /// Of documents that say the same under one identity and revision, one counts: that with the smallest
    /// fingerprint, in the file with the smallest fingerprint, nearest to its beginning.
    Duplicate,
    /// Of the revisions under one identity the highest counts, also where it may not be used.
    OlderVersion,
    /// The same identity and revision with different content: nobody knows which is right, so all are set aside.
    Conflict,
    /// Invented data is never mixed with real work.
    Example,
    /// What was answered without consent may not be used.
    NoConsent,
    /// Codes of different countries collide, so only those of the country in force count.
    OtherCountry,
    /// Ids of a framework, or of a version of it, that the one in force does not know may mean something else.
    OtherFramework,
    /// Who names no post, or none that the framework knows, can be held against no profile.
    NoPost,
    /// A response that was given to a diagnosis which its municipality closed is not of the present one.
    EarlierDiagnosis,
    /// Of one person who answered again, the later response counts.
    AnsweredAgain,
    /// The rest counts.
    Counted,
}

impl Rule {
    /// The rules in order.
    pub const ALL: [Rule; 14] = [
        Rule::Unreadable,
        Rule::OtherKind,
        Rule::NewerSchema,
        Rule::Duplicate,
        Rule::OlderVersion,
        Rule::Conflict,
        Rule::Example,
        Rule::NoConsent,
        Rule::OtherCountry,
        Rule::OtherFramework,
        Rule::NoPost,
        Rule::EarlierDiagnosis,
        Rule::AnsweredAgain,
        Rule::Counted,
    ];

    /// Returns the name used in receipts.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Unreadable => "unreadable",
            Rule::OtherKind => "other-kind",
            Rule::NewerSchema => "newer-schema",
            Rule::Duplicate => "duplicate",
            Rule::OlderVersion => "older-version",
            Rule::Conflict => "conflict",
            Rule::Example => "example",
            Rule::NoConsent => "no-consent",
            Rule::OtherCountry => "other-country",
            Rule::OtherFramework => "other-framework",
            Rule::NoPost => "no-post",
            Rule::EarlierDiagnosis => "earlier-diagnosis",
            Rule::AnsweredAgain => "answered-again",
            Rule::Counted => "counted",
        }
    }

    /// Tells whether a document that fell under it waits in quarantine: not where another copy of what it says
    /// counts in its place.
    pub fn sets_aside(self) -> bool {
        let settled = [
            Rule::Duplicate,
            Rule::OlderVersion,
            Rule::EarlierDiagnosis,
            Rule::AnsweredAgain,
            Rule::Counted,
        ];
        !settled.contains(&self)
    }
}

/// What became of a document, with what it takes to say why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its form shows that it is none.
    NoDocument(SplitFault),
    /// It was refused on reading.
    Refused(RestoreError),
    /// It is the same as one that counts.
    Duplicate,
    /// A later revision is there.
    OlderVersion {
        /// The revision that is there.
        kept: u64,
        /// The revision of this one.
        came: u64,
    },
    /// Another document has its identity and revision and says something else.
    Conflict,
    /// It is invented data.
    Example,
    /// Its consent is missing.
    NoConsent,
    /// It is of another country.
    OtherCountry {
        /// The country that it names.
        found: String,
    },
    /// It was made with a framework that the one in force does not know.
    OtherFramework {
        /// Its identity.
        id: String,
        /// Its version.
        version: String,
    },
    /// It names no post that the framework knows.
    NoPost,
    /// It was given to a diagnosis that was closed since.
    EarlierDiagnosis,
    /// The same person answered again.
    AnsweredAgain,
    /// It counts.
    Counted,
}

impl Verdict {
    /// Returns the rule that it rests on.
    pub fn rule(&self) -> Rule {
        match self {
            Verdict::Refused(RestoreError::WrongKind { .. }) => Rule::OtherKind,
            Verdict::Refused(RestoreError::TooNew { .. }) => Rule::NewerSchema,
            Verdict::NoDocument(_) | Verdict::Refused(_) => Rule::Unreadable,
            Verdict::Duplicate => Rule::Duplicate,
            Verdict::OlderVersion { .. } => Rule::OlderVersion,
            Verdict::Conflict => Rule::Conflict,
            Verdict::Example => Rule::Example,
            Verdict::NoConsent => Rule::NoConsent,
            Verdict::OtherCountry { .. } => Rule::OtherCountry,
            Verdict::OtherFramework { .. } => Rule::OtherFramework,
            Verdict::NoPost => Rule::NoPost,
            Verdict::EarlierDiagnosis => Rule::EarlierDiagnosis,
            Verdict::AnsweredAgain => Rule::AnsweredAgain,
            Verdict::Counted => Rule::Counted,
        }
    }
}
