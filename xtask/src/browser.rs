//! Finds the browser that the browser tests drive, and installs one where that can be done.

use std::path::{Path, PathBuf};

use crate::debian;
use crate::failure::Failure;
use crate::program::Program;

/// What the browser's program is called on PATH.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where the browser's own installers put it, outside PATH.
const USUAL_PLACES: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The packages of Debian and its kin, with Chinese letters: without them every width that the tests measure is wrong.
const BROWSER_PACKAGE: &str = "chromium";
const LETTERS_PACKAGE: &str = "fonts-noto-cjk";

/// The browser's program file. Browser and Chinese letters are installed where they are missing and `apt-get` is there.
///
/// # Errors
/// When there is no browser and none can be installed, or `CHROME` names no file.
pub fn ensure() -> Result<PathBuf, Failure> {
    let found = find()?;
    let mut missing = Vec::new();
    if found.is_none() {
        missing.push(BROWSER_PACKAGE);
    }
    if !has_chinese_letters() {
        missing.push(LETTERS_PACKAGE);
    }
    if !missing.is_empty() && debian::is_here() {
        debian::install(&missing)?;
        return find()?.ok_or_else(|| Failure::StillNoBrowser { packages: missing.join(" and ") });
    }
    found.ok_or(Failure::NoBrowser)
}

/// `CHROME` first, then PATH, then the usual places.
fn find() -> Result<Option<PathBuf>, Failure> {
    if let Some(given) = std::env::var_os("CHROME").filter(|given| !given.is_empty()) {
        return match Path::new(&given).is_file() {
            true => Ok(Some(given.into())),
            false => Err(Failure::ChromeIsNoFile { given }),
        };
    }
    let on_path = NAMES.iter().find_map(|name| which::which(name).ok());
    let elsewhere = || USUAL_PLACES.iter().map(PathBuf::from).find(|path| path.is_file());
    Ok(on_path.or_else(elsewhere))
}

/// Whether a page in Chinese can be drawn. macOS and Windows come with the letters; elsewhere fontconfig knows, or the
/// package is there.
fn has_chinese_letters() -> bool {
    let built_in = cfg!(any(target_os = "macos", target_os = "windows"));
    let listed = || Program::new("fc-list", &[":lang=zh-tw", "family"]).answer().is_some_and(|fonts| !fonts.is_empty());
    built_in || listed() || debian::has(LETTERS_PACKAGE)
}
