//! Calling a layer on symbolic tensors.

use super::operation::{constant, KnownSpecs};
use super::{Layer, LayerClass, MaskCall, Signature, Spec};
use crate::config::describe;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::{Node, Tensor};
use crate::layers::input_spec::check_inputs;
use crate::shape::{Nested, Shape};
use crate::value::{Live, Map, Value};
use std::borrow::Cow;
use std::rc::Rc;

/// The arguments of a call, by name, tensors by their shape and dtype.
#[derive(Clone, Debug)]
pub struct CallSpec {
    tensors: Vec<(Cow<'static, str>, Nested<Spec>)>,
    values: Map,
}

impl CallSpec {
    /// A call with one argument.
    pub fn of(inputs: Nested<Spec>) -> Self {
        CallSpec {
            tensors: vec![("inputs".into(), inputs)],
            values: Map::new(),
        }
    }

    /// A call with one argument of another name.
    pub fn of_argument(name: &str, inputs: Nested<Spec>) -> Self {
        CallSpec {
            tensors: Vec::new(),
            values: Map::new(),
        }
        .with(name, inputs)
    }

    /// With another argument.
    pub fn with(mut self, name: &str, inputs: Nested<Spec>) -> Self {
        self.tensors.push((name.to_owned().into(), inputs));
        self
    }

    /// The call that a node recorded, with other specs for its input tensors.
    fn of_node(node: &Node, known: &KnownSpecs) -> Result<CallSpec> {
        let layer = node.layer();
        let signature = layer.body().signature();
        let call = CallSpec::bind(signature, layer, &node.args(), &node.kwargs(), Some(known))?;
        Ok(call.cast_for(layer))
    }

    /// The first argument.
    pub fn first(&self) -> Result<&Nested<Spec>> {
        self.tensors
            .first()
            .map(|(_, specs)| specs)
            .ok_or_else(|| Error::graph("the call was given no tensor"))
    }

    /// The first argument, which must be one tensor.
    pub fn one(&self) -> Result<&Spec> {
        match self.first()? {
            Nested::One(spec) => Ok(spec),
            // Keras takes a list of one for the one.
            Nested::List(items) => match items.as_slice() {
                [Nested::One(spec)] => Ok(spec),
                _ => Err(Error::graph("expected one tensor, got a list of them")),
            },
            _ => Err(Error::graph(
                "expected one tensor, got a named list of them",
            )),
        }
    }

    /// What has the shapes of the first argument, and its structure, in a dtype.
    pub fn same_shapes(&self, dtype: DType) -> Result<Nested<Spec>> {
        let spec = |input: &Spec| Spec::new(input.shape.clone(), dtype);
        Ok(self.first()?.map(&mut |input| spec(input)))
    }

    /// The tensors of an argument, by its name.
    pub fn tensors(&self, name: &str) -> Option<&Nested<Spec>> {
        self.tensors.iter().find(|(n, _)| n == name).map(|(_, s)| s)
    }

    /// An argument that is no tensor, by its name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// The tensor arguments, by name, in the order of the call.
    pub fn tensor_arguments(&self) -> impl Iterator<Item = (&str, &Nested<Spec>)> {
        self.tensors.iter().map(|(name, specs)| (&**name, specs))
    }

    /// The arguments that are no tensors, by name.
    pub fn values(&self) -> &Map {
        &self.values
    }

    /// The shapes of the tensor arguments, masks left out.
    pub fn shapes(&self) -> Vec<(String, Nested<Shape>)> {
        self.tensors
            .iter()
            .filter(|(name, _)| name != "mask")
            .map(|(name, specs)| (name.to_string(), specs.map(&mut |s| s.shape.clone())))
            .collect()
    }

