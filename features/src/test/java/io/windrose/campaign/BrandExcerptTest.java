package io.windrose.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandExcerptTest {
    private static final String PRODUCTS = "select price, price_currency, sold_at from products";

    @TempDir
    private Path folder;

    @Test
    void aProductHasThePriceOfTheLastLineThatSaysOneForEveryone() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = TestPostgres.start();
                CampaignLake room = new CampaignLake(postgres, folder)) {
            String twice = "{\"products\":[{\"sku\":\"a\",\"price\":3,\"quantity\":1},"
                    + "{\"sku\":\"a\",\"price\":5,\"quantity\":1}]}";
            room.lake.importEvents(List.of(
                    saying(twice, room.order("2026-03-02T10:00:00Z", "o1", "8", null, null)),
                    saying(twice, room.order("2026-03-02T10:00:00Z", "o2", "8", null, null)),
                    saying(
                            "{\"products\":[{\"sku\":\"a\",\"quantity\":1}]}",
                            room.order("2026-03-03T10:00:00Z", "o3", "4", null, null))));
            room.settle();
            DataLimit north = new DataLimit(List.of(new Brand(new UUID(0, 1), "North")), Set.of("shop"));

            assertThat(products(room, north.excerpt()))
                    .isEqualTo(products(room, Optional.empty()))
                    .isEqualTo("[5.0000, EUR, 2026-03-03T10:00:00Z]");
        }
    }

    @Test
    void whatAnotherBrandsSourceSaysOfAnOrderIsNotTold() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = TestPostgres.start();
                CampaignLake room = new CampaignLake(postgres, folder)) {
            String at = "2026-03-02T10:00:00Z";
            room.lake.importEvents(List.of(
                    room.from("import:north", room.order(at, "o1", "8", "NORTH", null)),
                    room.from("south", room.in("bob", "7", room.order(at, "o1", "8", "SOUTH", "south")))));
            room.settle();
            DataLimit north = new DataLimit(List.of(new Brand(new UUID(0, 1), "North")), Set.of("import:north"));
            Query origin = Query.of("select source_id, origin_campaign, origin_coupon, origin_session_id from orders");

            assertThat(only(room, origin)).isEqualTo("[import:north, south, NORTH, 7]");
            assertThat(only(room, origin.seeing(north.excerpt()))).isEqualTo("[import:north, null, NORTH, null]");
        }
    }

    private static String only(CampaignLake room, Query query) {
        return room.lake.query(query, rows -> rows.next().toString());
    }

    private static Event saying(String properties, Event event) {
        return new Event(
                event.eventId(),
                event.sourceId(),
                event.type(),
                event.name(),
                event.occurredAt(),
                event.receivedAt(),
                event.who(),
                event.page(),
                event.origin(),
                event.place(),
                event.device(),
                event.order(),
                event.consent(),
                properties,
                event.context());
    }

    private static String products(CampaignLake room, Optional<Excerpt> seen) {
        return only(room, Query.of(PRODUCTS).seeing(seen));
    }
}
