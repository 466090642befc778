//! [`Map`]: the entries of an object, in their order.

use super::{Key, Value};
use std::collections::HashMap;

/// Up to how many entries walking them is quicker than an index.
const FEW: usize = 64;

/// Names and values, in order, each name once.
///
/// Configs have few entries, so a lookup walks them, [`Map::insert`] too.
/// Whoever fills a map with any number of entries collects them, which takes
/// linear time, or checks the names by other means and uses [`Map::push`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(Vec<(Key, Value)>);

impl Map {
    /// A map without entries.
    pub const fn new() -> Self {
        Map(Vec::new())
    }

    /// A map with room for `n` entries.
    pub fn with_capacity(n: usize) -> Self {
        Map(Vec::with_capacity(n))
    }

    /// From entries whose names the caller knows to be different.
    pub(crate) fn from_entries(entries: Vec<(Key, Value)>) -> Self {
        Map(entries)
    }

    /// The entries, in order, as they are kept.
    pub(crate) fn entries(&self) -> &[(Key, Value)] {
        &self.0
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of that name.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(k, _)| &**k == key).map(|(_, v)| v)
    }

    /// The value of that name, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(k, _)| &**k == key).map(|(_, v)| v)
    }

    /// Whether there is an entry of that name.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Replaces the value of that name in its place, or adds it at the end.
    pub fn insert(&mut self, key: impl Into<Key>, value: impl Into<Value>) {
        let key = key.into();
        match self.get_mut(&key) {
            Some(old) => *old = value.into(),
            None => self.push(key, value),
        }
    }

    /// Adds an entry at the end; the caller knows that the name is new.
    pub fn push(&mut self, key: impl Into<Key>, value: impl Into<Value>) {
        self.0.push((key.into(), value.into()));
    }

    /// Takes the entry of that name out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().position(|(k, _)| &**k == key)?;
        Some(self.0.remove(at).1)
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(k, v)| (&**k, v))
    }

    /// The entries, in order, values to be changed.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = (&str, &mut Value)> {
        self.0.iter_mut().map(|(k, v)| (&**k, v))
    }

    /// The names with their values, in order.
    pub fn as_slice(&self) -> &[(Key, Value)] {
        &self.0
    }

    /// The names, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(k, _)| &**k)
    }

    /// The values, in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Value> + DoubleEndedIterator {
        self.0.iter().map(|(_, v)| v)
    }

    /// Takes over the entries of `other`, as [`Map::insert`] does.
    pub fn extend(&mut self, other: Map) {
        self.take_over(other.into_iter());
    }

    /// Inserts all entries, in linear time however many there are.
    fn take_over(&mut self, entries: impl Iterator<Item = (Key, Value)>) {
        let mut places = HashMap::new();
        for (key, value) in entries {
            if self.len() < FEW {
                self.insert(key, value);
                continue;
            }
            if places.is_empty() {
                places.extend(self.0.iter().map(|(k, _)| k.clone()).zip(0..));
            }
            let place = *places.entry(key.clone()).or_insert(self.0.len());
            match self.0.get_mut(place) {
                Some((_, old)) => *old = value,
                None => self.push(key, value),
            }
        }
    }
}

impl IntoIterator for Map {
    type Item = (Key, Value);
    type IntoIter = std::vec::IntoIter<(Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Into<Key>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Map::new();
        map.take_over(entries.into_iter().map(|(k, v)| (k.into(), v.into())));
        map
    }
}
