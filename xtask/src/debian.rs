//! Installs Debian's packages, on the systems that have `apt-get`.

use crate::failure::Failure;
use crate::program::Program;

/// Whether this system has Debian's packages.
pub fn is_here() -> bool {
    which::which("apt-get").is_ok()
}

/// Whether a package is installed.
pub fn has(package: &str) -> bool {
    let state = Program::new("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package]).answer();
    state.as_deref() == Some("installed")
}

/// Installs packages, as root or through `sudo`.
///
/// # Errors
/// When the rights are missing, or `apt-get` fails.
pub fn install(packages: &[&str]) -> Result<(), Failure> {
    let rights = rights(packages)?;
    println!("installing {} with apt-get", packages.join(" and "));
    apt_get(rights, &["update", "--quiet"])?;
    apt_get(rights, &[&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat())
}

/// What comes before a command that needs root's rights: nothing, or `sudo`.
fn rights(packages: &[&str]) -> Result<&'static [&'static str], Failure> {
    if Program::new("id", &["-u"]).answer().as_deref() == Some("0") {
        return Ok(&[]);
    }
    match which::which("sudo") {
        Ok(_) => Ok(&["sudo"]),
        Err(_) => Err(Failure::NotAllowed { packages: packages.join(" and ") }),
    }
}

fn apt_get(rights: &[&str], arguments: &[&str]) -> Result<(), Failure> {
    // `sudo` drops the environment, so the variable is set behind it.
    let silent: &[&str] = &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let words = [rights, silent, arguments].concat();
    match words.split_first() {
        Some((first, rest)) => Program::new(*first, rest).run(),
        None => Ok(()),
    }
}
