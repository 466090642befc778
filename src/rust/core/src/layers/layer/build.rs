//! Building a layer: from the shapes of its inputs to its weights.

use super::weight::Tracked;
use super::{CallSpec, Layer, LayerClass, Weight};
use crate::config::{describe, Field};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use std::rc::Rc;

/// The shapes a layer was built for.
#[derive(Clone, Debug)]
pub struct BuildShapes(Vec<(String, Nested<Shape>)>);

impl BuildShapes {
    /// As it stands in the envelope.
    pub fn value(&self) -> Value {
        let write = |shape: &Nested<Shape>| shape.value(&mut Shape::value);
        let mut config = Map::new();
        match self.0.as_slice() {
            [(_, shape)] => config.push("input_shape", write(shape)),
            shapes => {
                let shapes: Map = shapes.iter().map(|(k, s)| (k.as_str(), write(s))).collect();
                config.push("shapes_dict", shapes);
            }
        }
        config.into()
    }

    /// Whether they go with the shapes of a call's arguments, as far as both
    /// have one.
    pub(super) fn go_with(&self, call: &[(String, Nested<Shape>)]) -> bool {
        let own = |name: &str| {
            let shapes = self.0.iter();
            let of =
                |built: &&(String, Nested<Shape>)| built.0.strip_suffix("_shape") == Some(name);
            shapes.into_iter().find(of).map(|(_, shape)| shape)
        };
        let mut pairs = call
            .iter()
            .filter_map(|(name, shape)| Some((own(name)?, shape)));
        pairs.all(|(built, wanted)| compatible(built, wanted))
    }

    fn first(&self) -> Nested<Shape> {
        self.0
            .first()
            .map_or(Nested::None, |(_, shape)| shape.clone())
    }
}

/// A build of a `build_config` that does not fit what the layer is called with.
pub(super) struct Stale {
    shapes: BuildShapes,
    weights: Vec<Rc<Weight>>,
}

/// A layer being built: where its class adds weights and builds layers inside.
pub struct Build<'a> {
    layer: &'a Layer,
    cx: &'a Context,
    shapes: &'a BuildShapes,
    weights: Vec<Tracked>,
}

impl Build<'_> {
    /// The layer.
    pub fn layer(&self) -> &Layer {
        self.layer
    }

    /// The context.
    pub fn context(&self) -> &Context {
        self.cx
    }

    /// The shape of one of `build`'s arguments, by its name: `value_shape`.
    pub fn shape(&self, name: &str) -> Option<&Nested<Shape>> {
        let shapes = self.shapes.0.iter();
        shapes.into_iter().find(|(n, _)| n == name).map(|(_, s)| s)
    }

    /// Adds a weight in the layer's variable dtype.
    pub fn add(&mut self, mut weight: Weight) -> Result<()> {
        weight.dtype = self.layer.variable_dtype();
        self.add_as(weight)
    }

    /// Adds a weight in a dtype of its own.
    pub fn add_as(&mut self, weight: Weight) -> Result<()> {
        let weight = weight.added(&self.cx.path(), self.cx);
        weight.check()?;
        self.weights.push(Tracked::own(weight, self.layer));
        Ok(())
    }

    /// Adds a weight of a layer inside, which is of both then.
    pub fn share(&mut self, weight: Rc<Weight>) {
        self.weights.push(Tracked::shared(weight));
    }

    /// Builds a layer inside.
    pub fn child(&self, layer: &Layer, shape: &Nested<Shape>) -> Result<()> {
        let stale = layer.drop_stale_build(shape);
        if layer.is_built() {
            return Ok(());
        }
        layer.build(shape, self.cx)?;
        layer.keep_recorded_build(stale);
        Ok(())
    }
}

impl Layer {
    /// Builds the layer for inputs of these shapes.
    pub fn build(&self, shapes: &Nested<Shape>, cx: &Context) -> Result<()> {
        let shapes = BuildShapes(vec![("input_shape".into(), shapes.clone())]);
        self.build_for(shapes, cx)
    }

    /// Builds the layer for a call, unless it is built.
    pub(super) fn maybe_build(&self, call: &CallSpec, cx: &Context) -> Result<()> {
        if self.is_built() {
            return Ok(());
        }
        let wanted = self.body().build_argument_names();
        let shapes = call.shapes();
        let shapes = if wanted.is_empty() {
            shapes
                .into_iter()
                .take(1)
                .map(|(_, shape)| ("input_shape".to_owned(), shape))
                .collect()
        } else {
            shapes
                .into_iter()
                .filter(|(name, _)| wanted.iter().any(|w| w == name))
                .map(|(name, shape)| (format!("{name}_shape"), shape))
                .collect()
        };
        self.build_for(BuildShapes(shapes), cx)
    }

