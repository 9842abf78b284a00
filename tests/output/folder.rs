//! A folder on the disk, read whole into a value that can be compared.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use fudao::output::{OutputError, Synced, sync};
use fudao::site::OutputFile;
use tempfile::TempDir;

/// Everything in a folder by its path, each with what it is: `file <text>`, `link <target>` or
/// `folder`.
pub type Tree = BTreeMap<String, String>;

/// A temporary folder in which a site is built at `site`.
pub struct Folder {
    root: TempDir,
}

impl Folder {
    /// A new, empty one.
    pub fn new() -> Folder {
        Folder { root: TempDir::new().expect("a temporary folder") }
    }

    /// Where the site is built.
    pub fn out(&self) -> PathBuf {
        self.at("site")
    }

    /// A path inside this folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Builds the site from pairs of path and text.
    pub fn sync(&self, files: &[(&str, &str)]) -> Result<Synced, OutputError> {
        sync(&self.out(), &site(files))
    }

    /// Builds the site, which must succeed.
    pub fn synced(&self, files: &[(&str, &str)]) -> Synced {
        self.sync(files).expect("nothing stands in the way of this site")
    }

    /// Writes a file by another hand than fudao's, with the folders it needs.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).expect("a folder for the file");
        fs::write(path, text).expect("a file");
    }

    /// Creates a folder with its parents.
    pub fn mkdir(&self, path: &str) {
        fs::create_dir_all(self.at(path)).expect("a folder");
    }

    /// All that is here.
    pub fn tree(&self) -> Tree {
        read_tree(self.root.path())
    }

    /// All that is in the site.
    pub fn site_tree(&self) -> Tree {
        read_tree(&self.out())
    }

    /// The names beside the site, its own among them.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root.path()).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// Files from pairs of path and text.
pub fn site(files: &[(&str, &str)]) -> Vec<OutputFile> {
    files.iter().map(|(path, text)| OutputFile { path: (*path).to_owned(), bytes: (*text).to_owned().into() }).collect()
}

/// What a folder holds once these files are synced into it.
pub fn tree_of(files: &[OutputFile]) -> Tree {
    let mut list: Vec<&str> = files.iter().map(|file| file.path.as_str()).chain([".fudao", ".gitignore"]).collect();
    list.sort_unstable();
    let mut tree = Tree::from([
        (".fudao".to_owned(), format!("file fudao 1\n{}\n", list.join("\n"))),
        (".gitignore".to_owned(), "file *\n".to_owned()),
    ]);
    for file in files {
        add_file(&mut tree, &file.path, &String::from_utf8_lossy(&file.bytes));
    }
    tree
}

/// Adds a file and the folders that it lies in.
pub fn add_file(tree: &mut Tree, path: &str, text: &str) {
    for (end, _) in path.match_indices('/') {
        tree.insert(path[..end].to_owned(), "folder".to_owned());
    }
    tree.insert(path.to_owned(), format!("file {text}"));
}

/// Reads a folder; a missing one is an empty tree.
pub fn read_tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    read_into(&mut tree, root, "");
    tree
}

fn read_into(tree: &mut Tree, folder: &Path, prefix: &str) {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        entries => entries.expect("a folder that can be read"),
    };
    for entry in entries {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().expect("a kind");
        let what = if kind.is_dir() {
            read_into(tree, &entry.path(), &format!("{path}/"));
            "folder".to_owned()
        } else if kind.is_symlink() {
            format!("link {}", fs::read_link(entry.path()).expect("a target").display())
        } else {
            format!("file {}", String::from_utf8_lossy(&fs::read(entry.path()).expect("a file")))
        };
        tree.insert(path, what);
    }
}
