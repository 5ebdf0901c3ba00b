# ETS and Theta of the package forecast on series of standard input, one a line: period;horizon;value,value,… For each, two lines of
# standard output: method;milliseconds;mean,…;low80,…;high80,…;low95,…;high95,… (nothing behind the method where it fails).
suppressWarnings(suppressMessages(library(forecast)))
numbers <- function(values) paste(format(as.numeric(values), digits = 15, trim = TRUE), collapse = ",")
line <- function(method, work) {
  start <- proc.time()
  found <- tryCatch(suppressWarnings(work()), error = function(e) NULL)
  used <- sum((proc.time() - start)[1:2]) * 1000
  if (is.null(found)) return(method)
  ends <- list(found$lower[, 1], found$upper[, 1], found$lower[, 2], found$upper[, 2])
  paste(c(method, used, numbers(found$mean), vapply(ends, numbers, character(1))), collapse = ";")
}
cat(sprintf("R %s, forecast %s\n", getRversion(), packageVersion("forecast")))
input <- file("stdin", "r")
while (length(given <- readLines(input, 1)) > 0) {
  parts <- strsplit(given, ";")[[1]]
  period <- as.numeric(parts[1])
  h <- as.numeric(parts[2])
  y <- ts(as.numeric(strsplit(parts[3], ",")[[1]]), frequency = period)
  # Longer seasons are more than `ets` takes.
  smoothed <- function() if (period > 24) stlf(y, h, method = "ets") else forecast(ets(y), h, level = c(80, 95))
  writeLines(c(line("ets", smoothed), line("theta", function() thetaf(y, h, level = c(80, 95)))))
}
