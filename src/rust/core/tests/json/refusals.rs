//! What is not JSON is refused, and the refusal says where and why.

use keratin_core::{json, Error, ErrorKind, Value};

fn refused(text: impl AsRef<[u8]>) -> Error {
    let text = text.as_ref();
    let error = json::read(text).expect_err(&String::from_utf8_lossy(text));
    assert_eq!(error.kind(), ErrorKind::Json);
    assert!(error.position().is_some(), "{error}");
    assert!(error.get_expected().is_some(), "{error}");
    error
}

/// Asserts the whole message, with its place.
fn says(text: impl AsRef<[u8]>, message: &str) {
    assert_eq!(refused(text).to_string(), message);
}

#[test]
fn texts_without_a_value() {
    says(
        "",
        "expected a value, found an empty text (line 1, column 1)",
    );
    says(
        " \n ",
        "expected a value, found the end of the text (line 2, column 2)",
    );
    says("nul", "expected a value, found `nul` (line 1, column 1)");
    says(
        "-",
        "expected a digit, found the end of the text (line 1, column 2)",
    );
    says("-x", "expected a digit, found `x` (line 1, column 2)");
    says("\0", "expected a value, found `\\0` (line 1, column 1)");
    says("}", "expected a value, found `}` (line 1, column 1)");
}

#[test]
fn texts_that_go_on() {
    says(
        "1 2",
        "expected the end of the text, found `2` (line 1, column 3)",
    );
    says(
        "{} {}",
        "expected the end of the text, found `{}` (line 1, column 4)",
    );
    says(
        "nullx",
        "expected the end of the text, found `x` (line 1, column 5)",
    );
    says(
        "[]\n\0",
        "expected the end of the text, found `\\0` (line 2, column 1)",
    );
}

#[test]
fn arrays_that_are_not_right() {
    says(
        "[",
        "expected a value, found the end of the text (line 1, column 2) at `[0]`",
    );
    says(
        "[1",
        "expected `,` or `]`, found the end of the text (line 1, column 3) at `[1]`",
    );
    says(
        "[1 2]",
        "expected `,` or `]`, found `2]` (line 1, column 4) at `[1]`",
    );
    says(
        "[1}",
        "expected `,` or `]`, found `}` (line 1, column 3) at `[1]`",
    );
    says(
        "[1,]",
        "expected a value, found `]` (line 1, column 4) at `[1]`",
    );
    says(
        "[,1]",
        "expected a value, found `,1]` (line 1, column 2) at `[0]`",
    );
}

#[test]
fn objects_that_are_not_right() {
    says(
        "{",
        "expected a name in double quotes, found the end of the text (line 1, column 2)",
    );
    says(
        "{1: 2}",
        "expected a name in double quotes, found `1: 2}` (line 1, column 2)",
    );
    says(
        r#"{"a": 1,}"#,
        "expected a name in double quotes, found `}` (line 1, column 9)",
    );
    says(
        r#"{"a" 1}"#,
        "expected `:` after the name, found `1}` (line 1, column 6) at `a`",
    );
    says(
        r#"{"a": }"#,
        "expected a value, found `}` (line 1, column 7) at `a`",
    );
    says(
        r#"{"a": 1 "b": 2}"#,
        "expected `,` or `}`, found `\"b\": 2}` (line 1, column 9)",
    );
    says(
        r#"{"a": 1]"#,
        "expected `,` or `}`, found `]` (line 1, column 8)",
    );
}

#[test]
fn numbers_that_are_not_right() {
    says(
        "[0, 01]",
        "expected a number without leading zeros, found `01]` (line 1, column 5) at `[1]`",
    );
    says(
        "1.",
        "expected a digit after the decimal point, found the end of the text (line 1, column 3)",
    );
    says(
        "1.e5",
        "expected a digit after the decimal point, found `e5` (line 1, column 3)",
    );
    says(
        "1e",
        "expected a digit of the exponent, found the end of the text (line 1, column 3)",
    );
    says(
        "1e+x",
        "expected a digit of the exponent, found `x` (line 1, column 4)",
    );
    says(
        "1.5.2",
        "expected the end of the text, found `.2` (line 1, column 4)",
    );
    says("-Inf", "expected a value, found `Inf` (line 1, column 2)");
    says("-NaN", "expected a digit, found `NaN` (line 1, column 2)");
    says(
        "0x10",
        "expected the end of the text, found `x10` (line 1, column 2)",
    );
}

