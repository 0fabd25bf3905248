package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Event;

/** Whether it is history, that is to start nothing: it comes from a file, or its sender says so. */
final class BackfillStep implements EnrichmentStep {
    private static final String MARK = "backfill";

    @Override
    public void apply(Draft draft) {
        JsonNode mark = draft.context.path(MARK);
        if (mark.isBoolean()) {
            draft.context.remove(MARK);
        }
        if (draft.call.form() instanceof Form.Imported) {
            draft.backfill = Event.Backfill.IMPORT;
        } else if (mark.isBoolean() && mark.booleanValue()) {
            draft.backfill = Event.Backfill.SENT;
        }
    }
}
