//! One hash over everything that decides what the engine does: its crates, the versions of what they use, and how they
//! are compiled. The toolchain is no part of it, so the hash is the same on every machine.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::failure::Failure;

/// Files and folders, from the root. Tests are no part of the engine.
const PATHS: [&str; 12] = [
    "crates/citation/Cargo.toml",
    "crates/citation/src",
    "crates/rules/Cargo.toml",
    "crates/rules/src",
    "crates/search/Cargo.toml",
    "crates/search/src",
    "crates/search-wasm/Cargo.toml",
    "crates/search-wasm/frame.js",
    "crates/search-wasm/src",
    "xtask/engine/src/build.rs",
    "xtask/engine/std.toml",
    "xtask/engine/wasm.toml",
];

/// The packages whose dependencies count, with what they are compiled for.
const PACKAGES: [(&str, &str); 2] =
    [("fudao-search-wasm", "wasm32-unknown-unknown"), ("wasm-bindgen-cli-support", "all")];

/// The hash, in hexadecimal digits.
///
/// # Errors
/// When a file cannot be read, or `cargo tree` fails.
pub fn hash(root: &Path) -> Result<String, Failure> {
    let mut hasher = Sha256::new();
    let mut add = |name: &str, bytes: &[u8]| {
        // The length keeps the end of one file apart from the beginning of the next.
        hasher.update(format!("{name} {}\n", bytes.len()));
        hasher.update(bytes);
    };
    for path in PATHS {
        for (name, bytes) in files(root, path)? {
            add(&name, &bytes);
        }
    }
    for (package, target) in PACKAGES {
        add(package, versions(root, package, target)?.as_bytes());
    }
    Ok(format!("{:x}", hasher.finalize()))
}

/// The files at or below a path, by their names from the root with `/`, in the order of these.
fn files(root: &Path, path: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(root.join(path)) {
        let unreadable = |reason| Failure::Unreadable { path: root.join(path), reason };
        let entry = entry.map_err(|error| unreadable(error.into()))?;
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.push((parts.join("/"), std::fs::read(entry.path()).map_err(unreadable)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The version and the features of everything that a package uses, a line each.
fn versions(root: &Path, package: &str, target: &str) -> Result<String, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["tree", "--locked", "--edges=normal,build", "--prefix=none", "--no-dedupe", "--format={p} {f}"];
    let output = Command::new(cargo)
        .args(arguments)
        .args(["--package", package, "--target", target])
        .current_dir(root)
        .output()
        .map_err(|reason| Failure::NoTree(reason.to_string()))?;
    if !output.status.success() {
        return Err(Failure::NoTree(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let lines = String::from_utf8_lossy(&output.stdout).lines().map(without_folder).collect::<BTreeSet<_>>();
    Ok(lines.into_iter().map(|line| line + "\n").collect())
}

/// `fudao-search v0.1.0 (/a/folder) default` without the folder, which is another on every machine.
fn without_folder(line: &str) -> String {
    match (line.find(" ("), line.rfind(')')) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &line[..start], &line[end + 1..]),
        _ => line.to_owned(),
    }
}
