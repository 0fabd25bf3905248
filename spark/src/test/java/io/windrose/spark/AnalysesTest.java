package io.windrose.spark;

import io.windrose.analyze.acquisition.AcquisitionQuery;
import io.windrose.analyze.acquisition.AcquisitionRequest;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.funnel.FunnelQuery;
import io.windrose.analyze.funnel.FunnelRequest;
import io.windrose.analyze.funnel.PeopleRequest;
import io.windrose.analyze.path.PathQuery;
import io.windrose.analyze.path.PathRequest;
import io.windrose.analyze.retention.RetentionQuery;
import io.windrose.analyze.retention.RetentionRequest;
import io.windrose.analyze.web.WebQuery;
import io.windrose.analyze.web.WebRequest;
import io.windrose.campaign.CampaignLake;
import io.windrose.core.Event;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.RemoteEngines;
import io.windrose.optimize.attribution.AttributionRequest;
import io.windrose.optimize.attribution.JourneysQuery;
import io.windrose.optimize.attribution.ModelSettings;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Funnels, retention and paths say the same on Spark as on DuckDB. */
class AnalysesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateRange RANGE = new DateRange(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-15"));
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final MathContext DIGITS = new MathContext(9);
    private static final EventChoice VIEWED =
            EventChoice.ANY.where(new Condition(Field.parse("path"), Condition.Operator.STARTS_WITH, List.of("/")));
    private static final EventChoice ORDERED = EventChoice.named("Order Completed");

    @TempDir
    private Path folder;

    @Test
    void everyShapeOfQuestionHasTheSameRows() throws IOException, SQLException {
        SoftAssertions alike = new SoftAssertions();
        try (EmbeddedPostgres postgres = TestPostgres.start();
                CampaignLake room = new CampaignLake(postgres, folder.resolve("lake"))) {
            fill(room);
            try (LocalSpark started = new LocalSpark(folder.resolve("spark"), room.database.url());
                    Engine spark = RemoteEngines.find(started.address(), 1, room.lake::derived)) {
                questions().forEach((name, question) -> {
                    List<String> expected = rows(room.lake.engine(), question);
                    alike.assertThat(expected).as(name).isNotEmpty();
                    alike.assertThat(rows(spark, question)).as(name).isEqualTo(expected);
                });
            }
        }
        alike.assertAll();
    }

    private static void fill(CampaignLake room) {
        Random random = new Random(65);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String at = Instant.parse("2026-03-01T23:00:00Z")
                    .plus(Duration.ofMinutes(20L * random.nextInt(14 * 72)))
                    .toString();
            String person = "p-" + random.nextInt(20);
            Event event = random.nextInt(4) == 0
                    ? room.order(at, "o-" + i, "10.50", null, null)
                    : room.view(at, "/" + random.nextInt(4), random.nextBoolean() ? "google" : null, null, null);
            events.add(room.in(person, random.nextBoolean() ? null : "s-" + random.nextInt(4), event));
        }
        for (int i = 0; i < 60; i++) {
            String at = Instant.parse("2026-03-02T23:00:00Z")
                    .plus(Duration.ofHours(random.nextInt(200)))
                    .toString();
            String properties = random.nextBoolean()
                    ? "{\"name\":\"LCP\",\"value\":%d}".formatted(1_000 * random.nextInt(6))
                    : "{\"engaged_seconds\":%d.5}".formatted(random.nextInt(60));
            String name = properties.contains("LCP") ? "Web Vital" : "Page Left";
            events.add(room.in(
                    "p-" + random.nextInt(20), null, room.track(at, name, "/" + random.nextInt(4), properties)));
        }
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-03", "paid search", "77", "12.50"),
                room.spend("2026-03-04", "print", null, "3.25")));
        room.lake.importEvents(events);
        room.settle();
    }

    private static Map<String, Function<Dialect, String>> questions() {
        Map<String, Function<Dialect, String>> questions = new LinkedHashMap<>();
        Period period = Timeline.of(RANGE, Comparison.NONE, BERLIN, NOW).period();
        for (FunnelRequest.Order order : FunnelRequest.Order.values()) {
            FunnelRequest funnel = new FunnelRequest(
                    Scope.of(RANGE),
                    List.of(
                            FunnelRequest.Step.of(VIEWED),
                            new FunnelRequest.Step(VIEWED, FunnelRequest.Need.OPTIONAL),
                            FunnelRequest.Step.of(ORDERED),
                            FunnelRequest.Step.of(VIEWED)),
                    order == FunnelRequest.Order.ANY
                            ? List.of()
                            : List.of(new FunnelRequest.Exclusion(
                                    EventChoice.ANY.where(
                                            new Condition(Field.parse("path"), Condition.Operator.IS, List.of("/3"))),
                                    3)),
                    order,
                    Duration.ofDays(2),
                    Optional.of(Field.parse("source")),
                    3);
            questions.put("funnel " + order, dialect -> new FunnelQuery(dialect, period, funnel).figures());
            questions.put(
                    "people " + order,
                    dialect -> new FunnelQuery(dialect, period, funnel)
                            .people(new PeopleRequest(
                                    funnel,
                                    3,
                                    PeopleRequest.Outcome.REACHED,
                                    Optional.of(-5_000_000_000_000_000_000L))));
        }
        for (RetentionRequest.Mode mode : RetentionRequest.Mode.values()) {
            for (RetentionRequest.Counting counting : RetentionRequest.Counting.values()) {
                RetentionRequest retention = new RetentionRequest(
                        Scope.of(RANGE),
                        VIEWED,
                        ORDERED,
                        counting,
                        RetentionRequest.Unit.DAY,
                        4,
                        mode,
                        RetentionRequest.Value.REVENUE,
                        Optional.of(Field.parse("source")),
                        3);
                Period days = Timeline.of(
                                new DateRange(RANGE.from(), RANGE.to().plusDays(3)),
                                Granularity.DAY,
                                Comparison.NONE,
                                BERLIN,
                                NOW)
                        .period();
                questions.put(
                        "retention %s %s".formatted(mode, counting),
                        dialect -> new RetentionQuery(dialect, days, retention).sql());
            }
        }
        for (PathRequest.Anchor anchor : List.of(
                new PathRequest.Anchor.VisitStart(),
                new PathRequest.Anchor.From(VIEWED),
                new PathRequest.Anchor.To(ORDERED))) {
            PathRequest paths =
                    new PathRequest(Scope.of(RANGE), anchor, 4, PathRequest.Nodes.PAGE, 2, PathRequest.Loops.FOLDED);
            questions.put("paths " + anchor, dialect -> new PathQuery(dialect, period, paths).sql());
        }
        WebRequest web = new WebRequest(Scope.of(RANGE), 2);
        questions.put("web", dialect -> new WebQuery(dialect, period, web).sql());
        for (AcquisitionRequest.By by : AcquisitionRequest.By.values()) {
            AcquisitionRequest acquisition = new AcquisitionRequest(RANGE, by, Set.of());
            questions.put("acquisition " + by, dialect -> new AcquisitionQuery(dialect, period, acquisition).sql());
        }
        for (AttributionRequest.By by : AttributionRequest.By.values()) {
            AttributionRequest attribution = new AttributionRequest(
                    RANGE,
                    by,
                    new AttributionRequest.Conversion.Events(ORDERED, Optional.of(Field.parse("revenue"))),
                    30,
                    List.of("Page Left"),
                    1,
                    ModelSettings.usual(),
                    List.of(),
                    Set.of());
            questions.put(
                    "journeys " + by, dialect -> new JourneysQuery(dialect, period, attribution).paths());
            questions.put(
                    "decay " + by, dialect -> new JourneysQuery(dialect, period, attribution).decay());
            questions.put(
                    "before " + by, dialect -> new JourneysQuery(dialect, period, attribution).before());
            questions.put(
                    "costs " + by, dialect -> new JourneysQuery(dialect, period, attribution).costs());
        }
        return questions;
    }

    /** In an order that does not depend on the engine, numbers of whatever type by their value. */
    private static List<String> rows(Engine engine, Function<Dialect, String> question) {
        return engine.query(Query.of(question.apply(engine.dialect())).within(LIMIT), result -> {
            List<String> rows = new ArrayList<>();
            result.forEachRemaining(row -> rows.add(row.stream()
                    .map(value -> value instanceof Number number
                            ? new BigDecimal(number.toString())
                                    .round(DIGITS)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : String.valueOf(value))
                    .toList()
                    .toString()));
            return rows.stream().sorted().toList();
        });
    }
}
