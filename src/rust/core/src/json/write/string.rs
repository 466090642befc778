//! Strings in ASCII, with escapes for the rest.

use super::super::scan;

/// A string holds a NUL.
pub(super) struct Nul;

/// Appends a string in quotes.
pub(super) fn quoted(text: &str, out: &mut Vec<u8>) -> Result<(), Nul> {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let end = scan::verbatim_end(text.as_bytes(), 0);
    if end == text.len() {
        out.extend_from_slice(text.as_bytes());
    } else {
        with_escapes(text, end, out)?;
    }
    out.push(b'"');
    Ok(())
}

/// Appends a string whose first character to be escaped stands at `end`.
fn with_escapes(text: &str, mut end: usize, out: &mut Vec<u8>) -> Result<(), Nul> {
    let bytes = text.as_bytes();
    let mut start = 0;
    loop {
        out.extend_from_slice(bytes.get(start..end).unwrap_or_default());
        let Some(character) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            return Ok(());
        };
        escape(character, out)?;
        start = end + character.len_utf8();
        end = scan::verbatim_end(bytes, start);
    }
}

fn escape(character: char, out: &mut Vec<u8>) -> Result<(), Nul> {
    let short = match character {
        '\0' => return Err(Nul),
        '"' => b'"',
        '\\' => b'\\',
        '\u{8}' => b'b',
        '\u{c}' => b'f',
        '\n' => b'n',
        '\r' => b'r',
        '\t' => b't',
        _ => {
            for unit in character.encode_utf16(&mut [0; 2]) {
                code_unit(*unit, out);
            }
            return Ok(());
        }
    };
    out.extend_from_slice(&[b'\\', short]);
    Ok(())
}

fn code_unit(unit: u16, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\\u");
    for shift in [12, 8, 4, 0] {
        let digit = (unit >> shift & 0xf) as u8;
        out.push(match digit {
            0..=9 => b'0' + digit,
            _ => b'a' - 10 + digit,
        });
    }
}
