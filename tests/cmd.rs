//! Console transcripts: `tests/cmd/*.txt`, each a session in a small guide without a flaw. They are tests and manual.
//!
//! A line that begins with `$ ` is typed; what follows is printed, and `→ 1` is the exit code where it is not 0. A line
//! `# guide: families` lays the files of that case of `tests/cases/` over the guide; `cat` shows a file of it. To write the
//! answers anew: `SNAPSHOTS=overwrite cargo test --test cmd`.
#![expect(clippy::disallowed_methods, reason = "a session takes place in a folder on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::Data;

fn transcripts() -> Vec<PathBuf> {
    let folder = lay::repository().join("tests/cmd");
    let mut paths: Vec<_> = folder::bytes(&folder).into_keys().map(|path| folder.join(path)).collect();
    paths.sort();
    paths
}

/// Types every line of a transcript again, and writes down what is answered.
fn session(transcript: &str) -> String {
    let guide = lay::guide();
    let mut again = String::new();
    for line in transcript.lines() {
        if let Some(typed) = line.strip_prefix("$ ") {
            let _ = write!(again, "$ {typed}\n{}", answer(typed, guide.path()));
        } else if line.starts_with('#') {
            if let Some(case) = line.strip_prefix("# guide: ") {
                lay::copy(
                    &lay::repository().join("tests/cases").join(case).join("content"),
                    &guide.path().join("content"),
                );
            }
            let _ = writeln!(again, "{line}");
        }
    }
    again
}

fn answer(typed: &str, guide: &Path) -> String {
    let words: Vec<_> = typed.split_whitespace().collect();
    match words[..] {
        ["fudao", ref arguments @ ..] => {
            let mut command = Command::new(env!("CARGO_BIN_EXE_fudao"));
            let output = command.args(arguments).current_dir(guide).output().expect("fudao runs");
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("fudao prints UTF-8");
            let code = output.status.code().expect("fudao was not killed");
            let code = if code == 0 { String::new() } else { format!("→ {code}\n") };
            let here = guide.canonicalize().expect("the guide is there");
            let printed = printed.replace(here.to_str().expect("a plain path"), "[GUIDE]");
            format!("{}{code}\n", measured(&printed))
        }
        ["cat", path] => {
            let text = fs::read_to_string(guide.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            format!("{text}\n")
        }
        ["git", ref arguments @ ..] => {
            let mut command = Command::new("git");
            for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
                command.env(format!("{name}_NAME"), "fudao").env(format!("{name}_EMAIL"), "fudao@example.org");
            }
            let command = command.args(arguments).current_dir(guide).env("GIT_CONFIG_GLOBAL", "/dev/null");
            let output = command.env("GIT_CONFIG_NOSYSTEM", "1").output().expect("git runs");
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("git prints UTF-8");
            assert!(output.status.success(), "{typed}: {printed}");
            format!("{printed}\n")
        }
        ["rm", path] => {
            fs::remove_file(guide.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            "\n".to_owned()
        }
        _ => panic!("`{typed}` is not something that this session can type"),
    }
}

/// Takes numbers out that change with every template and every machine.
fn measured(printed: &str) -> String {
    let line = |line: &str| match line.strip_prefix("built ") {
        Some(rest) => {
            let words = rest.split(' ').map(|word| if word.parse::<usize>().is_ok() { "N" } else { word });
            format!("built {}\n", words.collect::<Vec<_>>().join(" "))
        }
        None => format!("{line}\n"),
    };
    printed.lines().map(line).collect()
}

#[test]
fn every_session_goes_as_written() {
    for path in transcripts() {
        let transcript = fs::read_to_string(&path).expect("a transcript");
        snapbox::assert_data_eq!(session(&transcript), Data::read_from(&path, None).raw());
    }
}

#[test]
fn every_command_has_its_help_in_a_transcript() {
    let help = answer("fudao --help", lay::guide().path());
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<_> =
        commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(commands.contains(&"build") && commands.contains(&"check"), "{commands:?}");
    let all: String = transcripts().iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let silent: Vec<_> = commands.iter().filter(|name| !all.contains(&format!("$ fudao {name} --help"))).collect();
    assert!(silent.is_empty(), "no transcript asks for the help of {silent:?}");
}
