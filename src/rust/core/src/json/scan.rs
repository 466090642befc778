//! Finding the next byte of interest, eight at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Which of the eight bytes are zero: the high bit of each such byte is set,
/// and the lowest bit set is exact.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// Which bytes are below `limit` (at most 0x80), in the same form.
const fn below(word: u64, limit: u64) -> u64 {
    word.wrapping_sub(ONES * limit) & !word & HIGHS
}

/// Which bytes are 0x7f or above, in the same form.
const fn beyond_ascii(word: u64) -> u64 {
    (word | word.wrapping_add(ONES)) & HIGHS
}

/// Where, from `from` on, a string's plain text ends: at a quote, a backslash
/// or a control character; the length of `bytes` if it doesn't.
pub(super) fn plain_end(bytes: &[u8], from: usize) -> usize {
    seek(
        bytes,
        from,
        |word| {
            zeros(word ^ (ONES * b'"' as u64))
                | zeros(word ^ (ONES * b'\\' as u64))
                | below(word, 0x20)
        },
        |byte| byte == b'"' || byte == b'\\' || byte < 0x20,
    )
}

/// Where, from `from` on, there is a byte that has to be written as an escape:
/// all but printable ASCII, the quote and the backslash.
pub(super) fn verbatim_end(bytes: &[u8], from: usize) -> usize {
    seek(
        bytes,
        from,
        |word| {
            zeros(word ^ (ONES * b'"' as u64))
                | zeros(word ^ (ONES * b'\\' as u64))
                | below(word, 0x20)
                | beyond_ascii(word)
        },
        |byte| byte == b'"' || byte == b'\\' || !(0x20..0x7f).contains(&byte),
    )
}

#[inline(always)]
fn seek(
    bytes: &[u8],
    from: usize,
    in_word: impl Fn(u64) -> u64,
    is_it: impl Fn(u8) -> bool,
) -> usize {
    let word_at = |at: usize| {
        let chunk = bytes.get(at..)?.first_chunk::<8>()?;
        Some(u64::from_le_bytes(*chunk))
    };
    let mut at = from;
    while let Some(word) = word_at(at) {
        let found = in_word(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    // The last word overlaps bytes that were searched already.
    if at > from {
        let last = bytes.len().saturating_sub(8);
        let found = word_at(last).map_or(0, in_word);
        return match found {
            0 => bytes.len(),
            _ => last + (found.trailing_zeros() / 8) as usize,
        };
    }
    let few = bytes.get(at..).unwrap_or_default();
    if let (Some(first), Some(last)) = (few.first_chunk::<4>(), few.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        if in_word(u64::from(first) | u64::from(last) << 32) == 0 {
            return bytes.len();
        }
    }
    while bytes.get(at).is_some_and(|&byte| !is_it(byte)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn every_byte_is_found_at_every_place() {
        for byte in 0..=255u8 {
            for place in 0..20 {
                let mut text = vec![b'a'; 20];
                text[place] = byte;
                let special = byte == b'"' || byte == b'\\' || byte < 0x20;
                let end = if special { place } else { 20 };
                assert_eq!(plain_end(&text, 0), end, "byte {byte} at {place}");
                assert_eq!(plain_end(&text, place), end, "byte {byte} from {place}");
                let escaped = special || byte >= 0x7f;
                let end = if escaped { place } else { 20 };
                assert_eq!(verbatim_end(&text, 0), end, "byte {byte} at {place}");
            }
        }
    }

    #[test]
    fn neighbours_do_not_hide_each_other() {
        for a in 0..=255u8 {
            for b in 0..=255u8 {
                for length in [2, 7, 8, 11, 16] {
                    let text = [[a, b], [b, a]].concat().repeat(4);
                    let text = text.get(..length).unwrap();
                    let first = |is_it: fn(u8) -> bool| {
                        let place = text.iter().position(|&byte| is_it(byte));
                        place.unwrap_or(length)
                    };
                    let plain = first(|byte| byte < 0x20 || b"\"\\".contains(&byte));
                    assert_eq!(plain_end(text, 0), plain, "{text:?}");
                    let verbatim =
                        first(|byte| !(0x20..0x7f).contains(&byte) || b"\"\\".contains(&byte));
                    assert_eq!(verbatim_end(text, 0), verbatim, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn the_first_of_several_is_found() {
        assert_eq!(plain_end(b"ab\x01\"cdefgh", 0), 2);
        assert_eq!(plain_end("\u{e9}\u{1f600}!\"\\".as_bytes(), 0), 7);
        assert_eq!(verbatim_end(b"abc\x7f\x80\x00fgh", 0), 3);
        assert_eq!(plain_end(b"", 0), 0);
        assert_eq!(plain_end(b"abc", 3), 3);
    }
}
