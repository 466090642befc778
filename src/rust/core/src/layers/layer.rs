//! [`Layer`]: what all layers have in common, around what makes each its own.
//!
//! A [`Layer`] keeps the name, the dtype policy, the weights, the calls. What
//! its class adds is a [`LayerClass`]: mostly a documented struct that derives
//! its schema and says how shapes follow from shapes.

mod base;
mod build;
mod call;
mod class;
mod compile;
mod field;
mod mask;
mod operation;
mod plain;
mod populate;
pub mod signature;
mod traced;
mod weight;

pub use base::Base;
pub use build::{one_shape, read_shapes, Build, BuildShapes};
pub(crate) use call::not_a_tensor;
pub use call::{note_input, tensors, tensors_value, trace, CallSpec};
pub(crate) use class::configured;
pub use class::LayerClass;
pub use mask::{live, tensors_or_none, MaskCall};
pub use operation::{call_operation, Operand, Operands, Operation};
pub use signature::{CallArg, Signature};
pub use traced::{keep_dense, FunctionField, Traced};
use weight::Tracked;
pub use weight::Weight;

use crate::config::{BaseKeys, KerasConfig, Reader, Writer};
use crate::context::{check_nesting, Context};
use crate::dtype::DType;
use crate::dtype_policies::DTypePolicy;
use crate::error::{Error, Result};
use crate::graph::Node;
use crate::object::{number, Class, Compiled, KerasObject};
use crate::registry;
use crate::shape::Shape;
use crate::value::{Map, Value};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;
use std::rc::{Rc, Weak};

crate::layers::layers! {
    plain::Plain,
}

/// Shape and dtype of a tensor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spec {
    /// The shape.
    pub shape: Shape,
    /// The type of the elements.
    pub dtype: DType,
    /// Whether the tensor is sparse.
    pub sparse: bool,
}

impl Spec {
    /// A dense tensor's.
    pub fn new(shape: Shape, dtype: DType) -> Self {
        Spec {
            shape,
            dtype,
            sparse: false,
        }
    }

    /// The same with another shape.
    pub fn with_shape(&self, shape: Shape) -> Self {
        Spec {
            shape,
            ..self.clone()
        }
    }
}

/// A layer or model. Cheap to clone: clones are the same layer.
#[derive(Clone)]
pub struct Layer(Rc<Inner>);

/// A layer, not kept alive: what a layer's own part may hold of it.
#[derive(Clone)]
pub struct WeakLayer(Weak<Inner>);

impl WeakLayer {
    /// The layer, if it still exists.
    pub fn upgrade(&self) -> Option<Layer> {
        self.0.upgrade().map(Layer)
    }
}

impl fmt::Debug for WeakLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.upgrade().fmt(f)
    }
}

struct Inner {
    base: Base,
    class: Class,
    body: Box<dyn LayerClass>,
    built: Cell<bool>,
    /// Whether it was built by a `build_config` and not called since. Such a
    /// build may be stale: the config may have been edited around the layer.
    provisional: Cell<bool>,
    /// The shapes it was built for, by the names of `build`'s arguments.
    build_shapes: RefCell<Option<BuildShapes>>,
    weights: RefCell<Vec<Tracked>>,
    /// How many of the weights were there before any build.
    first_weights: Cell<usize>,
    path: RefCell<Option<String>>,
    nodes: RefCell<Vec<Weak<Node>>>,
    node_count: Cell<usize>,
    /// How many layers deep it goes, itself included.
    nesting: Cell<usize>,
    /// What the user of the core attaches to the layer: R's object for it.
    attachment: RefCell<Option<Rc<dyn Any>>>,
    /// How often the layer itself changed.
    changes: Cell<u64>,
    /// What it was compiled with, if it is a model.
    compiled: RefCell<Option<Rc<Compiled>>>,
}

