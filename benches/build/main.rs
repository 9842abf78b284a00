//! How long a build takes, by stage, what memory it needs and how large its files are, for the real content and for
//! guides of 1,000, 10,000 and 100,000 provisions: `cargo bench --bench build`, or `-- 1000 10000` for other sizes.
//!
//! Each guide is built in a process of its own, so that one's memory is not another's. The clocks are here and not in the
//! library, which knows none.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "time, memory and the disk are what is measured")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod generated;
mod measure;
mod table;

use std::path::Path;
use std::process::Command;

use fudao::source;

/// As in the program.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The sizes of the generated guides, in provisions.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The word by which this program asks itself for one guide.
const ONE: &str = "--one";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.split_first() {
        Some((flag, [size])) if flag == ONE => one(size.parse().unwrap()),
        _ => all(&arguments),
    }
}

/// Measures one guide, of the real content where `provisions` is 0, and prints the figures for [`all`].
fn one(provisions: usize) {
    let real = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().0;
    let folder = tempfile::tempdir().unwrap();
    let mut root = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    if provisions > 0 {
        let guide = fudao::check(&real).0.expect("the real content has no errors");
        let sources = generated::sources(&real, &guide, provisions.saturating_sub(guide.provisions.len()));
        root = folder.path().join("guide");
        write(&sources, &root);
    }
    let rounds = if provisions > 2_000 { 1 } else { 9 };
    for (name, figure) in measure::guide(&root, &folder.path().join("site"), rounds) {
        println!("{name}\t{figure}");
    }
}

/// Lays a guide on the disk.
fn write(sources: &source::SourceSet, root: &Path) {
    for source in ["content/", "templates/"].into_iter().flat_map(|folder| sources.under(folder)) {
        let path = root.join(&source.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &source.text).unwrap();
    }
}

/// Measures every guide and prints a table of all.
fn all(arguments: &[String]) {
    let sizes = arguments.iter().filter_map(|size| size.parse().ok()).collect::<Vec<usize>>();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let guides: Vec<table::Column> = std::iter::once(0).chain(sizes).map(measured).collect();
    println!("{}", table::table(&guides));
}

/// One guide, measured by a process of its own.
fn measured(provisions: usize) -> table::Column {
    let own = std::env::current_exe().unwrap();
    let output = Command::new(own).args([ONE, &provisions.to_string()]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let figures = text.lines().filter_map(|line| {
        let (name, figure) = line.split_once('\t')?;
        Some((name.to_owned(), figure.parse().unwrap()))
    });
    table::Column { real: provisions == 0, figures: figures.collect() }
}
