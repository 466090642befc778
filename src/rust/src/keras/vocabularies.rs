//! The vocabularies of layers.

use super::held;
use crate::args;
use crate::guard::guard;
use crate::session::context;
use crate::state::{Reader, Writer};
use extendr_api::prelude::*;
use keratin_core::layers::preprocessing::index_lookup;
use keratin_core::layers::Layer;
use keratin_core::{Error, KerasObject, Result, Value};

/// The tokens of a vocabulary.
#[extendr]
fn rs_get_vocabulary(x: Robj, include_special_tokens: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let with_special = args::flag(&include_special_tokens, "include_special_tokens")?;
        index_lookup::get_vocabulary(&layer, with_special).map(Value::Array)
    })
}

/// The number of tokens.
#[extendr]
fn rs_vocabulary_size(x: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        index_lookup::vocabulary_size(&layer).transpose()
    })
}

/// Gives a layer another vocabulary: terms, or the lines of a file.
#[extendr]
fn rs_set_vocabulary(x: Robj, vocabulary: Robj, idf_weights: Robj, is_file: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let terms = args::value(&vocabulary, "vocabulary")?;
        if args::flag(&is_file, "is_file")? {
            return index_lookup::set_vocabulary_lines(&layer, terms, context());
        }
        let weights = args::value(&idf_weights, "idf_weights")?;
        index_lookup::set_vocabulary(&layer, terms, weights, context())
    })
}

/// Writes the vocabularies that no config holds to a saved object.
pub fn save(object: &KerasObject, out: &mut Writer) -> Result<()> {
    let kept: Vec<(usize, Vec<Value>)> = layers(object)
        .iter()
        .enumerate()
        .filter_map(|(i, layer)| Some((i, index_lookup::unwritten_terms(layer)?)))
        .collect();
    out.length(kept.len())?;
    for (i, terms) in kept {
        out.length(i)?;
        out.value(&Value::Array(terms))?;
    }
    Ok(())
}

/// Reads what [`save`] wrote.
pub fn load(object: &KerasObject, content: &mut Reader<'_>) -> Result<()> {
    let layers = layers(object);
    for _ in 0..content.length()? {
        let i = content.length()?;
        let terms = content.value()?;
        let layer = layers
            .get(i)
            .ok_or_else(|| Error::state("a saved vocabulary is that of no layer"))?;
        index_lookup::restore_terms(layer, terms, context())?;
    }
    Ok(())
}

fn layers(object: &KerasObject) -> Vec<Layer> {
    match object {
        KerasObject::Layer(layer) => layer.flatten_layers(),
        _ => Vec::new(),
    }
}

extendr_module! {
    mod vocabularies;
    fn rs_get_vocabulary;
    fn rs_vocabulary_size;
    fn rs_set_vocabulary;
}
