//! [`Functional`]: a model from a graph of layers.

use super::CLASSES;
use crate::config::Writer;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::{repeat_calls, Plan, Tensor};
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::input_spec::check_inputs;
use crate::layers::layer::signature::{Signature, INPUTS_TRAINING_MASK};
use crate::layers::{make, Base, CallSpec, InputSpec, Layer, LayerClass, Spec};
use crate::object::Class;
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

/// How many answers a model remembers.
const ANSWERS: usize = 1_000;

/// How many calls inside models are followed for one text, or one call. Models
/// that call one another twice, for two shapes each, have exponentially many.
const FOLLOWED: usize = 200_000;

/// A model from a graph of layers.
pub struct Functional {
    inputs: Nested<Tensor>,
    outputs: Nested<Tensor>,
    plan: Plan,
    /// What came of other inputs than its own. A model that is called many times by
    /// models that are called many times follows its calls once.
    answers: RefCell<HashMap<Vec<Spec>, Nested<Spec>>>,
    /// Where the session counts the calls that its models follow.
    followed: Rc<Cell<usize>>,
}

impl Functional {
    /// A model from its inputs to its outputs.
    pub fn model(
        inputs: Nested<Tensor>,
        outputs: Nested<Tensor>,
        base: Base,
        cx: &Context,
    ) -> Result<Layer> {
        let Some(entry) = CLASSES.first() else {
            return Err(Error::class("`Functional` is in no table"));
        };
        let model = Layer::new(
            base,
            Class::Builtin(entry),
            Box::new(Functional::new(inputs, outputs, cx)?),
            cx,
        );
        model.check_nesting()?;
        model.record_build(Nested::None);
        Ok(model)
    }

    pub(super) fn new(
        inputs: Nested<Tensor>,
        outputs: Nested<Tensor>,
        cx: &Context,
    ) -> Result<Functional> {
        if inputs.flatten().is_empty() {
            return Err(Error::graph("a model needs at least one input").at("inputs"));
        }
        if outputs.flatten().is_empty() {
            return Err(Error::graph("a model needs at least one output").at("outputs"));
        }
        let (inputs, outputs) = from_inputs_on(inputs, outputs, cx)?;
        let plan = Plan::new(&inputs.flatten(), &outputs.flatten())?;
        Ok(Functional {
            inputs,
            outputs,
            plan,
            answers: RefCell::default(),
            followed: cx.followed(),
        })
    }

    /// The inputs, in their structure.
    pub fn inputs(&self) -> &Nested<Tensor> {
        &self.inputs
    }

    /// The outputs, in their structure.
    pub fn outputs(&self) -> &Nested<Tensor> {
        &self.outputs
    }

    /// The calls between them.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Counts the calls that are to be followed.
    fn count(&self, layer: &Layer) -> Result<()> {
        let followed = self.followed.get().saturating_add(self.plan.nodes().len());
        self.followed.set(followed);
        match followed <= FOLLOWED {
            true => Ok(()),
            false => Err(Error::graph(format!(
                "model `{}` stands in models that call one another for so many shapes that there \
                 are more than {FOLLOWED} calls to follow",
                layer.name()
            ))),
        }
    }

    /// Runs other specs through the graph.
    fn run(&self, inputs: &Nested<Spec>) -> Result<Nested<Spec>> {
        let mut known: HashMap<(usize, usize), Spec> = HashMap::new();
        for (tensor, spec) in self.inputs.flatten().into_iter().zip(inputs.flatten()) {
            known.insert(tensor.id(), spec.clone());
        }
        for node in self.plan.nodes() {
            if node.is_input() {
                continue;
            }
            let inputs = node.inputs();
            if !inputs.iter().all(|x| known.contains_key(&x.id())) {
                continue;
            }
            let outputs = Layer::output_spec_of_node(node, &known)?;
            for (i, spec) in outputs.flatten().into_iter().enumerate() {
                known.insert((node.id(), i), spec.clone());
            }
        }
        self.outputs.try_map(&mut |x| {
            known.get(&x.id()).cloned().ok_or_else(|| {
                Error::graph(format!("output {x:?} does not follow from the inputs"))
            })
        })
    }
}

