//! Fixtures: recorded texts, each in a `.gz` file of its own. The variable
//! `KERATIN_FIXTURES` names another folder of them, to compare more than is kept here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(dead_code)] // Every test program uses its own part.

use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = env::var_os("KERATIN_FIXTURES").map(PathBuf::from);
    folder
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"))
        .join(name)
}

/// The bytes of the fixture of that name, without its `.gz`.
pub fn fixture_bytes(name: &str) -> Vec<u8> {
    let path = folder(&format!("{name}.gz"));
    let packed = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut bytes = Vec::new();
    GzDecoder::new(packed.as_slice())
        .read_to_end(&mut bytes)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    bytes
}

/// The text of the fixture of that name.
pub fn fixture_text(name: &str) -> String {
    String::from_utf8(fixture_bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text of a fixture that is kept as it is, to be edited by hand.
pub fn fixture_plain_text(name: &str) -> String {
    let path = folder(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of the fixture of that name; there is at least one.
pub fn fixture_lines(name: &str) -> Vec<String> {
    let text = fixture_text(name);
    assert!(!text.is_empty(), "{name} is empty");
    text.lines().map(str::to_owned).collect()
}

/// The exceptions of a plain fixture, `id<TAB>reason`, without empty lines and
/// remarks.
pub fn exceptions(name: &str) -> BTreeMap<String, String> {
    let mut exceptions = BTreeMap::new();
    for line in fixture_plain_text(name).lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (id, reason) = line
            .split_once('\t')
            .unwrap_or_else(|| panic!("an exception is an id, a tab and a reason, not {line:?}"));
        assert!(!reason.trim().is_empty(), "{id} has no reason");
        let twice = exceptions.insert(id.to_owned(), reason.to_owned());
        assert_eq!(twice, None, "{id} is listed twice");
    }
    exceptions
}

/// The names of the fixtures in a folder that end in `suffix`, in order, with
/// the folder and without `.gz`; there is at least one.
pub fn fixture_names(directory: &str, suffix: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(directory)).expect("a folder of fixtures");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".gz")?.to_owned()))
        .filter(|name| name.ends_with(suffix))
        .map(|name| format!("{directory}/{name}"))
        .collect();
    names.sort();
    assert!(
        !names.is_empty(),
        "no fixture in {directory} ends in {suffix}"
    );
    names
}

/// The recorded model texts (`to_json()`), without what is known about them:
/// the names of Keras 3's models, its applications and tf_keras's models.
pub fn model_texts() -> Vec<String> {
    let folders = ["models", "models/apps", "legacy"];
    let names = folders
        .iter()
        .flat_map(|folder| fixture_names(folder, ".json"));
    names
        .filter(|name| !name.ends_with(".facts.json"))
        .collect()
}
