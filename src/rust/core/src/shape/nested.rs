//! [`Nested`]: one thing, or lists and named lists of them.

use crate::error::{Error, Result};
use crate::value::{Key, Map, Value};

/// One thing, or lists and named lists of them. Layers take and give tensors,
/// specs and shapes in such structures.
#[derive(Clone, Debug, PartialEq)]
pub enum Nested<T> {
    /// Nothing: an optional input that was left out.
    None,
    /// One.
    One(T),
    /// A list or tuple.
    List(Vec<Nested<T>>),
    /// A named list.
    Map(Vec<(Key, Nested<T>)>),
}

impl<T> Nested<T> {
    /// A list of leaves.
    pub fn list(items: impl IntoIterator<Item = T>) -> Self {
        Nested::List(items.into_iter().map(Nested::One).collect())
    }

    /// The leaves, in Keras's order: named lists by their sorted names.
    pub fn flatten(&self) -> Vec<&T> {
        let mut leaves = Vec::new();
        let mut stack = vec![self];
        while let Some(nested) = stack.pop() {
            match nested {
                Nested::None => {}
                Nested::One(leaf) => leaves.push(leaf),
                Nested::List(items) => stack.extend(items.iter().rev()),
                Nested::Map(entries) => {
                    let mut sorted: Vec<_> = entries.iter().collect();
                    sorted.sort_by(|a, b| a.0.cmp(&b.0));
                    stack.extend(sorted.into_iter().rev().map(|(_, item)| item));
                }
            }
        }
        leaves
    }

    /// The only leaf of a structure that is just that.
    pub fn one(&self) -> Option<&T> {
        match self {
            Nested::One(leaf) => Some(leaf),
            _ => None,
        }
    }

    /// The same structure with other leaves. Leaves are visited in the order of
    /// [`Nested::flatten`].
    pub fn map<U>(&self, f: &mut impl FnMut(&T) -> U) -> Nested<U> {
        match self {
            Nested::None => Nested::None,
            Nested::One(leaf) => Nested::One(f(leaf)),
            Nested::List(items) => Nested::List(items.iter().map(|item| item.map(f)).collect()),
            Nested::Map(entries) => {
                let mut order: Vec<usize> = (0..entries.len()).collect();
                order.sort_by(|a, b| {
                    entries
                        .get(*a)
                        .map(|e| &e.0)
                        .cmp(&entries.get(*b).map(|e| &e.0))
                });
                let mut mapped: Vec<(usize, (Key, Nested<U>))> = order
                    .into_iter()
                    .filter_map(|i| {
                        let (key, item) = entries.get(i)?;
                        Some((i, (key.clone(), item.map(f))))
                    })
                    .collect();
                mapped.sort_by_key(|(i, _)| *i);
                Nested::Map(mapped.into_iter().map(|(_, entry)| entry).collect())
            }
        }
    }

    /// Changes the leaves where they are, in no particular order.
    pub fn each_mut(&mut self, f: &mut impl FnMut(&mut T)) {
        let mut stack = vec![self];
        while let Some(nested) = stack.pop() {
            match nested {
                Nested::None => {}
                Nested::One(leaf) => f(leaf),
                Nested::List(items) => stack.extend(items),
                Nested::Map(entries) => stack.extend(entries.iter_mut().map(|(_, item)| item)),
            }
        }
    }

    /// [`Nested::map`] with a function that can fail.
    pub fn try_map<U>(&self, f: &mut impl FnMut(&T) -> Result<U>) -> Result<Nested<U>> {
        let mut failed = None;
        let mapped = self.map(&mut |leaf| match f(leaf) {
            Ok(leaf) => Some(leaf),
            Err(error) => {
                failed.get_or_insert(error);
                None
            }
        });
        match failed {
            Some(error) => Err(error),
            None => mapped
                .transpose()
                .ok_or_else(|| Error::graph("a structure lost a leaf")),
        }
    }

    /// As it stands in a config.
    pub fn value(&self, leaf: &mut impl FnMut(&T) -> Value) -> Value {
        match self {
            Nested::None => Value::Null,
            Nested::One(item) => leaf(item),
            Nested::List(items) => items.iter().map(|item| item.value(leaf)).collect(),
            Nested::Map(entries) => Value::Object(
                entries
                    .iter()
                    .map(|(key, item)| (key.clone(), item.value(leaf)))
                    .collect::<Map>(),
            ),
        }
    }
}

impl<T> Nested<Option<T>> {
    fn transpose(self) -> Option<Nested<T>> {
        match self {
            Nested::None => Some(Nested::None),
            Nested::One(leaf) => leaf.map(Nested::One),
            Nested::List(items) => items
                .into_iter()
                .map(Nested::transpose)
                .collect::<Option<Vec<_>>>()
                .map(Nested::List),
            Nested::Map(entries) => entries
                .into_iter()
                .map(|(key, item)| Some((key, item.transpose()?)))
                .collect::<Option<Vec<_>>>()
                .map(Nested::Map),
        }
    }
}
