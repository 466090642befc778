library(testthat)
library(keratin)

test_check("keratin")