impl Layer {
    /// Reads a layer of a built-in class from its arguments.
    pub(crate) fn read<T: KerasConfig + LayerClass>(mut reader: Reader<'_>) -> Result<Layer> {
        let entry = registry::entry_of(reader.schema())?;
        let cx = reader.context();
        if let Some(dtype) = T::default_dtype(reader.args(), cx) {
            reader.fill("dtype", dtype.into());
        }
        if let Some(code) = T::code_in_config().filter(|_| reader.is_config() && cx.safe_mode()) {
            return Err(carries_code(&reader, code));
        }
        let mut base = Base::read(&mut reader)?;
        let body = T::read(&mut reader)?;
        if reader.is_config() && T::drops_unknown() {
            reader.take_rest();
        }
        reader.finish()?;
        let body = Box::new(body.prepare(&mut base, cx)?);
        let layer = Layer::new(base, Class::Builtin(entry), body, cx);
        layer.check_nesting()?;
        Ok(layer)
    }

    /// A layer of a class, with its own part.
    pub fn new(mut base: Base, class: Class, body: Box<dyn LayerClass>, cx: &Context) -> Layer {
        base.name_if_unnamed(&class.source_name(), cx);
        let layer = Layer(Rc::new(Inner {
            base,
            class,
            body,
            built: Cell::new(false),
            provisional: Cell::new(false),
            build_shapes: RefCell::new(None),
            weights: RefCell::new(Vec::new()),
            first_weights: Cell::new(0),
            path: RefCell::new(None),
            nodes: RefCell::new(Vec::new()),
            node_count: Cell::new(0),
            nesting: Cell::new(1),
            attachment: RefCell::new(None),
            changes: Cell::new(0),
            compiled: RefCell::new(None),
        }));
        layer.0.built.set(layer.0.body.built_at_init());
        for inside in layer.sublayers() {
            layer.deepen_for(&inside);
        }
        layer
    }

    /// The name.
    pub fn name(&self) -> &str {
        self.0.base.name()
    }

    /// The class.
    pub fn class(&self) -> Class {
        self.0.class.clone()
    }

    /// What all layers have.
    pub fn base(&self) -> &Base {
        &self.0.base
    }

    /// What makes the layer one of its class.
    pub fn body(&self) -> &dyn LayerClass {
        &*self.0.body
    }

