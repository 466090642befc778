//! [`IntegerLookup`].

use super::index_lookup::{looks_up, Encoding, Integers, Size, Table, Token, Vocabulary};
use crate::config::keyword;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{Base, LayerClass};
use keratin_derive::KerasConfig;

keyword! {
    /// What the terms are.
    pub enum VocabularyDType exactly "\"int64\"" {
        /// Integers of 64 bits.
        Int64 = "int64",
    }
}

/// Integers as indices of a vocabulary
///
/// Every integer gets the index of the term it is, or one that stands for all that
/// is not in the vocabulary: for categories whose numbers have gaps, such as postal
/// codes. With `output_mode = "int"`, the mask token has the first index if there is
/// one, then come those for integers that are not in the vocabulary, then the
/// vocabulary; other modes know no mask token, and drop it.
///
/// The vocabulary is given, or read from a file, or set by `set_vocabulary()`. A
/// config holds one that was given alone; of the others, it holds the size.
///
/// # Input shape
/// Any; integers.
///
/// # Output shape
/// That of the input. With `output_mode = "one_hot"`, the number of tokens stands
/// behind the last dimension, or in its place if it is 1; with other modes, in its
/// place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.IntegerLookup",
    python = "keras.src.layers.preprocessing.integer_lookup.IntegerLookup",
    bases("keras.src.layers.preprocessing.index_lookup.IndexLookup"),
    base = "config",
    r = "layer_integer_lookup",
    r_args = "object max_tokens num_oov_indices mask_token oov_token vocabulary vocabulary_dtype \
              idf_weights invert output_mode sparse pad_to_max_tokens name ...",
    args = "max_tokens num_oov_indices mask_token oov_token vocabulary vocabulary_dtype \
            idf_weights invert output_mode sparse pad_to_max_tokens oov_method salt",
    keys = "invert max_tokens num_oov_indices oov_token mask_token output_mode sparse \
            pad_to_max_tokens vocabulary_dtype idf_weights vocabulary vocabulary_size oov_method salt",
    example = "lookup <- layer_integer_lookup(vocabulary = c(10115, 80331, 20095))\nget_vocabulary(lookup)\nkeras_input(shape = 1, dtype = \"int64\") |>\n  lookup()"
)]
pub struct IntegerLookup {
    #[config(flatten)]
    size: Size,
    /// The integer that stands for nothing, such as 0; `NULL` for no such token.
    #[config(default = None)]
    mask_token: Option<Token<Integers>>,
    /// What an index that is no term's becomes with `invert = TRUE`.
    #[config(default = -1)]
    oov_token: Option<Token<Integers>>,
    /// The terms: a vector or list of whole numbers. A single text is the path of a
    /// file with one number in each line.
    #[config(default = None, r_convert = "as_vocabulary")]
    vocabulary: Option<Vocabulary<Integers>>,
    /// `"int64"`: the only dtype there is.
    #[config(default = "int64")]
    vocabulary_dtype: VocabularyDType,
    #[config(flatten)]
    codes: Encoding,
    #[config(flatten)]
    table: Table,
}

impl IntegerLookup {
    /// The vocabulary.
    pub fn table(&self) -> &Table {
        &self.table
    }
}

impl LayerClass for IntegerLookup {
    looks_up!();

    fn own_dtype(&self) -> Option<DType> {
        Some(DType::Int64)
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        self.codes.check_salt()?;
        let mask = self.mask_token.as_ref().map(Token::term);
        let oov = self.oov_token.as_ref().map(Token::term);
        let settings = self.codes.settings(&self.size, mask, oov, cx);
        let terms = self.vocabulary.as_ref().map(Vocabulary::terms);
        self.table = Table::new(settings, self.codes.given(terms))?;
        Ok(self)
    }

    fn supports_jit(&self) -> bool {
        false
    }
}
