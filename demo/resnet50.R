# A ResNet50 written by Keras: looked at, edited, extended, copied and saved.
# Stops with an error if anything is not as it must be.
library(keratin)

clear_session()
out <- Sys.getenv("KERATIN_ORACLE_DIR", tempdir())
saved <- \(name) file.path(out, name)

# Load ------------------------------------------------------------------------

file <- system.file("extdata", "resnet50.json", package = "keratin")
text <- readLines(file, warn = FALSE)
resnet <- load_model_config(file)
stopifnot(
  "177 layers" = length(resnet$layers) == 177,
  "25.6 million parameters" = count_params(resnet) == 25636712,
  "written as it was read" = identical(as_json(resnet), text)
)
cat("Loaded", resnet$name, "with", length(resnet$layers), "layers.\n")
summary(resnet, layer_range = c("conv5_block3_out", "predictions"))

# Look ------------------------------------------------------------------------

configs <- lapply(resnet$layers, get_config)
classes <- vapply(configs, \(config) attr(config, "class_name"), "")
convolutions <- configs[classes == "Conv2D"]
filters <- vapply(convolutions, \(config) config$filters, 1L)
cat("\nIts layers, by class:\n")
print(sort(table(classes, dnn = NULL), decreasing = TRUE))
stopifnot(
  "53 convolutions" = length(convolutions) == 53,
  "26,560 filters" = sum(filters) == 26560
)

# Edit ------------------------------------------------------------------------

config <- get_config(resnet)
config$layers$predictions$config$units <- 10
config$layers$conv1_conv$config$kernel_regularizer <- regularizer_l2(1e-4)
edited <- from_config(config)

conv1 <- get_layer(edited, "conv1_conv")
stopifnot(
  "ten classes" = identical(edited$output_shape, shape(NA, 10)),
  "a regularizer of 1e-4" = conv1$kernel_regularizer$l2 == 1e-4,
  "the original is as it was" = identical(resnet$output_shape, shape(NA, 1000))
)
cat("\nEdited: the head has 10 units, the first convolution a regularizer.\n")

# Extend ----------------------------------------------------------------------

layer_scale <- Layer(
  "Scale",
  initialize = function(initial = 1, ...) {
    super$initialize(...)
    self$initial <- initial
  },
  build = function(input_shape) {
    self$factor <- self$add_weight(
      shape = input_shape[[length(input_shape)]],
      initializer = initializer_constant(self$initial),
      name = "factor"
    )
  },
  compute_output_shape = function(input_shape) input_shape
)

top <- get_layer(edited, "predictions")
outputs <- get_layer(edited, "avg_pool")$output |>
  layer_scale(initial = 0.5, name = "scale") |>
  top()
scaled <- keras_model(edited$input, outputs, name = "scaled_resnet50")
stopifnot(
  "one layer more" = length(scaled$layers) == 178,
  "2,048 factors more" = count_params(scaled) == count_params(edited) + 2048
)
cat("Extended: a layer written in R stands before the head.\n")
summary(scaled, layer_range = c("avg_pool", "predictions"))

# Copy ------------------------------------------------------------------------

copy <- clone_model(scaled)
stopifnot(
  "equal configs" = identical(get_config(copy), get_config(scaled)),
  "no layer in common" = !any(mapply(identical, copy$layers, scaled$layers))
)
cat("\nCopied: the configs are equal, the layers are not the same.\n")

# Save and load ---------------------------------------------------------------

save_model_config(edited, saved("edited.json"), overwrite = TRUE)
save_model_config(scaled, saved("scaled.json"), overwrite = TRUE)
loaded <- load_model_config(
  saved("scaled.json"),
  custom_objects = list(layer_scale)
)
unknown <- tryCatch(
  load_model_config(saved("scaled.json")),
  keratin_error_class = conditionMessage
)
stopifnot(
  "equal configs" = identical(get_config(loaded), get_config(scaled)),
  "an error that names the class" = grepl("Scale", unknown)
)
cat("Saved and loaded: the configs are equal.\n")

# Another R process -----------------------------------------------------------

saveRDS(scaled, saved("scaled.rds"))
rscript <- file.path(R.home("bin"), "Rscript")
code <- c(
  "library(keratin)",
  "model <- readRDS(commandArgs(TRUE))",
  "cat(as_json(clone_model(model)))"
)
text <- system2(
  rscript,
  c("--vanilla", rbind("-e", shQuote(code)), shQuote(saved("scaled.rds"))),
  stdout = TRUE,
  env = paste0("R_LIBS=", paste(.libPaths(), collapse = .Platform$path.sep))
)
stopifnot("the same model" = identical(text, as_json(scaled)))
cat("Saved as RDS and used by another R process: the same model.\n")

# What Keras must find in the files ------------------------------------------

facts <- lapply(list(edited = edited, scaled = scaled), \(model) list(
  output_shape = as.list(model$output_shape),
  count_params = count_params(model),
  layers = I(vapply(model$layers, \(layer) layer$name, ""))
))
writeLines(as_json(facts, indent = 2), saved("facts.json"))
