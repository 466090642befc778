//! Layers and models whose class is written in R.
//!
//! R makes an environment, `self`, and runs `initialize()`; what every layer has
//! is made here, when that calls `super$initialize()`. The layer keeps `self`
//! alive; `self` refers back to the layer only weakly.

mod make;
mod trace;

pub(super) use make::strings;

use super::property::shape;
use crate::from_r::from_r;
use crate::kept::Kept;
use crate::session::context;
use crate::to_r::to_r;
use crate::unwind::{own_function, Call};
use extendr_api::prelude::*;
use keratin_core::config::{Field, Writer};
use keratin_core::graph::Tensor;
use keratin_core::layers::layer::{read_shapes, tensors, tensors_or_none, tensors_value};
use keratin_core::layers::rnn::CellSizes;
use keratin_core::layers::{
    Build, CallArg, CallSpec, InputSpec, Layer, LayerClass, MaskCall, Signature, Spec,
};
use keratin_core::models::{Functional, Sequential};
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Context, Error, KerasObject, Map, Result, Value};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// What makes a layer one of a class written in R.
#[derive(Debug)]
pub struct RLayer {
    /// The environment `self`.
    pub(super) this: Kept,
    /// A layer of the built-in class that the class inherits from: its body says
    /// what the class does not say itself.
    pub(super) parent: Option<Layer>,
    /// Whether it is a model.
    pub(super) is_model: bool,
    /// The classes that R sees, nearest first.
    pub(super) classes: Vec<String>,
    /// The methods that the class, or one it inherits from, has in R.
    methods: Vec<String>,
    /// The arguments of `call()`, if it has one.
    signature: Option<Vec<CallArg>>,
    takes_any: bool,
    /// The arguments of `build()`, if there are several.
    build_arguments: Vec<String>,
    /// Whether masks pass, if the class said it by `self$supports_masking`.
    pub(super) supports_masking: Cell<Option<bool>>,
    /// The layers assigned to `self`, in order.
    pub(super) tracked: RefCell<Vec<Layer>>,
    /// How many of these were there before the layer was built.
    tracked_first: Cell<Option<usize>>,
}

impl RLayer {
    /// Calls one of the functions of `R/custom-methods.R` with `self`.
    fn ask(&self, function: &str, args: &[&Value]) -> Result<Kept> {
        let function = own_function(function)?;
        let mut call = Call::new(&function).arg(&self.this);
        for value in args {
            call = call.arg(&to_r(value)?);
        }
        call.run()
    }

    /// What `self$input_spec` says, if the class says something.
    fn own_input_spec(&self) -> Option<Vec<InputSpec>> {
        let given = from_r(&self.ask("custom_input_spec", &[]).ok()?).ok()?;
        let Value::Array(specs) = given else {
            return None;
        };
        let spec = |value: &Value| match value.as_live::<KerasObject>() {
            Some(KerasObject::InputRequirement(spec)) => InputSpec::of(&**spec),
            _ => None,
        };
        specs.iter().map(spec).collect()
    }

    /// Whether R has the method.
    pub(super) fn has(&self, method: &str) -> bool {
        self.methods.iter().any(|m| m == method)
    }

    /// The body of the class it inherits from.
    pub(super) fn parent_body(&self) -> Option<&dyn LayerClass> {
        self.parent.as_ref().map(Layer::body)
    }

    /// Whether it is a graph itself: a class whose `initialize()` gave inputs and
    /// outputs.
    fn is_graph(&self) -> bool {
        let body = self.parent_body().map(LayerClass::as_any);
        body.is_some_and(|body| body.is::<Functional>() || body.is::<Sequential>())
    }

    /// What the class it inherits from writes; what every layer has if there is
    /// none.
    pub(super) fn parent_config(&self, layer: &Layer) -> Result<Map> {
        match &self.parent {
            // The graph is the config of a model that is nothing but its graph.
            Some(parent) if !self.is_graph() || !self.has("initialize") => {
                let keys = parent.class().schema().map(|schema| schema.base_keys);
                layer.config_as(parent.body(), keys)
            }
            _ => layer.base_config(),
        }
    }

    fn output_shape(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let shapes: Map = call
            .shapes()
            .into_iter()
            .map(|(name, shapes)| (format!("{name}_shape"), shapes.value(&mut shape)))
            .collect();
        let given = from_r(&self.ask("custom_output_shape", &[&Value::Object(shapes)])?)?;
        let shapes = read_shapes(given, context()).map_err(|error| {
            error.at(format!(
                "compute_output_shape() of layer `{}`",
                layer.name()
            ))
        })?;
        let dtype = layer.compute_dtype();
        Ok(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)))
    }

    fn output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let arguments = self.traced_arguments(call)?;
        let out = self.ask("custom_output_spec", &[&arguments])?;
        let out = from_r(&out)?;
        match tensors(&out) {
            Some(out) => Ok(out.map(&mut |x| x.spec().clone())),
            None => Err(Error::graph(format!(
                "`compute_output_spec()` of layer `{}` must give symbolic tensors",
                layer.name()
            ))
            .received(&out)
            .expected("a tensor, such as `keras_input()` gives")),
        }
    }

    fn own_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        let inputs = tensors_value(call.inputs);
        let given = from_r(&self.ask("custom_mask", &[&inputs, &tensors_value(call.masks)])?)?;
        match tensors_or_none(&given) {
            Nested::None if !given.is_null() => Err(Error::graph(format!(
                "`compute_mask()` of class `{}` must give masks",
                self.classes.first().map_or("", String::as_str)
            ))
            .received(&given)
            .expected("a tensor, NULL, or a list of these")),
            masks => Ok(masks),
        }
    }
}

