//! Every generated R function has the formals of keras3's, if keras3 has it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::{json, Value};
use keratin_generate::classes;
use keratin_generate::formals::{core_default, formals, Formal};

/// The formals of keras3's functions, in order, each with its default as R
/// source: what the R tests compare every export with.
fn keras3_formals() -> Value {
    let text = include_str!("../../../../tests/testthat/fixtures/keras3-formals.json");
    json::read(text.as_bytes()).unwrap()
}

/// The arguments of keras3's functions that count or write otherwise than
/// Keras's, with the conversion.
fn keras3_conversions() -> Value {
    json::read(include_bytes!("fixtures/keras3-conversions.json")).unwrap()
}

/// Where keras3 converts in ways of its own: a shape with -1 for what is not
/// known, a tuple even of one number, an integer where Keras keeps any number; and
/// where it leaves vectors of one element to be taken for scalars.
const OWN_CONVERSIONS: &[(&str, &str, &str)] = &[
    ("constraint_maxnorm", "max_value", "as_integer"),
    ("input_spec", "shape", "normalize_shape"),
    ("layer_discretization", "bin_boundaries", "as_tuple"),
    ("layer_mel_spectrogram", "sampling_rate", "as_integer"),
    ("layer_permute", "dims", "as_tuple"),
    ("op_histogram", "range", "as_pair"),
    ("op_norm", "ord", "as_order"),
    ("op_pad", "pad_width", "as_integer"),
    ("op_reshape", "newshape", "as_target_shape"),
    ("op_split", "indices_or_sections", "as_sections"),
    ("op_slice", "start_indices", "as_start"),
    ("op_swapaxes", "axis1", "as_axis"),
    ("op_swapaxes", "axis2", "as_axis"),
    ("op_tensordot", "axes", "as_axes_of_both"),
    ("op_slice_update", "start_indices", "as_start"),
    ("layer_reshape", "target_shape", "as_target_shape"),
    ("metric_mean_wrapper", "fn", "as_measure"),
    ("layer_integer_lookup", "idf_weights", "as_tuple"),
    ("layer_integer_lookup", "vocabulary", "as_vocabulary"),
    ("layer_string_lookup", "idf_weights", "as_tuple"),
    ("layer_string_lookup", "vocabulary", "as_vocabulary"),
    ("layer_text_vectorization", "idf_weights", "as_tuple"),
    ("layer_text_vectorization", "vocabulary", "as_vocabulary"),
    ("op_average_pool", "data_format", "as_data_format"),
    ("op_average_pool", "padding", "tolower"),
    ("op_batch_normalization", "mean", "as_array"),
    ("op_batch_normalization", "offset", "as_array"),
    ("op_batch_normalization", "scale", "as_array"),
    ("op_batch_normalization", "variance", "as_array"),
    ("op_conv", "data_format", "as_data_format"),
    ("op_conv", "padding", "tolower"),
    ("op_conv_transpose", "data_format", "as_data_format"),
    ("op_conv_transpose", "padding", "tolower"),
    ("op_ctc_decode", "sequence_lengths", "as_integer"),
    ("op_ctc_loss", "target", "as_integer"),
    ("op_depthwise_conv", "data_format", "as_data_format"),
    ("op_depthwise_conv", "padding", "tolower"),
    ("op_image_affine_transform", "fill_value", "as_integer"),
    ("op_image_elastic_transform", "seed", "as_integer"),
    ("op_image_gaussian_blur", "sigma", "as_tuple"),
    ("op_image_map_coordinates", "fill_value", "as_integer"),
    ("op_image_map_coordinates", "order", "as_integer"),
    ("op_image_perspective_transform", "fill_value", "as_integer"),
    ("op_max_pool", "data_format", "as_data_format"),
    ("op_max_pool", "padding", "tolower"),
    ("op_moveaxis", "destination", "as_axis"),
    ("op_moveaxis", "source", "as_axis"),
    ("op_normalize", "order", "as_integer"),
    ("op_select", "default", "as_integer"),
    ("op_separable_conv", "data_format", "as_data_format"),
    ("op_separable_conv", "padding", "tolower"),
    ("optimizer_muon", "exclude_layers", "as_tuple"),
    ("quantizer_abs_max", "axis", "as_axis"),
    ("quantizer_abs_max", "value_range", "as_integer"),
    ("random_seed_generator", "seed", "as_integer"),
    (
        "learning_rate_schedule_cosine_decay",
        "decay_steps",
        "as_integer",
    ),
    (
        "learning_rate_schedule_cosine_decay",
        "warmup_steps",
        "as_integer",
    ),
    (
        "learning_rate_schedule_cosine_decay_restarts",
        "first_decay_steps",
        "as_integer",
    ),
    (
        "learning_rate_schedule_exponential_decay",
        "decay_steps",
        "as_integer",
    ),
    (
        "learning_rate_schedule_piecewise_constant_decay",
        "boundaries",
        "as_tuple",
    ),
    (
        "learning_rate_schedule_piecewise_constant_decay",
        "values",
        "as_tuple",
    ),
    (
        "learning_rate_schedule_polynomial_decay",
        "decay_steps",
        "as_integer",
    ),
];

