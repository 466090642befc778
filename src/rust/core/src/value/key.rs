//! [`Key`]: a name in an object.

use std::borrow::{Borrow, Cow};
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A name in an object. Configs repeat their names: the ones met lately are shared,
/// so that a name that occurs a thousand times is kept once.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Rc<str>);

/// Up to how many bytes a name has that is shared. Longer ones are no arguments, and
/// not worth being kept for later.
const SHORT: usize = 40;

thread_local! {
    /// The names met lately, by their hashes. Only a cache: a name may be missing.
    static LATELY: RefCell<[Option<Key>; 256]> = const { RefCell::new([const { None }; 256]) };
}

impl Key {
    /// The key of a name whose [hash](Key::hash_of) is known.
    pub(crate) fn with_hash(name: &str, hash: u64) -> Key {
        if name.len() > SHORT {
            return Key(name.into());
        }
        let shared = LATELY.try_with(|lately| {
            let mut lately = lately.borrow_mut();
            let slot = lately.get_mut((hash >> 56) as usize)?;
            Some(match slot {
                Some(known) if **known == *name => known.clone(),
                _ => slot.insert(Key(name.into())).clone(),
            })
        });
        shared.ok().flatten().unwrap_or_else(|| Key(name.into()))
    }

    /// A quick hash of the length, the first and the last bytes. Names that agree
    /// in these only cost a comparison.
    pub(crate) fn hash_of(name: &[u8]) -> u64 {
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (
                name.iter()
                    .fold(0, |word, &byte| word << 8 | u64::from(byte)),
                0,
            ),
        };
        let mixed = (first ^ name.len() as u64).wrapping_mul(SPREAD);
        (mixed ^ mixed >> 32 ^ last).wrapping_mul(SPREAD)
    }

    /// Whether both are one shared name.
    pub fn ptr_eq(a: &Key, b: &Key) -> bool {
        Rc::ptr_eq(&a.0, &b.0)
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        self
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Key {
        Key::with_hash(name, Key::hash_of(name.as_bytes()))
    }
}

impl From<String> for Key {
    fn from(name: String) -> Key {
        Key::from(&*name)
    }
}

impl From<Cow<'_, str>> for Key {
    fn from(name: Cow<'_, str>) -> Key {
        Key::from(&*name)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