impl LayerClass for RLayer {
    fn as_any(&self) -> &dyn Any {
        match self.parent_body() {
            Some(parent) => parent.as_any(),
            None => self,
        }
    }

    fn guest(&self) -> Option<&dyn Any> {
        Some(self)
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        let config = self.ask("custom_get_config", &[])?;
        let config = keratin_core::object::serialize_tree(&from_r(&config)?)?;
        writer.replace(config_map(config, "layer", layer.name())?);
        Ok(())
    }

    fn signature(&self) -> &Signature {
        match (&self.signature, self.parent_body()) {
            (Some(own), _) => own,
            (None, Some(parent)) => parent.signature(),
            (None, None) => keratin_core::layers::signature::INPUTS,
        }
    }

    fn takes_any_argument(&self) -> bool {
        match (&self.signature, self.parent_body()) {
            (None, Some(parent)) => parent.takes_any_argument(),
            _ => self.takes_any,
        }
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        if let Some(own) = self.own_input_spec() {
            return own;
        }
        self.parent_body()
            .map_or_else(Vec::new, |parent| parent.input_spec(built))
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let first = self.tracked_first.get();
        match first {
            Some(first) => self.tracked.borrow_mut().truncate(first),
            None => self.tracked_first.set(Some(self.tracked.borrow().len())),
        }
        if !self.has("build") {
            return match self.parent_body() {
                Some(parent) if !self.is_graph() => parent.build(build, shapes),
                _ => Ok(()),
            };
        }
        let given = match self.build_arguments.as_slice() {
            [] => Value::Array(vec![shapes.value(&mut shape)]),
            names => {
                let mut given = Map::new();
                for name in names.iter().map(|name| format!("{name}_shape")) {
                    if let Some(shapes) = build.shape(&name) {
                        given.push(name, shapes.value(&mut shape));
                    }
                }
                Value::Object(given)
            }
        };
        context().untraced(|| self.ask("custom_build", &[&given]))?;
        Ok(())
    }

    fn build_argument_names(&self) -> Vec<String> {
        match self.parent_body() {
            Some(parent) if !self.has("build") => parent.build_argument_names(),
            _ => self.build_arguments.clone(),
        }
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        if self.has("compute_output_spec") {
            return self.output_spec(layer, call);
        }
        if self.has("compute_output_shape") {
            if self.builds_by_call() {
                self.trace(layer, call)?;
            }
            return self.output_shape(layer, call);
        }
        // A class that says shapes says them for those that inherit from it, too.
        let by_call = |parent: &&dyn LayerClass| self.has("call") && parent.shapes_by_call();
        match self.parent_body().filter(|parent| !by_call(parent)) {
            Some(parent) => {
                if self.builds_by_call() {
                    self.trace(layer, call)?;
                }
                parent.compute_output_spec(layer, call)
            }
            None if self.has("call") => self.trace(layer, call),
            None => Err(Error::state(format!(
                "class `{}` has no method `call()`",
                layer.class().name()
            ))
            .hint(
                "Give it a method `call(inputs)`, or say the shape of its output: \
                 `compute_output_shape(input_shape)`.",
            )),
        }
    }

    fn sublayers(&self) -> Vec<Layer> {
        let mut layers = self.parent_body().map_or_else(Vec::new, |p| p.sublayers());
        for layer in self.tracked.borrow().iter() {
            if !layers.contains(layer) {
                layers.push(layer.clone());
            }
        }
        layers
    }

    fn lists_layers(&self) -> bool {
        self.is_model || self.parent_body().is_some_and(LayerClass::lists_layers)
    }

    fn property_names(&self) -> &[&'static str] {
        self.parent_body().map_or(&[], LayerClass::property_names)
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        self.parent_body()?.property(name)
    }

    fn cell_sizes(&self) -> Option<CellSizes> {
        if let Some(sizes) = self.parent_body().and_then(LayerClass::cell_sizes) {
            return Some(sizes);
        }
        let sizes = from_r(&self.ask("custom_cell_sizes", &[]).ok()?).ok()?;
        let size = |value: &Value| i64::read(value.clone(), context()).ok();
        let state = match sizes.get("state")? {
            Value::Array(states) => {
                Nested::list(states.iter().map(size).collect::<Option<Vec<_>>>()?)
            }
            one => Nested::One(size(one)?),
        };
        let output = size(sizes.get("output")?)?;
        Some(CellSizes { state, output })
    }