    /// Builds the layer as its `build_config` says.
    pub fn build_from_config(&self, config: Value, cx: &Context) -> Result<()> {
        if self.is_built() || config.is_null() {
            return Ok(());
        }
        let config = match config {
            Value::Object(config) => config,
            // Keras looks for shapes in it, and finds none.
            Value::Str(_) | Value::Array(_) => return Ok(()),
            other => {
                return Err(
                    Error::config(format!("expected an object, got {}", describe(&other)))
                        .received(&other),
                )
            }
        };
        if let Some(result) = self.body().build_from_config(self, &config, cx) {
            return result;
        }
        self.build_from_shapes(config, cx)
    }

    /// Builds for the shapes that a `build_config` names.
    pub fn build_from_shapes(&self, mut config: Map, cx: &Context) -> Result<()> {
        let shapes = match (config.remove("input_shape"), config.remove("shapes_dict")) {
            (Some(shape), _) => vec![(
                "input_shape".to_owned(),
                read_shapes(shape, cx).map_err(|e| e.at("input_shape"))?,
            )],
            (None, Some(Value::Object(shapes))) => shapes
                .into_iter()
                .map(|(name, shape)| {
                    let shape = read_shapes(shape, cx).map_err(|e| e.at(&*name))?;
                    Ok((name.to_string(), shape))
                })
                .collect::<Result<_>>()
                .map_err(|e: Error| e.at("shapes_dict"))?,
            _ => return Ok(()),
        };
        // A shape that does not even fit the layer is stale, too: the first call
        // builds it then.
        match self.build_for(BuildShapes(shapes), cx) {
            Err(error) if error.kind() == ErrorKind::Foreign => return Err(error),
            Err(_) => self.forget_build(),
            Ok(()) => self.build_is_provisional(),
        }
        Ok(())
    }

    /// Notes that the build came from a config. What was built inside was built for
    /// the same shapes; the layers of a model are built by their own calls.
    pub fn build_is_provisional(&self) {
        let mut open = vec![self.clone()];
        while let Some(layer) = open.pop() {
            layer.0.provisional.set(true);
            if layer.body().guest().is_some() || !layer.body().lists_layers() {
                open.extend(layer.sublayers());
            }
        }
    }

    /// Forgets a build of a `build_config` that does not fit what the layer is
    /// called with, and gives it.
    pub(super) fn drop_stale_build(&self, shapes: &Nested<Shape>) -> Option<Stale> {
        match self.0.provisional.replace(false) && !self.is_built_for(shapes) {
            true => self.drop_build(),
            false => None,
        }
    }

    /// The same for all arguments of a call.
    pub(super) fn drop_stale_build_of(&self, call: &CallSpec) -> Option<Stale> {
        let shapes = call.shapes();
        let stale = {
            let built = self.0.build_shapes.borrow();
            built.as_ref().is_some_and(|built| !built.go_with(&shapes))
        };
        match shapes.first() {
            _ if stale => {
                self.0.provisional.set(false);
                self.drop_build()
            }
            Some((_, first)) => self.drop_stale_build(first),
            None => None,
        }
    }

    fn drop_build(&self) -> Option<Stale> {
        let weights = self.weights();
        let shapes = self.0.build_shapes.take();
        self.forget_build();
        shapes.map(|shapes| Stale { shapes, weights })
    }

    /// A stale build that gave the same weights, and asks the same of inputs, is that
    /// of another call, which the model does not have: it is what Keras writes again.
    pub(super) fn keep_recorded_build(&self, stale: Option<Stale>) {
        let Some(Stale { shapes, weights }) = stale else {
            return;
        };
        let kind = |w: &Rc<Weight>| (w.name.clone(), w.shape.clone(), w.dtype);
        let same_weights = self.weights().iter().map(kind).eq(weights.iter().map(kind));
        let asked = |shapes: Option<&Nested<Shape>>| self.body().input_spec(shapes);
        if same_weights && asked(Some(&shapes.first())) == asked(self.built_for().as_ref()) {
            *self.0.build_shapes.borrow_mut() = Some(shapes);
        }
    }

    fn is_built_for(&self, shapes: &Nested<Shape>) -> bool {
        let Some(built) = self.built_for() else {
            return true;
        };
        compatible(&built, shapes)
    }

    fn build_for(&self, shapes: BuildShapes, cx: &Context) -> Result<()> {
        let first = self.0.first_weights.get();
        self.0.weights.borrow_mut().truncate(first);
        let weights = cx.in_layer(self.name(), || {
            *self.0.path.borrow_mut() = Some(cx.path());
            let mut build = Build {
                layer: self,
                cx,
                shapes: &shapes,
                weights: Vec::new(),
            };
            self.body().build(&mut build, &shapes.first())?;
            Ok(build.weights)
        })?;
        self.0.weights.borrow_mut().extend(weights);
        *self.0.build_shapes.borrow_mut() = Some(shapes);
        self.set_built(true);
        Ok(())
    }

    /// Marks the layer as built, for a shape that its class knows by itself.
    pub fn record_build(&self, shape: Nested<Shape>) {
        let shapes = BuildShapes(vec![("input_shape".into(), shape)]);
        *self.0.build_shapes.borrow_mut() = Some(shapes);
        self.set_built(true);
    }