/// A model that begins at tensors inside another graph gets inputs of its own,
/// and repeats the calls between them and its outputs.
fn from_inputs_on(
    inputs: Nested<Tensor>,
    outputs: Nested<Tensor>,
    cx: &Context,
) -> Result<(Nested<Tensor>, Nested<Tensor>)> {
    if inputs.flatten().iter().all(|x| x.node().is_input()) {
        return Ok((inputs, outputs));
    }
    repeat_calls(&inputs, &outputs, &mut |tensor| {
        let mut args = Map::new();
        args.push("batch_shape", tensor.spec().shape.value());
        args.push("dtype", tensor.spec().dtype.name());
        args.push("sparse", tensor.spec().sparse);
        args.push("name", format!("{}CLONE", tensor.name()));
        input_layer::output(&make::<InputLayer>(args, cx)?)
    })
}

impl LayerClass for Functional {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        writer.put("name", layer.name());
        writer.put("trainable", layer.trainable());
        let mut layers = Vec::with_capacity(self.plan.operations().len());
        for operation in self.plan.operations() {
            let name = operation.layer.name();
            let mut envelope = operation.layer.serialize().map_err(|e| e.at(name))?;
            let mut nodes = Vec::new();
            for node in operation.nodes.iter().filter(|node| !node.is_input()) {
                nodes.push(node.serialize(&|x| self.plan.origin(x))?);
            }
            envelope.insert("name", name);
            envelope.insert("inbound_nodes", Value::Array(nodes));
            layers.push(Value::Object(envelope));
        }
        writer.put("layers", Value::Array(layers));
        for (key, tensors) in [
            ("input_layers", &self.inputs),
            ("output_layers", &self.outputs),
        ] {
            let places = tensors.try_map(&mut |x| self.place(x))?;
            writer.put(key, places.value(&mut Value::clone));
        }
        Ok(())
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_MASK
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let spec = |tensor: &Tensor, name: Option<&str>| {
            let layer = tensor.node().layer();
            let input = layer.body_as::<InputLayer>();
            let mut dims = tensor.spec().shape.to_vec();
            if let Some(batch) = dims.first_mut() {
                *batch = None;
            }
            InputSpec {
                shape: Some(Shape::new(dims)),
                allow_last_axis_squeeze: true,
                optional: input.is_some_and(InputLayer::is_optional),
                name: Some(name.unwrap_or(layer.name()).to_owned()),
                ..InputSpec::default()
            }
        };
        match &self.inputs {
            Nested::Map(entries) => {
                let mut entries: Vec<_> = entries.iter().collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                let specs = entries
                    .into_iter()
                    .map(|(key, item)| item.one().map(|x| spec(x, Some(key))));
                specs.collect::<Option<Vec<_>>>().unwrap_or_default()
            }
            inputs => inputs.flatten().iter().map(|x| spec(x, None)).collect(),
        }
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let inputs = call.first()?;
        check_inputs(&self.input_spec(None), inputs, layer.name())?;
        let declared = self.inputs.flatten();
        let given = inputs.flatten();
        let same = given.len() == declared.len()
            && given
                .iter()
                .zip(&declared)
                .all(|(a, b)| a.shape == b.spec().shape);
        if same {
            // What was inferred before is given as dense, as in Keras.
            let dense = |x: &Tensor| Spec::new(x.spec().shape.clone(), x.spec().dtype);
            return Ok(unpack(self.outputs.map(&mut |x| dense(x))));
        }
        let given: Vec<Spec> = given.into_iter().cloned().collect();
        if let Some(known) = self.answers.borrow().get(&given) {
            return Ok(known.clone());
        }
        self.count(layer)?;
        let outputs = unpack(self.run(inputs)?);
        let mut answers = self.answers.borrow_mut();
        if answers.len() == ANSWERS {
            answers.clear();
        }
        answers.insert(given, outputs.clone());
        Ok(outputs)
    }

    fn sublayers(&self) -> Vec<Layer> {
        let operations = self.plan.operations().iter();
        operations.map(|op| op.layer.clone()).collect()
    }

    fn converts_inputs(&self) -> bool {
        false
    }

    fn output_masks(&self) -> Vec<Option<Tensor>> {
        let outputs = self.outputs().flatten().into_iter();
        outputs.map(Tensor::mask).collect()
    }

    fn lists_layers(&self) -> bool {
        true
    }

    fn can_be_compiled(&self) -> bool {
        true
    }
}

impl Functional {
    /// A tensor's place as `input_layers` and `output_layers` name it. There, the
    /// calls of a model inside count from 1.
    fn place(&self, tensor: &Tensor) -> Result<Value> {
        let mut origin = self.plan.origin(tensor)?;
        let layer = tensor.node().layer();
        if layer.body_as::<Functional>().is_some() {
            origin.node += 1;
        }
        let index = |i: usize| i64::try_from(i).map_or(Value::Null, Value::Int);
        Ok(Value::Array(vec![
            Value::from(origin.layer),
            index(origin.node),
            index(origin.tensor),
        ]))
    }
}

