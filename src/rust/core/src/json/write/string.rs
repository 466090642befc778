//! Strings in ASCII, with escapes for the rest.

use super::super::scan;

/// A string holds a NUL.
pub(super) struct Nul;

/// Appends a string in quotes.
pub(super) fn quoted(text: &str, out: &mut Vec<u8>) -> Result<(), Nul> {
    let bytes = text.as_bytes();
    let mut start = 0;
    out.push(b'"');
    loop {
        let end = scan::verbatim_end(bytes, start);
        out.extend_from_slice(bytes.get(start..end).unwrap_or_default());
        let Some(character) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        escape(character, out)?;
        start = end + character.len_utf8();
    }
    out.push(b'"');
    Ok(())
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
        out.push(if digit < 10 {
            b'0' + digit
        } else {
            b'a' - 10 + digit
        });
    }
}
