package io.windrose.bench;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.optimize.attribution.AttributionRequest;
import io.windrose.optimize.attribution.AttributionRequest.Conversion;
import io.windrose.optimize.attribution.AttributionResult;
import io.windrose.optimize.attribution.Attributions;
import io.windrose.optimize.attribution.JourneysQuery;
import io.windrose.optimize.attribution.ModelSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long journeys take to be counted by their path, and to be credited by all models. */
@Command(
        name = "attribution",
        description = "Journeys counted by their path in SQL, and credited by all models.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class AttributionBench implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 50_000;
    private static final int MOST_TOUCHES = 60;
    private static final Instant BEGUN = Instant.parse("2025-09-01T00:00:00Z");
    private static final DateRange RANGE =
            new DateRange(LocalDate.parse("2025-09-01"), LocalDate.parse("2025-10-31"));
    private static final List<String> CHANNELS = List.of(
            "direct",
            "paid search",
            "organic search",
            "paid social",
            "email",
            "display",
            "affiliates",
            "referral",
            "organic social",
            "paid video");

    @Spec
    private CommandSpec spec;

    @Option(names = "--journeys", defaultValue = "10000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long journeys;

    @Option(names = "--memory", defaultValue = "4096", description = "MiB of DuckDB (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(names = "--threads", defaultValue = "2", description = "Of a query (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--runs", defaultValue = "3", description = "Of each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Override
    public Integer call() throws IOException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make();
                FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads)) {
            fill(filled.lake());
            measure(filled.lake());
        }
        Machine.say(this::say);
        return 0;
    }

    private void fill(Lake lake) {
        long events = 0;
        List<Event> made = new ArrayList<>();
        for (long journey = 0; journey < journeys; journey++) {
            add(journey, made);
            if (made.size() >= AT_ONCE || journey == journeys - 1) {
                lake.importEvents(made);
                events += made.size();
                made = new ArrayList<>();
            }
        }
        lake.compact();
        say("%d journeys are %d touches and conversions".formatted(journeys, events));
    }

    /** Two touches of three are followed by another; one journey of ten converts. */
    private static void add(long journey, List<Event> made) {
        SplittableRandom random = new SplittableRandom(journey);
        Instant at = BEGUN.plusSeconds(random.nextInt(20 * 86_400));
        int touches = 1;
        while (touches < MOST_TOUCHES && random.nextInt(3) > 0) {
            touches++;
        }
        for (int touch = 0; touch < touches; touch++) {
            made.add(event(journey, touch, at, EventType.PAGE, "page", CHANNELS.get(random.nextInt(CHANNELS.size()))));
            at = at.plusSeconds(2_000 + random.nextInt(40_000));
        }
        if (random.nextInt(10) == 0) {
            made.add(event(journey, touches, at, EventType.TRACK, "Signed Up", null));
        }
    }

    private static Event event(
            long journey,
            int number,
            Instant at,
            EventType type,
            String name,
            @Nullable String channel) {
        String id = journey + "-" + number;
        String visitor = "v" + journey;
        return new Event(
                id,
                "bench",
                type,
                name,
                at,
                at,
                new Event.Who(visitor, null, Person.hash(null, visitor, id), null),
                new Event.Page(null, type == EventType.PAGE ? "/" : null, null, null),
                new Event.Origin(channel, null, null, null, null, null, null),
                new Event.Place(null, null, null),
                new Event.Device(null, null, null),
                new Event.Order(null, (BigDecimal) null, null),
                Map.of(),
                "{}",
                "{}");
    }

    private void measure(Lake lake) {
        AttributionRequest request = new AttributionRequest(
                RANGE,
                AttributionRequest.By.CHANNEL,
                new Conversion.Events(EventChoice.named("Signed Up"), Optional.empty()),
                30,
                List.of(),
                1,
                ModelSettings.usual(),
                List.of(),
                Set.of());
        Period period =
                Timeline.of(RANGE, Comparison.NONE, ZoneOffset.UTC, Instant.parse("2025-12-01T00:00:00Z")).period();
        String paths = new JourneysQuery(lake.engine().dialect(), period, request).paths();
        for (int run = 1; run <= runs; run++) {
            long begun = System.nanoTime();
            long different = lake.query(Query.of(paths).within(LIMIT), result -> {
                long rows = 0;
                while (result.hasNext()) {
                    result.next();
                    rows++;
                }
                return rows;
            });
            say(String.format(
                    Locale.ROOT,
                    "run %d: paths counted in %.1f s, %d different",
                    run,
                    (System.nanoTime() - begun) / 1e9,
                    different));
        }
        long begun = System.nanoTime();
        AttributionResult result = new Attributions(new Inquiries(lake, Company.DEFAULT, Clock.systemUTC()))
                .attribute(request, DataLimit.NONE);
        say(String.format(
                Locale.ROOT,
                "all of it, %d models with increments, in %.1f s",
                result.models().size(),
                (System.nanoTime() - begun) / 1e9));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
