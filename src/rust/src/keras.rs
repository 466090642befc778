//! Keras objects in R's hands.
//!
//! | module | what is in it |
//! |---|---|
//! | [`held`] | the kinds of handles: objects, tensors, layers that are not kept alive |
//! | [`face`] | the R object of a Keras object |
//! | [`objects`] | making objects, their configs, their properties |
//! | [`property`] | what `$` finds |
//! | [`calls`] | calling layers, inputs |
//! | [`models`] | models |
//! | [`settings`] | global settings |
//! | [`configs`] | configs to objects, and files |
//! | [`custom`] | classes and functions written in R |
//! | [`custom_layer`], [`custom_self`], [`custom_object`] | the objects of these classes, and what their methods ask |
//! | [`feature_space`] | feature spaces, and their features |
//! | [`vocabularies`] | the vocabularies of layers |
//! | [`weights`] | weights, and finding them again |

mod calls;
mod configs;
pub mod custom;
mod custom_layer;
mod custom_object;
mod custom_self;
pub mod face;
mod feature_space;
pub mod held;
mod models;
mod objects;
pub mod property;
mod settings;
mod vocabularies;
pub mod weights;

use extendr_api::prelude::*;

extendr_module! {
    mod keras;
    use calls;
    use configs;
    use custom;
    use custom_layer;
    use custom_object;
    use custom_self;
    use feature_space;
    use models;
    use objects;
    use settings;
    use vocabularies;
}
