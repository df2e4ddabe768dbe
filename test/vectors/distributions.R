# Expected numbers for src/stats, made by base R (4.2.2). Run: Rscript test/vectors/distributions.R
# Writes test/vectors/distributions.csv: name, a, b, c, d, value (17 significant digits).
options(digits = 17)
out <- data.frame()
add <- function(name, a, b, c, d, value)
  out <<- rbind(out, data.frame(name, a, b, c, d, value = sprintf("%.17g", value)))

for (n in c(1, 3, 10, 40, 200, 1000, 16744, 1e6)) for (p in c(1e-4, .05, 1/3, .5, .9, .999))
  for (k in unique(round(n * c(0, .01, .1, .3, 1/3, .5, .6, .9, .99, 1)))) {
    add("binomialLogUpperTail", k, n, p, 0, if (k <= 0) 0 else pbeta(p, k, n - k + 1, log.p = TRUE))
    add("binomialLogLowerTail", k, n, p, 0, if (k >= n) 0 else pbeta(p, k + 1, n - k, lower.tail = FALSE, log.p = TRUE))
    add("binomialLogPoint", k, n, p, 0, dbinom(k, n, p, log = TRUE))
  }
for (m in c(.1, 3, 40, 500)) for (k in c(0, 1, 3, 10, 50, 600, 3000)) {
  add("poissonLogUpperTail", k, m, 0, 0, if (k == 0) 0 else ppois(k - 1, m, lower.tail = FALSE, log.p = TRUE))
  add("poissonLogLowerTail", k, m, 0, 0, ppois(k, m, log.p = TRUE))
}
for (z in c(-40, -5, -1, 0, .5, 2, 5, 8, 12, 38, 39, 100, 1e4)) add("normalLogUpperTail", z, 0, 0, 0, pnorm(z, lower.tail = FALSE, log.p = TRUE))
for (l in c(-1e-10, -.1, -1, -5, -20, -700, -1000, -1e5)) add("normalFromLogUpperTail", l, 0, 0, 0, qnorm(l, lower.tail = FALSE, log.p = TRUE))
for (df in c(1, 2, 5, 8, 30, 200, 2000)) for (t in c(-3, 0, .5, 2, 5, 12, 40, 1000, 1e6))
  add("studentLogUpperTail", t, df, 0, 0, pt(t, df, lower.tail = FALSE, log.p = TRUE))
for (df in c(1, 5, 8, 30)) for (p in c(.001, .025, .5, .9, .975)) add("studentQuantile", p, df, 0, 0, qt(p, df))
for (h in list(c(3, 5, 10, 6), c(49, 50, 1000, 60), c(0, 5, 5, 3), c(5, 5, 5, 5), c(300, 400, 10000, 500)))
  add("hypergeometricLogUpperTail", h[1], h[2], h[3], h[4], phyper(h[1] - 1, h[2], h[3], h[4], lower.tail = FALSE, log.p = TRUE))
for (x in c(1e-12, .001, .3, .7, .9999)) for (a in c(.5, 3, 40, 5000)) for (b in c(.5, 2, 60))
  add("logIncompleteBeta", x, a, b, 0, pbeta(x, a, b, log.p = TRUE))
for (n in c(5, 46)) for (k in c(0, 1, 3, n)) {
  add("shareIntervalLow", k, n, .95, 0, if (k == 0) 0 else qbeta(.025, k, n - k + 1))
  add("shareIntervalHigh", k, n, .95, 0, if (k == n) 1 else qbeta(.975, k + 1, n - k))
}
for (n in c(4, 30)) for (p in c(.2, .5)) for (rho in c(.01, .2)) for (k in c(0, 2, n)) {
  a <- p * (1 - rho) / rho; b <- (1 - p) * (1 - rho) / rho
  add("betaBinomialPoint", k, n, p, rho, choose(n, k) * beta(k + a, n - k + b) / beta(a, b))
}
write.csv(out, "test/vectors/distributions.csv", row.names = FALSE, quote = FALSE)

