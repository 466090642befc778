//! Damaged model texts are read or refused, never anything else, and what is
//! read can be written and read again.

use crate::common::{fixture_bytes, model_texts};
use crate::random::Random;
use keratin_core::{json, ErrorKind};

const PIECES: [&[u8]; 30] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"\\u0000",
    b"null",
    b"true",
    b"NaN",
    b"-Infinity",
    b"-",
    b"0",
    b"1e999",
    b"1E-7",
    b".",
    b"99999999999999999999",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\0",
    b"\n",
    b" ",
    b"\x1f",
    b"\"name\": ",
];

fn damage(text: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(text.len() + 1);
    let end = (at + random.below(12)).min(text.len());
    match random.below(6) {
        0 => drop(text.drain(at..end)),
        1 => text.truncate(at),
        2 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        3 => {
            let copy = text[at..end].to_vec();
            text.splice(at..at, copy);
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            let upto = if random.below(2) == 0 { at } else { end };
            text.splice(at..upto, piece.iter().copied());
        }
    }
}

#[test]
fn damaged_texts_are_read_or_refused() {
    let names = model_texts()
        .into_iter()
        .filter(|name| !name.contains("apps"));
    let texts: Vec<Vec<u8>> = names.map(|name| fixture_bytes(&name)).collect();
    let mut random = Random(2);
    let (mut read, mut refused) = (0, 0);
    for round in 0..8000 {
        let mut text = texts[round % texts.len()].clone();
        for _ in 0..1 + random.below(3) {
            damage(&mut text, &mut random);
        }
        match json::read(&text) {
            Ok(value) => {
                let written = json::write(&value).expect("plain data");
                assert!(json::read(written.as_bytes()).expect("JSON") == value);
                read += 1;
            }
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Json);
                let at = error.position().expect("a place");
                let lines = text.iter().filter(|&&byte| byte == b'\n').count() + 1;
                assert!((1..=lines).contains(&at.line), "{error}");
                assert!((1..=text.len() + 1).contains(&at.column), "{error}");
                assert!(error.get_expected().is_some(), "{error}");
                assert!(error.to_string().len() < 2000, "{error}");
                refused += 1;
            }
        }
    }
    assert!(
        read > 500 && refused > 5000,
        "{read} read, {refused} refused"
    );
}
