//! `cargo xtask journeys`: plays the journeys through the built product in one browser.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::dist::Dist;
use crate::process::{capture, cargo, run};
use crate::tools::Engine;
use crate::{paths, say, tools};

/// Journeys that `cargo xtask test` plays in every browser; Chromium plays all of them. They are what browsers differ
/// in: each door, storing and loading anew, tabs, work without a network, the single file, the rescue page, files that
/// leave and come in. Each takes seconds, all of them less than three minutes in one browser.
const IN_EVERY_BROWSER: [&str; 51] = [
    "device::a_browser_that_does_not_say_how_much_room_there_is_is_named_so",
    "device::a_removed_dossier_is_recovered_or_erased_for_good",
    "device::earlier_states_are_seen_and_brought_back",
    "device::a_session_has_earlier_states_and_a_way_back_too",
    "device_copy::without_folders_the_copy_is_downloaded_and_its_age_is_said",
    "facilitate::a_session_is_prepared_voted_on_and_lands_in_the_dossier",
    "facilitate::votes_come_by_turns_and_by_file_and_count_once",
    "faults::refused::a_database_of_a_later_version_is_left_alone",
    "framework::the_catalogue_is_browsed_and_searched",
    "framework::the_product_s_framework_leaves_as_it_is",
    "golden::locked_1_opens_with_its_password",
    "golden::rescue_1_comes_back_whole",
    "import::dossiers_come_in_without_harm_to_those_that_are_here",
    "intake::bad_responses_change_nothing",
    "keyboard::the_keyboard_alone_answers_everything",
    "office::a_workbook_is_made_by_a_program_that_comes_when_it_is_wanted",
    "offline::from_the_second_visit_on_no_server_is_needed",
    "offline::single::the_single_file_works_from_a_stick",
    "planner::from_three_screens_to_one_plan",
    "profile::leaving_with_the_cursor_in_a_field_keeps_it_and_harms_nothing",
    "rescue::a_panic_shows_what_is_kept",
    "rescue::a_program_that_does_not_come_leaves_everything_within_reach",
    "rescue::a_version_that_is_gone_suggests_to_reload",
    "rescue::erasing_leaves_nothing_of_ours_and_everything_of_others",
    "rescue_files::everything_in_one_file_comes_back_on_an_empty_device",
    "rescue_files::what_is_replaced_is_kept_and_can_come_back",
    "rescue_lost::what_the_browser_lost_is_named_with_its_last_state_and_copy_until_it_is_back",
    "rescue_open::an_earlier_one_that_is_restored_is_what_the_open_application_goes_on_with",
    "rescue_unread::a_database_that_does_not_open_is_said_and_what_was_in_it_named",
    "rescue_unread::a_record_that_cannot_be_read_is_given_up_alone_and_after_a_question",
    "rescue_unread::an_earlier_state_that_cannot_be_read_is_named_and_all_else_goes_on",
    "rescue_unread::one_record_that_cannot_be_read_hides_nothing_else_and_a_copy_takes_its_place",
    "sharing::of_more_than_there_may_be_nothing_is_taken_and_that_is_said",
    "shell::a_program_that_does_not_come_is_said_in_words",
    "shell::it_works_under_any_path",
    "shell::language_and_colours_change_at_once_and_stay",
    "shell::without_consent_nothing_is_asked_or_stored",
    "silence::a_service_worker_that_asks_somebody_else_is_caught",
    "silence::what_a_page_says_before_it_is_ready_is_heard",
    "storage::the_tick_appears_only_after_reading_back",
    "storage::what_was_cleared_under_our_feet_is_written_again",
    "tabs::a_program_that_is_left_lets_another_tab_write_and_coming_back_reads_along",
    "tabs::a_response_is_read_along_and_written_where_its_owner_says",
    "tabs::a_stale_tab_loses_nothing_and_sees_the_difference",
    "tabs::closing_at_any_moment_loses_nothing",
    "tabs::one_tab_writes_the_other_reads_along_and_the_pen_changes_hands",
    "transfer::a_camera_that_cannot_be_had_has_its_sentence",
    "transfer::locked::only_the_password_opens_a_file",
    "transfer::zip::entries_of_an_archive_come_in_or_are_named",
    "typing::two_that_do_not_hear_each_other_keep_both_and_see_the_difference",
    "typing::while_two_type_the_pen_changes_hands_and_nothing_ticked_is_lost",
];

/// Plays the journeys of `dist/` whose name contains `name`; without a name all of them.
///
/// # Errors
/// There is no build, the browser cannot be installed, or a journey fails.
pub fn play(engine: Engine, name: Option<&str>) -> Result<()> {
    let built =
        Dist::open(paths::dist()).context("no build to try: please run `cargo xtask dist`")?;
    engine.install()?;
    tools::axe_core()?;
    run_tests(&built, engine, name.as_slice())
}

/// Plays all journeys on a build.
///
/// # Errors
/// A journey fails; its output names it.
pub fn check(built: &Dist, engine: Engine) -> Result<()> {
    run_tests(built, engine, &[])
}

/// Plays on a build the journeys that every browser has to pass.
///
/// # Errors
/// A journey fails, or there is none of a name in the list; the output names it.
pub fn check_some(built: &Dist, engine: Engine) -> Result<()> {
    let mut words = IN_EVERY_BROWSER.to_vec();
    words.extend(["--exact", "--list"]);
    let there = capture(&mut test_runner(built, engine, &words))?;
    let is_there = |name: &&str| there.lines().any(|line| line == format!("{name}: test"));
    if let Some(gone) = IN_EVERY_BROWSER.iter().find(|name| !is_there(name)) {
        bail!("no journey is called {gone}; the list is in xtask/src/journeys.rs");
    }
    words.pop();
    run_tests(built, engine, &words)
}

fn run_tests(built: &Dist, engine: Engine, words: &[&str]) -> Result<()> {
    say(format!("journeys: in {engine}"));
    run(&mut test_runner(built, engine, words))
}

/// Returns the test runner's command line with these words.
fn test_runner(built: &Dist, engine: Engine, words: &[&str]) -> Command {
    let mut command = cargo(&["test", "--package", "xtask", "--test", "journeys", "--"]);
    command.args(words);
    // A failure names its steps; a hundred lines of a backtrace would push them out of sight.
    command.env("RUST_LIB_BACKTRACE", "0");
    command.env("YACHAY_DIST", &built.folder);
    command.env("YACHAY_BROWSER", engine.to_string());
    command
}
