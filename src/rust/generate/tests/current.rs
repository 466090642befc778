//! The committed R files are what the generator writes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_generate::{files, MARK};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn the_generated_r_files_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let written = files(&root).unwrap();
    let mut committed = BTreeMap::new();
    for entry in fs::read_dir(root.join("R")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        if text.starts_with(MARK) {
            let name = path.file_name().unwrap().to_str().unwrap();
            committed.insert(name.to_owned(), text);
        }
    }
    assert_eq!(
        committed.keys().collect::<Vec<_>>(),
        written.keys().collect::<Vec<_>>(),
        "run `make generate`"
    );
    for (name, text) in &written {
        assert_eq!(&committed[name], text, "R/{name}: run `make generate`");
    }
}
