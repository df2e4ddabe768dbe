# Later level given the earlier one: Rscript test/vectors/cohort-links.R > test/vectors/cohort-links.csv
# A sample is made that has exactly the means and the covariance of the model (levels of honest schools, error of n works,
# what the same children share); lm() regresses the later level on the earlier one; pt() gives the tail of the score against Student's law with 15 degrees of freedom.
set.seed(20261122)
cat("earlierMean,laterMean,earlierVariance,laterVariance,covariance,earlierWorks,laterWorks,earlier,later,mean,variance,logTail\n")
sizes <- c(3, 5, 9, 14, 25, 60)
for (case in 1:60) {
  earlierVariance <- runif(1, 0.05, 0.5)
  laterVariance <- runif(1, 0.05, 0.5)
  covariance <- runif(1, 0, 0.95) * sqrt(earlierVariance * laterVariance)
  means <- rnorm(2, 0, 0.2)
  works <- sample(sizes, 2, replace = TRUE)
  shared <- 0.75 * 0.6 / max(works)
  sigma <- matrix(c(earlierVariance + 0.75 / works[1], covariance + shared, covariance + shared, laterVariance + 0.75 / works[2]), 2)
  noise <- scale(matrix(rnorm(100), 50), scale = FALSE)
  sample <- as.data.frame(sweep(noise %*% solve(chol(cov(noise))) %*% chol(sigma), 2, means, "+"))
  names(sample) <- c("e", "l")
  fit <- lm(l ~ e, sample)
  earlier <- rnorm(1, 0, 1)
  later <- rnorm(1, 0, 1)
  mean <- unname(predict(fit, data.frame(e = earlier)))
  variance <- sum(residuals(fit)^2) / 49
  tail <- pt((mean - later) / sqrt(variance), 15, lower.tail = FALSE, log.p = TRUE)
  cat(formatC(c(means, earlierVariance, laterVariance, covariance), digits = 16), works,
      formatC(c(earlier, later, mean, variance, tail), digits = 16), sep = ",")
  cat("\n")
}
