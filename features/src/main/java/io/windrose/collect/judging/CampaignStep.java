package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The campaign's marks: what the library found ({@code context.campaign}), else the address: UTM and click ids. */
final class CampaignStep implements EnrichmentStep {
    private static final List<String> COLUMNS = List.of("source", "medium", "name", "content", "term");

    @Override
    public void apply(Draft draft) {
        JsonNode campaign = draft.context.path("campaign");
        Map<String, String> parameters = Optional.ofNullable(draft.url)
                .flatMap(WebAddress::parse)
                .map(WebAddress::parameters)
                .orElse(Map.of());
        draft.source = find(campaign, "source", parameters, "utm_source");
        draft.medium = find(campaign, "medium", parameters, "utm_medium");
        draft.campaign = find(campaign, "name", parameters, "utm_campaign");
        draft.content = find(campaign, "content", parameters, "utm_content");
        draft.term = find(campaign, "term", parameters, "utm_term");
        ClickId.find(parameters).ifPresent(known -> click(draft, known, parameters));
        if (campaign instanceof ObjectNode object) {
            leaveRest(draft, object);
        }
    }

    /** What was said in words wins; a click id speaks for the medium only if it is the same source's. */
    private static void click(Draft draft, ClickId known, Map<String, String> parameters) {
        draft.clickId = known.parameter() + "=" + parameters.get(known.parameter());
        if (draft.source == null) {
            draft.source = known.source();
        }
        if (draft.medium == null && draft.source.equalsIgnoreCase(known.source())) {
            draft.medium = known.medium();
        }
    }

    private static @Nullable String find(
            JsonNode campaign, String key, Map<String, String> parameters, String parameter) {
        String named = Json.textAt(campaign, key);
        return named != null ? named : parameters.get(parameter);
    }

    private static void leaveRest(Draft draft, ObjectNode campaign) {
        ObjectNode rest = campaign.deepCopy();
        for (String column : COLUMNS) {
            if (rest.path(column).isTextual()) {
                rest.remove(column);
            }
        }
        if (rest.isEmpty()) {
            draft.context.remove("campaign");
        } else {
            draft.context.set("campaign", rest);
        }
    }
}
