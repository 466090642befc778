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
                | zeros(word ^ (ONES * 0x7f))
                | below(word, 0x20)
                | (word & HIGHS)
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
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = in_word(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|&byte| !is_it(byte)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
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
    fn the_first_of_several_is_found() {
        assert_eq!(plain_end(b"ab\x01\"cdefgh", 0), 2);
        assert_eq!(plain_end("\u{e9}\u{1f600}!\"\\".as_bytes(), 0), 7);
        assert_eq!(verbatim_end(b"abc\x7f\x80\x00fgh", 0), 3);
        assert_eq!(plain_end(b"", 0), 0);
        assert_eq!(plain_end(b"abc", 3), 3);
    }
}
