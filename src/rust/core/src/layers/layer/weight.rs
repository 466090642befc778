//! [`Weight`]: what is known of a variable before it has values.

use super::Layer;
use crate::constraints::Constraint;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::regularizers::Regularizer;
use crate::shape::Shape;
use std::cell::Cell;
use std::rc::Rc;

/// A variable of a layer: recorded, not filled.
#[derive(Clone, Debug)]
pub struct Weight {
    /// The variable's own name: `kernel`.
    pub name: String,
    /// Its place in the model: `dense/kernel`.
    pub path: String,
    /// Its shape, all dimensions known.
    pub shape: Shape,
    /// The type it is kept in.
    pub dtype: DType,
    /// How it is filled; `None` for the default.
    pub initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on it.
    pub regularizer: Option<Rc<dyn Regularizer>>,
    /// What it is brought back to after updates.
    pub constraint: Option<Rc<dyn Constraint>>,
    /// Whether it is trained now.
    trainable: Cell<bool>,
    /// Whether it was made to be trained, whatever it is now.
    trainable_kind: bool,
    /// Whether what its gradient is computed as takes its place.
    overwritten: bool,
    /// What tells weights of a session apart; 0 until it is added to a layer.
    number: u64,
}

/// A weight among those of a layer, which need not have made it.
#[derive(Debug)]
pub(super) struct Tracked {
    pub(super) weight: Rc<Weight>,
    /// Whether it stands among those that are trained when the layer is.
    pub(super) trained: bool,
}

impl Tracked {
    /// A weight that a layer makes, which follows the layer.
    pub(super) fn own(weight: Weight, layer: &Layer) -> Tracked {
        let trained = weight.trainable_kind;
        if trained && !layer.trainable() {
            weight.set_trainable(false);
        }
        Tracked {
            weight: Rc::new(weight),
            trained,
        }
    }

    /// A weight that is there already.
    pub(super) fn shared(weight: Rc<Weight>) -> Tracked {
        Tracked {
            trained: weight.trainable(),
            weight,
        }
    }
}

impl Weight {
    /// A trainable weight of the layer being built, in its variable dtype. A
    /// dimension must be known: an unknown one is an error when it is added.
    pub fn new(name: impl Into<String>, shape: Shape) -> Self {
        Weight {
            name: name.into(),
            path: String::new(),
            shape,
            dtype: DType::Float32,
            trainable: Cell::new(true),
            initializer: None,
            regularizer: None,
            constraint: None,
            trainable_kind: true,
            overwritten: false,
            number: 0,
        }
    }

    /// With a way to fill it.
    pub fn initializer(mut self, initializer: &Option<Rc<dyn Initializer>>) -> Self {
        self.initializer.clone_from(initializer);
        self
    }

    /// With a penalty.
    pub fn regularizer(mut self, regularizer: &Option<Rc<dyn Regularizer>>) -> Self {
        self.regularizer.clone_from(regularizer);
        self
    }

    /// With a constraint.
    pub fn constraint(mut self, constraint: &Option<Rc<dyn Constraint>>) -> Self {
        self.constraint.clone_from(constraint);
        self
    }

    /// Never trained.
    pub fn not_trainable(mut self) -> Self {
        self.trainable.set(false);
        self.trainable_kind = false;
        self
    }

    /// Perhaps not trained at first, although it is of the trained ones.
    pub fn frozen_if(self, frozen: bool) -> Self {
        self.trainable.set(self.trainable() && !frozen);
        self
    }

    /// Overwritten with its gradient: no optimizer keeps anything beside it.
    pub fn overwritten_with_gradient(mut self) -> Self {
        self.overwritten = true;
        self
    }

    /// Whether an optimizer overwrites it with its gradient.
    pub fn is_overwritten_with_gradient(&self) -> bool {
        self.overwritten
    }

    /// Whether it is trained now.
    pub fn trainable(&self) -> bool {
        self.trainable.get()
    }

    /// What tells weights of a session apart.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The same with its place and number, as the layer of that name adds it.
    pub fn added(mut self, path: &str, cx: &Context) -> Self {
        self.path = format!("{path}/{}", self.name);
        self.number = cx.next_weight();
        self
    }

    /// The number of elements.
    pub fn size(&self) -> Result<i64> {
        self.shape.size()?.ok_or_else(|| {
            Error::shape(format!(
                "weight `{}` has an unknown dimension: {}",
                self.path, self.shape
            ))
        })
    }

    /// Refuses a weight of unknown size, or of a shape that its initializer cannot
    /// fill.
    pub(super) fn check(&self) -> Result<()> {
        self.size()?;
        match &self.initializer {
            Some(initializer) => initializer
                .check_rank(self.shape.rank())
                .map_err(|e| e.received(&self.shape.value()).at(&*self.name)),
            None => Ok(()),
        }
    }

    pub(super) fn set_trainable(&self, trainable: bool) {
        self.trainable.set(trainable);
    }
}