    /// Binds the arguments of a call to their names.
    fn bind(
        signature: &Signature,
        layer: &Layer,
        args: &[Value],
        kwargs: &Map,
        known: Option<&KnownSpecs>,
    ) -> Result<CallSpec> {
        let mut call = CallSpec {
            tensors: Vec::new(),
            values: Map::new(),
        };
        if args.len() > signature.len() {
            return Err(Error::graph(format!(
                "layer `{}` takes {} argument(s), got {}",
                layer.name(),
                signature.len(),
                args.len()
            )));
        }
        for (i, arg) in signature.iter().enumerate() {
            let given = match (args.get(i), kwargs.get(&arg.name)) {
                (Some(_), Some(_)) => {
                    return Err(Error::graph(format!(
                        "layer `{}` was given `{}` twice",
                        layer.name(),
                        arg.name
                    )))
                }
                (Some(value), None) | (None, Some(value)) => value,
                (None, None) if arg.default.is_none() => {
                    return Err(Error::graph(format!(
                        "layer `{}` needs the argument `{}`",
                        layer.name(),
                        arg.name
                    )))
                }
                (None, None) => continue,
            };
            call.add(arg.name.clone(), given, known)?;
        }
        for (name, value) in kwargs.iter() {
            let is_known = signature.iter().any(|arg| arg.name == name);
            if is_known {
                continue;
            }
            // `training` reaches every layer; one that has no use for it lets it pass.
            if name != "training" && !layer.body().takes_any_argument() {
                let names = signature.iter().map(|arg| &*arg.name);
                let mut error = Error::graph(format!(
                    "layer `{}` has no argument `{name}` in its call",
                    layer.name()
                ));
                if let Some(near) = crate::text::nearest(name, names) {
                    error = error.hint(format!("Did you mean `{near}`?"));
                }
                return Err(error);
            }
            call.add(name.to_owned().into(), value, known)?;
        }
        Ok(call)
    }

    fn add(
        &mut self,
        name: Cow<'static, str>,
        value: &Value,
        known: Option<&KnownSpecs>,
    ) -> Result<()> {
        match specs(value, known)? {
            Some(specs) => self.tensors.push((name, specs)),
            None => self.values.insert(&*name, value.clone()),
        }
        Ok(())
    }

    /// As a layer sees it: floats in the layer's dtype, if it converts them.
    fn cast_for(self, layer: &Layer) -> CallSpec {
        match layer.base().autocast() && layer.body().converts_inputs() {
            true => self.cast(layer.input_dtype()),
            false => self,
        }
    }

    /// The same with floats in a layer's dtype.
    fn cast(mut self, dtype: DType) -> CallSpec {
        for (_, specs) in &mut self.tensors {
            specs.each_mut(&mut |spec| {
                if spec.dtype.is_float() {
                    spec.dtype = dtype;
                }
            });
        }
        self
    }
}

impl Layer {
    /// Calls the layer on symbolic tensors: builds it if need be, and records the
    /// call. Tensors stand in `args` and `kwargs` as live values.
    pub fn call(
        &self,
        mut args: Vec<Value>,
        mut kwargs: Map,
        cx: &Context,
    ) -> Result<Nested<Tensor>> {
        if let Some(outputs) = self.call_operation(&mut args, &mut kwargs, cx) {
            return outputs;
        }
        let signature = self.body().signature();
        let call = CallSpec::bind(signature, self, &args, &kwargs, None)?;
        if call.tensors.is_empty() && !signature.is_empty() {
            let given = args.first().or_else(|| kwargs.values().next());
            return Err(not_a_tensor(given.unwrap_or(&Value::Null)));
        }
        let mut call = call.cast_for(self);
        let converts = self.body().converts_inputs() && !is_plain_call(&args, &kwargs, self);
        let is_guest = self.body().guest().is_some();
        let _inside = is_guest.then(|| cx.enter_call());
        // What nobody sees need not be found out.
        let added = match is_guest || !converts || cx.is_in_call() {
            true => self.arguments_added(&args, &kwargs, &call, cx),
            false => Map::new(),
        };
        if is_guest {
            for (name, value) in added.iter() {
                call.add(name.to_owned().into(), value, None)?;
            }
        }
        let outputs = self.output_spec_of_call(&call, cx)?;
        // Keras completes the arguments it was given only when it did not have
        // to convert them; files show the difference.
        if !converts {
            kwargs.extend(added);
        }
        let first = signature.first().and_then(|arg| kwargs.get(&arg.name));
        let masked = self.masks_passing(args.first().or(first), kwargs.get("mask"), cx)?;
        let is_traced = cx.traces(|| Rc::new(self.clone()));
        let node = self.record_call(args, kwargs, &outputs, is_traced, cx);
        match masked {
            Some((inputs, masks)) => self.set_masks(&node, &MaskCall::new(&inputs, &masks, cx))?,
            None if cx.is_tracing() => self.keep_output_masks(&node),
            None => {}
        }
        Ok(node.outputs())
    }

