# Expected numbers of src/cases/compare-years.test.ts. Rscript compare-years.R
before <- c(26, 19, 20, 21, 20, 18, 22, 20, 19, 21)
after <- c(21, 20, 20, 20, 21, 19, 21, 19, 20, 21)
away <- function(m) (m - (sum(m) - m) / (length(m) - 1)) / 4
change <- (away(after) - away(before))
cat(format(c(away(before)[1], away(after)[1], change[1], (qnorm(.975) + qnorm(.8)) * sd(change[-1])), digits = 12), "\n")
