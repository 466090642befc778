//! [`Context`]: what a session shares: names given so far, global settings,
//! custom objects. The core has no other state; whoever uses it owns one.

use crate::custom::{Custom, CustomObjects};
use crate::error::{Error, Result};
use crate::value::Value;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

mod settings;
mod warning;

pub use settings::Settings;
pub use warning::{Listener, Warning};

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
    settings: Cell<Settings>,
    /// The dtype policy of layers that are given none; null until it is asked for.
    dtype_policy: RefCell<Value>,
    /// Whether the whole session reads what could carry code.
    unsafe_allowed: Cell<bool>,
    /// Registered for the whole session.
    registered: RefCell<CustomObjects>,
    /// Given for the duration of a call, innermost last.
    scopes: RefCell<Vec<Scope>>,
    /// The names of the layers being built, outermost first.
    path: RefCell<Vec<String>>,
    tensors: Cell<u64>,
    weights: Cell<u64>,
    /// What the `call` that is being traced has called, innermost last.
    traces: RefCell<Vec<Option<Called>>>,
    /// The `training` of the guest whose call is running, and of what it called
    /// last; `None` outside of such calls.
    training: RefCell<Option<Value>>,
    /// Who is told of warnings, and the warnings told.
    warnings: warning::Warnings,
    /// How many layers are being read inside one another.
    reading: Cell<usize>,
    /// What stands in several places of the text being read, by its number: what it
    /// was made of, and the object.
    shared: RefCell<Option<HashMap<i64, (Value, Value)>>>,
    /// How many calls inside models were followed since the text being read, or the
    /// outermost call, began. The models count there.
    followed: Rc<Cell<usize>>,
}

