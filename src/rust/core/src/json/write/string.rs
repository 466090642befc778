//! Strings in ASCII, with escapes for the rest.

use super::super::scan;

/// A string holds a NUL.
pub(super) struct Nul;

/// Appends a string in quotes.
pub(super) fn quoted(text: &str, out: &mut String) -> Result<(), Nul> {
    out.reserve(text.len() + 2);
    out.push('"');
    let end = scan::verbatim_end(text.as_bytes(), 0);
    if end == text.len() {
        out.push_str(text);
    } else {
        with_escapes(text, end, out)?;
    }
    out.push('"');
    Ok(())
}

/// Appends a string whose first character to be escaped stands at `end`.
fn with_escapes(text: &str, mut end: usize, out: &mut String) -> Result<(), Nul> {
    let bytes = text.as_bytes();
    let mut start = 0;
    loop {
        out.push_str(text.get(start..end).unwrap_or_default());
        let Some(character) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            return Ok(());
        };
        escape(character, out)?;
        start = end + character.len_utf8();
        end = scan::verbatim_end(bytes, start);
    }
}

fn escape(character: char, out: &mut String) -> Result<(), Nul> {
    let short = match character {
        '\0' => return Err(Nul),
        '"' => '"',
        '\\' => '\\',
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => {
            for unit in character.encode_utf16(&mut [0; 2]) {
                code_unit(*unit, out);
            }
            return Ok(());
        }
    };
    out.push('\\');
    out.push(short);
    Ok(())
}

fn code_unit(unit: u16, out: &mut String) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(unit >> shift & 0xf);
        out.extend(char::from_digit(digit, 16));
    }
}
