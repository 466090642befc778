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
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

/// How many answers a model remembers.
const ANSWERS: usize = 8;

/// A model from a graph of layers.
pub struct Functional {
    inputs: Nested<Tensor>,
    outputs: Nested<Tensor>,
    plan: Plan,
    /// What came of other inputs than its own, the latest last. A model that is
    /// called many times by models that are called many times runs once.
    answers: RefCell<Vec<(Vec<Spec>, Nested<Spec>)>>,
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
            answers: RefCell::new(Vec::new()),
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

    /// What the graph gave for the same inputs before.
    fn known(&self, inputs: &[&Spec]) -> Option<Nested<Spec>> {
        let answers = self.answers.borrow();
        let same = |(known, _): &&(Vec<Spec>, _)| known.iter().eq(inputs.iter().copied());
        answers.iter().rev().find(same).map(|(_, out)| out.clone())
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
            return Ok(unpack(self.outputs.map(&mut |x| x.spec().clone())));
        }
        if let Some(known) = self.known(&given) {
            return Ok(known);
        }
        let outputs = unpack(self.run(inputs)?);
        let inputs = given.into_iter().cloned().collect();
        let mut answers = self.answers.borrow_mut();
        if answers.len() == ANSWERS {
            answers.remove(0);
        }
        answers.push((inputs, outputs.clone()));
        Ok(outputs)
    }

    fn sublayers(&self) -> Vec<Layer> {
        let operations = self.plan.operations().iter();
        operations.map(|op| op.layer.clone()).collect()
    }

    fn converts_inputs(&self) -> bool {
        false
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