#[test]
fn strings_that_are_not_right() {
    says(
        "\"abc",
        "the text ends inside the string `\"abc` (line 1, column 1)",
    );
    says(
        "\"abc\\\"",
        "the text ends inside the string `\"abc\\\"` (line 1, column 1)",
    );
    says(
        "\"a\\x\"",
        "expected an escape that JSON has, found `\\x\"` (line 1, column 3)",
    );
    says(
        "\"\\",
        "expected an escape that JSON has, found `\\` (line 1, column 2)",
    );
    for text in [r#""\u12""#, r#""\u12g4""#, r#""\u+123""#, r#""\u 123""#] {
        let message = format!(
            "expected `\\u` and four hexadecimal digits, found `{}` (line 1, column 2)",
            &text[1..]
        );
        says(text, &message);
    }
    says(
        "[\"a\nb\"]",
        "a string holds the control character U+000A (line 1, column 4) at `[0]`",
    );
    assert_eq!(refused("\"\t\"").get_expected(), Some("`\\t` in its place"));
    assert_eq!(
        refused("\"\u{1f}\"").get_expected(),
        Some("`\\u001f` in its place")
    );
}

#[test]
fn strings_that_r_cannot_hold() {
    let nul = "a string holds a NUL (U+0000), which no R string can hold";
    says("\"\0\"", &format!("{nul} (line 1, column 2)"));
    says(
        r#"{"a": "\u0000"}"#,
        &format!("{nul} (line 1, column 8) at `a`"),
    );
    says(r#"{"a\u0000b": 1}"#, &format!("{nul} (line 1, column 4)"));
    for half in [r"\ud800", r"\udbff", r"\udc00", r"\udfff", r"\uDE00"] {
        for rest in ["", "x", r"\n", r"\u0041", r"\ud800"] {
            let message = format!("`{half}` is half of a surrogate pair (line 1, column 3)");
            says(format!("\" {half}{rest}\""), &message);
        }
    }
}

#[test]
fn names_that_occur_twice() {
    says(
        "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}",
        "the name \"a\" occurs twice in an object (line 3, column 2)",
    );
    says(
        r#"{"layers": [{"x": {"u": 1}}, {"config": {"units": 1, "unit\u0073": 1}}]}"#,
        "the name \"units\" occurs twice in an object (line 1, column 54) at `layers[1].config`",
    );
    says(
        r#"{"": 1, "": 2}"#,
        "the name \"\" occurs twice in an object (line 1, column 9)",
    );
    assert!(json::read(br#"[{"a": {"a": {"a": 1}}}, {"a": 1}]"#).is_ok());
}

#[test]
fn bytes_that_are_not_utf8() {
    says(
        b"{\"n\":\n \"\xc3\xa9\xff\"}",
        "the text is not UTF-8: found the byte 0xff (line 2, column 4)",
    );
    says(
        b"\"\xc3",
        "the text is not UTF-8: found the byte 0xc3 (line 1, column 2)",
    );
    says(
        b"\"\xed\xa0\x80\"",
        "the text is not UTF-8: found the byte 0xed (line 1, column 2)",
    );
    let utf16 = refused(b"\xff\xfe{\0}\0");
    assert_eq!(
        utf16.get_hint(),
        Some("It looks like UTF-16; save it as UTF-8.")
    );
}

#[test]
fn a_byte_order_mark() {
    let error = refused("\u{feff}{}");
    let message = "the text begins with a byte order mark (U+FEFF), which JSON doesn't have";
    assert_eq!(error.to_string(), format!("{message} (line 1, column 1)"));
    assert!(error.get_hint().is_some());
    says(
        "{\u{feff}}",
        "expected a name in double quotes, found `\\u{feff}}` (line 1, column 2)",
    );
}

#[test]
fn columns_count_characters() {
    says(
        "[\"\u{e9}\u{20ac}\u{1f600}\", x]",
        "expected a value, found `x]` (line 1, column 9) at `[1]`",
    );
}

#[test]
fn habits_of_other_languages_get_a_hint() {
    for (text, hint) in [
        ("{\"a\": True}", "JSON spells it `true`."),
        ("[None]", "JSON spells it `null`."),
        ("'a'", "JSON strings stand in double quotes."),
        ("// a comment", "JSON has no comments."),
        ("[1, ]", "JSON has no comma after the last element."),
        (".5", "JSON wants a digit before the decimal point."),
    ] {
        assert_eq!(refused(text).get_hint(), Some(hint), "{text}");
    }
    assert_eq!(refused("tru").get_hint(), None);
}

#[test]
fn what_was_found_is_shown_short_and_visible() {
    let error = refused(format!("[1 {}", "ab\u{202e}\u{7}".repeat(1000)));
    let Some(Value::Str(found)) = error.get_received() else {
        panic!("{error}");
    };
    assert_eq!(found, &format!("{}...", "ab\\u{202e}\\u{7}".repeat(6)));
    assert!(error.to_string().len() < 300);
}