    /// What makes the layer one of its class, if it is a `T`.
    pub fn body_as<T: 'static>(&self) -> Option<&T> {
        self.0.body.as_any().downcast_ref()
    }

    /// What whoever made the class outside the core keeps with it, if it is a `T`.
    pub fn guest_as<T: 'static>(&self) -> Option<&T> {
        self.0.body.guest()?.downcast_ref()
    }

    /// What tells layers apart.
    pub fn id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// Grows whenever the layer, or one inside, changes.
    pub fn generation(&self) -> u64 {
        let layers = self.flatten_layers();
        layers.iter().map(|layer| layer.0.changes.get()).sum()
    }

    /// What was attached to the layer.
    pub fn attachment(&self) -> Option<Rc<dyn Any>> {
        self.0.attachment.borrow().clone()
    }

    /// Attaches something to the layer, in place of what was attached before.
    pub fn attach(&self, attachment: Rc<dyn Any>) {
        *self.0.attachment.borrow_mut() = Some(attachment);
    }

    /// A reference that does not keep the layer alive.
    pub fn downgrade(&self) -> WeakLayer {
        WeakLayer(Rc::downgrade(&self.0))
    }

    /// Whether the layer is built: its weights are known.
    pub fn is_built(&self) -> bool {
        self.0.built.get()
    }

    pub(crate) fn set_built(&self, built: bool) {
        self.note_change();
        self.0.built.set(built);
    }

    /// Counts a change of what the layer is saved as.
    pub(crate) fn note_change(&self) {
        self.0.changes.set(self.0.changes.get() + 1);
    }

    /// Where the layer stands in its model: `model/block/dense`.
    pub fn path(&self) -> String {
        self.0
            .path
            .borrow()
            .clone()
            .unwrap_or_else(|| self.name().to_owned())
    }

    /// The dtype policy.
    pub fn dtype_policy(&self) -> &Rc<dyn DTypePolicy> {
        self.0.base.dtype_policy()
    }

    /// What the layer computes in.
    pub fn compute_dtype(&self) -> DType {
        let own = self.body().own_dtype();
        own.unwrap_or_else(|| self.dtype_policy().types(&self.path()).compute)
    }

    /// What the layer keeps its weights in.
    pub fn variable_dtype(&self) -> DType {
        let own = self.body().own_dtype();
        own.unwrap_or_else(|| self.dtype_policy().types(&self.path()).variable)
    }

    /// What the layer's inputs are brought to.
    pub fn input_dtype(&self) -> DType {
        self.body()
            .input_dtype()
            .unwrap_or_else(|| self.compute_dtype())
    }

    /// Whether the layer's weights may be trained.
    pub fn trainable(&self) -> bool {
        self.0.base.trainable()
    }

    /// Lets the layer's weights, and those of all layers inside, be trained or
    /// not.
    pub fn set_trainable(&self, trainable: bool) {
        for layer in self.flatten_layers() {
            layer.note_change();
            layer.0.base.set_trainable(trainable);
            for own in layer.0.weights.borrow().iter().filter(|own| own.trained) {
                own.weight.set_trainable(trainable);
            }
        }
    }

    /// Counts a layer that was put inside.
    pub fn deepen_for(&self, inside: &Layer) {
        let nesting = inside.0.nesting.get().saturating_add(1);
        self.0.nesting.set(self.0.nesting.get().max(nesting));
    }

    /// Fails if layers inside layers go too deep.
    pub(crate) fn check_nesting(&self) -> Result<()> {
        check_nesting(self.0.nesting.get())
    }

    /// The layers inside, as the class gives them.
    pub fn sublayers(&self) -> Vec<Layer> {
        self.body().sublayers()
    }

    /// This layer and all inside, each once, outermost first.
    pub fn flatten_layers(&self) -> Vec<Layer> {
        let mut seen = HashSet::new();
        let mut layers = Vec::new();
        let mut stack = vec![self.clone()];
        while let Some(layer) = stack.pop() {
            if seen.insert(layer.id()) {
                stack.extend(layer.sublayers().into_iter().rev());
                layers.push(layer);
            }
        }
        layers
    }

    /// The layer's own weights, trainable ones first.
    pub fn own_weights(&self) -> Vec<Rc<Weight>> {
        let weights = self.0.weights.borrow();
        let trained = weights.iter().filter(|own| own.trained);
        let others = weights.iter().filter(|own| !own.trained);
        let weight = |own: &Tracked| Rc::clone(&own.weight);
        trained.chain(others).map(weight).collect()
    }

    /// All weights, in Keras's order; one that several layers have stands where it
    /// is met first.
    pub fn weights(&self) -> Vec<Rc<Weight>> {
        let mut seen = HashSet::new();
        let layers = self.flatten_layers();
        let mut weights: Vec<_> = layers.iter().flat_map(Layer::own_weights).collect();
        weights.retain(|weight| seen.insert(Rc::as_ptr(weight)));
        weights
    }

    /// The weights that are trained: none if the layer itself is not trainable.
    pub fn trainable_weights(&self) -> Vec<Rc<Weight>> {
        let mut weights = self.weights();
        weights.retain(|weight| weight.trainable() && self.trainable());
        weights
    }

    /// The weights that are not trained.
    pub fn non_trainable_weights(&self) -> Vec<Rc<Weight>> {
        let mut weights = self.weights();
        weights.retain(|weight| !(weight.trainable() && self.trainable()));
        weights
    }

    /// The number of parameters. Fails if the layer is not built.
    pub fn count_params(&self) -> Result<i64> {
        if !self.is_built() {
            return Err(Error::state(format!(
                "layer `{}` has no weights yet, because it is not built",
                self.name()
            ))
            .hint("Build it first: call it on a tensor, or give the model an input shape."));
        }
        let mut total: i64 = 0;
        for weight in self.weights() {
            let size = weight.size()?;
            total = total
                .checked_add(size)
                .ok_or_else(|| Error::shape("the number of parameters does not fit 63 bits"))?;
        }
        Ok(total)
    }

    /// The calls of the layer that anything still refers to.
    pub fn nodes(&self) -> Vec<Rc<Node>> {
        let nodes = self.0.nodes.borrow();
        nodes.iter().filter_map(Weak::upgrade).collect()
    }

    pub(crate) fn next_node_index(&self) -> usize {
        let index = self.0.node_count.get();
        self.0.node_count.set(index + 1);
        index
    }

    pub(crate) fn record(&self, node: &Rc<Node>) {
        let mut nodes = self.0.nodes.borrow_mut();
        if nodes.len() == nodes.capacity() {
            nodes.retain(|node| node.strong_count() > 0);
            // Room for as many again: otherwise nearly every call would look
            // through all of them.
            let alive = nodes.len();
            nodes.reserve(alive + 1);
        }
        nodes.push(Rc::downgrade(node));
    }

    /// The keys that every layer's config begins with.
    pub fn base_config(&self) -> Result<Map> {
        self.0.base.config()
    }

    /// The config, in Keras's key order.
    pub fn get_config(&self) -> Result<Map> {
        let keys = self.0.class.schema().map(|schema| schema.base_keys);
        self.config_as(self.body(), keys)
    }

    /// The config that another body than the layer's own would give: that of the
    /// class it inherits from.
    pub fn config_as(&self, body: &dyn LayerClass, keys: Option<BaseKeys>) -> Result<Map> {
        let write_base = |name: &str| self.0.base.write(name);
        let base = match keys {
            Some(BaseKeys::Name | BaseKeys::Model) => Map::new(),
            _ => self.0.base.config()?,
        };
        let mut writer = Writer::with_base(base, &write_base);
        body.write_config(self, &mut writer)?;
        Ok(writer.finish())
    }

    /// The envelope: class, config, and the shapes it was built for.
    pub fn serialize(&self) -> Result<Map> {
        let config = self.get_config()?;
        let mut envelope = self.class().envelope(config);
        if let Some(build_config) = self.get_build_config()? {
            envelope.push("build_config", build_config);
        }
        if self.body().can_be_compiled() {
            envelope.push("compile_config", self.get_compile_config()?);
        }
        number(&mut envelope, &KerasObject::Layer(self.clone()));
        Ok(envelope)
    }

    /// The shapes the layer was built for; `None` if it was not.
    pub fn get_build_config(&self) -> Result<Option<Value>> {
        match self.body().get_build_config(self) {
            Some(own) => own,
            None => Ok(self.get_build_shapes()),
        }
    }

    /// The shapes the layer was built for, as its `build_config` has them.
    pub fn get_build_shapes(&self) -> Option<Value> {
        self.0
            .build_shapes
            .borrow()
            .as_ref()
            .map(BuildShapes::value)
    }
}

fn carries_code(reader: &Reader<'_>, code: &str) -> Error {
    let class_name = reader.schema().class_name;
    let which = match reader.args().get("name").and_then(Value::as_str) {
        Some(name) => format!("the `{class_name}` layer `{name}`"),
        None => format!("a `{class_name}` layer"),
    };
    Error::class(format!("{which} carries {code}"))
        .hint("With `safe_mode = FALSE` it is kept as data, which keratin neither opens nor runs.")
}

impl PartialEq for Layer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<{} name={}, built={}>",
            self.class().name(),
            self.name(),
            self.is_built()
        )
    }
}