/// The layers that a `call` called; the context need not know what a layer is.
type Called = Vec<Rc<dyn Any>>;

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

    /// The number of a new weight.
    pub(crate) fn next_weight(&self) -> u64 {
        self.weights.set(self.weights.get() + 1);
        self.weights.get()
    }

    /// Forgets what Keras's `clear_session()` forgets: the names given so far, the
    /// dtype policy, and what was allowed for the session.
    pub fn clear_session(&self) {
        self.names.borrow_mut().clear();
        self.tensors.set(0);
        self.warnings.forget();
        *self.dtype_policy.borrow_mut() = Value::Null;
        self.unsafe_allowed.set(false);
        self.settings.set(Settings {
            flash_attention: None,
            ..self.settings.get()
        });
    }

    /// The global settings.
    pub fn settings(&self) -> Settings {
        self.settings.get()
    }

    /// Changes the global settings.
    pub fn set_settings(&self, settings: Settings) {
        self.settings.set(settings);
    }

    /// The dtype policy of layers that are given none, as a live object; null if
    /// nobody has set it or asked for it.
    pub(crate) fn dtype_policy(&self) -> Value {
        self.dtype_policy.borrow().clone()
    }

    pub(crate) fn set_dtype_policy(&self, policy: Value) {
        *self.dtype_policy.borrow_mut() = policy;
    }

    /// Lets the whole session read what could carry code.
    pub fn enable_unsafe_deserialization(&self) {
        self.unsafe_allowed.set(true);
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

    /// Runs `f` on configs of objects that are there already: what they carry was
    /// accepted when they were made.
    pub(crate) fn trusting<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        self.scope(CustomObjects::new(), false, f)
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
        let scopes = self.scopes.borrow();
        let in_scope = scopes.last().is_some_and(|s| s.unsafe_allowed);
        !(in_scope || self.unsafe_allowed.get())
    }

    /// Runs `f`, which reads one text, as a whole or a part of it.
    pub(crate) fn in_one_text<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.shared.borrow().is_some() {
            return f();
        }
        self.shared.replace(Some(HashMap::new()));
        self.followed.set(0);
        let _leave = OnDrop(|| {
            self.shared.replace(None);
        });
        f()
    }

    /// What was kept of the text being read under a number.
    pub(crate) fn shared(&self, number: i64) -> Option<(Value, Value)> {
        self.shared.borrow().as_ref()?.get(&number).cloned()
    }

    /// Keeps something of the text being read under a number.
    pub(crate) fn share(&self, number: i64, what: (Value, Value)) {
        if let Some(shared) = self.shared.borrow_mut().as_mut() {
            shared.insert(number, what);
        }
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

    /// Where models count the calls inside them that they follow for other inputs
    /// than their own.
    pub(crate) fn followed(&self) -> Rc<Cell<usize>> {
        Rc::clone(&self.followed)
    }

    /// Enters a scope of names, which lasts until [`Context::leave_name_scope`].
    pub fn enter_name_scope(&self, name: &str) {
        self.path.borrow_mut().push(name.to_owned());
    }

    /// Leaves the scope of names that was entered last.
    pub fn leave_name_scope(&self) {
        self.path.borrow_mut().pop();
    }

    /// Runs `f` inside the name scope of a layer.
    pub fn in_layer<T>(&self, name: &str, f: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.path.borrow().is_empty() && self.shared.borrow().is_none() {
            self.followed.set(0);
        }
        self.path.borrow_mut().push(name.to_owned());
        let _leave = OnDrop(|| {
            self.path.borrow_mut().pop();
        });
        f()
    }

    /// Runs `f`, the `call` of a guest on tensors that stand for others: what it
    /// calls is recorded in no graph. Gives what it called, too.
    pub(crate) fn trace<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<(T, Called)> {
        self.traces.borrow_mut().push(Some(Vec::new()));
        let called = OnDrop(|| {
            self.traces.borrow_mut().pop();
        });
        let out = f()?;
        let layers = self.traces.borrow_mut().last_mut().and_then(Option::take);
        drop(called);
        Ok((out, layers.unwrap_or_default()))
    }

    /// Runs `f`, which belongs to no `call`, in whatever is being traced.
    pub fn untraced<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        self.traces.borrow_mut().push(None);
        let _leave = OnDrop(|| {
            self.traces.borrow_mut().pop();
        });
        f()
    }

    /// Enters the call of a guest, until what is given back is dropped. Calls inside
    /// it belong to it.
    pub(crate) fn enter_call(&self) -> impl Drop + '_ {
        let outer = self.training.borrow().clone();
        if outer.is_none() {
            self.training.replace(Some(Value::Null));
        }
        OnDrop(move || {
            if outer.is_none() {
                self.training.replace(None);
            }
        })
    }

    /// Whether the call of a guest is running.
    pub(crate) fn is_in_call(&self) -> bool {
        self.training.borrow().is_some()
    }

    /// The `training` that calls inside the running one have, if anybody said.
    pub(crate) fn training(&self) -> Option<Value> {
        let training = self.training.borrow().clone();
        training.filter(|training| !training.is_null())
    }

    /// Notes the `training` of a call inside the running one. As in Keras, it holds
    /// for the calls that follow, too.
    pub(crate) fn note_training(&self, training: Value) {
        if let Some(noted) = self.training.borrow_mut().as_mut() {
            *noted = training;
        }
    }

    /// Who is told of warnings from now on.
    pub fn listen(&self, listener: Listener) {
        self.warnings.listen(listener);
    }

    /// Tells of something that is no error, once in a session.
    pub(crate) fn warn(&self, warning: &Warning) -> Result<()> {
        self.warnings.tell(warning)
    }

    /// Whether a `call` is being traced; notes what it called.
    pub(crate) fn traces(&self, called: impl FnOnce() -> Rc<dyn Any>) -> bool {
        match self.traces.borrow_mut().last_mut() {
            Some(Some(calls)) => {
                calls.push(called());
                true
            }
            _ => false,
        }
    }

    /// Whether a `call` is being traced.
    pub fn is_tracing(&self) -> bool {
        matches!(self.traces.borrow().last(), Some(Some(_)))
    }

    /// Whether the innermost layer being built, or called, has that name.
    pub(crate) fn is_building(&self, name: &str) -> bool {
        self.path.borrow().last().is_some_and(|last| last == name)
    }

    /// Where a layer of that name stands now.
    pub(crate) fn path_of(&self, name: &str) -> String {
        let mut path = self.path.borrow().clone();
        path.push(name.to_owned());
        path.join("/")
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
