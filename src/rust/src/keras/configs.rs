//! Configs to objects, and files.

use super::custom;
use crate::args;
use crate::guard::guard;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::object::{deserialize, serialize, serialize_tree};
use keratin_core::{json, models, saving, Error, KerasObject, Result, Value};
use std::path::PathBuf;

/// The object of an envelope; plain data stays plain.
#[extendr]
fn rs_deserialize(config: Robj, custom_objects: Robj, safe_mode: Robj) -> Robj {
    guard(|| {
        let config = args::plain(&config)?;
        let objects = custom::objects(&custom_objects)?;
        let safe_mode = args::flag(&safe_mode, "safe_mode")?;
        context().scope(objects, safe_mode, || deserialize(config, context()))
    })
}

/// The JSON text of a value, with the envelope of every object in it; `indent`
/// as in Python, `NULL` for one line.
#[extendr]
fn rs_tree_json(x: Robj, indent: Robj) -> Robj {
    guard(|| {
        let tree = serialize_tree(&args::value(&x, "x")?)?;
        match args::opt_whole(&indent, "indent")? {
            None => json::write(&tree),
            Some(n) => json::write_indented(&tree, crate::json::indent_width(n)?),
        }
    })
}

/// Writes the envelope of a model to a file.
#[extendr]
fn rs_save_config(x: Robj, filepath: Robj, overwrite: Robj) -> Robj {
    guard(|| {
        let layer = super::held::layer(&x, "model")?;
        let path = path(&filepath)?;
        let overwrite = args::flag(&overwrite, "overwrite")?;
        let envelope = serialize(&KerasObject::Layer(layer))?;
        saving::write_config(&path, &envelope, overwrite)
    })
}

/// The model of a file.
#[extendr]
fn rs_load_config(filepath: Robj, custom_objects: Robj) -> Robj {
    guard(|| {
        let config = saving::read_config(&path(&filepath)?)?;
        let objects = custom::objects(&custom_objects)?;
        let load = || models::from_value(config, context());
        let model = context().scope(objects, true, load)?;
        Ok(KerasObject::Layer(model).into_value())
    })
}

fn path(x: &Robj) -> Result<PathBuf> {
    match args::string(x, "filepath")? {
        path if path.is_empty() => Err(Error::config("`filepath` is empty")
            .received(&Value::from(""))
            .expected("the path of a file")
            .at("filepath")),
        path => Ok(PathBuf::from(path)),
    }
}

extendr_module! {
    mod configs;
    fn rs_deserialize;
    fn rs_tree_json;
    fn rs_save_config;
    fn rs_load_config;
}
