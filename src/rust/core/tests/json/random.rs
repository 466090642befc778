//! Random values and random damage, the same in every run.

use keratin_core::value::BigInt;
use keratin_core::{json, Map, Value};

/// A small generator (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ x >> 31
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("below n")
    }

    fn string(&mut self) -> String {
        let characters = (0..self.below(12)).filter_map(|_| {
            let bits = [7, 7, 7, 8, 11, 16, 21][self.below(7)];
            let code = u32::try_from(self.next() >> (64 - bits)).expect("21 bits");
            char::from_u32(code).filter(|&c| c != '\0')
        });
        characters.collect()
    }

    fn integer(&mut self) -> Value {
        let digits: String = (0..1 + self.below(40))
            .map(|i| char::from(b"1234567890"[self.below(10 - usize::from(i == 0))]))
            .collect();
        let digits = ["", "-"][self.below(2)].to_owned() + &digits;
        match digits.parse() {
            Ok(integer) => Value::Int(integer),
            Err(_) => Value::BigInt(BigInt::from_digits(&digits).expect("digits")),
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 7 } else { 12 }) {
            0 => Value::Null,
            1 => Value::Bool(self.below(2) == 0),
            2 => Value::Int(i64::try_from(self.below(2000)).expect("small") - 1000),
            3 => self.integer(),
            4 => Value::Float(f64::from_bits(self.next())),
            5 => Value::Float((self.below(2_000_001) as f64 - 1e6) / 1e3),
            6 => Value::Str(self.string()),
            7..=8 => (0..self.below(6)).map(|_| self.value(depth - 1)).collect(),
            _ => {
                let size = if self.below(50) == 0 {
                    100
                } else {
                    self.below(6)
                };
                let entries = (0..size).map(|_| (self.string(), self.value(depth - 1)));
                Value::Object(entries.collect::<Map>())
            }
        }
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let mut random = Random(1);
    let mut total = 0;
    for _ in 0..3000 {
        let value = random.value(6);
        let text = json::write(&value).expect("plain data");
        let read = json::read(text.as_bytes()).expect(&text);
        assert!(read == value, "{text}");
        assert_eq!(json::write(&read).expect("plain data"), text);
        let lines = json::write_indented(&value, 3).expect("plain data");
        assert!(
            json::read(lines.as_bytes()).expect(&lines) == value,
            "{lines}"
        );
        total += text.len();
    }
    assert!(total > 200_000, "{total}");
}