    fn seed_generators(&self) -> usize {
        self.parent_body().map_or(0, LayerClass::seed_generators)
    }

    fn converts_inputs(&self) -> bool {
        self.parent_body().map_or(true, LayerClass::converts_inputs)
    }

    fn input_dtype(&self) -> Option<keratin_core::dtype::DType> {
        self.parent_body().and_then(LayerClass::input_dtype)
    }

    fn built_at_init(&self) -> bool {
        !self.has("build")
            && self
                .parent_body()
                .is_some_and(|parent| parent.built_at_init() || self.is_graph())
    }

    fn supports_masking(&self) -> bool {
        let by_class = || self.parent_body().is_some_and(LayerClass::supports_masking);
        let said = self.supports_masking.get();
        said.unwrap_or_else(|| self.has("compute_mask") || by_class())
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        match self.parent_body() {
            _ if self.has("compute_mask") => self.own_mask(call),
            Some(parent) => parent.compute_mask(call),
            None => Ok(call.masks.clone()),
        }
    }

    fn output_masks(&self) -> Vec<Option<Tensor>> {
        self.parent_body()
            .map_or_else(Vec::new, LayerClass::output_masks)
    }

    fn get_build_config(&self, layer: &Layer) -> Option<Result<Option<Value>>> {
        if !self.has("get_build_config") {
            let parent = self.parent_body().filter(|_| !self.has("build"))?;
            return parent.get_build_config(layer);
        }
        let given = || match from_r(&self.ask("custom_build_config", &[])?)? {
            Value::Null => Ok(None),
            config => keratin_core::object::serialize_tree(&config).map(Some),
        };
        Some(given())
    }

    fn build_from_config(&self, layer: &Layer, config: &Map, cx: &Context) -> Option<Result<()>> {
        if !self.has("build_from_config") {
            let parent = self.parent_body().filter(|_| !self.has("build"));
            let by_parent = parent.and_then(|p| p.build_from_config(layer, config, cx));
            if by_parent.is_some() || !self.builds_by_call() {
                return by_parent;
            }
            let run = || {
                layer.build_from_shapes(config.clone(), cx)?;
                if let Some(shapes) = layer.built_for() {
                    self.try_build_by_call(layer, &shapes)?;
                    layer.build_is_provisional();
                }
                Ok(())
            };
            return Some(run());
        }
        let config = Value::Object(config.clone());
        let run = || {
            cx.untraced(|| self.ask("custom_build_from_config", &[&config]))?;
            layer.mark_built(true);
            Ok(())
        };
        Some(run())
    }

    fn can_be_compiled(&self) -> bool {
        self.is_model || self.parent_body().is_some_and(LayerClass::can_be_compiled)
    }

    fn get_compile_config(&self) -> Option<Result<Value>> {
        if !self.has("get_compile_config") {
            return None;
        }
        let given = || {
            let config = from_r(&self.ask("custom_compile_config", &[])?)?;
            keratin_core::object::serialize_tree(&config)
        };
        Some(given())
    }

    fn compile_from_config(&self, config: &Map) -> Option<Result<()>> {
        let function = if self.has("compile_from_config") {
            "custom_compile_from_config"
        } else if self.has("compile") {
            "warn_of_own_compile"
        } else {
            return None;
        };
        let config = Value::Object(config.clone());
        Some(self.ask(function, &[&config]).map(|_| ()))
    }

    fn compile_arguments(&self, args: Map) -> Result<Map> {
        match self.parent_body() {
            Some(parent) => parent.compile_arguments(args),
            None => Ok(args),
        }
    }

    fn supports_jit(&self) -> bool {
        self.parent_body().map_or(true, LayerClass::supports_jit)
    }

    fn remake(
        &self,
        inputs: &Nested<Tensor>,
        outputs: &Nested<Tensor>,
        name: &str,
    ) -> Option<Result<Layer>> {
        if !self.is_graph() || self.has("initialize") {
            return None;
        }
        let run = || {
            let ends = (tensors_value(inputs), tensors_value(outputs));
            let made = self.ask("custom_remake", &[&ends.0, &ends.1, &Value::from(name)])?;
            super::held::layer(&made.robj(), "model")
        };
        Some(run())
    }
}

/// What `get_config()` of a class in R gave, which must be a named list.
pub(super) fn config_map(config: Value, what: &str, name: &str) -> Result<Map> {
    match config {
        Value::Object(config) => Ok(config),
        Value::Array(items) if items.is_empty() => Ok(Map::new()),
        other => Err(Error::config(format!(
            "`get_config()` of {what} `{name}` must give a named list"
        ))
        .received(&other)
        .expected("a named list")),
    }
}

extendr_module! {
    mod custom_layer;
    use make;
}
