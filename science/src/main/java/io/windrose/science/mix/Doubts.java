package io.windrose.science.mix;

import io.windrose.science.mix.Warning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said against a fit that converged. */
final class Doubts {
    /** Correlation of a channel's advertising with the baseline from which demand may drive both. */
    private static final double FOLLOWING = 0.6;
    /** Correlation of a channel's advertising with the outcome that advertising alone hardly makes. */
    private static final double GOING_WITH = 0.75;
    /** Posterior by prior width from which the data have told nothing. */
    private static final double UNTOLD = 0.9;

    /** Upper by lower end of a contribution's interval. */
    private static final double WIDE = 5;

    private static final double LEAST_EXPLAINED = 0.3;
    private static final double EXTREME = 0.005;

    private final Structure structure;
    private final Diagnosis diagnosis;
    private final MixResult result;
    private final PredictiveCheck check;
    private final List<Warning> warnings = new ArrayList<>();

    Doubts(Structure structure, Diagnosis diagnosis, MixResult result, PredictiveCheck check) {
        this.structure = structure;
        this.diagnosis = diagnosis;
        this.result = result;
        this.check = check;
    }

    List<Warning> warnings() {
        warnings.addAll(new Screening(structure.data).warnings());
        double[] baseline =
                result.baseline().stream().mapToDouble(Interval::mean).toArray();
        for (MixResult.ChannelResult each : result.channels()) {
            String channel = each.channel();
            screenDemand(channel, baseline);
            Interval total = each.contribution();
            if (total.high() > WIDE * total.low()) {
                warn(
                        Kind.UNCERTAIN,
                        channel,
                        String.format(
                                Locale.ROOT,
                                "%s brought between %.3g and %.3g: too little is known to move money by it; test it",
                                channel,
                                total.low(),
                                total.high()));
            }
            screenPrior(channel);
        }
        if (check.explained() < LEAST_EXPLAINED) {
            warn(
                    Kind.MISFIT,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the model explains %.0f%% of the outcome's variance only",
                            100 * check.explained()));
        }
        if (check.memory() < EXTREME) {
            warn(
                    Kind.MISFIT,
                    "",
                    "the model's errors last from week to week: it lacks something that drives the outcome");
        }
        if (diagnosis.divergences() > 0) {
            warn(
                    Kind.DIVERGENCES,
                    "",
                    String.format(Locale.ROOT, "%d trajectories of the sampler diverged", diagnosis.divergences()));
        }
        return List.copyOf(warnings);
    }

    /**
     * Demand that drives both shows in the baseline where the season explains it; where nothing does, the channel takes
     * it for its own and goes with the outcome. A test of the channel has told them apart.
     */
    private void screenDemand(String channel, double[] baseline) {
        double[] exposure = Screening.exposure(structure.data, channel);
        double follows = Screening.correlation(exposure, baseline);
        double goesWith = Screening.correlationWithOutcome(structure.data, exposure);
        boolean isTested =
                structure.model.tests().stream().anyMatch(test -> test.channel().equals(channel));
        if (isTested) {
            return;
        }
        if (follows > FOLLOWING) {
            warn(
                    Kind.CONFOUNDED,
                    channel,
                    String.format(
                            Locale.ROOT,
                            "%s follows the demand that there is anyway (correlation with the baseline %.2f): some of that"
                                    + " demand may be credited to it; test it, or give the demand as a control",
                            channel,
                            follows));
        } else if (goesWith > GOING_WITH) {
            warn(
                    Kind.CONFOUNDED,
                    channel,
                    String.format(
                            Locale.ROOT,
                            "%s goes up and down with the outcome itself (correlation %.2f), as spending does that follows"
                                    + " demand: some of that demand may be credited to it; test it, or give the demand as a"
                                    + " control",
                            channel,
                            goesWith));
        }
    }

    /** Where the effect's logarithm is as wide as beforehand. */
    private void screenPrior(String channel) {
        String name = channel + " effect";
        int place = structure.place(name);
        if (structure.parameters.get(place).prior() instanceof Prior.LogNormal prior) {
            Interval interval = diagnosis.parameters().get(place).interval();
            double width = Math.log(interval.high() / interval.low()) / (2 * Prior.Z95);
            if (width > UNTOLD * prior.deviation()) {
                warn(
                        Kind.PRIOR_DOMINATES,
                        channel,
                        String.format(
                                Locale.ROOT,
                                "the data tell no more of %s than was thought beforehand: its figure is an opinion; test it",
                                channel));
            }
        }
    }

    private void warn(Kind kind, String subject, String message) {
        warnings.add(new Warning(kind, subject, message));
    }
}
