//! The copy in a folder: every dossier and session that was read back follows there some seconds later. What it does
//! outlives every screen.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelved::{self, Shelved};
use crate::documents::World;
use crate::export::{copy_name, file_name};
use crate::store::{
    self, Copied, CopyFault, Folder, Known, Left, Mark, Preference, is_foreign, names_beside,
    preference, set_preference,
};
use crate::ui::files::download;
use crate::ui::world::{BrowserWorld, today};

/// How long after a save the copy follows, in milliseconds: what is typed meanwhile goes with it.
const FOLLOWS_AFTER: Duration = Duration::from_secs(4);
/// Time between two downloads: browsers swallow the second of two at once.
const BETWEEN_DOWNLOADS: Duration = Duration::from_millis(400);

/// How the copy is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// No folder was chosen.
    Off,
    /// The browser wants to ask the user before it writes there again.
    Paused,
    /// The folder has everything, or will have it in some seconds.
    Following,
    /// The last copy was not made.
    Failed(CopyFault),
}

struct Copier {
    state: ArcRwSignal<Copying>,
    /// Changes with whatever the witness notes.
    notes: ArcRwSignal<u32>,
    folder: RefCell<Option<Folder>>,
    left: RefCell<Left>,
    /// A copy will be made some seconds from now.
    due: Cell<bool>,
    /// One is being made.
    busy: Cell<bool>,
}

thread_local! {
    static COPIER: Copier = Copier {
        state: ArcRwSignal::new(Copying::Off),
        notes: ArcRwSignal::new(0),
        folder: RefCell::default(),
        left: RefCell::default(),
        due: Cell::new(false),
        busy: Cell::new(false),
    };
}

/// Takes up the folder of an earlier visit, or the one that another program of this page has now, and follows every
/// save from now on.
pub fn begin() {
    store::on_saved(follow_soon);
    spawn_local(async {
        match store::kept_folder().await {
            Some(folder) => {
                COPIER.with(|copier| copier.folder.replace(Some(folder)));
                follow(true).await;
            }
            // Somebody stopped it meanwhile.
            None => {
                COPIER.with(|copier| copier.folder.take());
                set_state(Copying::Off);
            }
        }
    });
}

/// Returns how the copy is doing; tracked.
pub fn state() -> Copying {
    COPIER.with(|copier| copier.state.get())
}

/// Has what is drawn from the witness drawn anew when it notes something.
pub fn track_notes() {
    COPIER.with(|copier| copier.notes.track());
}

fn noted() {
    COPIER.with(|copier| copier.notes.update(|count| *count = count.wrapping_add(1)));
}

/// Returns the name of the folder.
pub fn folder_name() -> String {
    folder().map(|folder| folder.name()).unwrap_or_default()
}

fn folder() -> Option<Folder> {
    COPIER.with(|copier| copier.folder.borrow().clone())
}

fn set_state(state: Copying) {
    COPIER.with(|copier| copier.state.set(state));
}

/// Lets the user choose a folder and copies everything there.
///
/// # Errors
/// The browser shows no folders.
pub async fn choose() -> Result<(), CopyFault> {
    if let Some(folder) = store::choose_folder().await? {
        COPIER.with(|copier| copier.folder.replace(Some(folder)));
        resume().await;
    }
    Ok(())
}

/// Copies everything now, after the browser has asked the user where it wants to; only after a click.
pub async fn resume() {
    if let Some(folder) = folder() {
        folder.ask().await;
        follow(true).await;
    }
}

/// Copies no more; the files in the folder stay.
pub async fn stop() {
    COPIER.with(|copier| copier.folder.take());
    set_state(Copying::Off);
    store::forget_folder().await;
}

fn follow_soon() {
    noted();
    let due = |due| COPIER.with(|copier| copier.due.replace(due));
    if folder().is_none() || due(true) {
        return;
    }
    let follow_now = move || {
        due(false);
        spawn_local(follow(false));
    };
    set_timeout(follow_now, FOLLOWS_AFTER);
}

/// Copies what changed since the last copy, or everything.
async fn follow(everything: bool) {
    let Some(folder) = folder() else {
        return;
    };
    let busy = |busy| COPIER.with(|copier| copier.busy.replace(busy));
    if busy(true) {
        return follow_soon();
    }
    let outcome = copy_all(&folder, everything).await;
    busy(false);
    // The user may have stopped it meanwhile.
    if self::folder().is_some() {
        set_state(match outcome {
            Ok(()) => Copying::Following,
            Err(CopyFault::Asks) => Copying::Paused,
            Err(fault) => Copying::Failed(fault),
        });
    }
    noted();
}

