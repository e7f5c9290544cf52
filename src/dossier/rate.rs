//! Response rate against staff.

use super::model::Dossier;
use crate::framework::Framework;

/// Responses received against staff, for one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRate {
    /// Post id.
    pub post: String,
    /// People in the post, as the municipality says; nothing where it has not said.
    pub staff: Option<u16>,
    /// Responses whose main post it is.
    pub received: usize,
}

impl PostRate {
    /// Tells whether more people answered than the post has: then one of the figures is wrong.
    pub fn exceeds_staff(&self) -> bool {
        self.staff.is_some_and(|staff| self.received > staff.into())
    }
}

/// Responses received against staff, for the whole municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseRate {
    /// One row per post of the framework with staff or responses, in its order.
    pub posts: Vec<PostRate>,
    /// All staff of those posts.
    pub staff: usize,
    /// All responses.
    pub received: usize,
}

impl ResponseRate {
    /// Returns the rate in whole percent, rounded; nothing without staff, since a share of zero
    /// people is not a figure. At most 100.
    pub fn percent(&self) -> Option<usize> {
        (self.staff > 0).then(|| ((self.received * 100 + self.staff / 2) / self.staff).min(100))
    }
}

/// Computes the response rate.
pub fn response_rate(framework: &Framework, dossier: &Dossier) -> ResponseRate {
    let posts: Vec<PostRate> = framework
        .posts
        .iter()
        .map(|post| PostRate {
            post: post.id.clone(),
            staff: dossier.staff.get(&post.id).copied(),
            received: dossier
                .responses
                .iter()
                .filter(|item| item.main_post() == Some(post.id.as_str()))
                .count(),
        })
        .filter(|row| row.staff.is_some() || row.received > 0)
        .collect();
    ResponseRate {
        staff: posts
            .iter()
            .map(|r| usize::from(r.staff.unwrap_or(0)))
            .sum(),
        received: dossier.responses.len(),
        posts,
    }
}
