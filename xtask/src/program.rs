//! A program to start: its name, its arguments, what it finds in its environment. No shell is involved.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;

/// A program with its arguments.
pub struct Program {
    name: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
    forgotten: Vec<&'static str>,
}

impl Program {
    /// A program and its arguments.
    pub fn new(name: impl Into<OsString>, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(Into::into).collect();
        Self { name: name.into(), arguments, variables: Vec::new(), forgotten: Vec::new() }
    }

    /// The cargo that runs xtask, so that `cargo +toolchain xtask` stays with its toolchain.
    pub fn cargo(arguments: &[&str]) -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
    }

    /// The same program, with a variable in its environment.
    #[must_use]
    pub fn with(mut self, variable: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((variable, value.into()));
        self
    }

    /// The same program, without a variable that xtask may have in its own environment.
    #[must_use]
    pub fn without(mut self, variable: &'static str) -> Self {
        self.forgotten.push(variable);
        self
    }

    /// Runs it in the project's folder, on this terminal, and waits for it.
    ///
    /// # Errors
    /// When it cannot be started, or ends with anything but success.
    pub fn run(&self) -> Result<(), Failure> {
        let status = self.command()?.status().map_err(|reason| self.not_started(reason))?;
        match status.success() {
            true => Ok(()),
            false => Err(Failure::Ended { command: self.to_string(), status }),
        }
    }

    /// Runs it in silence; what it printed, or nothing when it is missing or failed.
    pub fn answer(&self) -> Option<String> {
        let output = self.command().ok()?.stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn command(&self) -> Result<Command, Failure> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().ok_or_else(|| Failure::NoRoot(here.to_owned()))?;
        let mut command = Command::new(&self.name);
        command.args(&self.arguments).envs(self.variables.iter().map(|(name, value)| (name, value))).current_dir(root);
        self.forgotten.iter().for_each(|name| _ = command.env_remove(name));
        Ok(command)
    }

    fn not_started(&self, reason: std::io::Error) -> Failure {
        Failure::NotStarted { command: self.to_string(), reason }
    }
}

/// As one would type it, with `cargo` for the path of cargo.
impl fmt::Display for Program {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (variable, value) in &self.variables {
            write!(out, "{variable}={:?} ", value.to_string_lossy())?;
        }
        let name = Path::new(&self.name).file_stem().unwrap_or(OsStr::new(&self.name));
        write!(out, "{}", name.to_string_lossy())?;
        self.arguments.iter().try_for_each(|argument| write!(out, " {}", argument.to_string_lossy()))
    }
}
