//! Compiling a model: it keeps its optimizer, loss and metrics.

use super::Layer;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::object::Compiled;
use crate::value::{Map, Value};
use std::rc::Rc;

impl Layer {
    /// What the model was compiled with, if it was.
    pub fn compiled(&self) -> Option<Rc<Compiled>> {
        self.0.compiled.borrow().clone()
    }

    /// Compiles the model: the arguments of Keras's `compile()`, by name.
    pub fn compile(&self, args: Map, cx: &Context) -> Result<()> {
        self.check_can_be_compiled()?;
        let args = self.body().compile_arguments(args)?;
        let compiled = Compiled::new(args, self, cx)?;
        *self.0.compiled.borrow_mut() = Some(Rc::new(compiled));
        Ok(())
    }

    /// Compiles the model as a config says, in the way of its class.
    pub fn compile_from_config(&self, config: Map, cx: &Context) -> Result<()> {
        self.check_can_be_compiled()?;
        match self.body().compile_from_config(&config) {
            Some(done) => done,
            None => self.compile_as(config, cx),
        }
    }

    /// Compiles the model as a config says, in the way of all models.
    pub fn compile_as(&self, config: Map, cx: &Context) -> Result<()> {
        let compiled = Compiled::from_config(config, self, cx)?;
        *self.0.compiled.borrow_mut() = Some(Rc::new(compiled));
        Ok(())
    }

    fn check_can_be_compiled(&self) -> Result<()> {
        match self.body().can_be_compiled() {
            true => Ok(()),
            false => Err(Error::config(format!(
                "layer `{}` is no model: it cannot be compiled",
                self.name()
            ))),
        }
    }

    /// The compile config, as its class gives it; empty if the model was not compiled.
    pub fn get_compile_config(&self) -> Result<Map> {
        let own = match self.body().get_compile_config() {
            Some(own) => own.map_err(|e| e.at("compile_config"))?,
            None => return self.compile_config(),
        };
        match own {
            Value::Object(config) => Ok(config),
            Value::Null => Ok(Map::new()),
            Value::Array(items) if items.is_empty() => Ok(Map::new()),
            other => Err(Error::config(format!(
                "`get_compile_config()` of model `{}` must give a named list",
                self.name()
            ))
            .received(&other)
            .expected("a named list")),
        }
    }

    /// What the model was compiled with, as data; empty if it was not.
    pub fn compile_config(&self) -> Result<Map> {
        match self.compiled() {
            Some(compiled) => compiled.config().map_err(|e| e.at("compile_config")),
            None => Ok(Map::new()),
        }
    }

    /// Whether a program for training can be made of the layer and all inside.
    pub fn supports_jit(&self) -> bool {
        let layers = self.flatten_layers();
        layers.iter().all(|layer| layer.body().supports_jit())
    }
}
