//! When to rebuild: a small state machine over changes and the time. It knows no file, no watcher and no clock; times are
//! durations since any one moment.
//!
//! ```text
//!          changed               quiet for long enough, or LONGEST since the first
//! at rest ─────────▶ gathering ──────────────────────────────────────────────▶ rebuild ─▶ at rest
//!                     ▲     │ changed                                              │
//!                     └─────┘◀───────────────── changed meanwhile ─────────────────┘
//! ```

use std::time::Duration;

/// A save has ended when nothing has changed for so long. An editor's atomic save is several changes within a few
/// milliseconds; every millisecond here is one that the person who saved waits for.
const QUIET: Duration = Duration::from_millis(20);

/// Up to so many changes are a save: a new file, its writing and closing, an old one put aside, and a rename.
const SAVE: usize = 16;

/// More changes come from a program that writes many files, such as `git checkout`, and pauses longer between two of them
/// when the disk is slow. Nobody looks at the page meanwhile, and a guide of half its files would be full of errors.
const QUIET_AFTER_MANY: Duration = Duration::from_millis(100);

/// A burst that does not end is cut here, so that a program that writes on and on cannot keep the site from being rebuilt.
const LONGEST: Duration = Duration::from_secs(2);

/// What was heard while waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Something changed, at this time.
    Change(Duration),
    /// The time was up.
    Nothing,
    /// The server is to end.
    Stop,
}

/// Gathers changes until they make one rebuild.
#[derive(Debug, Default)]
pub(super) struct Rhythm {
    gathering: Option<Burst>,
}

/// Changes that belong together: when the first and the last of them were made, and how many there are.
#[derive(Clone, Copy, Debug)]
struct Burst {
    first: Duration,
    last: Duration,
    changes: usize,
}

impl Burst {
    fn of(at: Duration) -> Self {
        Self { first: at, last: at, changes: 1 }
    }

    fn with(self, at: Duration) -> Self {
        Self { last: at, changes: self.changes + 1, ..self }
    }

    fn due(self) -> Duration {
        let quiet = if self.changes > SAVE { QUIET_AFTER_MANY } else { QUIET };
        (self.last + quiet).min(self.first + LONGEST)
    }
}

impl Rhythm {
    /// Notes a change.
    pub(super) fn changed(&mut self, at: Duration) {
        self.gathering = Some(self.gathering.map_or(Burst::of(at), |burst| burst.with(at)));
    }

    /// How long to wait for the next change; `None` without end, zero when a rebuild is due.
    pub(super) fn wait(&self, now: Duration) -> Option<Duration> {
        self.gathering.map(|burst| burst.due().saturating_sub(now))
    }

    /// Whether a rebuild is due. The changes gathered so far are then dealt with.
    pub(super) fn begins(&mut self, now: Duration) -> bool {
        let due = self.gathering.is_some_and(|burst| burst.due() <= now);
        if due {
            self.gathering = None;
        }
        due
    }
}

