// The mix model of one region, written apart from science: effects as shares of the outcome, geometric carry-over,
// and a curve that is logistic or Hill's. Outcome and inputs come in multiples of their means.
data {
  int<lower=1> N;                        // weeks
  int<lower=1> K;                        // columns of the baseline
  matrix[N, K] columns;
  vector[K] center;                      // priors of their coefficients
  vector<lower=0>[K] spread;
  int<lower=1> C;                        // channels
  int<lower=1> L;                        // weeks that an effect lasts
  matrix[N, L] lagged[C];                // advertising by week and lag
  int<lower=0, upper=1> hill;
  vector[N] outcome;
  vector[2] retention_prior;             // of Beta, or mean and deviation of log odds
  vector[2] first_prior;                 // of Gamma, or mean and deviation of the logarithm
  vector[2] second_prior;
  vector[2] effect_prior;                // scale of a half-normal, or mean and deviation of the logarithm
  real<lower=0> noise_prior;
}
transformed data {
  vector[L] lags;
  for (l in 1:L) lags[l] = l - 1;
}
parameters {
  vector[K] coefficient;
  vector<lower=0, upper=1>[C] retention;
  vector<lower=0>[C] first;
  vector<lower=0>[hill ? C : 0] second;
  vector<lower=0>[C] effect;
  real<lower=0> noise;
}
model {
  vector[N] mean_outcome = columns * coefficient;
  for (c in 1:C) {
    vector[L] weights = exp(lags * log(retention[c]));
    vector[N] stock = lagged[c] * (weights / sum(weights));
    vector[N] curve;
    if (hill) {
      curve = inv_logit(second[c] * (log(stock + 1e-12) - log(first[c])));
    } else {
      vector[N] e = exp(-first[c] * stock);
      curve = (1 - e) ./ (1 + e);
    }
    mean_outcome += effect[c] * N / sum(curve) * curve;
  }
  coefficient ~ normal(center, spread);
  if (hill) {
    target += normal_lpdf(logit(retention) | retention_prior[1], retention_prior[2])
              - sum(log(retention)) - sum(log1m(retention));
    first ~ lognormal(first_prior[1], first_prior[2]);
    second ~ lognormal(second_prior[1], second_prior[2]);
    effect ~ lognormal(effect_prior[1], effect_prior[2]);
  } else {
    retention ~ beta(retention_prior[1], retention_prior[2]);
    first ~ gamma(first_prior[1], first_prior[2]);
    effect ~ normal(0, effect_prior[1]);
  }
  noise ~ normal(0, noise_prior);
  outcome ~ normal(mean_outcome, noise);
}
