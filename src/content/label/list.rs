//! The keys of `content/labels.yaml`, each with what it means.

macro_rules! labels {
    ($($(#[doc = $doc:literal])+ $key:ident,)+ $(in $group:literal { $($member:ident,)+ })*) => {
        /// Key and meaning of every label.
        pub const LABELS: &[(&str, &str)] = &[
            $((stringify!($key), concat!($($doc),+)),)+
            $($((stringify!($member), $group),)+)*
        ];
    };
}

labels! {
    /// The first link of a page, for keyboards.
    skip_to_text,
    /// Names the switch of language.
    language,
    /// Names the main navigation.
    main_navigation,
    /// Names the way from home to the page.
    breadcrumb,
    /// Names the links to the units before and after.
    neighbours,
    /// The first page.
    home,
    /// The page of terms.
    glossary,
    /// The page of sources and status.
    sources,
    /// Stands between a name and what it does.
    colon,
    /// Stands between the parts of a list.
    list_mark,
    /// Says that the guide is no official publication.
    not_official,
    /// Says who may use what.
    licence,
    /// Stands before the version of a text.
    version,
    /// Says that a title is not statute.
    title_is_ours,
    /// Says that a translated title is not official.
    translation_is_ours,
    /// Marks the column of a translation.
    unofficial,
    /// Hides the other languages.
    one_language,
    /// Copies a citation.
    copy_citation,
    /// Says that a citation has been copied.
    copied,
    /// Provisions that cite this one.
    cited_by,
    /// Heading of references from other units.
    cited_elsewhere,
    /// Heading of names that are declared elsewhere.
    words_defined,
    /// Heading of official addresses.
    official_pages,
    /// The unit before.
    previous,
    /// The unit after.
    next,
    /// Heading of a list of contents.
    contents,
    /// Heading of what is in force.
    status,
    /// Heading of a law's history.
    history,
    /// Stands for a date that is not known.
    date_unknown,
    /// A state.
    in_force,
    /// A state; `{date}` is replaced.
    in_force_since,
    /// A state.
    pending,
    /// A state.
    superseded,
    /// Stands before the provision that decides a commencement.
    set_by,
    /// Stands in place of a missing translation.
    translation_missing,
    /// Marks a translation that is out of date.
    translation_stale,
    /// Heading of provisions whose translation is missing or out of date.
    translations_in_doubt,
    /// Explains a cited annex.
    annex_not_supplied,
    /// Heading of annexes that are cited and not held.
    annexes_missing,
    /// Explains an outside work without an address.
    no_official_address,
    /// Heading of warnings.
    notices,
    /// Stands before the words that a warning is about.
    about_the_words,
    /// Sort of warning.
    stale_reference,
    /// Sort of warning.
    conflict,
    /// Sort of warning.
    other_version,
    /// Sort of warning.
    missing_annex,
    /// Sort of warning.
    open_question,
    /// How sure a fact is.
    certainty_a,
    /// How sure a fact is.
    certainty_b,
    /// How sure a fact is.
    certainty_c,
    /// How sure a fact is.
    certainty_d,
    /// Heading of provisions on the first page.
    at_a_glance,
    /// Heading of the laws.
    the_texts,
    /// Heading of laws that are cited and not held.
    outside_laws,
    /// Stands before a date.
    last_change,
    /// Heading of works relied on.
    works,
    /// Standing of a translated term.
    official,
    /// Standing of a translated term.
    recommended,
    /// Stands before other words for a term.
    also,
    /// The list of roles.
    roles,
    /// Under the heading of the list of roles.
    roles_lead,
    /// The list of situations.
    situations,
    /// Under the heading of the list of situations.
    situations_lead,
    /// The table of all duties.
    matrix,
    /// Under the heading of the matrix.
    matrix_lead,
    /// A force.
    force_shall,
    /// A force.
    force_may,
    /// A force.
    force_should,
    /// A force.
    force_may_not,
    /// Rows without a tier.
    no_tier,
    /// Those a duty is done with or for.
    with_whom,
    /// Whose a duty is.
    whose,
    /// Condition or trigger.
    when,
    /// Heading of the provision's own words.
    statute,
    /// The other half of a handshake.
    other_half,
    /// Other rows of the same provision.
    same_provision,
    /// Situations that use a duty.
    in_situations,
    /// What a duty is about.
    topics,
    /// How people ask.
    asked_as,
    /// A wider role.
    kind_of,
    /// The body a role belongs to.
    part_of,
    /// Narrower roles.
    kinds,
    /// Provisions that define.
    defined_in,
    /// What others do with or for a role.
    with_me,
    /// Stands before the wider role whose row it is.
    as_role,
    /// One sheet of paper.
    duty_card,
    /// From the card to the page.
    full_page,
    /// Duty rows of a provision.
    duties_here,
    /// Unit of a number of rows.
    count_duties,
    /// Heading.
    what_it_is,
    /// Heading.
    who_is_served,
    /// Heading.
    moves_up,
    /// Heading.
    moves_down,
    /// Heading.
    who_does_what,
    /// Heading of steps.
    steps,
    /// Marks what no text regulates.
    practice,
    /// What the texts leave open.
    not_regulated,
    /// Heading of charts.
    flowcharts,
    /// The chart as a list.
    as_list,
    /// What follows a node.
    then,
    /// Heading of the filters.
    filter,
    /// No filter.
    all,
    /// A filter.
    role,
    /// A filter.
    tier,
    /// A filter.
    force,
    /// A filter.
    law,
    /// Counts what a filter shows; `{n}` is replaced.
    shown,
    /// Prints the page.
    print,
    /// Outside laws that rule a step.
    other_laws_rule,
    /// Roles whose duties stand on other sheets of paper.
    other_sheets,
    /// Says that a misspelt word was read as another; has `{from}` and `{to}`.
    search_corrected,
    /// Says that a word stands nowhere; has `{from}`.
    search_unknown,
    /// Says that a citation leads nowhere; has `{from}`.
    search_no_provision,
    /// Says that only the beginning of a long query was read.
    search_shortened,
    /// Says that what is shown holds single characters only.
    search_scattered,
    /// The door to one's own duties.
    my_duties,
    /// Under the heading of that door on the first page.
    my_duties_lead,
    /// The families' door.
    families,
    /// Under the heading of the families' door on the first page.
    families_lead,
    /// Over the laws in the main navigation.
    laws,
    /// Over the ways to look something up in the main navigation.
    look_up,
    /// What an answer comes to.
    verdict_shall,
    /// What an answer comes to.
    verdict_may,
    /// What an answer comes to.
    verdict_should,
    /// What an answer comes to.
    verdict_may_not,
    /// What an answer comes to.
    verdict_open,
    /// Stands before the scope of an answer.
    holds_for,
    /// Heading of quoted provisions.
    what_the_text_says,
    /// The original of a quoted translation.
    original_text,
    /// Heading of what outside laws say.
    other_laws_say,
    /// Heading of duty rows of a question.
    duties_behind,
    /// Heading of the other questions of a topic.
    more_questions,
    /// Heading of the terms of a question.
    words_used,
    /// Heading of rows of a force.
    must_do,
    /// Heading of rows of a force.
    may_do,
    /// Heading of rows of a force.
    should_do,
    /// Heading of rows of a force.
    may_not_do,
    /// Says how many rows are about other topics; `{n}` is replaced.
    left_in_matrix,
    /// Field of the chooser.
    who_am_i,
    /// Field of the chooser.
    what_happens,
    /// No situation chosen.
    any_situation,
    /// Button of the chooser.
    show,
    /// Heading of one's own steps.
    my_steps,
    /// Heading of steps that one has charge of.
    overseen_steps,
    /// Heading of the steps of others.
    others_steps,
    /// Heading of duties of the post itself.
    about_my_post,
    /// From one section to all of them.
    all_situations,
    /// From one person to the page where one chooses.
    choose_again,
    /// From one's steps to the steps of all.
    steps_of_all,
    /// The list of calculators.
    calculators,
    /// Under the heading of the list of calculators.
    calculators_lead,
    /// Calculators that use a provision, and what is due by it.
    calculators_here,
    /// Heading of a calculator's form.
    calc_form,
    /// The button of a form.
    calc_compute,
    /// Heading of a result.
    calc_result,
    /// Marks an input that may be left out.
    calc_optional,
    /// Says that several numbers may be given.
    calc_several,
    /// The least and the greatest number; `{from}` and `{to}` are replaced.
    calc_range,
    /// Nothing chosen yet.
    calc_choose,
    /// The engine of the form could not be loaded.
    calc_failed,
    /// Every reading has the same result.
    calc_agree,
    /// Heading of the readings of a text.
    calc_readings,
    /// Heading of the steps of a result.
    calc_working,
    /// Heading of tables of results.
    calc_tables,
    /// Heading of the formulas.
    calc_how,
    /// Heading of the numbers that the law gives.
    calc_figures,
    /// Heading of what a text leaves open.
    calc_note,
    /// The page of what is due when.
    calendar,
    /// Under the heading of the calendar.
    calendar_lead,
    /// The link to the calendar file.
    calendar_file,
    /// How the file is used.
    calendar_import,
    /// Names the picture of the year.
    calendar_year,
    /// Heading of what has a date.
    calendar_dated,
    /// Heading of what has no date.
    calendar_undated,
    /// Under that heading.
    calendar_undated_lead,
    /// Says that a text does not decide whether the day itself counts.
    calendar_before,
    /// Marks what falls in the first days of a month.
    calendar_beginning,
    /// Says that a text names the first days of a month and no day.
    calendar_beginning_note,
    /// Marks what falls in a month.
    calendar_whole,
    /// Stands before what the text says about the time.
    calendar_time,
    /// The twelve months, separated by blanks.
    month_names,
    /// The first days of a month; `{month}` is its name.
    calendar_beginning_of,
    /// A day of a month; `{month}` is its name, `{day}` its number.
    calendar_day,
    /// Between groups of three digits.
    calc_group_mark,
    /// Between two sentences of a working.
    calc_then,
    /// Between the members of a list.
    calc_list_mark,
    /// A division with what is left over.
    calc_with_remainder,
    /// A fraction that is dropped.
    calc_rounded_down,
    /// A fraction that makes one more.
    calc_rounded_up,
    /// A fraction that makes one more from one half on.
    calc_rounded_near,
    /// Around an expression that is rounded down.
    calc_round_down,
    /// Around an expression that is rounded up.
    calc_round_up,
    /// Around an expression that is rounded at one half.
    calc_round_near,
    /// A formula of two cases.
    calc_two_cases,
    /// A formula of two cases by the first number above.
    calc_two_cases_from,
    /// What a division leaves over.
    calc_remainder_of,
    /// The smallest of a list.
    calc_smallest_of,
    /// A number that depends on a choice.
    calc_depends_on,
    /// The sum over a list.
    calc_altogether,
    /// Nothing at all.
    calc_nothing,
    /// An input is missing.
    calc_missing,
    /// No number.
    calc_not_a_number,
    /// A number below nothing.
    calc_negative,
    /// A number with a fraction.
    calc_fraction,
    /// A number outside its range.
    calc_out_of_range,
    /// A number outside the range of an option.
    calc_out_of_limit,
    /// More numbers than a list takes.
    calc_too_many,
    /// An option that is none.
    calc_unknown_option,
    /// An input that is none.
    calc_unknown_input,
    /// A guess at what was meant.
    calc_did_you_mean,
    /// None of several inputs is given.
    calc_one_needed,
    /// Parts that are more than their whole.
    calc_parts_exceed,
    /// A rule that is none.
    calc_unknown_rule,
    in "A word of the pages about training; what stands in braces is replaced." {
        training, training_lead, mandates, mandates_lead, mandate_rules, mandate_rules_note, mandate_forms,
        mandate_content, mandate_lecturers, mandate_leave, mandate_review, mandate_frame, texts_silent, whom,
        hours, at_least, held_by, programmes, programmes_lead, programme, modules, module, meets,
        hours_n, minutes_n, minutes, minute_from, count_slides, count_case, count_cases, count_questions, slides, handout, quiz,
        what_is_in_it, objectives, prepare, agenda, what_is_done, how_done, cases, case, tasks, room_to_write, case_answer,
        teaches, teaches_duties, taught_in, part_of_programmes, presenter_notes, present, print_slides, print_notes,
        next_slides, slides_help, slide_of, next_slide, previous_slide, end_presenting, elapsed, up_next, quiz_lead,
        answer, answer_right, answer_wrong, score, again, key, print_with_key, print_without_key, planner,
        planner_lead, planner_script, planner_begin, planner_choose, planner_all, planner_course, planner_organizer,
        planner_place, planner_lecturer, planner_when, planner_plan, planner_names, planner_keep_names,
        planner_address, planner_sum, planner_enough, planner_short, planner_none, planner_clash, planner_up,
        planner_down, print_agenda, print_sign_in, print_certificates, save_csv, save_ics, sign_in_sheet,
        certificate, certificate_text, certificate_basis, person_name, signature, signed_by, date, time,
        coverage, coverage_lead, not_covered, covered, mark_unofficial,
    }
    in "A word of the search; what stands in braces is replaced." {
        search, search_lead, search_hint, search_loading, search_failed, search_needs_script, search_nothing,
        search_found, search_all, search_suggestions, search_offered, search_results, search_facet,
        search_clear, search_more, search_rest, search_examples, search_elsewhere, kind, kind_provision,
        kind_duty, kind_term, kind_situation, kind_flowchart, kind_question, kind_module, kind_page,
        kind_calculator, kind_due,
    }
    in "Words by which a kind of page is asked for, with commas between them." {
        search_as_programme, search_as_module, search_as_quiz, search_as_calculator, search_as_due,
    }
}
