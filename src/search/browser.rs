//! What the browser loads to search: the engine, the script that calls it, and the pack.
//!
//! Each stands in the site twice. Over http the bytes are fetched, under an address that holds their hash, so that a browser
//! may keep them and never meets an old engine beside a new pack. A page that was opened from a disk can fetch nothing;
//! it loads the same bytes as base64 inside classic scripts, which hand them to `assets/engine.js`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::PACK;
use crate::site::OutputFile;

/// The engine, compiled for the browser, and the script by which pages call it.
const ENGINE: (&str, &[u8]) = ("search/engine.wasm", include_bytes!("../../assets/engine/engine.wasm"));
const CALLER: (&str, &[u8]) = ("search/engine.js", include_bytes!("../../assets/engine/engine.js"));

/// The hashes by which the others are fetched. This file alone is asked for anew each time.
const STAMPS: &str = "search/stamps.json";

/// How much of a hash is enough to tell two builds apart, in hexadecimal digits.
const STAMP: usize = 16;

/// What no guide has a part in: a program needs to make it once.
static OF_ENGINE: LazyLock<([OutputFile; 3], [Stamp; 2])> = LazyLock::new(|| {
    let files = [script(ENGINE), OutputFile::new(ENGINE.0, ENGINE.1), OutputFile::new(CALLER.0, CALLER.1)];
    (files, [ENGINE, CALLER].map(stamp))
});

pub(super) fn files(pack: Vec<u8>) -> Vec<OutputFile> {
    let (files, stamps) = &*OF_ENGINE;
    let stamps: BTreeMap<&str, String> = stamps.iter().cloned().chain([stamp((PACK, &pack))]).collect();
    let mut files = files.to_vec();
    files.push(script((PACK, &pack)));
    files.push(OutputFile::new(PACK, pack));
    files.push(OutputFile::new(STAMPS, serde_json::to_vec(&stamps).expect("a map of strings serializes")));
    files
}

/// `search/pack.b64.js` for `search/pack.bin`: a script that hands its bytes over.
fn script((path, bytes): (&str, &[u8])) -> OutputFile {
    let (stem, _) = path.rsplit_once('.').expect("the files have endings");
    let mut text = format!("fudaoLoad.keep(\"{}\",\"", name(path));
    STANDARD.encode_string(bytes, &mut text);
    text.push_str("\");\n");
    OutputFile::new(&format!("{stem}.b64.js"), text)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file's name with its hash.
type Stamp = (&'static str, String);

fn stamp((path, bytes): (&'static str, &[u8])) -> Stamp {
    let hash = Sha256::digest(bytes);
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    (name(path), digits[..STAMP].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{STANDARD, files};
    use base64::Engine as _;

    #[test]
    fn a_script_holds_the_bytes_of_its_file() {
        let files = files(vec![0, 255, 7]);
        let file = |path: &str| files.iter().find(|file| file.path == path).expect(path).bytes.to_vec();
        let script = String::from_utf8(file("search/pack.b64.js")).expect("a script is text");
        let base64 = script.strip_prefix("fudaoLoad.keep(\"pack.bin\",\"").and_then(|rest| rest.strip_suffix("\");\n"));
        assert_eq!(STANDARD.decode(base64.expect("a call")), Ok(file("search/pack.bin")));
        assert!(file("search/engine.wasm").starts_with(b"\0asm"));
    }

    #[test]
    fn another_pack_has_another_stamp_and_the_engine_keeps_its_own() {
        let stamps = |pack: &[u8]| -> serde_json::Value {
            let files = files(pack.to_vec());
            let file = files.iter().find(|file| file.path == "search/stamps.json").expect("the stamps are there");
            serde_json::from_slice(&file.bytes).expect("JSON")
        };
        let (one, other) = (stamps(b"one"), stamps(b"other"));
        assert_ne!(one["pack.bin"], other["pack.bin"]);
        assert_eq!(one["engine.wasm"], other["engine.wasm"]);
        assert_eq!(one["engine.js"].as_str().map(str::len), Some(16));
    }
}
