package io.windrose.optimize.attribution;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.DataLimit;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.optimize.attribution.AttributionRequest.By;
import io.windrose.optimize.attribution.AttributionRequest.Conversion;
import io.windrose.optimize.attribution.AttributionRequest.Worth;
import io.windrose.optimize.kept.KeptResult;
import io.windrose.optimize.kept.KeptResults;
import io.windrose.science.attribution.Attribution.Credited;
import io.windrose.science.attribution.Attribution.Model;
import io.windrose.science.attribution.Credit;
import io.windrose.science.attribution.Increments.Basis;
import io.windrose.science.attribution.Lift;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionsTest {
    private static final DateRange MARCH = new DateRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Attributions attributions;
    private final List<Event> events = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(postgres, folder);
        attributions = new Attributions(new Inquiries(room.lake, Company.DEFAULT, room.clock));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void touch(String who, String at, String channel) {
        touch(who, at, channel, null);
    }

    private void touch(String who, String at, String channel, @Nullable String campaign) {
        events.add(room.in(who, null, by(room.view("2026-03-" + at, "/", null, null, campaign), channel)));
    }

    private static Event by(Event event, @Nullable String channel) {
        return new Event(
                event.eventId(),
                event.sourceId(),
                event.type(),
                event.name(),
                event.occurredAt(),
                event.receivedAt(),
                event.who(),
                event.page(),
                new Event.Origin(channel, null, null, event.origin().campaign(), null, null, null),
                event.place(),
                event.device(),
                event.order(),
                event.consent(),
                event.properties(),
                event.context());
    }

    private void buy(String who, String at, String id, String revenue) {
        events.add(room.in(who, null, by(room.order("2026-03-" + at, id, revenue, null, null), null)));
    }

    private AttributionResult settled(AttributionRequest request) {
        room.lake.importEvents(events);
        room.settle();
        return attributions.attribute(request, DataLimit.NONE);
    }

    private static AttributionRequest orders(By by, int lookbackDays, String... views) {
        return new AttributionRequest(
                MARCH,
                by,
                new Conversion.Orders(Worth.GROSS),
                lookbackDays,
                List.of(views),
                1,
                ModelSettings.usual(),
                List.of(),
                Set.of());
    }

    private static Credit credit(AttributionResult result, Model model, String key) {
        Credited credited = result.models().stream()
                .filter(each -> each.model() == model)
                .findFirst()
                .orElseThrow();
        return credited.credits().stream()
                .filter(each -> each.channel().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> paths(AttributionResult result) {
        return result.paths().stream()
                .map(path -> String.join(">", path.path()) + " %.0f %.0f".formatted(path.conversions(), path.nulls()))
                .sorted()
                .toList();
    }

    private static List<String> codes(AttributionResult result) {
        return result.notes().stream().map(Note::code).toList();
    }

    @Test
    void countsJourneysByTheWayThatTheyTook() {
        touch("ada", "02T10:00:00Z", "paid social");
        // Within half an hour by the same way: no other touch.
        touch("ada", "02T10:10:00Z", "paid social");
        touch("ada", "04T10:00:00Z", "paid search");
        buy("ada", "04T10:05:00Z", "o1", "80.00");
        // After the first order another journey begins.
        touch("ada", "09T10:00:00Z", "direct");
        buy("ada", "09T10:05:00Z", "o2", "20.00");
        touch("bob", "05T10:00:00Z", "paid social");
        touch("bob", "06T10:00:00Z", "paid search");
        // No touch before it.
        buy("eve", "07T10:00:00Z", "o3", "5.00");

        AttributionResult result = settled(orders(By.CHANNEL, 30));

        assertThat(paths(result)).containsExactly("direct 1 0", "paid social>paid search 1 1");
        assertThat(result.totals().conversions()).isEqualTo(2);
        assertThat(result.totals().value()).isEqualTo(100);
        assertThat(result.totals().untouched()).isEqualTo(1);
        assertThat(result.totals().untouchedValue()).isEqualTo(5);
        assertThat(result.totals().nulls()).isEqualTo(1);
        assertThat(credit(result, Model.FIRST, "paid social")).isEqualTo(new Credit("paid social", 1, 80));
        assertThat(credit(result, Model.LAST, "paid search")).isEqualTo(new Credit("paid search", 1, 80));
        assertThat(credit(result, Model.LAST, "direct")).isEqualTo(new Credit("direct", 1, 20));
        // Two days are two sevenths of a half-life; the last touch is five minutes old.
        double early = Math.pow(0.5, (2 + 5 / 1440.0) / 7);
        double late = Math.pow(0.5, 5 / 1440.0 / 7);
        assertThat(credit(result, Model.TIME_DECAY, "paid social").conversions())
                .isCloseTo(early / (early + late), within(1e-9));
        for (Credited credited : result.models()) {
            assertThat(credited.credits().stream()
                            .mapToDouble(Credit::conversions)
                            .sum())
                    .as(credited.model().name())
                    .isCloseTo(2, within(1e-6));
        }
        assertThat(result.times()).containsEntry("hour", 1.0).containsEntry("week", 1.0);
        assertThat(codes(result)).contains("rules-credit-what-was-there", "untouched");
        assertThat(result.snapshots()).containsKey("events");
    }

    @Test
    void aTouchThatIsTooOldIsOfAJourneyThatDidNotConvert() {
        touch("ada", "02T10:00:00Z", "paid social");
        touch("ada", "10T10:00:00Z", "paid search");
        buy("ada", "10T10:05:00Z", "o1", "80.00");

        assertThat(paths(settled(orders(By.CHANNEL, 7)))).containsExactly("paid search 1 0", "paid social 0 1");
        assertThat(paths(attributions.attribute(orders(By.CHANNEL, 30), DataLimit.NONE)))
                .containsExactly("paid social>paid search 1 0");
    }

    /** Beyond the range, conversions end journeys and are not counted. */
    @Test
    void whoConvertsAfterTheRangeIsNeitherCountedNorLost() {
        touch("ada", "30T10:00:00Z", "paid social");
        events.add(room.in("ada", null, by(room.order("2026-04-02T10:00:00Z", "o1", "9.00", null, null), null)));
        touch("bob", "30T10:00:00Z", "paid search");

        assertThat(paths(settled(orders(By.CHANNEL, 30)))).containsExactly("paid search 0 1");
    }

    @Test
    void whatWasOnlySeenTouchesForItsOwnTime() {
        events.add(room.in("ada", null, by(room.track("2026-03-02T10:00:00Z", "Ad Viewed", "/", "{}"), "display")));
        events.add(room.in("ada", null, by(room.track("2026-03-04T09:00:00Z", "Ad Viewed", "/", "{}"), "display")));
        touch("ada", "04T10:00:00Z", "direct");
        buy("ada", "04T10:05:00Z", "o1", "80.00");

        assertThat(paths(settled(orders(By.CHANNEL, 30)))).containsExactly("direct 1 0");
        assertThat(paths(attributions.attribute(orders(By.CHANNEL, 30, "Ad Viewed"), DataLimit.NONE)))
                .containsExactly("display 0 1", "display>direct 1 0");
    }

    @Test
    void showsCostsByCampaignAndTouchesOfNoneByTheirChannel() {
        Campaign spring = room.campaign("Spring", "2026-03-01", "2026-03-31");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-02", "paid social", "77", "40.00"),
                room.spend("2026-03-02", "print", null, "15.00"),
                room.spend("2026-04-02", "paid social", "77", "400.00")));
        touch("ada", "02T10:00:00Z", "paid social", "spring");
        touch("ada", "03T10:00:00Z", "direct");
        buy("ada", "03T10:05:00Z", "o1", "80.00");

        AttributionResult result = settled(orders(By.CAMPAIGN, 30));

        AttributionResult.Row row = result.rows().stream()
                .filter(each -> each.name().equals(Optional.of("Spring")))
                .findFirst()
                .orElseThrow();
        assertThat(row.cost().orElseThrow()).isEqualByComparingTo("40");
        assertThat(credit(result, Model.LINEAR, row.key())).isEqualTo(new Credit(row.key(), 0.5, 40));
        assertThat(credit(result, Model.LINEAR, "direct").conversions()).isEqualTo(0.5);
        assertThat(result.rows().getLast().key()).isEqualTo("print");
        assertThat(result.totals().cost()).isEqualByComparingTo(new BigDecimal("55"));
        assertThat(codes(result)).contains("cost-without-touches");
    }

    @Test
    void creditsEventsOfAChoiceWithAValueOfTheirOwn() {
        touch("ada", "02T10:00:00Z", "paid social");
        events.add(room.in(
                "ada", null, by(room.track("2026-03-03T10:00:00Z", "Lead Sent", "/", "{\"worth\":12.5}"), null)));
        events.add(room.in("ada", null, by(room.track("2026-03-03T11:00:00Z", "Other", "/", "{\"worth\":99}"), null)));

        AttributionResult result = settled(new AttributionRequest(
                MARCH,
                By.CHANNEL,
                new Conversion.Events(EventChoice.named("Lead Sent"), Optional.of(Field.parse("properties.worth"))),
                30,
                List.of(),
                1,
                ModelSettings.usual(),
                List.of(),
                Set.of()));

        assertThat(credit(result, Model.LAST, "paid social")).isEqualTo(new Credit("paid social", 1, 12.5));
    }

    /** Coupons are looked for with a full basket: compared with full baskets, they add nothing. */
    @Test
    void comparesWithWhoHadDoneTheSame() {
        for (int i = 0; i < 240; i++) {
            String who = "p" + i;
            String day = "%02d".formatted(1 + i % 28);
            boolean buys = i % 3 != 0;
            touch(who, day + "T10:00:00Z", "direct");
            if (i % 2 == 0) {
                events.add(room.in(
                        who, null, by(room.track("2026-03-" + day + "T10:05:00Z", "Product Added", "/", "{}"), null)));
                if (i % 4 == 0) {
                    touch(who, day + "T10:10:00Z", "affiliates");
                }
                if (buys) {
                    buy(who, day + "T10:20:00Z", "o" + i, "10.00");
                }
            }
        }

        AttributionResult result = settled(orders(By.CHANNEL, 30));

        AttributionResult.Row affiliates = result.rows().stream()
                .filter(row -> row.key().equals("affiliates"))
                .findFirst()
                .orElseThrow();
        assertThat(credit(result, Model.LAST, "affiliates").conversions()).isEqualTo(40);
        assertThat(affiliates.increment().orElseThrow().basis()).isEqualTo(Basis.ADJUSTED);
        assertThat(affiliates.increment().orElseThrow().touches()).isEqualTo(60);
        assertThat(affiliates.increment().orElseThrow().added()).isBetween(-6.0, 6.0);
        assertThat(result.rows().stream()
                        .filter(row -> row.key().equals("direct"))
                        .findFirst()
                        .orElseThrow()
                        .increment()
                        .orElseThrow()
                        .basis())
                .isEqualTo(Basis.BASELINE);
    }

    @Test
    void nobodyTouchedIsSaid() {
        assertThat(codes(settled(orders(By.CHANNEL, 30)))).containsExactly("no-journeys");
    }

    private Attributions.OfFile file(String text, Lift... lifts) {
        return attributions.attribute(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ModelSettings.usual(), List.of(lifts));
    }

    @Test
    void creditsPathsOfAFile() {
        Attributions.OfFile found = file("""
                path,conversions,value,nulls
                "a > b",4,40,6
                a,1,5,
                """, new Lift("a", 10, 2, 100), new Lift("z", 1, 1, 1));

        assertThat(credit(found.result(), Model.LAST, "b")).isEqualTo(new Credit("b", 4, 40));
        assertThat(found.digest()).hasSize(64);
        AttributionResult.Row a = found.result().rows().stream()
                .filter(row -> row.key().equals("a"))
                .findFirst()
                .orElseThrow();
        // 11 journeys were touched by a, of which 100 had 10 that would not have come.
        assertThat(a.increment().orElseThrow().added()).isCloseTo(1.1, within(1e-9));
        assertThat(codes(found.result())).contains("no-increments", "lift-unused");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> file("path,conversions\na > > b,1\n"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> file("path,conversions\na,-1\n")).hasMessageContaining("-1");
        assertThatThrownBy(() -> file("path,conversions\na,many\n")).hasMessageContaining("\"many\"");
        assertThatThrownBy(() -> file("journey,orders\na,1\n")).hasMessageContaining("no column conversions");
        assertThatThrownBy(() -> file("path,conversions\na,0\n")).hasMessageContaining("nothing can be credited");
        assertThatThrownBy(() -> file("")).isInstanceOf(Incorrect.class);
    }

    @Test
    void keepsEachResultOnceForWhoeverAsked() {
        room.database.migrate("optimize");
        KeptResults kept = new KeptResults(KeptResults.Kind.ATTRIBUTION, room.database.jdbi(), room.ids, room.clock);
        KeptResult.Draft draft = new KeptResult.Draft(
                KeptResult.Origin.FILE, "abc", "{}", 7, "1", "{\"by\":\"channel\"}", "{}", "{\"rows\":[]}");

        UUID id = kept.keep(draft, MIA);

        assertThat(kept.keep(draft, MIA)).isEqualTo(id);
        assertThat(kept.of(MIA)).hasSize(1);
        assertThat(kept.fetch(id, MIA).draft().seed()).isEqualTo(7);
        assertThatThrownBy(() -> kept.fetch(UUID.randomUUID(), MIA)).isInstanceOf(NotFound.class);
    }
}