    /// Records a call: in the graph, or only for the call that is being traced.
    pub(super) fn record_call(
        &self,
        args: Vec<Value>,
        kwargs: Map,
        outputs: &Nested<Spec>,
        is_traced: bool,
        cx: &Context,
    ) -> Rc<Node> {
        let layer = self.clone();
        match is_traced {
            true => Node::passing(layer, args, kwargs, outputs, || self.name().to_owned()),
            false => Node::new(layer, args, kwargs, outputs, || cx.tensor_name()),
        }
    }

    /// Shape and dtype of what a recorded call gives for other inputs than its own.
    pub(crate) fn output_spec_of_node(node: &Node, specs: &KnownSpecs) -> Result<Nested<Spec>> {
        let layer = node.layer();
        if let Some(outputs) = layer.operation_spec(&node.args(), &node.kwargs(), Some(specs), None)
        {
            return outputs;
        }
        let call = CallSpec::of_node(node, specs)?;
        layer.body().compute_output_spec(layer, &call)
    }

    /// What a call would give by another body than the layer's own: that of the
    /// class it inherits from. The call is not recorded.
    pub fn call_as(
        &self,
        body: &dyn LayerClass,
        args: Vec<Value>,
        kwargs: Map,
        cx: &Context,
    ) -> Result<Nested<Tensor>> {
        let call = CallSpec::bind(body.signature(), self, &args, &kwargs, None)?;
        let outputs = body.compute_output_spec(self, &call.cast_for(self))?;
        let name = || cx.tensor_name();
        Ok(Node::passing(self.clone(), args, kwargs, &outputs, name).outputs())
    }

    /// Calls the layer on one tensor or a structure of them.
    pub fn call_on(&self, inputs: Value, cx: &Context) -> Result<Nested<Tensor>> {
        self.call(vec![inputs], Map::new(), cx)
    }

    /// Shape and dtype of what a call gives, whose specs are cast for the layer;
    /// builds the layer if need be.
    pub fn output_spec_of_call(&self, call: &CallSpec, cx: &Context) -> Result<Nested<Spec>> {
        let stale = match self.0.provisional.get() {
            true => self.drop_stale_build_of(call),
            false => None,
        };
        self.check_inputs(call)?;
        if !self.is_built() {
            self.maybe_build(call, cx)?;
            self.keep_recorded_build(stale);
            self.check_inputs(call)?;
        }
        cx.in_layer(self.name(), || self.body().compute_output_spec(self, call))
    }

    /// Shape and dtype of what the layer gives for such an input inside the call of
    /// another layer. The layer must be built.
    pub(crate) fn output_spec_inside(&self, inputs: Nested<Spec>) -> Result<Nested<Spec>> {
        let call = CallSpec::of(inputs).cast_for(self);
        self.check_inputs(&call)?;
        self.body().compute_output_spec(self, &call)
    }

