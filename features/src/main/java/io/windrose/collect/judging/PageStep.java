package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the person was: {@code context.page}, of page calls also the properties, of browsers also the header. */
final class PageStep implements EnrichmentStep {
    private static final List<String> COLUMNS = List.of("url", "path", "referrer", "title");

    @Override
    public void apply(Draft draft) {
        JsonNode page = draft.context.path("page");
        draft.url = find(draft, page, "url");
        draft.path = find(draft, page, "path");
        draft.referrer = find(draft, page, "referrer");
        draft.title = find(draft, page, "title");
        if (draft.url == null && !(draft.call.form() instanceof Form.Batch) && draft.userAgent.isPresent()) {
            // The page that the call was made from; a batch may hold events of many.
            draft.url = draft.call.referrer().filter(PageStep::isClean).orElse(null);
        }
        if (draft.path == null && draft.url != null) {
            draft.path = WebAddress.parse(draft.url).map(WebAddress::path).orElse(null);
        }
        if (page instanceof ObjectNode object) {
            leaveRest(draft, object);
        }
    }

    private static @Nullable String find(Draft draft, JsonNode page, String key) {
        String found = Json.textAt(page, key);
        return found == null && draft.type == EventType.PAGE ? Json.textAt(draft.properties, key) : found;
    }

    private static void leaveRest(Draft draft, ObjectNode page) {
        ObjectNode rest = page.deepCopy();
        for (String column : COLUMNS) {
            if (rest.path(column).isTextual()) {
                rest.remove(column);
            }
        }
        if (rest.isEmpty()) {
            draft.context.remove("page");
        } else {
            draft.context.set("page", rest);
        }
    }

    /** Headers are not checked as the body is. */
    private static boolean isClean(String header) {
        return header.length() <= 4_096 && header.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
