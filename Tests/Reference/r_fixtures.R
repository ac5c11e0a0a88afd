# Writes files with R's packages rhdf5 (Bioconductor) and hdf5r, and what is in them, for the tests of reading.
#
#     cd Tests/Reference && Rscript r_fixtures.R
#
# The numbers are those of simple formulas, so that r_fixtures.json need not be of high precision.

library(hdf5r)
library(rhdf5)

rows <- 24
numbers <- function(count, modulus) (13 * (seq_len(count) - 1)) %% modulus
matrix24 <- matrix(numbers(rows * 6, 31) / 4, rows, 6)
images <- array(as.integer(numbers(rows * 20, 256)), c(rows, 5, 4))
kind <- rep(c("setosa", "größe", "virginica"), length.out = rows)
path <- function(name) {
    file <- file.path("fixtures", "layouts", name)
    unlink(file)
    file
}

# No label: the axes alone tell.
file <- path("r_rhdf5.h5")
h5createFile(file)
h5write(matrix24, file, "X")
file <- path("r_images.h5")
h5createFile(file)
h5write(images, file, "images")
h5write(kind, file, "species")
file <- path("r_frame.h5")
h5createFile(file)
h5write(data.frame(a = matrix24[, 1], b = matrix24[, 2], kind = kind), file, "frame")

file <- H5File$new(path("r_hdf5r.h5"), "w")
file$create_dataset("X", matrix24, chunk_dims = NULL)
file$create_dataset("y", factor(kind), chunk_dims = NULL)
file$close_all()
frame <- data.frame(a = matrix24[, 1], b = matrix24[, 2], kind = factor(kind), late = rep(c(TRUE, FALSE), rows / 2))
file <- H5File$new(path("r_factor.h5"), "w")
file$create_dataset("table", frame, chunk_dims = NULL)
file$close_all()

# Row by row, as a reader should find them.
text <- function(values) paste0("[", paste(format(values, trim = TRUE), collapse = ", "), "]")
writeLines(
    c(
        "{",
        sprintf('"version": "R %s, rhdf5 %s, hdf5r %s",', getRversion(), packageVersion("rhdf5"), packageVersion("hdf5r")),
        sprintf('"matrix": %s,', text(as.vector(t(matrix24)))),
        sprintf('"frame": %s,', text(as.vector(t(matrix24[, 1:2])))),
        sprintf('"images": %s', text(as.vector(aperm(images, c(3, 2, 1))))),
        "}"
    ), "r_fixtures.json")
