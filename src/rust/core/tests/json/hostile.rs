//! Hostile texts: each is refused with its reason, or it is JSON and stays
//! what it is until somebody asks what it means.

use crate::common::{fixture_bytes, fixture_names};
use keratin_core::{json, ErrorKind};

/// The texts that are refused, and why. All others are JSON.
const REFUSED: [(&str, &str); 5] = [
    ("M07_empty", "expected a value, found an empty text (line 1, column 1)"),
    ("M11_lone_surrogate", "`\\ud800` is half of a surrogate pair (line 1, column 63) at `config.name`"),
    ("M12_nul_in_name", "a string holds a NUL (U+0000), which no R string can hold (line 1, column 64) at `config.name`"),
    ("M13_invalid_utf8", "the text is not UTF-8: found the byte 0xff (line 1, column 63)"),
    ("R02_deep_nested_models", "objects are nested too deeply (line 1, column 28664)"),
];

#[test]
fn each_has_its_outcome() {
    let names = fixture_names("hostile", ".json");
    for (name, _) in REFUSED {
        assert!(names.contains(&format!("hostile/{name}.json")), "{name}");
    }
    for name in &names {
        let id = name
            .trim_start_matches("hostile/")
            .trim_end_matches(".json");
        let refused = REFUSED.iter().find(|(refused, _)| *refused == id);
        match (json::read(&fixture_bytes(name)), refused) {
            (Ok(value), None) => {
                let text = json::write(&value).expect("plain data");
                assert!(
                    json::read(text.as_bytes()).expect("JSON") == value,
                    "{name}"
                );
            }
            (Err(error), Some((_, message))) => {
                assert_eq!(error.kind(), ErrorKind::Json);
                assert_eq!(error.to_string(), *message, "{name}");
            }
            (Ok(_), Some((_, message))) => panic!("{name} was read: {message}"),
            (Err(error), None) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn a_text_within_a_text_is_a_string() {
    let value = json::read(&fixture_bytes("hostile/M15_double_encoded.json")).expect("JSON");
    let inner = json::read(value.as_str().expect("a string").as_bytes()).expect("JSON");
    assert_eq!(
        inner.get("class_name").and_then(|name| name.as_str()),
        Some("Sequential")
    );
}

#[test]
fn large_integers_keep_their_digits() {
    let text = fixture_bytes("hostile/M17_big_ints.json");
    let value = json::read(&text).expect("JSON");
    let written = json::write(&value)
        .expect("plain data")
        .replace(": ", ":")
        .replace(", ", ",");
    assert_eq!(written.as_bytes(), text);
}