/// Where keras3 shows a default that is not Keras's own. It passes on what the
/// user gave alone, so that Keras's own holds there, too.
const SHOWN_ONLY: &[(&str, &str)] = &[
    ("optimizer_muon", "adam_lr_ratio"),
    ("optimizer_muon", "ns_steps"),
    ("optimizer_muon", "weight_decay"),
];

/// Whether keras3 shows the name that Keras makes of the class, or another.
fn is_shown_only(function: &str, argument: &str) -> bool {
    let is_keras_own = OF_KERAS_ALONE.contains(&function);
    let is_named = function.starts_with("optimizer_") && function != "optimizer_loss_scale";
    let is_named = is_named && !is_keras_own;
    SHOWN_ONLY.contains(&(function, argument)) || (is_named && argument == "name")
}

/// How the functions begin for which keras3 has none.
const OF_KERAS_ALONE: &[&str] = &[
    "distillation_",
    "dtype_policy",
    "input_spec",
    "keras_model_distiller",
    "metric_accuracy",
    "optimizer_map",
    "optimizer_multi",
    "optimizer_schedule_free_adam_w",
    "quantization_config_",
    "quantizer_",
];

fn functions() -> Vec<(&'static str, Vec<Formal>)> {
    let functions: Vec<_> = classes()
        .flat_map(|entry| {
            let formals = formals(entry).unwrap();
            std::iter::once(entry.schema.r)
                .chain(entry.schema.r_aliases.iter().copied())
                .map(move |name| (name, formals.clone()))
        })
        .collect();
    assert!(!functions.is_empty());
    functions
}

fn spelled<'a>(formals: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Vec<String> {
    formals
        .map(|(name, default)| match default {
            Some(default) => format!("{name} = {default}"),
            None => name.to_owned(),
        })
        .collect()
}

#[test]
fn formals_are_those_of_keras3() {
    let keras3 = keras3_formals();
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        let ours = spelled(formals.iter().map(|f| (&*f.name, f.default.as_deref())));
        let theirs = keras3.get(name).map(|theirs| {
            let theirs = theirs.as_object().unwrap().iter();
            spelled(theirs.map(|(name, default)| (name, default.as_str())))
        });
        let is_own = OF_KERAS_ALONE.iter().any(|own| name.starts_with(own));
        if is_own != theirs.is_none() || theirs.is_some_and(|theirs| theirs != ours) {
            let theirs = keras3.get(name);
            differing.push(format!("{name}\n  ours:   {ours:?}\n  theirs: {theirs:?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn axes_and_shapes_are_converted_where_keras3_converts_them() {
    let keras3 = keras3_conversions();
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        for formal in formals {
            let own = OWN_CONVERSIONS
                .iter()
                .find(|(function, field, _)| (*function, *field) == (name, &formal.name))
                .map(|row| row.2);
            let theirs = keras3.get(name).and_then(|args| args.get(&formal.name));
            let theirs = own.or(theirs.and_then(Value::as_str));
            let of_operand = formal.operand.and_then(|operand| operand.r_convert);
            let ours = formal.field.and_then(|f| f.r_convert).or(of_operand);
            let is_refused = NOT_OF_THE_CLASS.contains(&(name, &*formal.name));
            if theirs != ours && !is_refused {
                differing.push(format!("{name}: {}: {ours:?}, not {theirs:?}", formal.name));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Arguments for a call on values, which the class does not take.
const NOT_OF_THE_CLASS: &[(&str, &str)] = &[("metric_binary_crossentropy", "axis")];

/// Defaults that keras3 shows otherwise: integers that Keras has as doubles, `NULL`
/// where it leaves the default to Keras, a word where Keras asks the session.
const OTHERWISE_IN_KERAS3: &[(&str, &str)] = &[
    ("layer_conv_lstm_1d", "unroll"),
    ("layer_conv_lstm_2d", "unroll"),
    ("layer_conv_lstm_3d", "unroll"),
    ("loss_circle", "gamma"),
    ("metric_binary_crossentropy", "label_smoothing"),
    ("metric_categorical_crossentropy", "label_smoothing"),
    ("op_ctc_decode", "mask_index"),
    ("op_ctc_loss", "mask_index"),
    ("op_image_extract_patches", "data_format"),
];

/// A default as a list, which keras3 sometimes spells as a vector or a tuple.
fn as_list(default: &str) -> String {
    let items = ["c(", "tuple("]
        .iter()
        .find_map(|f| default.strip_prefix(f));
    items.map_or_else(|| default.to_owned(), |items| format!("list({items}"))
}

/// What the user leaves out is left to the core: what R shows must be what the
/// core does.
#[test]
fn r_shows_the_default_that_the_core_has() {
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        for formal in formals {
            let core = formal.field.map(core_default);
            let is_known = OTHERWISE_IN_KERAS3.contains(&(name, &*formal.name));
            let differs = is_known || is_shown_only(name, &formal.name);
            let shown = formal.default.as_deref().map(as_list);
            if core
                .as_ref()
                .is_some_and(|core| (*core == shown) == differs)
            {
                differing.push(format!("{name}: {} = {shown:?}, {core:?}", formal.name));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