    /// Adds a weight at once: a guest's way, in its constructor and while it is
    /// built. Gives it with its path.
    pub fn add_weight(&self, weight: Weight, cx: &Context) -> Result<Rc<Weight>> {
        let path = match cx.is_building(self.name()) {
            true => cx.path(),
            false => cx.path_of(self.name()),
        };
        let weight = weight.added(&path, cx);
        weight.check()?;
        let own = Tracked::own(weight, self);
        let weight = Rc::clone(&own.weight);
        self.track(own, cx);
        Ok(weight)
    }

    /// Whether the weight is among the layer's own.
    pub fn has_weight(&self, weight: &Rc<Weight>) -> bool {
        let weights = self.0.weights.borrow();
        weights.iter().any(|own| Rc::ptr_eq(&own.weight, weight))
    }

    /// Adds a weight of another layer, which is of both then: a guest's way.
    pub fn share_weight(&self, weight: Rc<Weight>, cx: &Context) {
        self.track(Tracked::shared(weight), cx);
    }

    fn track(&self, weight: Tracked, cx: &Context) {
        if !self.is_built() && !cx.is_building(self.name()) {
            self.0.first_weights.set(self.0.first_weights.get() + 1);
        }
        self.0.weights.borrow_mut().push(weight);
        self.note_change();
    }

    /// Builds as another body than the layer's own would: that of the class it
    /// inherits from.
    pub fn build_as(
        &self,
        body: &dyn LayerClass,
        shapes: &Nested<Shape>,
        cx: &Context,
    ) -> Result<()> {
        let names = body.build_argument_names();
        let shapes = match (shapes, names.is_empty()) {
            (Nested::Map(entries), false) => BuildShapes(
                entries
                    .iter()
                    .map(|(name, shape)| (name.to_string(), shape.clone()))
                    .collect(),
            ),
            _ => BuildShapes(vec![("input_shape".into(), shapes.clone())]),
        };
        let mut build = Build {
            layer: self,
            cx,
            shapes: &shapes,
            weights: Vec::new(),
        };
        body.build(&mut build, &shapes.first())?;
        let weights = build.weights;
        self.0.weights.borrow_mut().extend(weights);
        Ok(())
    }

    /// Builds the layer for arguments of these shapes, by the names of `build`'s
    /// arguments.
    pub fn build_by_name(&self, shapes: Vec<(String, Nested<Shape>)>, cx: &Context) -> Result<()> {
        self.build_for(BuildShapes(shapes), cx)
    }

    /// Whether the layer is being built, or called, now.
    pub fn is_being_built(&self, cx: &Context) -> bool {
        cx.is_building(self.name()) && !cx.is_tracing()
    }

    /// Marks the layer as built, or not.
    pub fn mark_built(&self, built: bool) {
        self.set_built(built);
    }

    /// Forgets what the layer was built for.
    pub(crate) fn forget_build(&self) {
        let first = self.0.first_weights.get();
        self.0.weights.borrow_mut().truncate(first);
        if self.body().guest().is_some() {
            let inside = self.sublayers().into_iter();
            for layer in inside.filter(|layer| layer.0.provisional.get()) {
                layer.forget_build();
            }
        }
        *self.0.build_shapes.borrow_mut() = None;
        self.set_built(false);
    }

    /// The shapes of the first argument the layer was built for.
    pub fn built_for(&self) -> Option<Nested<Shape>> {
        self.0
            .build_shapes
            .borrow()
            .as_ref()
            .map(BuildShapes::first)
    }
}

fn compatible(built: &Nested<Shape>, wanted: &Nested<Shape>) -> bool {
    let (built, wanted) = (built.flatten(), wanted.flatten());
    built.len() == wanted.len() && built.iter().zip(wanted).all(|(a, b)| a.compatible(b))
}

/// The shape of a layer's one input.
pub fn one_shape(shapes: &Nested<Shape>) -> Result<&Shape> {
    match shapes {
        Nested::One(shape) => Ok(shape),
        Nested::List(items) => match items.as_slice() {
            [Nested::One(shape)] => Ok(shape),
            _ => Err(Error::shape("expected the shape of one input, got several")),
        },
        _ => Err(Error::shape("expected the shape of one input")),
    }
}

/// Shapes in a list or named list; a list of integers is one shape.
pub fn read_shapes(value: Value, cx: &Context) -> Result<Nested<Shape>> {
    match value {
        Value::Null => Ok(Nested::None),
        Value::Object(map) => map
            .into_iter()
            .map(|(key, item)| Ok((key, read_shapes(item, cx)?)))
            .collect::<Result<Vec<_>>>()
            .map(Nested::Map),
        Value::Array(items)
            if items
                .iter()
                .any(|x| matches!(x, Value::Array(_) | Value::Object(_))) =>
        {
            items
                .into_iter()
                .map(|item| read_shapes(item, cx))
                .collect::<Result<Vec<_>>>()
                .map(Nested::List)
        }
        value => Shape::read(value, cx).map(Nested::One),
    }
}
