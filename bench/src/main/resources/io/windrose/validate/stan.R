# The mix model in Stan: Rscript stan.R MODEL EXAMPLE FILE WARMUP DRAWS SEED
# Prints metric,seconds,parameter,mean,deviation,rhat,bulk,tail,error of the mean; seconds of the processor, of sampling
# alone.
suppressMessages({library(rstan); library(posterior)})
# Debian's R finds Boost among the system's own headers.
if (system.file("include", package = "BH") == "") rstan_options(boost_lib = "/usr/include")
arguments <- commandArgs(TRUE)
example <- arguments[2]
rows <- read.csv(arguments[3], check.names = FALSE)
warmup <- as.integer(arguments[4]); draws <- as.integer(arguments[5]); seed <- as.integer(arguments[6])
N <- nrow(rows); t <- 0:(N - 1); z95 <- qnorm(0.95)
between <- function(low, high) c((log(low) + log(high)) / 2, log(high / low) / (2 * z95))
year <- 365.25 / 7
season <- sapply(1:4, function(i) {
  k <- (i + 1) %/% 2
  if (i %% 2) sin(2 * pi * k * t / year) else cos(2 * pi * k * t / year)
})
colnames(season) <- c("sine 1", "cosine 1", "sine 2", "cosine 2")
if (example == "pymc") {
  channels <- c("x1", "x2"); hill <- 0; L <- 8
  trend <- cbind(growth = t / (N - 1) - 0.5); deviation <- 0.5
  controls <- sapply(rows[c("event_1", "event_2")], function(x) x / max(abs(x)))
  priors <- list(retention_prior = c(1, 3), first_prior = c(3, 1), second_prior = c(0, 1),
                 effect_prior = c(0.5 / qnorm(0.975), 0))
} else {
  channels <- grep("^x[0-9]_", names(rows), value = TRUE); hill <- 1; L <- 16
  starts <- seq(0, N - 2, by = 26)
  trend <- sapply(starts, function(from) pmin(pmax((t - from) / 26, 0), 1)); deviation <- 0.05
  colnames(trend) <- paste("trend", seq_along(starts))
  controls <- sapply(rows[c("c1", "c2")], function(x) (x - mean(x)) / sqrt(mean((x - mean(x))^2)))
  odds <- qlogis(0.5^(1 / c(0.3, 4)))
  priors <- list(retention_prior = c(mean(odds), diff(odds) / (2 * z95)), first_prior = between(0.4, 4),
                 second_prior = between(0.6, 2), effect_prior = between(0.005, 0.2))
}
columns <- cbind(intercept = 1, trend, season, controls)
K <- ncol(columns); C <- length(channels)
lagged <- array(0, c(C, N, L))
for (c in 1:C) {
  x <- rows[[channels[c]]]; x <- x / mean(x[x > 0])
  for (l in 1:L) lagged[c, l:N, l] <- x[1:(N - l + 1)]
}
data <- c(list(N = N, K = K, columns = columns, center = c(0.7, rep(0, K - 1)),
               spread = c(0.4, rep(deviation, ncol(trend)), rep(0.2, 4 + ncol(controls))),
               C = C, L = L, lagged = lagged, hill = hill, outcome = rows$y / mean(rows$y), noise_prior = 0.3), priors)
model <- stan_model(arguments[1])
cat("metric,seconds,parameter,mean,deviation,rhat,bulk,tail,error\n")
for (metric in c("diag_e", "dense_e")) {
  begun <- proc.time()
  fit <- sampling(model, data = data, chains = 4, warmup = warmup, iter = warmup + draws, seed = seed, cores = 1,
                  refresh = 0, control = list(adapt_delta = 0.9, metric = metric))
  took <- proc.time() - begun
  used <- took[["user.self"]] + took[["sys.self"]]
  s <- summarise_draws(as_draws_array(as.array(fit)), "mean", "sd", "rhat", "ess_bulk", "ess_tail", "mcse_mean")
  names <- c(colnames(columns), paste(channels, "retention"), paste(channels, if (hill) "half" else "rate"),
             if (hill) paste(channels, "slope"), paste(channels, "effect"), "noise")
  s <- s[s$variable != "lp__", ]
  cat(sprintf("%s,%.2f,%s,%.10g,%.10g,%.6g,%.6g,%.6g,%.6g\n", metric, used, names, s$mean, s$sd, s$rhat, s$ess_bulk,
              s$ess_tail, s$mcse_mean), sep = "")
}
