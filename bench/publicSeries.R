# The series that packages of R bring for teaching, for bench/forecast.ts, into bench/out, which no repository keeps: sales, prices,
# production, traffic, by year, quarter, month and week. Taken are series above 0 without gaps, each once; their last values are to be forecast.
#
#   Rscript bench/publicSeries.R
#   npm run bench:forecast -- --series bench/out/classic.json
packages <- c("datasets", "MASS", "forecast", "AER", "lmtest", "tseries", "urca")
ahead <- c(yearly = 6, quarterly = 8, monthly = 18, weekly = 13)
groups <- c("1" = "yearly", "4" = "quarterly", "12" = "monthly", "52" = "weekly")
longest <- 1500

found <- list()
versions <- c()
for (package in packages) {
  if (!requireNamespace(package, quietly = TRUE)) next
  before <- length(found)
  for (item in sub(" .*", "", data(package = package)$results[, "Item"])) {
    holder <- new.env()
    suppressWarnings(try(data(list = item, package = package, envir = holder), silent = TRUE))
    for (name in ls(holder)) {
      value <- get(name, holder)
      group <- if (is.ts(value)) groups[as.character(frequency(value))] else NA
      # Sunspots, rings of trees, trading days counted as years: no such periods are sold by.
      if (is.na(group) || !is.numeric(value) || (group == "yearly" && NROW(value) > 150)) next
      for (column in seq_len(NCOL(value))) {
        y <- if (NCOL(value) == 1) as.numeric(value) else as.numeric(value[, column])
        y <- tail(y[cumsum(!is.na(y)) > 0 & rev(cumsum(rev(!is.na(y)))) > 0], longest)
        h <- ahead[[group]]
        period <- frequency(value)
        train <- head(y, -h)
        if (anyNA(y) || any(y <= 0) || length(train) < max(8, 2 * period + 1) || length(unique(train)) < 3) next
        id <- paste0(package, ".", name, if (NCOL(value) > 1) paste0(".", column))
        known <- vapply(found, function(one) identical(one$y, y), logical(1))
        if (!any(known)) found[[length(found) + 1]] <- list(id = id, period = period, group = group, h = h, train = train, test = tail(y, h), y = y)
      }
    }
  }
  if (length(found) > before) versions <- c(versions, paste(package, packageVersion(package)))
}

numbers <- function(values) paste0("[", paste(format(values, digits = 15, trim = TRUE, scientific = FALSE), collapse = ","), "]")
lines <- vapply(found, function(one) sprintf(
  '{"id":"%s","period":%d,"group":"%s","h":%d,"train":%s,"test":%s}',
  one$id, one$period, one$group, one$h, numbers(one$train), numbers(one$test)
), character(1))
dir.create("bench/out", showWarnings = FALSE)
title <- paste0("Classic series, R ", getRversion(), ": ", paste(versions, collapse = ", "))
writeLines(sprintf('{"set":"%s","series":[\n%s\n]}', title, paste(lines, collapse = ",\n")), "bench/out/classic.json")
cat("bench/out/classic.json:", length(found), "series\n")
print(table(vapply(found, function(one) one$group, character(1))))
