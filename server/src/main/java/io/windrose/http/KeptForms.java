package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.optimize.kept.KeptResult;
import io.windrose.optimize.kept.KeptResults;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Results that are kept, as JSON. */
final class KeptForms {
    private KeptForms() {}

    /** What was made now. */
    record Made(UUID id, String version, Map<String, Long> snapshots, Object question, Object answer) {}

    /** One of a list. */
    record Listed(
            UUID id,
            Instant madeAt,
            String origin,
            String data,
            long seed,
            String version,
            JsonNode snapshots,
            JsonNode question,
            JsonNode diagnostics) {
        static Listed of(KeptResult one) {
            KeptResult.Draft draft = one.draft();
            return new Listed(
                    one.id(),
                    one.madeAt(),
                    draft.origin().name().toLowerCase(Locale.ROOT),
                    draft.data(),
                    draft.seed(),
                    draft.version(),
                    Json.tree(draft.snapshots()),
                    Json.tree(draft.question()),
                    Json.tree(draft.diagnostics()));
        }
    }

    /** One with its answer. */
    record Whole(Listed kept, JsonNode answer) {}

    static Reply list(Request request, KeptResults kept) {
        return Reply.ok(
                Page.whole(kept.of(request.principal()).stream().map(Listed::of).toList()));
    }

    static Reply show(Request request, KeptResults kept) {
        KeptResult one = kept.fetch(request.id("id"), request.principal());
        return Reply.ok(new Whole(Listed.of(one), Json.tree(one.draft().answer())));
    }
}
