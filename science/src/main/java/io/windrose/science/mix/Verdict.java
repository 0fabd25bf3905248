package io.windrose.science.mix;

import io.windrose.science.mix.Warning.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether to act on a result, in plain words.
 *
 * @param words a sentence or two for a marketer
 */
public record Verdict(Trust trust, String words) {

    /** How far a result can be trusted. */
    public enum Trust {
        /** Its plans may be followed. */
        ACT,
        /** What has no warning may be followed; the rest is to be tested first. */
        CAUTION,
        /** It is not to be acted upon. */
        DO_NOT_ACT
    }

    private static final Set<Kind> OF_ALL = EnumSet.of(Kind.MISFIT, Kind.ZERO_OUTCOME);

    static Verdict of(List<Warning> warnings) {
        String against = warnings.stream()
                .filter(each -> OF_ALL.contains(each.kind()))
                .map(Warning::message)
                .collect(Collectors.joining("; "));
        if (!against.isEmpty()) {
            return new Verdict(Trust.DO_NOT_ACT, "Do not act on this result: " + against + ".");
        }
        String doubtful = warnings.stream()
                .filter(each -> each.kind().isAgainstAChannel())
                .map(Warning::subject)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!doubtful.isEmpty()) {
            return new Verdict(
                    Trust.CAUTION,
                    "The model fits, but little or nothing certain is known of " + doubtful
                            + ": leave their budgets, or test them, before you move money by these figures.");
        }
        boolean isShort = warnings.stream().anyMatch(each -> each.kind() == Kind.FEW_WEEKS);
        return isShort
                ? new Verdict(Trust.CAUTION, "The model fits, but the weeks are few: move money in small steps.")
                : new Verdict(
                        Trust.ACT, "The chains agree, the model fits, and no channel's figure is in doubt: act on it.");
    }
}
