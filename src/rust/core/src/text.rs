//! Names near to other names, and names in snake case.

/// The candidate nearest to `name`, if one is near enough to be meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().take(64).collect();
    let bound = (name.len() / 3).max(1);
    let length = name.len();
    candidates
        .into_iter()
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|(d, _)| *d <= bound)
        .min_by_key(|(d, candidate)| (*d, candidate.len().abs_diff(length)))
        .map(|(_, candidate)| candidate)
}

/// Edit distance, where two neighbours swapped count once (`tahn`), and a missing
/// ending does, too (`unit`).
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    if a.len() >= 3 && (b.starts_with(a) || a.starts_with(&b)) {
        return 1;
    }
    let at = |row: &[usize], i: usize| row.get(i).copied().unwrap_or(usize::MAX);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = at(&row, j) + usize::from(x != y);
            best = best.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    at(&row, b.len())
}

/// `BatchNormalization` as `batch_normalization`, by Keras's rule.
pub fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    let at = |i: usize| chars.get(i).copied();
    let mut out = String::with_capacity(name.len() + 4);
    for (i, c) in chars.iter().copied().enumerate() {
        let before = i.checked_sub(1).and_then(at);
        let begins_word = c.is_ascii_uppercase()
            && before.is_some_and(|b| {
                b.is_ascii_lowercase() || at(i + 1).is_some_and(|n| n.is_ascii_lowercase())
            });
        if begins_word {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_snake_case_as_keras_spells_them() {
        let cases = [
            ("Dense", "dense"),
            ("BatchNormalization", "batch_normalization"),
            ("Conv2D", "conv2d"),
            ("Conv2DTranspose", "conv2d_transpose"),
            ("GlobalAveragePooling2D", "global_average_pooling2d"),
            ("ReLU", "re_lu"),
            ("LSTM", "lstm"),
            ("STFTSpectrogram", "stft_spectrogram"),
            ("ELU", "elu"),
            ("MyPkg>Dense", "my_pkg_dense"),
        ];
        for (name, snake) in cases {
            assert_eq!(snake_case(name), snake, "{name}");
        }
    }

    #[test]
    fn the_nearest_name_is_found_or_none() {
        let known = ["units", "activation", "use_bias"];
        assert_eq!(nearest("unit", known), Some("units"));
        assert_eq!(nearest("activaton", known), Some("activation"));
        assert_eq!(nearest("tahn", ["relu", "tanh"]), Some("tanh"));
        assert_eq!(nearest("foo", known), None);
        assert_eq!(nearest("hamm1ng", ["ham", "hamming"]), Some("hamming"));
    }
}
