package io.windrose.collect;

import java.util.Map;
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
        boolean asked = draft.call.doNotTrack();
        if (draft.call.globalPrivacyControl() || (asked && doNotTrack == DoNotTrack.REFUSES_MARKETING)) {
            Map<String, Boolean> joined = new TreeMap<>(draft.consent);
            joined.put(Consent.MARKETING, false);
            draft.consent = joined;
        }
        if (Boolean.FALSE.equals(draft.consent.get(Consent.ANALYTICS))) {
            draft.drop(Verdict.DropReason.CONSENT);
        } else if (asked && doNotTrack == DoNotTrack.REFUSES_ANALYTICS) {
            draft.drop(Verdict.DropReason.DO_NOT_TRACK);
        }
    }
}
