package io.windrose.optimize.lift;

import io.windrose.science.lift.Estimate;
import io.windrose.science.lift.Warning;
import io.windrose.science.lift.Warning.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found, and whether to act on it.
 *
 * @param words a sentence or two for a marketer
 */
public record LiftVerdict(Finding finding, Trust trust, String words) {
    /** What the interval says. */
    public enum Finding {
        MORE,
        LESS,
        /** It holds zero: neither is shown. */
        UNDECIDED
    }

    /** How far the figures can be trusted. */
    public enum Trust {
        ACT,
        /** They stand on an assumption that is in doubt. */
        CAUTION,
        DO_NOT_ACT
    }

    private static final Set<Kind> FATAL =
            EnumSet.of(Kind.POOR_FIT, Kind.FEW_TO_COMPARE, Kind.NOT_CONVERGED, Kind.ZERO_OUTCOME);
    private static final Set<Kind> DOUBTFUL =
            EnumSet.of(Kind.PLACEBO, Kind.SHORT_HISTORY, Kind.TREATED_SHARE, Kind.NO_CONTROLS, Kind.NEGATIVE);

    static LiftVerdict of(Estimate lift, List<Warning> warnings) {
        Finding finding = lift.contains(0) ? Finding.UNDECIDED : lift.value() > 0 ? Finding.MORE : Finding.LESS;
        String against = messages(warnings, FATAL);
        if (!against.isEmpty()) {
            return new LiftVerdict(finding, Trust.DO_NOT_ACT, "Do not act on this result: " + against + ".");
        }
        String found =
                switch (finding) {
                    case MORE -> "The advertising brought more than would have come without it.";
                    case LESS -> "Less came than would have come without it.";
                    case UNDECIDED -> "No lift is shown: what was found is within what chance does.";
                };
        String doubts = messages(warnings, DOUBTFUL);
        return doubts.isEmpty()
                ? new LiftVerdict(finding, Trust.ACT, found)
                : new LiftVerdict(finding, Trust.CAUTION, found + " But take care: " + doubts + ".");
    }

    private static String messages(List<Warning> warnings, Set<Kind> kinds) {
        return warnings.stream()
                .filter(each -> kinds.contains(each.kind()))
                .map(Warning::message)
                .collect(Collectors.joining("; "));
    }
}