async fn copy_all(folder: &Folder, everything: bool) -> Result<(), CopyFault> {
    if !folder.is_allowed().await {
        return Err(CopyFault::Asks);
    }
    // The first time that texts are remembered they all count as not remembered yet.
    let first = left().is_empty();
    let mut outcome = Ok(());
    for (kept, known) in shelved::all() {
        let copied = known.copy.as_ref().map(|copy| copy.revision);
        if known.example || (!everything && copied == Some(known.revision)) {
            continue;
        }
        match copy_one(folder, &kept, &known, first).await {
            // The others are copied all the same.
            Err(CopyFault::Foreign) => outcome = Err(CopyFault::Foreign),
            Err(fault) => return Err(fault),
            Ok(()) => {}
        }
    }
    outcome
}

async fn copy_one(
    folder: &Folder,
    kept: &Shelved,
    known: &Known,
    first: bool,
) -> Result<(), CopyFault> {
    // What is not read back yet comes with the save that reads it back.
    let confirmed = store::is_confirmed(kept.kind, &kept.id);
    let text = kept.text().filter(|_| confirmed);
    let text = text.unwrap_or_default();
    let Some(mark) = Mark::of(&text) else {
        return Ok(());
    };
    let is_ours = |name: &str, there: &str| {
        let left = if first { Left::default() } else { left() };
        !is_foreign(there, &text, known, name, &left)
    };
    let own_name = copy_name(kept.kind, &known.name, &kept.id);
    let mut place = None;
    for name in names_beside(&own_name) {
        let there = folder.text(&name).await?.unwrap_or_default();
        if is_ours(&name, &there) {
            place = Some((name, there));
            break;
        }
    }
    let (name, there) = place.ok_or(CopyFault::Foreign)?;
    change_left(|left| left.note(&text));
    folder.write(&name, &text).await?;
    if there != text {
        change_left(|left| left.forget(&there));
    }
    // The municipality has another name now, or the better name is free: the file before goes, where it is ours.
    let before = known.copy.as_ref().and_then(|copy| copy.file.as_ref());
    if let Some(before) = before.filter(|before| **before != name) {
        let there = folder.text(before).await?;
        if there.is_some_and(|there| is_ours(before, &there)) {
            folder.remove(before).await;
        }
    }
    note(kept, mark.revision, Some(name));
    Ok(())
}

/// Returns what this device left in folders. Other tabs copy too, so it is read anew each time.
fn left() -> Left {
    let kept = preference(Preference::Left);
    let mut left = kept.map(|text| Left::read(&text)).unwrap_or_default();
    COPIER.with(|copier| left.merge(&copier.left.borrow()));
    left
}

fn change_left(change: impl FnOnce(&mut Left)) {
    let mut left = left();
    change(&mut left);
    set_preference(Preference::Left, &left.to_text());
    // Where the browser does not keep it, this page remembers.
    COPIER.with(|copier| copier.left.replace(left));
}

/// Tells whether the copy of a document stands beside a file that is not of this device.
pub fn is_beside(kept: &Shelved, known: &Known) -> bool {
    let own_name = copy_name(kept.kind, &known.name, &kept.id);
    let file = known.copy.as_ref().and_then(|copy| copy.file.clone());
    file.is_some_and(|file| names_beside(&own_name).skip(1).any(|name| name == file))
}

fn note(kept: &Shelved, revision: u64, file: Option<String>) {
    let moment = BrowserWorld.now();
    let copied = Copied {
        revision,
        moment,
        file,
    };
    store::note_copy(kept.kind, &kept.id, copied);
    noted();
}

/// Notes that the text of a document was downloaded. While a folder is followed, that is the copy that counts.
pub fn note_download(kept: &Shelved, text: &str) {
    if COPIER.with(|copier| copier.state.get_untracked()) == Copying::Following {
        return;
    }
    if let Some(mark) = Mark::of(text) {
        note(kept, mark.revision, None);
    }
}

/// Downloads a document as it is stored.
pub fn download_copy(kept: &Shelved) {
    let Some(text) = kept.text() else {
        return;
    };
    let known = Known::of(&kept.key(), &text);
    let name = known.map(|known| known.name).unwrap_or_default();
    download(&file_name(kept.kind, &name, &kept.id, today()), &text);
    note_download(kept, &text);
}

/// Downloads everything that has copies, but for examples, one after another.
pub fn download_all() {
    let mut after = Duration::ZERO;
    for (kept, _) in shelved::all()
        .into_iter()
        .filter(|(_, known)| !known.example)
    {
        set_timeout(move || download_copy(&kept), after);
        after += BETWEEN_DOWNLOADS;
    }
}
