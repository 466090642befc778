//! Examples stand in one place each, and every one is shown.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_generate::classes;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn written() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("man/examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

#[test]
fn a_class_has_one_example() {
    let written = written();
    let twice: Vec<&str> = classes()
        .map(|entry| entry.schema)
        .filter(|schema| !schema.example.is_empty())
        .map(|schema| schema.r)
        .filter(|name| written.contains(&format!("{name}.R")))
        .collect();
    assert_eq!(twice, [""; 0], "on the struct and in man/examples");
}

#[test]
fn every_written_example_is_on_a_help_page() {
    let pages: String = fs::read_dir(root().join("R"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let unused: Vec<String> = written()
        .into_iter()
        .filter(|name| !pages.contains(&format!("@example man/examples/{name}\n")))
        .collect();
    assert_eq!(unused, [""; 0], "in man/examples, but on no help page");
}
