//! Values as R source text, spelled as R's own `deparse()` spells them.

use keratin_core::config::Literal;

/// A default value.
pub fn literal(literal: &Literal) -> String {
    match literal {
        Literal::None => "NULL".to_owned(),
        Literal::Bool(true) => "TRUE".to_owned(),
        Literal::Bool(false) => "FALSE".to_owned(),
        Literal::Int(i) => format!("{i}L"),
        Literal::Float(x) => double(*x),
        Literal::Str(s) => string(s),
        Literal::Tuple(items) | Literal::List(items) => {
            let items: Vec<String> = items.iter().map(self::literal).collect();
            format!("list({})", items.join(", "))
        }
    }
}

/// A string, quoted.
pub fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A double: fixed, unless the scientific notation is shorter.
pub fn double(x: f64) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 { "Inf" } else { "-Inf" }.to_owned();
    }
    let fixed = format!("{x}");
    let scientific = format!("{x:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return fixed;
    };
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    let scientific = format!("{digits}e{sign}{exponent:0>2}");
    if fixed.len() <= scientific.len() {
        fixed
    } else {
        scientific
    }
}

/// Whether a name can stand in R code without backticks.
pub fn is_syntactic(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn doubles_are_spelled_as_deparse_spells_them() {
        let spelled: Vec<String> = [
            0.0, 1.0, 0.01, 0.001, 1e-4, 1e-7, 1e-10, 0.05, -0.05, 32768.0, 1e5, 123456.0, 3.4445,
            -4.775, 1.5e-7,
        ]
        .map(double)
        .to_vec();
        let deparsed = [
            "0", "1", "0.01", "0.001", "1e-04", "1e-07", "1e-10", "0.05", "-0.05", "32768",
            "1e+05", "123456", "3.4445", "-4.775", "1.5e-07",
        ];
        assert_eq!(spelled, deparsed);
    }

    #[test]
    fn other_values_are_spelled_as_in_r() {
        let tuple = Literal::Tuple(&[
            Literal::Int(-1),
            Literal::None,
            Literal::Bool(true),
            Literal::Str("a \"b\""),
        ]);
        assert_eq!(literal(&tuple), r#"list(-1L, NULL, TRUE, "a \"b\"")"#);
    }
}
