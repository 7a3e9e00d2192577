# Writes comparison.json: pairs of scores on the same rows and what R says of their difference.
#
# Run: Rscript comparison.R > comparison.json   (R 4.2.2, pROC 1.18.0, boot 1.3-28.1, jsonlite 1.8.4)
#
# DeLong: pROC::roc.test(paired). Calibration: stats::glm on the logit. Bootstrap: boot::boot with 20,000 draws, which leaves
# an error by chance; the test allows for it.
suppressMessages({library(pROC); library(boot); library(jsonlite)})
set.seed(20261122)

pair <- function(name, n, share, d1, d2, own, digits = 6) {
  y <- as.integer(runif(n) < share)
  while (sum(y) < 2 || sum(1 - y) < 2) y <- as.integer(runif(n) < share)
  common <- rnorm(n)
  s <- function(d) round(plogis(qlogis(share) + d * (y - share) + sqrt(1 - own) * common + sqrt(own) * rnorm(n)), digits)
  list(name = name, y = y, a = s(d1), b = s(d2))
}

pairs <- list(
  pair("equal models", 300, 0.3, 1.2, 1.2, 0.5),
  pair("a better one", 1000, 0.27, 1.6, 1.2, 0.4),
  pair("many ties", 400, 0.4, 1.0, 0.8, 0.6, digits = 1),
  pair("few positives", 200, 0.04, 1.5, 1.0, 0.5),
  pair("nearly the same scores", 500, 0.5, 1.0, 1.0, 0.001))

losses <- list(
  accuracy = function(y, p) mean((p >= 0.5) == y),
  brier = function(y, p) -mean((p - y)^2),
  log_loss = function(y, p) mean(ifelse(y == 1, log(p), log(1 - p))),
  f1 = function(y, p) { hit <- sum(p >= 0.5 & y == 1); 2 * hit / (sum(p >= 0.5) + sum(y)) })

case <- function(x) {
  one <- roc(x$y, x$a, levels = c(0, 1), direction = "<", quiet = TRUE)
  other <- roc(x$y, x$b, levels = c(0, 1), direction = "<", quiet = TRUE)
  test <- roc.test(one, other, method = "delong", paired = TRUE)
  narrow <- roc.test(one, other, method = "delong", paired = TRUE, conf.level = 0.9)
  gain <- as.numeric(auc(one) - auc(other))
  line <- coef(glm(x$y ~ qlogis(pmin(pmax(x$a, .Machine$double.eps), 1 - .Machine$double.eps)), family = binomial,
                   control = list(epsilon = 1e-14, maxit = 100)))
  drawn <- lapply(losses, function(f) {
    b <- boot(data.frame(y = x$y, a = x$a, b = x$b), function(d, i) f(d$y[i], d$a[i]) - f(d$y[i], d$b[i]), R = 20000)
    list(gain = b$t0, error = sd(b$t), interval = as.numeric(boot.ci(b, type = "perc", conf = 0.95)$percent[4:5]))
  })
  list(name = x$name, labels = x$y, first = x$a, second = x$b,
       delong = list(first = as.numeric(auc(one)), second = as.numeric(auc(other)), gain = gain,
                     error = gain / as.numeric(test$statistic), p = as.numeric(test$p.value),
                     interval95 = as.numeric(test$conf.int), interval90 = as.numeric(narrow$conf.int)),
       line = list(intercept = as.numeric(line[1]), slope = as.numeric(line[2])),
       bootstrap = drawn)
}
cat(toJSON(list(r = R.version.string, proc = as.character(packageVersion("pROC")), cases = lapply(pairs, case)),
           auto_unbox = TRUE, digits = NA))
