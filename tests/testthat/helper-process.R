# Runs `code` in an R process of its own, where it may crash without taking the
# tests with it. Inside, the package's internal functions are in reach.
in_process <- function(code, ..., env = character()) {
  callr::r(
    run_inside, list(code, list(...)),
    libpath = .libPaths(), env = c(callr::rcmd_safe_env(), env)
  )
}

in_background <- function(code, ...) {
  callr::r_bg(run_inside, list(code, list(...)), libpath = .libPaths())
}

run_inside <- function(code, args) {
  environment(code) <- new.env(parent = asNamespace("keratin"))
  do.call(code, args)
}

# A function as a user writes it: it belongs to no package.
users <- function(f) {
  environment(f) <- globalenv()
  f
}

sample_of <- function(x) rust(rs_test_sample(x))
sampled <- function(x) rust(rs_test_sampled(x))
json_of <- function(x) as_json(x)
