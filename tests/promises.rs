//! When things go wrong: what the user is promised, row by row, and where each promise is tried.
//!
//! The table is read by people who ask whether a promise is kept; the test keeps it from naming what is no longer there.
#![expect(clippy::disallowed_methods, reason = "the subject is the files of the repository")]

#[path = "support/folder.rs"]
mod folder;

use std::path::Path;

/// What happens, and what tries it: tests by name, and cases (folders of `tests/cases`) with a slash at the end.
const PROMISES: [(&str, &[&str]); 8] = [
    (
        "the content is wrong: every problem in one run with its place, exit 1, the site is left alone",
        &[
            "every_case_is_reported_as_expected_and_leaves_the_site_alone",
            "every_defect_has_a_case",
            "a_lost_row_is_named_with_its_provision",
            "a_character_less_anywhere_names_the_provision",
            "yaml-syntax/",
            "unknown-key/",
            "missing-key/",
            "wrong-type/",
            "duplicate-id/",
            "dangling-reference/",
            "text-differs-from-witness/",
            "duties-not-accounted-for/",
            "missing-translation/",
            "several-errors/",
            "nested-too-deep/",
            "spoiled_content_is_reported",
            "spoiled_files_of_the_real_guide_are_reported",
            "spoiled_citations_are_read",
            "spoiled_queries_are_answered",
        ],
    ),
    (
        "a file is not UTF-8, unreadable, a folder, or a link in a circle: named, the others are checked",
        &[
            "a_file_that_the_disk_refuses_is_named_and_the_others_are_checked",
            "not-utf8/",
            "folder-where-a-file-belongs/",
            "pipe-where-a-file-belongs/",
            "dangling-symlink/",
            "symlink-loop/",
        ],
    ),
    (
        "a template is wrong or missing: template, line and page, exit 2, the site is left alone",
        &[
            "template-syntax/",
            "template-missing/",
            "template-without-parent/",
            "template-asks-for-the-unknown/",
            "an_error_in_a_template_is_shown_and_mended_the_same_way",
        ],
    ),
    (
        "killed while writing, or the disk is full: the old site or the new one",
        &[
            "killed_at_any_moment_the_folder_is_the_old_site_or_the_new",
            "killed_again_and_again_the_folder_is_always_a_whole_site",
            "killed_between_two_renames_the_old_site_comes_back",
            "on_a_full_disk_the_old_site_stays_and_nothing_else",
            "a_site_that_cannot_be_written_is_shown_under_the_report",
        ],
    ),
    (
        "the out folder is not fudao's: refused, and nothing is deleted that fudao did not write",
        &[
            "a_folder_that_fudao_did_not_make_is_refused",
            "files_links_and_folders_of_others_are_carried_over",
            "a_forged_manifest_reaches_nothing_outside_the_folder",
            "a_site_folder_that_fudao_did_not_make_is_refused_and_left_alone",
            "out-is-foreign/",
            "out-is-a-file/",
            "out-holds-a-foreign-file/",
        ],
    ),
    (
        "the content is hostile: escaped or refused, under a strict policy, without inline scripts",
        &[
            "a_script_in_a_title_is_only_text",
            "every_page_has_a_strict_policy_before_all_else",
            "no_page_holds_script_or_style_of_its_own",
            "what_could_be_markup_in_a_report_is_text",
            "script-in-a-title/",
            "html-in-markdown/",
            "unsafe-link/",
        ],
    ),
    (
        "a request is hostile, or there are a thousand: refused or served, nothing outside the site, never down",
        &[
            "nothing_outside_the_site_is_ever_answered",
            "what_could_lead_elsewhere_is_nothing",
            "what_is_no_http_is_refused_and_hurts_nobody",
            "another_host_is_refused_whatever_it_asks_for",
            "head_is_answered_without_a_body_and_other_methods_not_at_all",
            "a_thousand_connections_at_once_are_answered_and_one_more_afterwards",
            "under_a_small_limit_of_files_a_thousand_wait_their_turn_and_the_site_is_still_rebuilt",
            "those_who_never_finish_a_request_keep_nobody_waiting_and_are_shown_out",
            "who_takes_nothing_of_an_answer_is_shown_out_and_who_reads_slowly_or_follows_is_not",
        ],
    ),
    (
        "saves during a rebuild, half-written files, bursts: one more rebuild, the last good site, the report",
        &[
            "a_change_during_a_rebuild_makes_one_more",
            "many_changes_during_a_rebuild_make_one_more",
            "a_half_written_file_is_rebuilt_when_the_rest_has_come",
            "five_hundred_files_make_one_rebuild",
            "five_hundred_files_at_once_make_few_rebuilds_and_the_last_word_counts",
            "an_error_leaves_the_last_good_site_up_and_the_report_is_the_terminals",
            "a_guide_that_is_wrong_from_the_beginning_is_served_as_its_report",
            "the_site_of_an_earlier_run_stays_up_when_the_guide_is_wrong_from_the_beginning",
            "the_report_folds_away_and_a_server_that_is_gone_is_told",
            "a_summary_is_changed_a_reference_broken_read_and_mended",
            "edited_words_reach_every_page_that_shows_them",
            "a_mistake_is_named_each_time_until_it_is_mended",
            "pages_are_served_at_once_and_what_is_still_being_made_is_waited_for",
        ],
    ),
];

#[test]
fn every_promise_is_tried_by_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for folder in ["src", "tests"] {
        for (path, bytes) in folder::bytes(&root.join(folder)) {
            if path.extension().is_some_and(|ending| ending == "rs") {
                sources.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
    }
    for (promise, tries) in PROMISES {
        for name in tries {
            let there = match name.strip_suffix('/') {
                Some(case) => root.join("tests/cases").join(case).is_dir(),
                None => {
                    sources.contains(&format!("#[test]\nfn {name}()"))
                        || sources.contains(&format!("#[test]\n    fn {name}()"))
                }
            };
            assert!(there, "`{promise}` is said to be tried by `{name}`, which is not there");
        }
    }
}
