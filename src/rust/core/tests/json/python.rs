//! What Python wrote comes back byte for byte; what Python reads is read as
//! Python reads it.

use crate::common::{fixture_bytes, fixture_lines, fixture_text, model_texts};
use keratin_core::{json, Value};

fn read(text: &str) -> Value {
    json::read(text.as_bytes()).expect(text)
}

fn write(value: &Value) -> String {
    json::write(value).expect("plain data")
}

#[test]
fn every_model_text_comes_back_byte_for_byte() {
    let names = model_texts();
    assert_eq!(names.len(), 204);
    for name in names {
        let bytes = fixture_bytes(&name);
        let value = json::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(write(&value).as_bytes() == bytes, "{name}");
    }
}

#[test]
fn every_recorded_row_comes_back() {
    for name in ["objects.jsonl", "layers.jsonl", "deserialize.jsonl"] {
        for line in fixture_lines(name) {
            let value = read(&line);
            assert!(read(&write(&value)) == value, "{line}");
        }
    }
}

#[test]
fn doubles_are_spelled_as_python_spells_them() {
    let lines = fixture_lines("json/doubles.txt");
    assert_eq!(lines.len(), 2252);
    for line in lines {
        let (bits, spelled) = line.split_once(' ').expect("bits and spelling");
        let bits = u64::from_str_radix(bits, 16).expect("bits");
        assert_eq!(write(&Value::Float(f64::from_bits(bits))), spelled);
        assert_eq!(
            read(spelled),
            Value::Float(f64::from_bits(bits)),
            "{spelled}"
        );
    }
}

#[test]
fn doubles_are_read_as_python_reads_them() {
    let lines = fixture_lines("json/spellings.txt");
    assert_eq!(lines.len(), 503);
    for line in lines {
        let (bits, spelled) = line.split_once(' ').expect("bits and spelling");
        let bits = u64::from_str_radix(bits, 16).expect("bits");
        assert_eq!(
            read(spelled),
            Value::Float(f64::from_bits(bits)),
            "{spelled}"
        );
    }
}

#[test]
fn documents_are_spelled_as_python_spells_them() {
    let lines = fixture_lines("json/documents.jsonl");
    assert_eq!(lines.len(), 300);
    for line in lines {
        let spelled = read(&line);
        let by = |key: &str| spelled.get(key).and_then(Value::as_str).expect("a text");
        let value = read(by("default"));
        assert_eq!(write(&value), by("default"));
        for indent in [0u8, 1, 2, 4] {
            let text = by(&indent.to_string());
            assert_eq!(
                json::write_indented(&value, indent).expect("plain data"),
                text
            );
            assert_eq!(read(text), value);
        }
    }
}

#[test]
fn characters_outside_ascii_are_escaped_in_lower_case() {
    let spelled = r#""\u00e9\u20ac\ud83d\ude00\ufffd\uffff""#;
    assert_eq!(
        read(spelled),
        Value::from("\u{e9}\u{20ac}\u{1f600}\u{fffd}\u{ffff}")
    );
    assert_eq!(
        read("\"\u{e9}\u{20ac}\u{1f600}\u{fffd}\u{ffff}\""),
        read(spelled)
    );
    assert_eq!(write(&read(spelled)), spelled);
    assert_eq!(
        read(r#""\uD83D\uDE00\u00E9""#),
        Value::from("\u{1f600}\u{e9}")
    );
}

#[test]
fn control_characters_are_escaped_as_python_escapes_them() {
    let value = Value::from("\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \"\\/\u{7f}\u{80}");
    let spelled = r#""\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f\u0080""#;
    assert_eq!(write(&value), spelled);
    assert_eq!(read(spelled), value);
    assert_eq!(read(r#""\/""#), Value::from("/"));
}

#[test]
fn integers_keep_all_their_digits() {
    for (text, value) in [
        ("0", 0),
        ("-1", -1),
        ("9007199254740993", 9_007_199_254_740_993),
        ("999999999999999999", 999_999_999_999_999_999),
        ("1000000000000000000", 1_000_000_000_000_000_000),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ] {
        assert_eq!(read(text), Value::Int(value));
        assert_eq!(write(&Value::Int(value)), text);
    }
    let digits = "7".repeat(json::MAX_DIGITS);
    for text in [
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        &digits,
        &format!("-{digits}"),
    ] {
        let value = read(text);
        assert_eq!(value.kind(), "an integer");
        assert!(matches!(&value, Value::BigInt(n) if n.digits() == text));
        assert_eq!(write(&value), text);
    }
}

#[test]
fn zeros_are_told_apart_as_python_tells_them() {
    assert_eq!(write(&read("-0")), "0");
    assert_eq!(write(&read("-0.0")), "-0.0");
    assert_eq!(write(&read("0e5")), "0.0");
    assert_eq!(write(&read("-0E-5")), "-0.0");
}

#[test]
fn numbers_that_are_not_finite_have_words() {
    let text = "[NaN, Infinity, -Infinity, 1E400, -1e999]";
    let value = Value::from(vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ]);
    assert_eq!(read(text), value);
    assert_eq!(
        write(&value),
        "[NaN, Infinity, -Infinity, Infinity, -Infinity]"
    );
    assert_eq!(write(&Value::Float(-f64::NAN)), "NaN");
}

#[test]
fn blanks_of_every_kind_stand_anywhere() {
    let text = "\r\n\t {\t\"a\" :\r[ 1 ,\n2 ] , \"b\"\n:\n{ } } \n";
    assert_eq!(write(&read(text)), r#"{"a": [1, 2], "b": {}}"#);
}

#[test]
fn any_value_may_be_the_whole_text() {
    for text in ["null", "true", "false", "7", "7.5", "\"\"", "[]", "{}"] {
        assert_eq!(write(&read(text)), text);
    }
}

#[test]
fn the_order_of_names_is_kept() {
    let text = r#"{"z": 1, "a": 2, "": 3, "m": {"z": 4, "a": 5}}"#;
    assert_eq!(write(&read(text)), text);
}

#[test]
fn a_text_of_many_lines_says_what_one_line_says() {
    let text = fixture_text("models/apps/ResNet50.json");
    let value = read(&text);
    let lines = json::write_indented(&value, 2).expect("plain data");
    assert!(lines.starts_with("{\n  \"module\": \"keras.src.models.functional\",\n"));
    assert!(read(&lines) == value);
}
