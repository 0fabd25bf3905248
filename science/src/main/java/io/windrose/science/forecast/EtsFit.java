package io.windrose.science.forecast;

import io.windrose.science.forecast.EtsForm.Season;
import java.util.Locale;

/**
 * An exponential smoothing model that has learned a series.
 *
 * <p>Variances of forecasts (Hyndman et al. 2008, 6.3), with {@code c[j] = alpha + beta (phi + ... + phi^j) + gamma (j
 * is a whole number of seasons)}: for additive errors {@code s2 (1 + sum over j < h of c[j]^2)}; for multiplicative
 * ones {@code (1 + s2) theta[h] - mu[h]^2} with {@code theta[h] = mu[h]^2 + s2 sum over j < h of c[j]^2 theta[h-j]};
 * for multiplicative seasons the same of {@code mu} without season, by the season's square, which is exact to the first
 * order of the errors.
 *
 * @param slope 0 where there is no trend
 * @param phi 1 where it is not damped
 * @param level of the last step, as {@code slope}
 * @param season by the steps after the last; one number where there is none
 * @param variance {@code s2}: of the errors, in the unit's square, or relative where they are multiplicative
 * @param criterion -2 times the logarithm of the likelihood, without constants; infinite where the form does not suit
 * @param aicc the criterion by which forms are chosen (Hurvich and Tsai, Biometrika 76, 1989)
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers that nobody compares.
public record EtsFit(
        EtsForm form,
        double alpha,
        double beta,
        double gamma,
        double phi,
        double level,
        double slope,
        double[] season,
        double variance,
        double criterion,
        double aicc)
        implements Fitted {

    static EtsFit of(EtsSmoothing after, int length, int steps, double criterion) {
        int k = after.form.parameters(steps) + 1;
        double aicc = criterion + 2.0 * k + 2.0 * k * (k + 1) / (length - k - 1);
        int places = after.season.length;
        double[] ahead = new double[places];
        for (int step = 0; step < places; step++) {
            ahead[step] = after.season[(length + step) % places];
        }
        return new EtsFit(
                after.form,
                after.alpha,
                after.beta,
                after.gamma,
                after.phi,
                after.level,
                after.slope,
                ahead,
                after.squares / (length - k + 1),
                criterion,
                aicc);
    }

    @Override
    public String description() {
        StringBuilder words = new StringBuilder(form.name());
        words.append(String.format(Locale.ROOT, ": alpha %.3f", alpha));
        if (form.hasTrend()) {
            words.append(String.format(Locale.ROOT, ", beta %.3f", beta));
        }
        if (form.isSeasonal()) {
            words.append(String.format(Locale.ROOT, ", gamma %.3f", gamma));
        }
        if (form.isDamped()) {
            words.append(String.format(Locale.ROOT, ", phi %.3f", phi));
        }
        return words.toString();
    }

    @Override
    public Prediction forecast(int steps, double coverage) {
        boolean isRelative = form.noise() == EtsForm.Noise.MULTIPLICATIVE;
        boolean isMultiplied = form.season() == Season.MULTIPLICATIVE;
        double[] expected = new double[steps];
        double[] variances = new double[steps];
        double[] c = new double[steps];
        double[] theta = new double[steps];
        double q = level;
        double fading = 1;
        double faded = 0;
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            fading *= phi;
            faded += fading;
            q = level + faded * slope;
            double s = season[step % season.length];
            boolean isSeason = form.isSeasonal() && (step + 1) % season.length == 0;
            c[step] = alpha + beta * faded + (isSeason ? gamma : 0);
            double mu = form.season() == Season.ADDITIVE ? q + s : q;
            expected[step] = isMultiplied ? q * s : mu;
            if (isRelative) {
                theta[step] = mu * mu;
                for (int j = 1; j <= step; j++) {
                    theta[step] += variance * c[j - 1] * c[j - 1] * theta[step - j];
                }
                double byMean = (1 + variance) * theta[step] - mu * mu;
                variances[step] = isMultiplied ? s * s * byMean : byMean;
            } else {
                variances[step] = variance * (1 + sum);
                sum += c[step] * c[step];
            }
        }
        return Prediction.normal(coverage, expected, variances);
    }
}