/// Rebuilds whenever it is due, until it is told to stop.
///
/// `listen` waits for as long as it is told, without end for `None`, and says what it heard; what was changed while a
/// rebuild ran it says afterwards, with the time of the change. So a change during a rebuild, however many there are, makes
/// one more.
pub(super) fn follow(
    clock: impl Fn() -> Duration,
    mut listen: impl FnMut(Option<Duration>) -> Heard,
    mut rebuild: impl FnMut(),
) {
    let mut rhythm = Rhythm::default();
    loop {
        match listen(rhythm.wait(clock())) {
            Heard::Change(at) => rhythm.changed(at),
            Heard::Stop => return,
            Heard::Nothing if rhythm.begins(clock()) => rebuild(),
            Heard::Nothing => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::collections::VecDeque;
    use std::time::Duration;

    use super::{Heard, LONGEST, QUIET, QUIET_AFTER_MANY, SAVE, follow};

    const BUILD: u64 = 150;

    /// When the rebuilds begin, in milliseconds, if changes are made at these times and each rebuild takes [`BUILD`]. The
    /// clock is a number; nothing sleeps.
    fn rebuilds(changes: &[u64]) -> Vec<u64> {
        let now = Cell::new(Duration::ZERO);
        let waiting = RefCell::new(changes.iter().map(|ms| Duration::from_millis(*ms)).collect::<VecDeque<_>>());
        let begun = RefCell::new(Vec::new());
        let listen = |limit: Option<Duration>| {
            let until = limit.map(|limit| now.get() + limit);
            let next = waiting.borrow().front().copied();
            match (next, until) {
                (Some(at), until) if until.is_none_or(|until| at <= until) => {
                    waiting.borrow_mut().pop_front();
                    now.set(now.get().max(at));
                    Heard::Change(at)
                }
                (_, Some(until)) => {
                    now.set(until);
                    Heard::Nothing
                }
                (_, None) => Heard::Stop,
            }
        };
        let rebuild = || {
            begun.borrow_mut().push(now.get().as_millis() as u64);
            now.set(now.get() + Duration::from_millis(BUILD));
        };
        follow(|| now.get(), listen, rebuild);
        begun.into_inner()
    }

    const QUIET_MS: u64 = QUIET.as_millis() as u64;
    const QUIET_AFTER_MANY_MS: u64 = QUIET_AFTER_MANY.as_millis() as u64;

    #[test]
    fn without_a_change_nothing_is_rebuilt() {
        assert_eq!(rebuilds(&[]), Vec::<u64>::new());
    }

    #[test]
    fn a_save_is_rebuilt_when_it_has_been_quiet() {
        assert_eq!(rebuilds(&[1000]), [1000 + QUIET_MS]);
    }

    #[test]
    fn an_editors_atomic_save_makes_one_rebuild() {
        assert_eq!(rebuilds(&[0, 1, 1, 3, 9]), [9 + QUIET_MS]);
    }

    #[test]
    fn a_half_written_file_is_rebuilt_when_the_rest_has_come() {
        assert_eq!(rebuilds(&[0, QUIET_MS - 1]), [2 * QUIET_MS - 1]);
    }

    #[test]
    fn five_hundred_files_make_one_rebuild() {
        let changes: Vec<_> = (0..500).map(|n| n * 3).collect();
        assert_eq!(rebuilds(&changes), [499 * 3 + QUIET_AFTER_MANY_MS]);
    }

    #[test]
    fn a_slow_disk_does_not_cut_the_writing_of_many_files_in_two() {
        let at_once = vec![0; SAVE];
        let slowly = (1..10).map(|n| n * (QUIET_AFTER_MANY_MS - 1));
        let changes: Vec<_> = at_once.iter().copied().chain([QUIET_MS - 1]).chain(slowly).collect();
        assert_eq!(rebuilds(&changes), [9 * (QUIET_AFTER_MANY_MS - 1) + QUIET_AFTER_MANY_MS]);
        assert_eq!(rebuilds(&at_once), [QUIET_MS], "that was still a save");
    }

    #[test]
    fn two_saves_make_two_rebuilds() {
        assert_eq!(rebuilds(&[0, 1000]), [QUIET_MS, 1000 + QUIET_MS]);
    }

    #[test]
    fn a_change_during_a_rebuild_makes_one_more() {
        assert_eq!(rebuilds(&[0, QUIET_MS + 50]), [QUIET_MS, QUIET_MS + BUILD]);
    }

    #[test]
    fn many_changes_during_a_rebuild_make_one_more() {
        let during = (1..100).map(|n| QUIET_MS + n);
        let all: Vec<_> = [0].into_iter().chain(during).collect();
        assert_eq!(rebuilds(&all), [QUIET_MS, QUIET_MS + 99 + QUIET_AFTER_MANY_MS]);
    }

    #[test]
    fn a_change_at_the_end_of_a_rebuild_still_waits_for_quiet() {
        assert_eq!(rebuilds(&[0, QUIET_MS + BUILD - 1])[1], QUIET_MS + BUILD - 1 + QUIET_MS);
    }

    #[test]
    fn a_program_that_writes_on_and_on_cannot_put_it_off_for_ever() {
        let changes: Vec<_> = (0..1000).map(|n| n * 10).collect();
        let begun = rebuilds(&changes);
        let longest = LONGEST.as_millis() as u64;
        assert_eq!(begun[0], longest);
        assert!(begun.len() >= 4 && begun.windows(2).all(|two| two[1] - two[0] <= longest + BUILD), "{begun:?}");
    }
}
