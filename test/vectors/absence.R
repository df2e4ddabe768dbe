# Upper tails of Fisher's noncentral hypergeometric law by R's fisher.test(or = …): Rscript test/vectors/absence.R > test/vectors/absence.csv
cases <- expand.grid(low = c(1, 4, 9, 15), high = c(2, 8, 20), drawn = c(1, 3, 6), odds = c(0.5, 1, 1.3, 4))
cases <- cases[cases$drawn < cases$low + cases$high, ]
cat("low,high,drawn,odds,observed,upper\n")
for (i in seq_len(nrow(cases))) with(cases[i, ], {
  for (x in max(0, drawn - high):min(low, drawn)) {
    table <- matrix(c(x, low - x, drawn - x, high - drawn + x), 2)
    p <- fisher.test(table, or = odds, alternative = "greater")$p.value
    cat(low, high, drawn, odds, x, format(p, digits = 15), sep = ","); cat("\n")
  }
})
