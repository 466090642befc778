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
                    let order = by_name(entries.iter().map(|(key, _)| key).collect());
                    let items = order.into_iter().rev().filter_map(|i| entries.get(i));
                    stack.extend(items.map(|(_, item)| item));
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
    pub fn map<U>(&self, f: &mut dyn FnMut(&T) -> U) -> Nested<U> {
        match self {
            Nested::None => Nested::None,
            Nested::One(leaf) => Nested::One(f(leaf)),
            Nested::List(items) => Nested::List(items.iter().map(|item| item.map(f)).collect()),
            Nested::Map(entries) => {
                let mut mapped: Vec<Option<Nested<U>>> = entries.iter().map(|_| None).collect();
                for i in by_name(entries.iter().map(|(key, _)| key).collect()) {
                    if let (Some((_, item)), Some(place)) = (entries.get(i), mapped.get_mut(i)) {
                        *place = Some(item.map(f));
                    }
                }
                let keys = entries.iter().map(|(key, _)| key.clone());
                let entries = keys
                    .zip(mapped)
                    .filter_map(|(key, item)| Some((key, item?)));
                Nested::Map(entries.collect())
            }
        }
    }

    /// Changes the leaves where they are, in no particular order.
    pub fn each_mut(&mut self, f: &mut dyn FnMut(&mut T)) {
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

    /// Puts named lists in the order of their names.
    pub fn sort(&mut self) {
        let mut stack = vec![self];
        while let Some(nested) = stack.pop() {
            match nested {
                Nested::None | Nested::One(_) => {}
                Nested::List(items) => stack.extend(items),
                Nested::Map(entries) => {
                    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
                    stack.extend(entries.iter_mut().map(|(_, item)| item));
                }
            }
        }
    }

    /// [`Nested::map`] with a function that can fail.
    pub fn try_map<U>(&self, f: &mut dyn FnMut(&T) -> Result<U>) -> Result<Nested<U>> {
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
    pub fn value(&self, leaf: &mut dyn FnMut(&T) -> Value) -> Value {
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

/// The places of names in their sorted order.
fn by_name(names: Vec<&Key>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by(|a, b| names.get(*a).cmp(&names.get(*b)));
    places
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
