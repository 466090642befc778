//! [`TextVectorization`].

use super::index_lookup::{Given, MaxTokens, OutputMode, Settings, Table, Term, Texts, Vocabulary};
use crate::activations::Activation;
use crate::config::{keyword, Field, KerasConfig as _, NonNegative, Positive, Real, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Base, CallSpec, Layer, LayerClass, Spec};
use crate::object::{get, KerasObject, Role};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

keyword! {
    /// How texts are made alike.
    pub enum Standardize exactly "\"lower_and_strip_punctuation\", \"lower\", \"strip_punctuation\", null or a function with a name" {
        /// Both of the others.
        LowerAndStripPunctuation = "lower_and_strip_punctuation",
        /// Capital letters become small ones.
        Lower = "lower",
        /// Punctuation is left out.
        StripPunctuation = "strip_punctuation",
    }
}

keyword! {
    /// Where texts are split.
    pub enum Split exactly "\"whitespace\", \"character\", null or a function with a name" {
        /// At spaces.
        Whitespace = "whitespace",
        /// Between characters.
        Character = "character",
    }
}

/// One of Keras's ways, or a function of the user's, which is kept by its name.
#[derive(Debug)]
enum Step<T> {
    Named(T),
    Function(Activation),
}

impl<T: Field> Field for Step<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Object(_) | Value::Live(_) => {
                let shown = value.clone();
                match get(Role::Activation, value, cx) {
                    Ok(KerasObject::Activation(function)) => Ok(Step::Function(function)),
                    Ok(KerasObject::Layer(layer)) => Ok(Step::Function(Activation::Layer(layer))),
                    Err(error) if error.kind() != crate::error::ErrorKind::Config => Err(error),
                    _ => Err(Self::refuse(&shown)),
                }
            }
            word => T::read(word, cx).map(Step::Named),
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            Step::Named(word) => word.write(),
            Step::Function(function) => function.envelope(),
        }
    }
}

/// How many words make a token: up to so many, or each of these numbers.
#[derive(Clone, Debug)]
enum Ngrams {
    UpTo(Positive),
    Each(Vec<Positive>),
}

impl Field for Ngrams {
    const EXPECTED: &'static str = "a positive integer, or an array of them";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Array(ref items) if items.is_empty() => Err(Self::refuse(&value)),
            Value::Array(_) => Vec::read(value, cx).map(Ngrams::Each),
            one => Positive::read(one.clone(), cx)
                .map(Ngrams::UpTo)
                .map_err(|_| Self::refuse(&one)),
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            Ngrams::UpTo(n) => n.write(),
            Ngrams::Each(all) => all.write(),
        }
    }
}

