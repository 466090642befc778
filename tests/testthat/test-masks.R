# The texts of models whose masks Keras recorded, as real Keras builds them.
recorded_models <- function() {
  lines <- strsplit(readLines(test_path("fixtures", "masked-models.tsv.gz")), "\t")
  setNames(vapply(lines, `[`, "", 2L), vapply(lines, `[`, "", 1L))
}

terms <- function(name = "x") keras_input(shape = 5, name = name)

embed <- function() {
  layer_embedding(input_dim = 10, output_dim = 4, mask_zero = TRUE)
}

models <- list(
  a = function() {
    x <- terms()
    keras_model(x, layer_lstm(embed()(x), 3))
  },
  b = function() {
    x <- keras_input(shape = c(5, 2), name = "x")
    lstm <- layer_lstm(units = 3, return_sequences = TRUE)
    keras_model(
      x, x |> layer_masking() |> bidirectional(lstm) |> layer_gru(2)
    )
  },
  c = function() {
    x <- terms()
    z <- terms("z")
    e <- embed()
    keras_model(list(x, z), layer_concatenate(list(e(x), e(z))) |> layer_lstm(3))
  },
  d = function() {
    x <- terms()
    z <- terms("z")
    e <- embed()
    y <- layer_add(list(e(x), e(z))) |>
      layer_dropout(0.1) |>
      layer_simple_rnn(3, return_state = TRUE, return_sequences = TRUE)
    keras_model(list(x, z), layer_global_average_pooling_1d(y[[1L]]))
  },
  e = function() {
    x <- terms()
    q <- embed()(x)
    keras_model(x, layer_attention(list(q, q)) |> layer_lstm(2))
  },
  f = function() {
    x <- terms()
    q <- embed()(x)
    attend <- layer_multi_head_attention(num_heads = 2, key_dim = 2)
    keras_model(
      x,
      attend(q, q) |>
        layer_layer_normalization() |>
        time_distributed(layer_dense(units = 3)) |>
        layer_lstm(2)
    )
  }
)

test_that("masks follow tensors through the graph as in Keras", {
  recorded <- recorded_models()
  expect_named(recorded, names(models))
  for (name in names(models)) {
    clear_session()
    model <- models[[name]]()
    expect_identical(
      as.character(as_json(model)), recorded[[name]], label = name
    )
    again <- from_config(recorded[[name]])
    expect_identical(
      as.character(as_json(again)), recorded[[name]], label = name
    )
  }
})
