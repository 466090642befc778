//! The kinds of objects that handles hold.

use super::{Any, Debug, Rc, Reader, Result, Value, Writer};

/// A kind of object that R can hold.
pub trait Kind: Any + Debug {
    /// The kind's name in saved bytes. It never changes.
    const NAME: &'static str;
    /// What messages call such an object: `a layer`.
    const ABOUT: &'static str;

    /// Writes everything that makes the object.
    fn save(&self, out: &mut Writer) -> Result<()>;

    /// The object that [`Kind::save`] wrote.
    fn load(content: &mut Reader<'_>) -> Result<Rc<Self>>;

    /// What stands for the object in a config or an argument.
    fn value(self: Rc<Self>) -> Result<Value>;

    /// Grows whenever the object changes.
    fn generation(&self) -> u64 {
        0
    }
}

/// A [`Kind`] whose type is not known.
pub trait Object {
    /// [`Kind::NAME`].
    fn kind(&self) -> &'static str;
    /// [`Kind::ABOUT`].
    fn about(&self) -> &'static str;
    /// [`Kind::save`].
    fn save(&self, out: &mut Writer) -> Result<()>;
    /// [`Kind::value`].
    fn value(self: Rc<Self>) -> Result<Value>;
    /// [`Kind::generation`].
    fn generation(&self) -> u64;
    /// To find out the type.
    fn into_any(self: Rc<Self>) -> Rc<dyn Any>;
}

impl<K: Kind> Object for K {
    fn kind(&self) -> &'static str {
        K::NAME
    }

    fn about(&self) -> &'static str {
        K::ABOUT
    }

    fn save(&self, out: &mut Writer) -> Result<()> {
        Kind::save(self, out)
    }

    fn value(self: Rc<Self>) -> Result<Value> {
        Kind::value(self)
    }

    fn generation(&self) -> u64 {
        Kind::generation(self)
    }

    fn into_any(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }
}

/// How objects of one kind are loaded.
pub(crate) struct Loader {
    pub(super) name: &'static str,
    pub(super) load: fn(&mut Reader<'_>) -> Result<Rc<dyn Object>>,
}

impl Loader {
    /// The loader of `K`.
    pub(crate) const fn of<K: Kind>() -> Self {
        fn load<K: Kind>(content: &mut Reader<'_>) -> Result<Rc<dyn Object>> {
            Ok(K::load(content)?)
        }
        Loader {
            name: K::NAME,
            load: load::<K>,
        }
    }
}
