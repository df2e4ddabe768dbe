# Selections on trees of municipality, school and cell by the program of the authors of the method (Bogomolov, Peterson,
# Benjamini, Sabatti, Biometrika 108, 2021; R package TreeBH 1.0, with p.adjust("BH") for
# the equal qvalue(lambda = 0)): Rscript test/vectors/select-on-tree.R > test/vectors/select-on-tree.csv
library(TreeBH)
set.seed(20261122)
cat("tree,level,municipality,school,p,municipalitySelected,schoolSelected,cellSelected\n")
for (tree in 1:12) {
  fdr <- c(0.05, 0.1, 0.2)[1 + tree %% 3]
  schools <- rep(1:6, times = sample(1:5, 6, replace = TRUE))
  cells <- sample(1:6, length(schools), replace = TRUE)
  municipality <- rep(schools, times = cells)
  school <- rep(seq_along(schools), times = cells)
  touched <- school %in% sample(unique(school), ceiling(length(schools) / 3))
  p <- signif(pnorm(rnorm(length(school), ifelse(touched, 2.6, 0)), lower.tail = FALSE), 6)
  chosen <- get_TreeBH_selections(p, cbind(municipality, school, seq_along(p)), rep(fdr, 3))
  whole <- function(level, group) as.integer(ave(chosen[, level], group, FUN = max))
  cat(paste(tree, fdr, municipality, school, p, whole(1, municipality), whole(2, school), chosen[, 3], sep = ","), sep = "\n")
}