# Whole procedures, one list per line: name, input numbers separated by spaces, output numbers separated by spaces.
lines <- c("name;input;output")
say <- function(name, input, output)
  lines <<- c(lines, paste(name, paste(sprintf("%.17g", input), collapse = " "),
                           paste(sprintf("%.17g", output), collapse = " "), sep = ";"))
p <- c(.01, .02, .03, .04, .05, 1e-9, .5, .5, 1, .2)
for (m in c("BH", "BY", "holm")) say(m, p, p.adjust(p, m))
cct <- function(p, w = rep(1 / length(p), length(p))) { t <- sum(w * tan((.5 - p) * pi)); .5 - atan(t) / pi }
say("cauchyCombination", c(.01, .3, .7), cct(c(.01, .3, .7)))
say("cauchyCombination", c(.5, .5), cct(c(.5, .5)))
say("cauchyCombination", c(.9, .95, .2), cct(c(.9, .95, .2)))
say("cauchyCombination", c(1e-10, .4, .999), 1 / (pi * mean(tan((.5 - c(1e-10, .4, .999)) * pi))))
say("stouffer", c(.01, .2, .6), pnorm(sum(qnorm(c(.01, .2, .6), lower.tail = FALSE)) / sqrt(3), lower.tail = FALSE))
# Poisson-binomial upper tails P(S >= k), k = 0..n, by exact polynomial multiplication.
chances <- c(.1, .5, .9, .33, .2, .7, .05)
d <- 1; for (q in chances) d <- c(d * (1 - q), 0) + c(0, d * q)
say("poissonBinomial", chances, rev(cumsum(rev(d))))
x <- c(3, 1, 4, 1, 5, 9, 2, 6, 50)
say("median", x, median(x)); say("mad", x, mad(x)); say("quantile10", x, quantile(x, .1))
# DerSimonian-Laird by its definition (value, variance pairs).
y <- c(.3, 1.2, -.5, .9, 2.4, .1); v <- c(.1, .2, .15, .3, .25, .05)
w <- 1 / v; mu <- sum(w * y) / sum(w); Q <- sum(w * (y - mu)^2)
tau2 <- max(0, (Q - 5) / (sum(w) - sum(w^2) / sum(w))); ws <- 1 / (v + tau2)
say("derSimonianLaird", c(rbind(y, v)), c(tau2, sum(ws * y) / sum(ws), 1 / sum(ws), Q))
pm <- uniroot(function(t) { w <- 1 / (v + t); m <- sum(w * y) / sum(w); sum(w * (y - m)^2) - 5 }, c(0, 50), tol = 1e-14)$root
say("pauleMandel", c(rbind(y, v)), pm)
# Stuart-Maxwell and Bhapkar by definition on a made-up 4 x 4 table of marks (row by row).
tab <- matrix(c(20, 8, 1, 0, 6, 50, 20, 2, 1, 12, 44, 15, 0, 1, 9, 22), 4, byrow = TRUE)
dd <- (rowSums(tab) - colSums(tab))[1:3]
V <- -(tab + t(tab)); diag(V) <- rowSums(tab) + colSums(tab) - 2 * diag(tab); V <- V[1:3, 1:3]
sm <- drop(dd %*% solve(V, dd)); bk <- drop(dd %*% solve(V - dd %o% dd / sum(tab), dd))
say("stuartMaxwell", t(tab), c(sm, 3, pchisq(sm, 3, lower.tail = FALSE)))
say("bhapkar", t(tab), c(bk, 3, pchisq(bk, 3, lower.tail = FALSE)))
# Frandsen (2017): below, at, above, k -> log10 upper, log10 lower.
for (f in list(c(0, 3, 0, 0), c(0, 5, 1, .02), c(101, 4749, 2992, .01), c(43, 9202, 7499, .01), c(325, 330, 342, 0), c(21730, 23301, 24943, .2))) {
  n <- sum(f[1:3])
  say("frandsen", f, c(pbeta((1 + f[4]) / (3 + f[4]), f[2], n - f[2] + 1, log.p = TRUE) / log(10),
                       pbeta((1 - f[4]) / (3 - f[4]), f[2] + 1, n - f[2], lower.tail = FALSE, log.p = TRUE) / log(10)))
}
writeLines(lines, "test/vectors/procedures.csv")
