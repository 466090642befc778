//! Numbers as Python spells them.

/// Appends an integer.
pub(in super::super) fn integer(value: i64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut rest = value.unsigned_abs();
    let mut length = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        length += 1;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(digits.get(digits.len() - length..).unwrap_or_default());
}

/// Appends a double as Python's `repr` spells it: the shortest digits that
/// read back as the same number, with an exponent below 1e-4 and from 1e16 on.
pub(in super::super) fn float(value: f64, out: &mut Vec<u8>) {
    let size = value.abs();
    if value.is_nan() {
        out.extend_from_slice(b"NaN");
    } else if size == f64::INFINITY {
        let word: &[u8] = if value < 0.0 {
            b"-Infinity"
        } else {
            b"Infinity"
        };
        out.extend_from_slice(word);
    } else {
        let mut buffer = ryu::Buffer::new();
        let spelled = buffer.format_finite(value);
        if size == 0.0 || (1e-4..1e16).contains(&size) {
            out.extend_from_slice(spelled.as_bytes());
        } else {
            with_exponent(spelled, out);
        }
    }
}

/// Appends ryu's spelling of a small or large number with the exponent that
/// Python gives it: a sign, and two digits at least.
fn with_exponent(spelled: &str, out: &mut Vec<u8>) {
    let Some((mantissa, exponent)) = spelled.split_once('e') else {
        return from_decimals(spelled, out);
    };
    out.extend_from_slice(mantissa.as_bytes());
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => (b'-', digits),
        None => (b'+', exponent),
    };
    out.extend_from_slice(&[b'e', sign]);
    if digits.len() < 2 {
        out.push(b'0');
    }
    out.extend_from_slice(digits.as_bytes());
}

/// The same for the numbers from 1e-5 to 1e-4, which ryu spells without an
/// exponent: `0.000012` is `1.2e-05`.
fn from_decimals(spelled: &str, out: &mut Vec<u8>) {
    let digits = match spelled.strip_prefix('-') {
        Some(positive) => {
            out.push(b'-');
            positive
        }
        None => spelled,
    };
    let digits = digits.trim_start_matches(['0', '.']).as_bytes();
    if let Some((first, rest)) = digits.split_first() {
        out.push(*first);
        if !rest.is_empty() {
            out.push(b'.');
            out.extend_from_slice(rest);
        }
    }
    out.extend_from_slice(b"e-05");
}
