package io.windrose.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.Brand;
import io.windrose.campaign.Brands;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.DataLimit;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.security.Users;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user who is limited to a brand sees of the figures. */
class LimitedOverviewTest {
    @TempDir
    private Path folder;

    @Test
    void aRefundIsOfTheBrandByTheVisitOfItsOrderHoweverLongAgo() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = TestPostgres.start();
                CampaignLake room = new CampaignLake(postgres, folder)) {
            Users users = new Users(room.database.jdbi(), room.audit, room.ids, room.clock);
            Brand north = new Brands(room.database.jdbi(), users, room.audit, room.ids, room.clock)
                    .add("North", CampaignLake.MIA);
            Campaign spring = room.campaigns.add(of(north), CampaignLake.MIA);
            room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), CampaignLake.MIA);
            room.lake.importEvents(List.of(
                    room.in("v", "s", room.view("2026-01-10T10:00:00Z", "/", "a", "b", "spring")),
                    room.in("v", "s", room.order("2026-01-10T10:30:00Z", "1", "50", null, null)),
                    refund(room.order("2026-04-01T11:00:00Z", "1", "20", null, null)),
                    room.order("2026-01-10T10:30:00Z", "2", "50", null, null),
                    refund(room.order("2026-04-01T11:00:00Z", "2", "7", null, null))));
            room.settle();
            Overviews overviews = new Overviews(new Inquiries(room.lake, Company.DEFAULT, room.clock));
            DateRange april = new DateRange(LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-04"));

            Overview seen = overviews.overview(
                    new OverviewRequest(april, Comparison.NONE, List.of()), new DataLimit(List.of(north), Set.of()));

            assertThat(seen.apart().refunds().orElseThrow())
                    .containsExactly(new Amount("EUR", 1, new BigDecimal("20.0000")));
        }
    }

    private static CampaignPlan of(Brand brand) {
        return new CampaignPlan(
                "Spring",
                "",
                "mia",
                Optional.of(brand.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Event refund(Event order) {
        return new Event(
                order.eventId(),
                order.sourceId(),
                order.type(),
                "Order Refunded",
                order.occurredAt(),
                order.receivedAt(),
                order.who(),
                order.page(),
                order.origin(),
                order.place(),
                order.device(),
                order.order(),
                order.consent(),
                order.properties(),
                order.context());
    }
}
