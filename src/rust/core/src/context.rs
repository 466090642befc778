//! [`Context`]: what a session shares: names given so far, global settings,
//! custom objects. The core has no other state; whoever uses it owns one.

use crate::custom::{Custom, CustomObjects};
use crate::dtype::DType;
use crate::error::{Error, Result};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// How many layers and models may stand inside one another; real models have
/// fewer than ten. Reading, writing, building and dropping them takes stack for
/// every level.
pub const MAX_NESTING: usize = 200;

/// Fails if so many levels of layers are too many.
pub(crate) fn check_nesting(levels: usize) -> Result<()> {
    match levels <= MAX_NESTING {
        true => Ok(()),
        false => Err(Error::graph(format!(
            "layers inside layers go deeper than {MAX_NESTING} levels"
        ))),
    }
}

/// What a session shares. Passed by reference to everything that makes objects.
#[derive(Default)]
pub struct Context {
    names: RefCell<HashMap<String, u64>>,
    settings: RefCell<Settings>,
    /// Registered for the whole session.
    registered: RefCell<CustomObjects>,
    /// Given for the duration of a call, innermost last.
    scopes: RefCell<Vec<Scope>>,
    /// The names of the layers being built, outermost first.
    path: RefCell<Vec<String>>,
    tensors: Cell<u64>,
    /// How many layers are being read inside one another.
    reading: Cell<usize>,
}

/// Keras's global settings (`keras.config`).
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The default float type.
    pub floatx: DType,
    /// The small number that keeps divisions finite.
    pub epsilon: f64,
    /// Whether images have their channels last or first.
    pub image_data_format: String,
    /// The name of the dtype policy of layers that are given none.
    pub dtype_policy: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            floatx: DType::Float32,
            epsilon: 1e-7,
            image_data_format: "channels_last".into(),
            dtype_policy: "float32".into(),
        }
    }
}

#[derive(Clone, Default)]
struct Scope {
    objects: CustomObjects,
    unsafe_allowed: bool,
}

impl Context {
    /// A context as at the start of a session.
    pub fn new() -> Self {
        Context::default()
    }

    /// The name for a new object of a class: `dense`, `dense_1`, ...
    pub fn auto_name(&self, class_name: &str) -> String {
        let stem = crate::text::snake_case(class_name);
        let mut names = self.names.borrow_mut();
        let count = names.entry(stem.clone()).or_insert(0);
        let name = match *count {
            0 => stem,
            n => format!("{stem}_{n}"),
        };
        *count += 1;
        name
    }

    /// The name for a new tensor that is given none.
    pub fn tensor_name(&self) -> String {
        let n = self.tensors.get();
        self.tensors.set(n + 1);
        match n {
            0 => "keras_tensor".into(),
            n => format!("keras_tensor_{n}"),
        }
    }

    /// Forgets the names given so far.
    pub fn clear_names(&self) {
        self.names.borrow_mut().clear();
        self.tensors.set(0);
    }

    /// The global settings.
    pub fn settings(&self) -> Settings {
        self.settings.borrow().clone()
    }

    /// Changes the global settings.
    pub fn set_settings(&self, settings: Settings) {
        *self.settings.borrow_mut() = settings;
    }

    /// Changes what is registered for the whole session.
    pub fn with_registered<T>(&self, f: impl FnOnce(&mut CustomObjects) -> T) -> T {
        f(&mut self.registered.borrow_mut())
    }

    /// The custom object of that name: of the innermost scope that has it, else
    /// the registered one.
    pub fn custom(&self, name: &str) -> Option<Rc<dyn Custom>> {
        let scopes = self.scopes.borrow();
        let scoped = scopes.iter().rev().find_map(|s| s.objects.get(name));
        scoped.or_else(|| self.registered.borrow().get(name))
    }

    /// The names of all custom objects that can be found now.
    pub fn custom_names(&self) -> Vec<String> {
        let scopes = self.scopes.borrow();
        let registered = self.registered.borrow();
        let mut names: Vec<String> = Vec::new();
        for objects in scopes.iter().map(|s| &s.objects).chain([&*registered]) {
            for name in objects.names() {
                if !names.iter().any(|n| n == name) {
                    names.push(name.to_owned());
                }
            }
        }
        names
    }

    /// Runs `f` with more custom objects, in safe mode or not.
    pub fn scope<T>(
        &self,
        objects: CustomObjects,
        safe_mode: bool,
        f: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        self.scopes.borrow_mut().push(Scope {
            objects,
            unsafe_allowed: !safe_mode,
        });
        let _leave = OnDrop(|| {
            self.scopes.borrow_mut().pop();
        });
        f()
    }

    /// Enters a scope that lasts until [`Context::leave_scope`].
    pub fn enter_scope(&self, objects: CustomObjects) {
        let unsafe_allowed = !self.safe_mode();
        self.scopes.borrow_mut().push(Scope {
            objects,
            unsafe_allowed,
        });
    }

    /// Leaves the scope entered last.
    pub fn leave_scope(&self) {
        self.scopes.borrow_mut().pop();
    }

    /// Whether the call at hand refuses what could carry code.
    pub fn safe_mode(&self) -> bool {
        !self
            .scopes
            .borrow()
            .last()
            .is_some_and(|s| s.unsafe_allowed)
    }

    /// Runs `f`, which reads a layer from its config. Fails if too many are being
    /// read inside one another.
    pub(crate) fn in_layer_config<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        let level = self.reading.get() + 1;
        check_nesting(level)?;
        self.reading.set(level);
        let _leave = OnDrop(|| self.reading.set(level - 1));
        f()
    }

    /// Runs `f` inside the name scope of a layer.
    pub(crate) fn in_layer<T>(&self, name: &str, f: impl FnOnce() -> Result<T>) -> Result<T> {
        self.path.borrow_mut().push(name.to_owned());
        let _leave = OnDrop(|| {
            self.path.borrow_mut().pop();
        });
        f()
    }

    /// The names of the layers being built, joined by `/`.
    pub(crate) fn path(&self) -> String {
        self.path.borrow().join("/")
    }
}

struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