    fn check_inputs(&self, call: &CallSpec) -> Result<()> {
        let built = self.built_for();
        let specs = self.body().input_spec(built.as_ref());
        match call.tensors.first() {
            Some((_, inputs)) => check_inputs(&specs, inputs, self.name()),
            None => Ok(()),
        }
    }
}

/// Runs `f`, the `call` of a guest on tensors that stand for others: what it calls
/// is recorded in no graph. Gives the layers it called, too.
pub fn trace<T>(cx: &Context, f: impl FnOnce() -> Result<T>) -> Result<(T, Vec<Layer>)> {
    let (out, called) = cx.trace(f)?;
    let layers = called.iter().filter_map(|x| x.downcast_ref().cloned());
    Ok((out, layers.collect()))
}

/// Notes an input that a traced call makes: it stands for values, and belongs to no graph.
pub fn note_input(layer: &Layer, cx: &Context) {
    cx.traces(|| Rc::new(layer.clone()));
}

/// A call on one tensor that is in the layer's dtype already.
fn is_plain_call(args: &[Value], kwargs: &Map, layer: &Layer) -> bool {
    match args {
        [Value::Live(live)] if kwargs.is_empty() => live
            .get::<Tensor>()
            .is_some_and(|x| x.spec().dtype == layer.input_dtype()),
        _ => false,
    }
}

/// The specs of a structure that is made only of tensors and constant arrays, at
/// least one of them a tensor.
fn specs(value: &Value, known: Option<&KnownSpecs>) -> Result<Option<Nested<Spec>>> {
    let mut tensors = 0;
    let specs = walk_specs(value, known, &mut tensors)?;
    Ok(specs.filter(|_| tensors > 0))
}

fn walk_specs(
    value: &Value,
    known: Option<&KnownSpecs>,
    tensors: &mut usize,
) -> Result<Option<Nested<Spec>>> {
    Ok(match value {
        Value::Null => Some(Nested::None),
        Value::Live(live) => live.get::<Tensor>().map(|tensor| {
            *tensors += 1;
            let known = known.and_then(|known| known.get(&tensor.id()));
            Nested::One(known.unwrap_or_else(|| tensor.spec()).clone())
        }),
        Value::Array(items) => {
            let items: Result<Option<Vec<_>>> = items
                .iter()
                .map(|item| walk_specs(item, known, tensors))
                .collect();
            items?.map(Nested::List)
        }
        Value::Object(map) => match constant(map) {
            Some(constant) => Some(Nested::One(constant?)),
            None => {
                let entries: Result<Option<Vec<_>>> = map
                    .iter()
                    .map(|(key, item)| {
                        let item = walk_specs(item, known, tensors)?;
                        Ok(item.map(|item| (key.into(), item)))
                    })
                    .collect();
                entries?.map(Nested::Map)
            }
        },
        _ => None,
    })
}

/// The tensors of a value that is made only of them; `None` if anything else,
/// or nothing, is in it.
pub fn tensors(value: &Value) -> Option<Nested<Tensor>> {
    fn walk(value: &Value) -> Option<Nested<Tensor>> {
        match value {
            Value::Null => Some(Nested::None),
            Value::Live(live) => live.get::<Tensor>().cloned().map(Nested::One),
            Value::Array(items) => items
                .iter()
                .map(walk)
                .collect::<Option<Vec<_>>>()
                .map(Nested::List),
            Value::Object(map) => map
                .iter()
                .map(|(key, item)| Some((key.into(), walk(item)?)))
                .collect::<Option<Vec<_>>>()
                .map(Nested::Map),
            _ => None,
        }
    }
    walk(value).filter(|nested| !nested.flatten().is_empty())
}

/// A structure of tensors as a value.
pub fn tensors_value(tensors: &Nested<Tensor>) -> Value {
    tensors.value(&mut |x| Value::Live(Live::new(x.clone())))
}

/// The error for something that should have been a tensor.
pub(crate) fn not_a_tensor(value: &Value) -> Error {
    Error::graph(format!(
        "expected a symbolic tensor, got {}",
        describe(value)
    ))
    .received(value)
    .expected("a tensor, such as `keras_input()` gives")
}
