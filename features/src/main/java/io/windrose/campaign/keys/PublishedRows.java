package io.windrose.campaign.keys;

import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.lake.RoomTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lake is told of campaigns. */
final class PublishedRows {
    static final RoomTable<Campaign> CAMPAIGNS =
            new RoomTable<>("campaigns", List.of("campaign_id"), List.of(), PublishedRows::values);
    static final RoomTable<ResolvedValue> VALUES = new RoomTable<>(
            "campaign_values",
            List.of(
                    "kind",
                    "source_id",
                    "account",
                    "channel",
                    "campaign",
                    "source",
                    "medium",
                    "content",
                    "coupon",
                    "path"),
            List.of(),
            PublishedRows::values);

    private PublishedRows() {}

    /** A value, and whose it is. */
    record ResolvedValue(KeyKind kind, List<String> fields, String campaignId) {}

    private static List<@Nullable Object> values(Campaign campaign) {
        CampaignPlan plan = campaign.plan();
        return Arrays.asList(
                campaign.id().toString(),
                plan.name(),
                plan.brand().map(Object::toString).orElse(null),
                campaign.brandName().orElse(null),
                plan.market().orElse(null),
                plan.objective(),
                plan.owner(),
                campaign.status().word(),
                plan.startsOn().orElse(null),
                plan.endsOn().orElse(null),
                String.join(", ", plan.channels()),
                plan.budget().map(Budget::total).orElse(null),
                plan.budget().map(Budget::currency).orElse(null));
    }

    private static List<@Nullable Object> values(ResolvedValue value) {
        @Nullable Object[] columns = new @Nullable Object[11];
        columns[0] = value.kind().word();
        List<Integer> places =
                switch (value.kind()) {
                    case PLATFORM_ID -> List.of(4, 3, 1, 2);
                    case UTM -> List.of(4, 5, 6, 7);
                    case COUPON -> List.of(8);
                    case LANDING_PAGE -> List.of(9);
                };
        for (int i = 0; i < places.size(); i++) {
            String field = value.fields().get(i);
            columns[places.get(i)] = field.isEmpty() ? null : field;
        }
        columns[10] = value.campaignId();
        return Arrays.asList(columns);
    }
}
