//! Hostile texts: each is refused with its reason, or it is JSON and stays
//! what it is until somebody asks what it means.

use crate::common::{fixture_bytes, fixture_names};
use keratin_core::{json, ErrorKind};

/// What becomes of each text.
const OUTCOMES: [(&str, Result<(), &str>); 17] = [
    ("G07_path_names", Ok(())),
    ("M02_function_config_list", Ok(())),
    ("M03_typespec_string", Ok(())),
    ("M04_class_name_not_string", Ok(())),
    ("M06_top_level_not_object", Ok(())),
    ("M07_empty", Err("Expected a value, found an empty text (line 1, column 1)")),
    ("M10_nan_infinity", Ok(())),
    ("M11_lone_surrogate", Err("`\\ud800` is half of a surrogate pair (line 1, column 63) at `config.name`")),
    ("M12_nul_in_name", Err("A string holds a NUL (U+0000), which no R string can hold (line 1, column 64) at `config.name`")),
    ("M13_invalid_utf8", Err("The text is not UTF-8: found the byte 0xff (line 1, column 63)")),
    ("M15_double_encoded", Ok(())),
    ("M17_big_ints", Ok(())),
    ("M18_bad_activation_string", Ok(())),
    ("M19_dtype_policy_unknown", Ok(())),
    ("M20_numpy_dtype_object", Ok(())),
    ("R02_deep_nested_models", Err("Objects are nested too deeply (line 1, column 28664)")),
    ("R09_long_name", Ok(())),
];

#[test]
fn each_has_its_outcome() {
    let names = fixture_names("hostile", ".json");
    let known = OUTCOMES.map(|(name, _)| format!("hostile/{name}.json"));
    assert_eq!(names, known);
    for (name, (_, outcome)) in names.iter().zip(OUTCOMES) {
        match (json::read(&fixture_bytes(name)), outcome) {
            (Ok(value), Ok(())) => {
                let text = json::write(&value).expect("plain data");
                assert!(
                    json::read(text.as_bytes()).expect("JSON") == value,
                    "{name}"
                );
            }
            (Err(error), Err(message)) => {
                assert_eq!(error.kind(), ErrorKind::Json);
                assert_eq!(error.to_string(), message, "{name}");
            }
            (Ok(_), Err(message)) => panic!("{name} was read: {message}"),
            (Err(error), Ok(())) => panic!("{name}: {error}"),
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
