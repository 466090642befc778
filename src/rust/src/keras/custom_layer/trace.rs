//! Running `call()`, written in R, on symbolic tensors.

use super::RLayer;
use crate::from_r::from_r;
use crate::session::context;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::layer::{keep_dense, tensors, tensors_value, trace};
use keratin_core::layers::{CallSpec, Layer, LayerClass, Spec};
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Error, Map, Result, Value};

impl RLayer {
    /// The arguments of a call, with tensors that stand for those of the call.
    pub(in crate::keras) fn traced_arguments(&self, call: &CallSpec) -> Result<Value> {
        let mut arguments = Map::new();
        for (name, specs) in call.tensor_arguments() {
            let input = |spec: &Spec| input_layer::placeholder(spec, context());
            let inputs = specs.try_map(&mut |spec| input(spec))?;
            arguments.push(name, tensors_value(&inputs));
        }
        for (name, value) in call.values().iter() {
            if self.takes_any || self.signature().iter().any(|arg| arg.name == name) {
                arguments.push(name, value.clone());
            }
        }
        Ok(Value::Object(arguments))
    }

    /// Runs `call()` on tensors that stand for those of the call.
    pub(in crate::keras) fn trace(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let cx = context();
        let arguments = self.traced_arguments(call)?;
        let (out, called) = trace(cx, || self.ask("custom_call", &[&arguments]))?;
        self.report_strangers(layer, &called)?;
        let out = from_r(&out)?;
        let out = tensors(&out).ok_or_else(|| {
            Error::graph(format!(
                "`call()` of layer `{}` must give symbolic tensors",
                layer.name()
            ))
            .received(&out)
            .expected("a tensor, a list or a named list of tensors")
        })?;
        let mut out = out.map(&mut |x| x.spec().clone());
        let given = call.tensor_arguments();
        keep_dense(&mut out, given.flat_map(|(_, specs)| specs.flatten()));
        Ok(out)
    }

    /// Warns of layers with weights that `call()` called, but that are no part of
    /// the layer.
    fn report_strangers(&self, layer: &Layer, called: &[Layer]) -> Result<()> {
        let own = layer.flatten_layers();
        let mut names: Vec<Value> = Vec::new();
        for other in called {
            let name = Value::from(other.name());
            let is_own = own.contains(other) || names.contains(&name);
            if !is_own && !other.weights().is_empty() {
                names.push(name);
            }
        }
        if !names.is_empty() {
            self.ask("warn_of_strangers", &[&Value::Array(names)])?;
        }
        Ok(())
    }

    /// Whether a layer inside is not built yet.
    pub(in crate::keras) fn has_unbuilt(&self) -> bool {
        let mut layers = self.tracked.borrow().clone();
        layers.retain(|layer| !layer.is_built());
        !layers.is_empty()
    }

    /// Whether only a run of `call()` builds the layers inside.
    pub(in crate::keras) fn builds_by_call(&self) -> bool {
        self.has("call") && !self.has("build") && self.has_unbuilt()
    }

    /// Builds what only a run of `call()` builds.
    pub(in crate::keras) fn build_by_call(
        &self,
        layer: &Layer,
        shapes: &Nested<Shape>,
    ) -> Result<()> {
        if !self.builds_by_call() {
            return Ok(());
        }
        let call = self.call_for(layer, shapes);
        context().in_layer(layer.name(), || self.trace(layer, &call))?;
        Ok(())
    }

    /// The same for shapes of a config, which may be stale: what does not fit them
    /// is built when it is called.
    pub(in crate::keras) fn try_build_by_call(
        &self,
        layer: &Layer,
        shapes: &Nested<Shape>,
    ) -> Result<()> {
        let cx = context();
        let arguments = self.traced_arguments(&self.call_for(layer, shapes))?;
        cx.in_layer(layer.name(), || {
            trace(cx, || self.ask("try_custom_call", &[&arguments]))
        })?;
        Ok(())
    }

    /// A call with one argument of these shapes.
    fn call_for(&self, layer: &Layer, shapes: &Nested<Shape>) -> CallSpec {
        let dtype = layer.input_dtype();
        let specs = shapes.map(&mut |shape| Spec::new(shape.clone(), dtype));
        let first = self.signature().first();
        match first {
            Some(first) if first.name != "inputs" => CallSpec::of_argument(&first.name, specs),
            _ => CallSpec::of(specs),
        }
    }
}
