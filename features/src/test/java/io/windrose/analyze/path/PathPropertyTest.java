package io.windrose.analyze.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Visits with sessions and without, in which few pages follow each other, often at the same moment, around nights in
 * which clocks are changed. Some people are known by two ids, some events come late or twice.
 */
class PathPropertyTest {
    private static final List<Night> NIGHTS = List.of(
            new Night(ZoneId.of("Pacific/Chatham"), LocalDate.parse("2026-09-27")),
            new Night(ZoneId.of("Europe/Berlin"), LocalDate.parse("2026-10-25")),
            new Night(ZoneId.of("America/New_York"), LocalDate.parse("2026-11-01")));
    private static final int EVENTS = 900;
    private static final int STEPS = 3 * 24 * 6;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static List<Event> events = List.of();
    /** In which is asked. */
    private static ZoneId zone = ZoneId.of("Europe/Berlin");

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_024);
        for (Night night : NIGHTS) {
            fill(night, random);
        }
        lake.storeAsTheyCome(random);
        lake.join("user-1", "user-2");
        lake.join("user-5", "user-7");
        events = lake.ofProfiles();
    }

    /** @param day whose clock is changed */
    private record Night(ZoneId zone, LocalDate day) {}

    private static Paths paths(Night night) {
        zone = night.zone();
        return new Paths(new Inquiries(
                lake.lake, new Company(zone, "EUR"), new SettableClock(Instant.parse("2026-11-22T12:00:00Z"))));
    }

    private static void fill(Night night, Random random) {
        Instant start = night.day().minusDays(1).atStartOfDay(night.zone()).toInstant();
        for (int i = 0; i < EVENTS; i++) {
            String at =
                    start.plus(Duration.ofMinutes(10L * random.nextInt(STEPS))).toString();
            int person = random.nextInt(12);
            boolean hasSession = person % 2 == 0;
            AnalyzedLake.Draft draft = random.nextInt(4) == 0
                    ? AnalyzedLake.Draft.track(
                            at, List.of("Product Added", "Order Completed").get(random.nextInt(2)))
                    : AnalyzedLake.Draft.view(at, "/" + random.nextInt(5));
            String id = "user-" + person;
            lake.add(draft.of(person % 4 == 1 ? id : null, person % 4 == 1 ? null : id)
                    .in(hasSession && random.nextInt(9) > 0 ? "s-" + random.nextInt(9) : null)
                    .with(null, random.nextInt(20) == 0 ? "robot" : "desktop", null));
        }
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static PathRequest any(Random random, Night night) {
        LocalDate from = night.day().minusDays(1).plusDays(random.nextInt(2));
        EventChoice choice =
                random.nextBoolean() ? EventChoice.named("Order Completed") : EventChoice.of(EventType.PAGE);
        return new PathRequest(
                Scope.of(new DateRange(from, from.plusDays(random.nextInt(2)))),
                switch (random.nextInt(3)) {
                    case 0 -> new PathRequest.Anchor.VisitStart();
                    case 1 -> new PathRequest.Anchor.From(choice);
                    default -> new PathRequest.Anchor.To(choice);
                },
                2 + random.nextInt(4),
                random.nextBoolean() ? PathRequest.Nodes.PAGE : PathRequest.Nodes.EVENT,
                1 + random.nextInt(5),
                random.nextBoolean() ? PathRequest.Loops.FOLDED : PathRequest.Loops.KEPT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void saysWhatFollowingEachVisitSays(long seed) {
        Random random = new Random(seed);
        Night night = NIGHTS.get((int) seed % NIGHTS.size());
        Paths paths = paths(night);
        for (int i = 0; i < 12; i++) {
            PathRequest request = any(random, night);
            List<List<String>> walked = walked(request);

            PathFlow flow = paths.paths(request);

            assertThat(flow.total()).as(request.toString()).isEqualTo(walked.size());
            assertThat(told(flow)).as(request.toString()).isEqualTo(counted(request, walked));
        }
    }

    /** Links by what they lead from and to. */
    private static Map<String, Long> told(PathFlow flow) {
        Map<String, Long> told = new TreeMap<>();
        flow.links()
                .forEach(link -> told.put(
                        "%d %s > %s"
                                .formatted(
                                        link.step(),
                                        word(flow.nodes().get(link.from())),
                                        word(flow.nodes().get(link.to()))),
                        link.count()));
        flow.nodes().forEach(node -> told.put("%d %s".formatted(node.step(), word(node)), node.count()));
        return told;
    }

    private static String word(PathFlow.Node node) {
        return node.name().orElse(node.kind().word());
    }

    private static Map<String, Long> counted(PathRequest request, List<List<String>> walked) {
        List<TreeSet<String>> tops = new ArrayList<>();
        for (int step = 0; step < request.depth(); step++) {
            int place = step;
            Map<String, Long> names = walked.stream()
                    .filter(path -> path.size() > place)
                    .collect(Collectors.groupingBy(path -> path.get(place), Collectors.counting()));
            tops.add(names.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(request.most())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        Map<String, Long> counted = new TreeMap<>();
        for (List<String> path : walked) {
            List<String> labels = new ArrayList<>();
            for (int step = 0; step < request.depth() && step <= path.size(); step++) {
                String label = step == path.size()
                        ? "end"
                        : tops.get(step).contains(path.get(step)) ? path.get(step) : "others";
                labels.add(label);
                counted.merge("%d %s".formatted(step + 1, label), 1L, Long::sum);
                if (step > 0) {
                    counted.merge("%d %s > %s".formatted(step, labels.get(step - 1), label), 1L, Long::sum);
                }
            }
        }
        return counted;
    }

    /** The names of each path. */
    private static List<List<String>> walked(PathRequest request) {
        Instant from = request.scope().range().from().atStartOfDay(zone).toInstant();
        Instant to = request.scope().range().to().plusDays(1).atStartOfDay(zone).toInstant();
        List<List<String>> walked = new ArrayList<>();
        for (List<Event> visit : visits(from.minus(Duration.ofDays(1)), to.plus(Duration.ofDays(1)))) {
            List<Event> steps = visit.stream()
                    .filter(event -> isStep(request, event))
                    .sorted(Comparator.comparing(Event::occurredAt)
                            .thenComparing(event -> name(request, event))
                            .thenComparing(event -> !isAnchor(request, event)))
                    .toList();
            int first = 0;
            while (first < steps.size() && !isAnchor(request, steps.get(first))) {
                first++;
            }
            if (first == steps.size()
                    || steps.get(first).occurredAt().isBefore(from)
                    || !steps.get(first).occurredAt().isBefore(to)) {
                continue;
            }
            List<Event> line = request.anchor() instanceof PathRequest.Anchor.To
                    ? steps.subList(0, first + 1).reversed()
                    : steps.subList(first, steps.size());
            List<String> names = new ArrayList<>();
            for (Event event : line) {
                String name = name(request, event);
                boolean isRepeated = !names.isEmpty() && names.getLast().equals(name);
                if (!isRepeated || request.loops() == PathRequest.Loops.KEPT) {
                    names.add(name);
                }
            }
            walked.add(names.subList(0, Math.min(names.size(), request.depth())));
        }
        return walked;
    }

    private static boolean isView(Event event) {
        return event.type() == EventType.PAGE;
    }

    private static boolean isStep(PathRequest request, Event event) {
        return request.nodes() == PathRequest.Nodes.EVENT
                || isView(event)
                || (!(request.anchor() instanceof PathRequest.Anchor.VisitStart) && isAnchor(request, event));
    }

    private static boolean isAnchor(PathRequest request, Event event) {
        return switch (request.anchor()) {
            case PathRequest.Anchor.VisitStart start -> true;
            case PathRequest.Anchor.From anchor -> isOf(anchor.of(), event);
            case PathRequest.Anchor.To anchor -> isOf(anchor.of(), event);
        };
    }

    private static boolean isOf(EventChoice choice, Event event) {
        return choice.type().filter(type -> type != event.type()).isEmpty()
                && choice.name().filter(name -> !name.equals(event.name())).isEmpty();
    }

    private static String name(PathRequest request, Event event) {
        return request.nodes() == PathRequest.Nodes.PAGE && isView(event)
                ? Objects.requireNonNull(event.page().path())
                : event.name();
    }

    private record Key(long person, @Nullable String session) {}

    private static List<List<Event>> visits(Instant from, Instant to) {
        Map<Key, List<Event>> byKey = events.stream()
                .filter(event ->
                        !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to))
                .filter(event -> !Objects.equals(event.device().device(), "robot"))
                .filter(event -> event.who().sessionId() != null || isView(event))
                .sorted(Comparator.comparing(Event::occurredAt))
                .collect(Collectors.groupingBy(
                        event -> new Key(event.who().person(), event.who().sessionId())));
        List<List<Event>> visits = new ArrayList<>();
        byKey.forEach((key, ofKey) -> {
            if (key.session() != null) {
                visits.add(ofKey);
                return;
            }
            List<Event> visit = new ArrayList<>();
            for (Event event : ofKey) {
                boolean isNew = !visit.isEmpty()
                        && Duration.between(visit.getLast().occurredAt(), event.occurredAt())
                                        .compareTo(Duration.ofMinutes(30))
                                > 0;
                if (isNew) {
                    visits.add(visit);
                    visit = new ArrayList<>();
                }
                visit.add(event);
            }
            visits.add(visit);
        });
        return visits;
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (int depth : List.of(1, 11)) {
            Assertions.assertThatThrownBy(() -> new PathRequest(
                            Scope.of(new DateRange(LocalDate.EPOCH, LocalDate.EPOCH)),
                            new PathRequest.Anchor.VisitStart(),
                            depth,
                            PathRequest.Nodes.PAGE,
                            8,
                            PathRequest.Loops.FOLDED))
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining("give 2 to 10");
        }
    }

    @Test
    void nobodyWalksInARangeInWhichNothingHappened() {
        LocalDate day = LocalDate.parse("2026-08-01");
        PathFlow flow = paths(NIGHTS.get(1))
                .paths(new PathRequest(
                        Scope.of(new DateRange(day, day)),
                        new PathRequest.Anchor.VisitStart(),
                        5,
                        PathRequest.Nodes.PAGE,
                        8,
                        PathRequest.Loops.FOLDED));

        assertThat(flow.total()).isZero();
        assertThat(flow.nodes()).isEmpty();
        assertThat(Optional.of(flow.links())).contains(List.of());
    }
}
