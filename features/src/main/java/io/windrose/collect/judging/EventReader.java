package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one event: its bytes become a tree, the tree is checked, and its fields become a draft. Thread-safe. */
final class EventReader {
    private final CollectSettings settings;
    private final Ids ids;

    EventReader(CollectSettings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    sealed interface Reading {}

    record Read(Draft draft) implements Reading {}

    record Flawed(Optional<String> messageId, String payload, List<Flaw> flaws) implements Reading {}

    Reading read(Slice slice, Call call, Opened.Shared shared) {
        Limits limits = settings.limits();
        if (slice.length() > limits.eventBytes()) {
            return flawed(
                    slice,
                    new Flaw(
                            FlawKind.EVENT_TOO_LARGE,
                            "",
                            slice.length() + " bytes",
                            "send at most " + limits.eventBytes() + " bytes an event"));
        }
        if (slice.depth() > limits.depth()) {
            return flawed(
                    slice,
                    new Flaw(
                            FlawKind.TOO_DEEP,
                            "",
                            slice.depth() + " levels",
                            "nest at most " + limits.depth() + " objects and lists"));
        }
        Optional<JsonNode> tree = Json.tree(slice);
        if (tree.isEmpty()) {
            return flawed(slice, new Flaw(FlawKind.NUMBER_OUT_OF_RANGE, "", "", "send long numbers as text"));
        }
        if (!(tree.get() instanceof ObjectNode event)) {
            return flawed(
                    slice,
                    new Flaw(FlawKind.WRONG_TYPE, "", tree.get().getNodeType().name(), "send an object"));
        }
        return read(event, call, shared);
    }

    private Reading read(ObjectNode event, Call call, Opened.Shared shared) {
        shareContext(event, shared.context());
        Redaction address = Redaction.of(event);
        List<Flaw> unstorable = TreeCheck.flaws(event, settings.limits());
        Fields fields = new Fields(event, settings.limits());
        Draft draft = new Drafting(fields, call, shared, settings, ids).draft(address);
        boolean sound = unstorable.isEmpty() && fields.flaws().isEmpty();
        // Who refused is not kept in quarantine either: the first step will drop the event.
        if (sound || ConsentStep.refusal(draft, settings.doNotTrack()).isPresent()) {
            return new Read(draft);
        }
        return unstorable.isEmpty()
                ? new Flawed(Optional.of(draft.eventId), Json.ascii(event), fields.flaws())
                : new Flawed(Optional.empty(), Json.ascii(event), unstorable);
    }

    private static Flawed flawed(Slice slice, Flaw flaw) {
        return new Flawed(Optional.empty(), slice.text(), List.of(flaw));
    }

    /** What the event says by itself wins over what its batch says for all. */
    private static void shareContext(ObjectNode event, @Nullable ObjectNode shared) {
        if (shared == null) {
            return;
        }
        JsonNode own = event.path("context");
        if (own instanceof ObjectNode object) {
            fill(object, shared);
        } else if (own.isMissingNode() || own.isNull()) {
            event.set("context", shared.deepCopy());
        }
    }

    private static void fill(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> property : from.properties()) {
            JsonNode own = into.get(property.getKey());
            if (own == null) {
                into.set(property.getKey(), property.getValue().deepCopy());
            } else if (own instanceof ObjectNode object && property.getValue() instanceof ObjectNode other) {
                fill(object, other);
            }
        }
    }
}
