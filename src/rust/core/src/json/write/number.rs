//! Numbers as Python spells them.

/// Appends an integer.
pub(in super::super) fn integer(value: i64, out: &mut String) {
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
    let digits = digits.get(digits.len() - length..).unwrap_or_default();
    if value < 0 {
        out.push('-');
    }
    out.extend(digits.iter().map(|&digit| char::from(digit)));
}

/// Appends a double as Python's `repr` spells it: the shortest digits that
/// read back as the same number, with an exponent below 1e-4 and from 1e16 on.
pub(in super::super) fn float(value: f64, out: &mut String) {
    let size = value.abs();
    if value.is_nan() {
        out.push_str("NaN");
    } else if size == f64::INFINITY {
        out.push_str(if value < 0.0 { "-Infinity" } else { "Infinity" });
    } else {
        let mut buffer = ryu::Buffer::new();
        let spelled = buffer.format_finite(value);
        if size == 0.0 || (1e-4..1e16).contains(&size) {
            out.push_str(spelled);
        } else {
            with_exponent(spelled, out);
        }
    }
}

/// Appends ryu's spelling of a small or large number with the exponent that
/// Python gives it: a sign, and two digits at least.
fn with_exponent(spelled: &str, out: &mut String) {
    let Some((mantissa, exponent)) = spelled.split_once('e') else {
        return from_decimals(spelled, out);
    };
    out.push_str(mantissa);
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ("e-", digits),
        None => ("e+", exponent),
    };
    out.push_str(sign);
    if digits.len() < 2 {
        out.push('0');
    }
    out.push_str(digits);
}

/// The same for the numbers from 1e-5 to 1e-4, which ryu spells without an
/// exponent: `0.000012` is `1.2e-05`.
fn from_decimals(spelled: &str, out: &mut String) {
    let positive = spelled.trim_start_matches('-');
    if positive.len() < spelled.len() {
        out.push('-');
    }
    let digits = positive.trim_start_matches(['0', '.']);
    let (first, rest) = digits.split_at(digits.len().min(1));
    out.push_str(first);
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out.push_str("e-05");
}
