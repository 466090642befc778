//! [`Ints`]: an integer or a list of them.

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;

/// An integer or a list of them; written as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ints {
    /// One integer.
    One(i64),
    /// A list.
    Many(Vec<i64>),
}

impl Ints {
    /// The integers, in order.
    pub fn as_slice(&self) -> &[i64] {
        match self {
            Ints::One(one) => std::slice::from_ref(one),
            Ints::Many(many) => many,
        }
    }

    /// One number for each of `rank` dimensions.
    pub fn each(&self, name: &str, rank: usize) -> Result<Vec<i64>> {
        match self {
            Ints::One(one) => Ok(vec![*one; rank]),
            Ints::Many(many) if many.len() == rank => Ok(many.clone()),
            Ints::Many(many) => Err(Error::shape(format!(
                "`{name}` has {} number(s) for {rank} dimension(s)",
                many.len()
            ))
            .expected("one number, or one for each dimension between batch and channels")
            .at(name.to_owned())),
        }
    }

    /// As [`Ints::each`], but a list of one stands for all dimensions, too.
    pub fn stretched(&self, name: &str, rank: usize) -> Result<Vec<i64>> {
        match self.as_slice() {
            [one] => Ok(vec![*one; rank]),
            _ => self.each(name, rank),
        }
    }

    /// As [`Ints::each`], but what stands behind the numbers that are needed is not
    /// looked at.
    pub fn leading(&self, name: &str, rank: usize) -> Result<Vec<i64>> {
        match self {
            Ints::Many(many) if many.len() > rank => Ok(many.iter().take(rank).copied().collect()),
            ints => ints.each(name, rank),
        }
    }
}

impl Field for Ints {
    const EXPECTED: &'static str = "an integer, or a list of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let ints = match &value {
            Value::Array(items) => {
                let items: Option<Vec<i64>> = items.iter().map(whole).collect();
                items.map(Ints::Many)
            }
            value => whole(value).map(Ints::One),
        };
        ints.ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(match self {
            Ints::One(one) => Value::Int(*one),
            Ints::Many(many) => many.iter().map(|i| Value::Int(*i)).collect(),
        })
    }
}
