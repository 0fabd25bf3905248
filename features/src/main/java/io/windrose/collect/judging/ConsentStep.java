package io.windrose.collect.judging;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins the answers a person gave with the browser's standing signals, and drops what the person refused.
 *
 * <p>Global Privacy Control refuses {@code marketing}, whatever a consent manager says: it is a legally binding
 * objection to sale and sharing, not to being counted. Only an explicit no to {@code analytics} drops an event; a
 * purpose nobody asked about stays unnamed, and whoever uses the event for that purpose decides.
 */
final class ConsentStep implements EnrichmentStep {
    private final DoNotTrack doNotTrack;

    ConsentStep(DoNotTrack doNotTrack) {
        this.doNotTrack = doNotTrack;
    }

    @Override
    public void apply(Draft draft) {
        boolean asked = draft.call.doNotTrack() && doNotTrack == DoNotTrack.REFUSES_MARKETING;
        if (draft.call.globalPrivacyControl() || asked) {
            Map<String, Boolean> joined = new TreeMap<>(draft.consent);
            joined.put(Consent.MARKETING, false);
            draft.consent = joined;
        }
        refusal(draft, doNotTrack).ifPresent(draft::drop);
    }

    /** Why the event must not be stored, not even in quarantine. */
    static Optional<Verdict.DropReason> refusal(Draft draft, DoNotTrack doNotTrack) {
        if (Boolean.FALSE.equals(draft.consent.get(Consent.ANALYTICS))) {
            return Optional.of(Verdict.DropReason.CONSENT);
        }
        return draft.call.doNotTrack() && doNotTrack == DoNotTrack.REFUSES_ANALYTICS
                ? Optional.of(Verdict.DropReason.DO_NOT_TRACK)
                : Optional.empty();
    }
}
