//! [`Weight`]: what is known of a variable before it has values.

use crate::constraints::Constraint;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::regularizers::Regularizer;
use crate::shape::Shape;
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
    /// Whether it is trained now.
    pub trainable: bool,
    /// How it is filled; `None` for the default.
    pub initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on it.
    pub regularizer: Option<Rc<dyn Regularizer>>,
    /// What it is brought back to after updates.
    pub constraint: Option<Rc<dyn Constraint>>,
    /// Whether it was made to be trained, whatever it is now.
    trainable_kind: bool,
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
            trainable: true,
            initializer: None,
            regularizer: None,
            constraint: None,
            trainable_kind: true,
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
        self.trainable = false;
        self.trainable_kind = false;
        self
    }

    /// Not trained at first, although it is of the trained ones.
    pub fn frozen(mut self) -> Self {
        self.trainable = false;
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

    pub(super) fn is_trainable_kind(&self) -> bool {
        self.trainable_kind
    }

    pub(super) fn follow_layer(&mut self, trainable: bool) {
        if self.trainable_kind {
            self.trainable = trainable;
        }
    }
}