/// Texts as tokens of a vocabulary
///
/// Makes texts alike, splits them into words or characters, joins neighbours, and
/// gives every token its index in a vocabulary. With `output_mode = "int"`, index 0
/// pads short texts, and 1 stands for what is not in the vocabulary; in other modes,
/// 0 does.
///
/// The vocabulary is given, or read from a file, or set by `set_vocabulary()`. A
/// config holds one that was given alone; of the others, it holds the size.
///
/// An R function given as `standardize` or `split` is never called here: configs
/// hold its name.
///
/// # Input shape
/// `(batch)` or `(batch, 1)`; texts.
///
/// # Output shape
/// `(batch, output_sequence_length)`; with an `output_mode` other than `"int"`, the
/// number of tokens is the last dimension.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.TextVectorization",
    python = "keras.src.layers.preprocessing.text_vectorization.TextVectorization",
    r = "layer_text_vectorization",
    r_args = "object max_tokens standardize split ngrams output_mode output_sequence_length \
              pad_to_max_tokens vocabulary idf_weights sparse ragged encoding name ...",
    keys = "max_tokens standardize split ngrams output_mode output_sequence_length \
            pad_to_max_tokens sparse ragged vocabulary idf_weights encoding vocabulary_size",
    example = "words <- layer_text_vectorization(\n  vocabulary = c(\"the\", \"cat\", \"sat\"),\n  output_sequence_length = 8\n)\nget_vocabulary(words)\nkeras_input(shape = 1, dtype = \"string\") |>\n  words()"
)]
pub struct TextVectorization {
    /// The most tokens there may be, special ones included: for a vocabulary that
    /// is learned, or with `pad_to_max_tokens`. `NULL` for any number.
    #[config(default = None)]
    max_tokens: Option<MaxTokens>,
    /// How texts are made alike: `"lower"`, in small letters;
    /// `"strip_punctuation"`, without punctuation;
    /// `"lower_and_strip_punctuation"`, both; `NULL`, not at all; or a function.
    #[config(default = "lower_and_strip_punctuation")]
    standardize: Option<Step<Standardize>>,
    /// Where texts are split: at `"whitespace"`, after every `"character"`, not at
    /// all with `NULL`, or as a function does.
    #[config(default = "whitespace")]
    split: Option<Step<Split>>,
    /// How many neighbours are joined to tokens: up to a number, or as many as each
    /// of several numbers; `NULL` for none.
    #[config(default = None)]
    ngrams: Option<Ngrams>,
    /// What the output is: `"int"`, the indices themselves; `"multi_hot"`, one
    /// vector for each text, 1 where a token is there; `"count"`, the same with the
    /// number of times; `"tf_idf"`, that number times the token's weight.
    #[config(default = "int")]
    output_mode: OutputMode,
    /// With `output_mode = "int"`, the number of indices of every text, which is cut
    /// or padded; `NULL` for the longest of a batch.
    #[config(default = None)]
    output_sequence_length: Option<Positive>,
    /// Whether vectors have `max_tokens` elements, however many tokens there are.
    #[config(default = false)]
    pad_to_max_tokens: bool,
    /// The tokens: a character vector, or a list of texts. A single text is the
    /// path of a file with one token in each line; a vocabulary of one token is a
    /// list.
    #[config(default = None, r_convert = "as_vocabulary")]
    vocabulary: Option<Vocabulary<Texts>>,
    /// With `output_mode = "tf_idf"`, the weight of each token: its inverse document
    /// frequency.
    #[config(default = None, r_convert = "as_tuple")]
    idf_weights: Option<Vec<Real>>,
    /// Whether the output is a sparse tensor, which `"int"` does not allow.
    #[config(default = false)]
    sparse: bool,
    /// Whether the output is a ragged tensor, which `"int"` alone allows.
    #[config(default = false)]
    ragged: bool,
    /// How the texts are encoded.
    #[config(default = "utf-8")]
    encoding: Option<String>,
    /// The number of tokens, which a config holds; without a meaning for a new layer.
    #[config(default = None)]
    vocabulary_size: Option<NonNegative>,
    /// Whether the vocabulary was given, which old configs hold.
    #[config(default = None, no_write)]
    has_input_vocabulary: Option<bool>,
    #[config(flatten)]
    table: Table,
}

impl TextVectorization {
    /// The vocabulary.
    pub fn table(&self) -> &Table {
        &self.table
    }

    fn check(&self) -> Result<()> {
        let mode = self.output_mode;
        if mode == OutputMode::Int {
            return Ok(());
        }
        let needs_int = |name: &'static str| {
            let mode = mode.name();
            let problem = format!("`{name}` goes with `output_mode = \"int\"`, not \"{mode}\"");
            Err(Error::config(problem).at(name))
        };
        match (self.output_sequence_length, self.ragged) {
            (Some(_), _) => needs_int("output_sequence_length"),
            (None, true) => needs_int("ragged"),
            (None, false) => Ok(()),
        }
    }
}

impl LayerClass for TextVectorization {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }

    fn write_config(&self, _layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        writer.put("vocabulary_size", self.table.size()?);
        Ok(())
    }

    fn own_dtype(&self) -> Option<DType> {
        Some(DType::String)
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        self.output_mode = self.output_mode.renamed();
        self.check()?;
        // The lookup inside counts among those of the session.
        cx.auto_name("StringLookup");
        let settings = Settings {
            max_tokens: self.max_tokens.map(MaxTokens::get),
            mask_token: Some(Term::Text(String::new())),
            oov_token: Some(Term::Text("[UNK]".to_owned())),
            output_mode: self.output_mode,
            sparse: self.sparse,
            pad_to_max_tokens: self.pad_to_max_tokens,
            floatx: cx.settings().floatx,
            ..Settings::default()
        };
        let given = Given {
            terms: self.vocabulary.as_ref().map(Vocabulary::terms),
            weights: self.idf_weights.as_ref().map(Vec::len),
            size: self.vocabulary_size.map(NonNegative::get),
            had_terms: self.has_input_vocabulary.unwrap_or(false),
        };
        self.table = Table::new(settings, given)?;
        Ok(self)
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let shape = self.compute_output_shape(&call.one()?.shape)?;
        Ok(Nested::One(self.table.output_spec(shape)))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        if self.output_mode == OutputMode::Int {
            let length = self.output_sequence_length.map(Positive::get);
            return Ok(Shape::new([input.at(0)?, length]));
        }
        let further = match self.split {
            Some(_) => Some(None),
            None => (input.rank() < 2).then_some(Some(1)),
        };
        let split: Shape = input.iter().copied().chain(further).collect();
        Ok(self.table.output_shape(&split))
    }

    fn converts_inputs(&self) -> bool {
        false
    }

    fn supports_jit(&self) -> bool {
        false
    }
}
