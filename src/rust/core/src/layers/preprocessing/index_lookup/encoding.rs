//! The arguments that lookups share.

use super::super::salt::Salt;
use super::table::{Given, Settings};
use super::term::Term;
use crate::config::{keyword, whole, Field, NonNegative, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

keyword! {
    /// What indices become.
    pub enum OutputMode exactly "\"int\", \"one_hot\", \"multi_hot\", \"count\" or \"tf_idf\"" {
        /// They stay.
        Int = "int",
        /// One vector for each element.
        OneHot = "one_hot",
        /// 1 for each term that is there.
        MultiHot = "multi_hot",
        /// How often each term is there.
        Count = "count",
        /// The same, by the terms' weights.
        TfIdf = "tf_idf",
        /// The old name of `multi_hot`.
        Binary = "binary",
        /// The old name of `tf_idf`.
        TfDashIdf = "tf-idf",
    }
}

impl OutputMode {
    /// Under its present name.
    pub fn renamed(self) -> Self {
        match self {
            OutputMode::Binary => OutputMode::MultiHot,
            OutputMode::TfDashIdf => OutputMode::TfIdf,
            mode => mode,
        }
    }
}

keyword! {
    /// Which of several indices a term gets that is not in the vocabulary.
    pub enum OovMethod exactly "\"floormod\" or \"farmhash\"" {
        /// Integers by their remainder, texts by their hash.
        Floormod = "floormod",
        /// Both by their hash.
        Farmhash = "farmhash",
    }
}

/// How many tokens there may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MaxTokens(i64);

impl MaxTokens {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl Field for MaxTokens {
    const EXPECTED: &'static str = "an integer above 1";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match whole(&value) {
            Some(n) if n > 1 => Ok(MaxTokens(n)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Int(self.0))
    }
}

/// How many tokens there are.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Size {
    /// The most tokens there may be, special ones included: for a vocabulary that
    /// is learned, or with `pad_to_max_tokens`. `NULL` for any number.
    #[config(default = None)]
    max_tokens: Option<MaxTokens>,
    /// How many indices there are for terms that are not in the vocabulary. With
    /// more than one, each such term gets its own by its hash; with none, they are
    /// an error when the layer is used.
    #[config(default = 1)]
    num_oov_indices: NonNegative,
}

/// How terms become numbers.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Encoding {
    /// With `output_mode = "tf_idf"`, the weight of each term: its inverse document
    /// frequency.
    #[config(default = None, r_convert = "as_tuple")]
    idf_weights: Option<Vec<Real>>,
    /// Whether indices become terms, rather than terms indices.
    #[config(default = false)]
    invert: bool,
    /// What the output is: `"int"`, the indices themselves; `"one_hot"`, one vector
    /// for each element; `"multi_hot"`, one vector for each sample, 1 where a term
    /// is there; `"count"`, the same with the number of times; `"tf_idf"`, that
    /// number times the term's weight.
    #[config(default = "int")]
    output_mode: OutputMode,
    /// Whether the output is a sparse tensor, which `"int"` does not allow.
    #[config(default = false)]
    sparse: bool,
    /// Whether vectors have `max_tokens` elements, however many terms there are.
    #[config(default = false)]
    pad_to_max_tokens: bool,
    /// How an integer that is not in the vocabulary gets one of several indices:
    /// `"floormod"`, by its remainder, or `"farmhash"`, by its hash.
    #[config(default = "floormod")]
    oov_method: OovMethod,
    /// What makes the hash another one: an integer, or two; `NULL` for the plain
    /// hash.
    #[config(default = None)]
    salt: Option<Salt>,
    /// The number of tokens, which a config holds; without a meaning for a new layer.
    #[config(default = None)]
    vocabulary_size: Option<NonNegative>,
    /// Whether the vocabulary was given, which old configs hold.
    #[config(default = None, no_write)]
    has_input_vocabulary: Option<bool>,
}

impl Encoding {
    /// What a table follows from. A hash of integers with a salt must be asked for.
    pub fn settings(
        &mut self,
        size: &Size,
        mask_token: Option<Term>,
        oov_token: Option<Term>,
        cx: &Context,
    ) -> Settings {
        self.output_mode = self.output_mode.renamed();
        Settings {
            max_tokens: size.max_tokens.map(MaxTokens::get),
            num_oov_indices: size.num_oov_indices.get(),
            mask_token,
            oov_token,
            invert: self.invert,
            output_mode: self.output_mode,
            sparse: self.sparse,
            pad_to_max_tokens: self.pad_to_max_tokens,
            floatx: cx.settings().floatx,
        }
    }

    /// What is given beside the settings.
    pub fn given<'a>(&self, terms: Option<&'a [Term]>) -> Given<'a> {
        Given {
            terms,
            weights: self.idf_weights.as_ref().map(Vec::len),
            size: self.vocabulary_size.map(NonNegative::get),
            had_terms: self.has_input_vocabulary.unwrap_or(false),
        }
    }

    /// Integers are hashed only if that is asked for.
    pub fn check_salt(&self) -> Result<()> {
        match self.salt.is_some() && self.oov_method != OovMethod::Farmhash {
            true => {
                Err(Error::config("a `salt` is for `oov_method = \"farmhash\"`").at("oov_method"))
            }
            false => Ok(()),
        }
    }
}
