//! Feature spaces, and their features.

use super::held;
use super::objects::named;
use crate::args;
use crate::guard::guard;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::layers::layer::tensors_value;
use keratin_core::layers::preprocessing::feature_space::{feature, FeatureSpace};
use keratin_core::layers::Layer;
use keratin_core::{Error, KerasObject, Result};

/// A feature of a kind.
#[extendr]
fn rs_feature(kind: Robj, args: Robj) -> Robj {
    guard(|| {
        let kind = args::string(&kind, "kind")?;
        let arguments = named(args::plain(&args)?)?;
        feature(&kind, arguments, context()).map(KerasObject::into_value)
    })
}

/// The inputs of a feature space, by their names.
#[extendr]
fn rs_feature_inputs(x: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        Ok(tensors_value(&space(&layer)?.inputs()))
    })
}

/// What a feature space makes of its inputs.
#[extendr]
fn rs_encoded_features(x: Robj) -> Robj {
    guard(|| {
        let layer = held::layer(&x, "object")?;
        let encoded = space(&layer)?.encoded_features(&layer, context())?;
        Ok(tensors_value(&encoded))
    })
}

fn space(layer: &Layer) -> Result<&FeatureSpace> {
    layer.body_as().ok_or_else(|| {
        Error::config(format!("a `{}` has no features", layer.class().name()))
            .expected("a feature space")
            .at("object")
    })
}

extendr_module! {
    mod feature_space;
    fn rs_feature;
    fn rs_feature_inputs;
    fn rs_encoded_features;
}