/// A list of one is the one.
fn unpack(outputs: Nested<Spec>) -> Nested<Spec> {
    match outputs {
        Nested::List(items) if items.len() == 1 => items.into_iter().next().unwrap_or(Nested::None),
        other => other,
    }
}

impl fmt::Debug for Functional {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Functional")
            .field("inputs", &self.inputs)
            .field("outputs", &self.outputs)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::error::ErrorKind;
    use crate::layers::layer::tensors_value;
    use crate::object::{get, KerasObject, Role};

    fn made(class_name: &str, config: Map, cx: &Context) -> Layer {
        let envelope = Map::from_iter([
            ("class_name", Value::from(class_name)),
            ("config", config.into()),
        ]);
        let object = get(Role::Layer, envelope.into(), cx).unwrap().into_value();
        match object.as_live::<KerasObject>() {
            Some(KerasObject::Layer(layer)) => layer.clone(),
            other => panic!("{other:?} is no layer"),
        }
    }

    fn input(steps: Option<i64>, cx: &Context) -> Tensor {
        let steps = steps.map_or(Value::Null, Value::Int);
        let shape = vec![Value::Null, steps, Value::Int(1)];
        let config = Map::from_iter([("batch_shape", Value::from(shape))]);
        input_layer::output(&made("InputLayer", config, cx)).unwrap()
    }

    fn call(layer: &Layer, inputs: &Nested<Tensor>, cx: &Context) -> Result<Nested<Tensor>> {
        layer.call_on(tensors_value(inputs), cx)
    }

    fn model(x: Tensor, outputs: Nested<Tensor>, cx: &Context) -> Layer {
        let base = Base::unnamed(cx).unwrap();
        Functional::model(Nested::One(x), outputs, base, cx).unwrap()
    }

    /// A model that calls another one on its input, and on its input made longer.
    fn twice(inner: &Layer, longer_by: i64, cx: &Context) -> Layer {
        let x = input(None, cx);
        let padding = Value::from(vec![Value::Int(0), Value::Int(longer_by)]);
        let padding = made("ZeroPadding1D", Map::from_iter([("padding", padding)]), cx);
        let longer = call(&padding, &Nested::One(x.clone()), cx).unwrap();
        let outputs = [Nested::One(x.clone()), longer].map(|x| call(inner, &x, cx).unwrap());
        let joining = made("Concatenate", Map::from_iter([("axis", Value::Int(1))]), cx);
        let outputs = call(&joining, &Nested::List(outputs.into()), cx).unwrap();
        model(x, outputs, cx)
    }

    fn levels(longer_by: impl Iterator<Item = i64>, cx: &Context) -> Layer {
        let x = input(None, cx);
        let dense = made("Dense", Map::from_iter([("units", Value::Int(1))]), cx);
        let outputs = call(&dense, &Nested::One(x.clone()), cx).unwrap();
        let innermost = model(x, outputs, cx);
        longer_by.fold(innermost, |inner, by| twice(&inner, by, cx))
    }

    #[test]
    fn models_in_models_follow_their_calls_once_for_each_shape() {
        let cx = Context::new();
        let outermost = levels((0..30).map(|_| 1), &cx);
        let x = Nested::One(input(Some(7), &cx));
        let outputs = call(&outermost, &x, &cx).unwrap();
        // Each of 2^30 calls of the innermost model, whose inputs are up to 30 longer.
        let steps = (7 + 15) << 30;
        assert_eq!(
            outputs.one().unwrap().spec().shape.to_vec(),
            [None, Some(steps), Some(1)]
        );
        // The outermost runs once, the next for two shapes, and so on.
        let (five_calls, two_calls) = ((1..=30).sum::<usize>(), 31);
        assert_eq!(cx.followed().get(), 5 * five_calls + 2 * two_calls);

        call(&outermost, &x, &cx).unwrap();
        assert_eq!(cx.followed().get(), 0);
    }

    #[test]
    fn more_shapes_than_can_be_followed_are_refused() {
        let cx = Context::new();
        let outermost = levels((0..30).map(|i| 1 << i), &cx);
        let error = call(&outermost, &Nested::One(input(Some(7), &cx)), &cx).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Graph);
        assert!(error.message().contains("200000 calls"), "{error}");
    }
}
