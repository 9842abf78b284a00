//! A guide that somebody edits, with the dev server over it.
#![expect(clippy::disallowed_methods, reason = "a guide is edited on the disk, and the program lies there")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;
use url::Url;

use crate::site::repository;

/// A copy of the guide of this repository, served by `fudao serve`; both go away with this value.
pub struct Served {
    program: PathBuf,
    server: Child,
    address: Url,
    guide: TempDir,
}

impl Served {
    /// Copies the guide, changes the copy, and serves it on a port that is free.
    ///
    /// # Errors
    /// When the program cannot be built, or does not begin to serve.
    pub fn start(change: impl FnOnce(&Path) -> Result<()>) -> Result<Self> {
        let guide = TempDir::new().context("no temporary folder")?;
        for folder in ["content", "templates"] {
            copy(&repository().join(folder), &guide.path().join(folder))?;
        }
        change(guide.path())?;
        let program = program()?;
        let mut command = Command::new(&program);
        let mut server = command
            .args(["serve", "--port", "0", "--root"])
            .arg(guide.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("fudao does not start")?;
        let lines = BufReader::new(server.stdout.take().context("fudao has no output")?).lines();
        let line = lines.map_while(std::result::Result::ok).find(|line| line.starts_with("serving "));
        let address = line.as_deref().and_then(|line| line.split(' ').nth(1)).and_then(|address| address.parse().ok());
        let Some(address) = address else {
            server.kill()?;
            server.wait()?;
            anyhow::bail!("fudao does not begin to serve");
        };
        Ok(Self { program, server, address, guide })
    }

    /// Where it is served: `http://127.0.0.1:40123/`.
    #[must_use]
    pub fn address(&self) -> &Url {
        &self.address
    }

    /// The guide's folder, which holds `content`, `templates` and `site`.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.guide.path()
    }

    /// Replaces the first occurrence of some words in a file of the guide, as an editor saves it.
    ///
    /// # Errors
    /// When the file cannot be read or written, or has no such words.
    pub fn edit(&self, file: &Path, from: &str, to: &str) -> Result<()> {
        let text = fs::read_to_string(file)?;
        ensure!(text.contains(from), "{} does not contain `{from}`", file.display());
        fs::write(file, text.replacen(from, to, 1))?;
        Ok(())
    }

    /// Ends the server, as when its terminal is closed; the guide stays.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub fn end(&mut self) -> Result<()> {
        self.server.kill()?;
        self.server.wait()?;
        Ok(())
    }

    /// What `fudao check` says of the guide, as it is now, to people.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn report(&self) -> Result<String> {
        let output = Command::new(&self.program).args(["check", "--root"]).arg(self.root()).output()?;
        Ok(String::from_utf8(output.stderr)?)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// The program itself, built from what is tested here. Cargo hands programs to the tests of their own package only.
fn program() -> Result<PathBuf> {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--package", "fudao", "--bin", "fudao", "--message-format", "json-render-diagnostics"]);
    let output = build.current_dir(repository()).stderr(Stdio::inherit()).output().context("cargo does not start")?;
    ensure!(output.status.success(), "fudao cannot be built");
    let messages = String::from_utf8(output.stdout)?;
    let program = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    program.context("cargo does not say where fudao lies")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
