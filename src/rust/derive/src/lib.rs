//! `#[derive(KerasConfig)]`: a documented struct is the schema of a Keras class.
//!
//! On the struct:
//!
//! ```text
//! #[keras(
//!     class = "keras.layers.Dense",                  // module and name in configs
//!     python = "keras.src.layers.core.dense.Dense",  // where Keras defines it
//!     bases("..."),                                  // classes in between, nearest first
//!     aliases("..."),                                // other public paths
//!     names("..."),                                  // other names in its role: "he_normal"
//!     r = "layer_dense",                             // the R function
//!     r_args = "object units name=NULL",             // its formals, if not `object`, fields, `...`
//!     r_aliases = "dense",                           // other R names of the function
//!     example = "layer_dense(units = 4)",            // R code for its help page
//!     args = "units activation seed",                // the order of arguments, if not that of the fields
//!     keys = "name trainable units",                 // the config's keys, if not the fields
//!     base = "name",                                 // the class writes its whole config itself
//!     base = "config",                               // what every layer has is in the config, no argument
//!     base = "given",                                // what every layer has is in the config as it was given
//!     call = "x1 x2 * weights=None",                 // an operation: the arguments of its call
//!     r_operands = "indices=as_index",               // R functions that convert operands
//!     group,                                         // fields to be shared, not a class
//!     prepare,                                       // `fn prepare(&mut self) -> Result<()>` sees all fields
//! )]
//! ```
//!
//! On a field:
//!
//! ```text
//! #[config(default = "glorot_uniform")]  // None, true, 1, -1, 0.5, "text", (1, 1)
//! #[config(flatten)]       // the fields of a group stand here
//! #[config(base)]          // of type (): the layer itself keeps it
//! #[config(no_write)]      // an argument that is not in the config
//! #[config(omit_none)]     // in the config only when set
//! #[config(null_is_default)]     // null stands for the default
//! #[config(required_in_config)]  // a constructor has a default, a config must have it
//! #[config(r_default = "list(1L, 1L)", r_convert = "as_axis")]
//! ```
//!
//! A struct or field without documentation does not compile.

mod attributes;
mod expand;

use proc_macro::TokenStream;
use syn::{parse_macro_input, DeriveInput};

/// Makes a documented struct the schema of a Keras class.
#[proc_macro_derive(KerasConfig, attributes(keras, config))]
pub fn derive_keras_config(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::expand(&input)
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
