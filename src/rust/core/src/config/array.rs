//! [`Array`]: numbers of one shape and one kind.

use super::number::real;
use super::numbers::Numbers;
use super::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// A number, or an array of numbers whose rows are equally long. Written as lists,
/// of floats if one of the numbers is a float: what NumPy makes of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    sizes: Vec<i64>,
    list: Value,
}

impl Array {
    /// The sizes along its axes.
    pub fn sizes(&self) -> &[i64] {
        &self.sizes
    }
}

impl Field for Array {
    const EXPECTED: &'static str = "a number, or an array of numbers with rows of one length";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let (mut list, dtype) = Numbers::read(value, cx)?.into_parts();
        let Some(sizes) = sizes_of(&list) else {
            return Err(Self::refuse(&list));
        };
        let float = dtype.is_some_and(|dtype| dtype.contains("float"));
        unify(&mut list, float);
        Ok(Array { sizes, list })
    }

    fn write(&self) -> Result<Value> {
        Ok(self.list.clone())
    }
}

/// The sizes of nested lists; `None` if rows differ in length.
fn sizes_of(list: &Value) -> Option<Vec<i64>> {
    let mut sizes = Vec::new();
    let mut level = vec![list];
    loop {
        let lengths: Option<Vec<usize>> = level
            .iter()
            .map(|item| item.as_array().map(<[Value]>::len))
            .collect();
        let Some(lengths) = lengths else {
            let flat = level.iter().all(|item| item.as_array().is_none());
            return flat.then_some(sizes);
        };
        let Some(length) = lengths.first() else {
            return Some(sizes);
        };
        if lengths.iter().any(|other| other != length) {
            return None;
        }
        sizes.push(i64::try_from(*length).ok()?);
        level = level
            .iter()
            .filter_map(|item| item.as_array())
            .flatten()
            .collect();
    }
}

/// Makes all numbers floats if one is; otherwise truth values beside integers
/// become integers.
fn unify(list: &mut Value, float: bool) {
    let (float, integer) = {
        let leaves = leaves(list);
        let has = |kind: fn(&Value) -> bool| leaves.iter().any(|leaf| kind(leaf));
        (
            float || has(|leaf| matches!(leaf, Value::Float(_))),
            has(|leaf| matches!(leaf, Value::Int(_) | Value::BigInt(_))),
        )
    };
    let mut open = vec![list];
    while let Some(value) = open.pop() {
        if let Value::Array(items) = value {
            open.extend(items);
            continue;
        }
        if let (Value::Bool(b), true) = (&*value, float || integer) {
            *value = Value::Int(i64::from(*b));
        }
        if let (Some(x), true) = (real(value), float) {
            *value = Value::Float(x);
        }
    }
}

fn leaves(list: &Value) -> Vec<&Value> {
    let mut leaves = Vec::new();
    let mut open = vec![list];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            leaf => leaves.push(leaf),
        }
    }
    leaves
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::json;

    fn array(text: &str) -> Result<Array> {
        Array::read(json::read(text.as_bytes()).unwrap(), &Context::new())
    }

    fn written(text: &str) -> (String, Vec<i64>) {
        let array = array(text).unwrap();
        let list = json::write(&array.write().unwrap()).unwrap();
        (list, array.sizes().to_vec())
    }

    #[test]
    fn numbers_are_of_one_kind() {
        let is = |text: &str, list: &str, sizes: &[i64]| {
            assert_eq!(written(text), (list.to_owned(), sizes.to_vec()), "{text}");
        };
        is("3", "3", &[]);
        is("[1, 2]", "[1, 2]", &[2]);
        is("[1, 2.5]", "[1.0, 2.5]", &[2]);
        is("[true, 2]", "[1, 2]", &[2]);
        is("[true, false]", "[true, false]", &[2]);
        is("[[true, 0.5], [1, 2]]", "[[1.0, 0.5], [1.0, 2.0]]", &[2, 2]);
        is("[]", "[]", &[0]);
        is("[[], []]", "[[], []]", &[2, 0]);
    }

    #[test]
    fn an_array_of_python_becomes_lists() {
        let envelope =
            r#"{"class_name": "__numpy__", "config": {"value": [1, 2], "dtype": "float32"}}"#;
        assert_eq!(written(envelope), ("[1.0, 2.0]".into(), vec![2]));
    }

    #[test]
    fn rows_of_several_lengths_are_refused() {
        for text in ["[[1], [1, 2]]", "[1, [2]]", "[[1], 2]"] {
            assert_eq!(
                array(text).unwrap_err().to_string(),
                "expected a number, or an array of numbers with rows of one length, \
                 got an array of 2 elements",
                "{text}"
            );
        }
    }
}
