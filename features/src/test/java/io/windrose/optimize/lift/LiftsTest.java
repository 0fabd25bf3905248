package io.windrose.optimize.lift;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.CampaignLake;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.optimize.mix.FileChoice;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.mix.ModelChoice;
import io.windrose.science.lift.Warning;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiftsTest {
    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.parse("2025-01-06");

    private static final int DAYS = 98;
    private static final int REGIONS = 12;
    private static final LocalDate FROM = FIRST.plusDays(84);
    private static final LocalDate TO = FROM.plusDays(13);
    private static final List<String> TREATED = List.of("region 02", "region 05");
    private static final Company BERLIN = Company.of("Europe/Berlin", "EUR");

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Mixes mixes;
    private Lifts lifts;

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
        room.database.migrate("optimize");
        Inquiries inquiries = new Inquiries(room.lake, BERLIN, room.clock);
        mixes = Mixes.open(room.database, new LakeWeeks(inquiries), room.audit, "1.2.3", room.ids, room.clock);
        lifts = Lifts.open(
                room.database, new LakeOutcomes(inquiries), mixes, room.audit, "1.2.3", room.ids, room.clock);
    }

    @AfterEach
    void close() {
        lifts.close();
        mixes.close();
        room.close();
    }

    /** Twelve regions that move together, two of which have a tenth more in the last two weeks. */
    private static double[][] world(double effect) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] world = new double[REGIONS][DAYS];
        double[] common = new double[DAYS];
        for (int day = 1; day < DAYS; day++) {
            common[day] = 0.9 * common[day - 1] + 0.05 * random.nextGaussian();
        }
        for (int region = 0; region < REGIONS; region++) {
            double size = 100 + 40 * region;
            double follows = 0.6 + 0.8 * random.nextDouble();
            for (int day = 0; day < DAYS; day++) {
                double week = day % 7 >= 5 ? -0.15 : 0.05;
                world[region][day] = size * (1 + week + follows * common[day] + 0.015 * random.nextGaussian());
                if (day >= 84 && TREATED.contains(name(region))) {
                    world[region][day] *= 1 + effect;
                }
            }
        }
        return world;
    }

    private static String name(int region) {
        return "region %02d".formatted(region);
    }

    private static String file(double[][] world, int days) {
        StringBuilder text = new StringBuilder("location,Y,date\n");
        for (int region = 0; region < world.length; region++) {
            for (int day = 0; day < days; day++) {
                text.append(name(region))
                        .append(String.format(Locale.ROOT, ",%.3f,", world[region][day]))
                        .append(FIRST.plusDays(day))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private KeptOutcomes brought(String text) {
        return lifts.bring(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new Lifts.FileChoice(
                        "test.csv", Source.Outcome.REVENUE, Optional.empty(), Optional.empty(), Optional.empty()),
                MIA);
    }

    private static TestChoice test(TestChoice.Method method, List<String> treated, List<String> compared) {
        return new TestChoice(method, treated, compared, FROM, TO, TO, 0.9, 7, Optional.of(500.0), Optional.of(1.0));
    }

    private Lift awaited(Lift lift) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        Lift found = lift;
        while (found.state() == Lift.State.DESIGNING || found.state() == Lift.State.JUDGING) {
            assertThat(System.nanoTime()).as("still %s", found.state()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = lifts.fetch(lift.id());
        }
        return found;
    }

    private static LiftReport report(Lift lift) {
        assertThat(lift.problem()).isEmpty();
        return lift.test().orElseThrow().report().orElseThrow();
    }

    @Test
    void findsTheTruthOfATestKeepsItAndRepeatsIt() {
        double[][] with = world(0.1);
        double[][] without = world(0);
        double truth = 0;
        for (int day = 84; day < DAYS; day++) {
            truth += with[2][day] - without[2][day] + with[5][day] - without[5][day];
        }
        KeptOutcomes outcomes = brought(file(with, DAYS));

        Lift judged = awaited(lifts.judge(
                "Spring", outcomes.id(), test(TestChoice.Method.SYNTHETIC_CONTROL, TREATED, List.of()), MIA));

        LiftReport report = report(judged);
        // Whether intervals hold the truth as often as they say is tried with many worlds, in science.
        assertThat(report.lift().value()).isCloseTo(truth, withinPercentage(25));
        assertThat(report.verdict().finding()).isEqualTo(LiftVerdict.Finding.MORE);
        assertThat(report.relative().value()).isCloseTo(0.1, within(0.03));
        assertThat(report.returns().returnOnSpend().orElseThrow().value())
                .isCloseTo(report.lift().value() / 500, within(1e-9));
        assertThat(report.returns().costPerUnit().orElseThrow().value())
                .isCloseTo(500 / report.lift().value(), within(1e-9));
        assertThat(report.rows()).hasSize(DAYS);
        assertThat(report.rows().get(83).difference()).isEmpty();
        assertThat(report.rows().getLast().cumulative().orElseThrow().value())
                .isCloseTo(report.lift().value(), within(1e-6));
        assertThat(report.fit().meanError()).isLessThan(0.03);
        assertThat(report.placebo().orElseThrow().others()).hasSize(5);
        assertThat(judged.version()).isEqualTo("1.2.3");
        assertThat(lifts.outcomes(judged.test().orElseThrow().outcomes().orElseThrow())
                        .source())
                .isInstanceOf(Source.OfFile.class);

        room.clock.tick(Duration.ofSeconds(1));
        Lift again = awaited(lifts.repeat(judged.id(), MIA));
        assertThat(report(again)).isEqualTo(report);
        assertThat(again.repeatOf()).contains(judged.id());
        assertThat(lifts.all()).extracting(Lift::id).containsExactly(again.id(), judged.id());
        assertThat(lifts.all()
                        .getFirst()
                        .test()
                        .orElseThrow()
                        .report()
                        .orElseThrow()
                        .rows())
                .isEmpty();

        lifts.delete(judged.id(), MIA);
        assertThatThrownBy(() -> lifts.fetch(judged.id())).isInstanceOf(NotFound.class);
        assertThat(lifts.fetch(again.id()).repeatOf()).isEmpty();
    }

    @Test
    void aDesignIsChosenRunAndJudged() {
        KeptOutcomes before = brought(file(world(0), 84));
        DesignChoice choice = new DesignChoice(
                DesignChoice.Manner.TOTAL,
                List.of(2),
                List.of(14),
                List.of(0.05, 0.1, 0.2),
                3,
                0.8,
                0.9,
                2.5,
                List.of("region 02"),
                List.of("region 11"),
                Optional.empty(),
                1);
        Lift designed = awaited(lifts.design("Design", before.id(), choice, MIA));

        assertThat(designed.problem()).isEmpty();
        assertThat(designed.state()).isEqualTo(Lift.State.DESIGNED);
        DesignReport designs = designed.design().orElseThrow().report().orElseThrow();
        assertThat(designs.designs()).isNotEmpty().allSatisfy(design -> {
            assertThat(design.treated()).contains("region 02").doesNotContain("region 11");
            assertThat(design.power()).isGreaterThanOrEqualTo(0.8);
        });
        assertThatThrownBy(() -> lifts.judge(designed.id(), Optional.empty(), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("choose one of its designs");

        Lift running = lifts.start(designed.id(), 0, new TestStart(FROM, 0, Optional.empty(), Optional.of(1.0)), MIA);
        assertThat(running.state()).isEqualTo(Lift.State.RUNNING);
        TestChoice test = running.test().orElseThrow().choice();
        assertThat(test.treated()).isEqualTo(designs.designs().getFirst().treated());
        assertThat(test.to()).isEqualTo(TO);
        assertThat(test.spend()).contains(designs.designs().getFirst().investment());

        assertThatThrownBy(() -> lifts.judge(running.id(), Optional.empty(), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("bring a file with the days of the test");
        assertThatThrownBy(() -> lifts.judge(running.id(), Optional.of(before.id()), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("2025-03-30");
        Lift judged = awaited(lifts.judge(
                running.id(), Optional.of(brought(file(world(0), DAYS)).id()), MIA));
        assertThat(report(judged).verdict().finding()).isEqualTo(LiftVerdict.Finding.UNDECIDED);
        assertThat(judged.design().orElseThrow().report()).isPresent();
    }

    @Test
    void aStudyOfBeforeAndAfterSaysWhetherItHadSomethingToCompareTo() {
        KeptOutcomes outcomes = brought(file(world(0.2), DAYS));
        Lift alone = awaited(
                lifts.judge("Alone", outcomes.id(), test(TestChoice.Method.BEFORE_AFTER, TREATED, List.of()), MIA));
        Lift beside = awaited(lifts.judge(
                "Beside",
                outcomes.id(),
                test(TestChoice.Method.BEFORE_AFTER, TREATED, List.of("region 03", "region 04")),
                MIA));

        assertThat(report(alone).warnings()).extracting(Warning::kind).contains(Warning.Kind.NO_CONTROLS);
        assertThat(report(alone).verdict().trust()).isNotEqualTo(LiftVerdict.Trust.ACT);
        assertThat(report(beside).warnings()).extracting(Warning::kind).doesNotContain(Warning.Kind.NO_CONTROLS);
        assertThat(report(beside).verdict().finding()).isEqualTo(LiftVerdict.Finding.MORE);
        assertThat(report(beside).fit().weights())
                .extracting(LiftReport.Weight::region)
                .containsExactlyInAnyOrder("region 03", "region 04");
    }

    @Test
    void whatIsWrongIsSaidAndWhatIsDoubtfulNamed() {
        String good = file(world(0.1), DAYS);
        TestChoice test = test(TestChoice.Method.SYNTHETIC_CONTROL, TREATED, List.of());
        KeptOutcomes outcomes = brought(good);
        assertThatThrownBy(() -> lifts.judge(
                        "Unknown",
                        outcomes.id(),
                        test(TestChoice.Method.SYNTHETIC_CONTROL, List.of("Atlantis"), List.of()),
                        MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("Atlantis");

        // A gap where the test is, and where it is only compared to.
        String gap = good.lines()
                .filter(line -> !line.startsWith("region 05") || !line.endsWith("2025-02-03"))
                .reduce("", (all, line) -> all + line + "\n");
        assertThatThrownBy(() -> lifts.judge("Gap", brought(gap).id(), test, MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("2025-02-03 is not known of region 05");
        double[][] odd = world(0.1);
        Arrays.fill(odd[0], 5);
        odd[1][3] = -10;
        String doubtful = file(odd, DAYS)
                .lines()
                .filter(line -> !line.startsWith("region 08") || !line.endsWith("2025-02-03"))
                .reduce("", (all, line) -> all + line + "\n");
        KeptOutcomes looked = brought(doubtful);
        assertThat(looked.warnings())
                .extracting(Warning::kind, Warning::subject)
                .containsExactly(
                        tuple(Warning.Kind.CONSTANT, "region 00"),
                        tuple(Warning.Kind.NEGATIVE, "region 01"),
                        tuple(Warning.Kind.GAPS, "region 08"));
        Lift judged = awaited(lifts.judge("Doubtful", looked.id(), test, MIA));
        assertThat(report(judged).warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.CONSTANT, Warning.Kind.NEGATIVE, Warning.Kind.GAPS);

        // Treated regions that do not vary, have nothing in the test, or too little before it.
        double[][] constant = world(0);
        Arrays.fill(constant[2], 0);
        Arrays.fill(constant[5], 0);
        Lift failed =
                awaited(lifts.judge("Constant", brought(file(constant, DAYS)).id(), test, MIA));
        assertThat(failed.state()).isEqualTo(Lift.State.FAILED);
        assertThat(failed.problem().orElseThrow()).contains("does not vary before the test");
        double[][] zero = world(0);
        for (int day = 84; day < DAYS; day++) {
            zero[2][day] = 0;
            zero[5][day] = 0;
        }
        Lift nothing = awaited(lifts.judge("Zero", brought(file(zero, DAYS)).id(), test, MIA));
        assertThat(report(nothing).warnings()).extracting(Warning::kind).contains(Warning.Kind.ZERO_OUTCOME);
        assertThat(report(nothing).verdict().trust()).isEqualTo(LiftVerdict.Trust.DO_NOT_ACT);
        TestChoice early = new TestChoice(
                TestChoice.Method.SYNTHETIC_CONTROL,
                TREATED,
                List.of(),
                FIRST.plusDays(7),
                FIRST.plusDays(13),
                FIRST.plusDays(13),
                0.9,
                1,
                Optional.empty(),
                Optional.empty());
        Lift few = awaited(lifts.judge("Few", outcomes.id(), early, MIA));
        assertThat(few.problem().orElseThrow()).contains("7 days before the test are too few");
    }

    @Test
    void outcomesOfTheLakeAreByTheCompanysDayAndByPlace() {
        List<Event> events = new ArrayList<>();
        events.add(placed("2025-01-05T22:59:00Z", "before", "7.00", "DE", "Bavaria"));
        events.add(placed("2025-01-05T23:00:00Z", "first", "10.00", "DE", "Bavaria"));
        events.add(placed("2025-01-07T12:00:00Z", "second", "20.00", "DE", "Hesse"));
        events.add(placed("2025-01-07T13:00:00Z", "third", "40.00", "AT", "Tyrol"));
        events.add(room.order("2025-01-07T14:00:00Z", "nowhere", "80.00", null, null));
        room.lake.importEvents(events);
        room.settle();
        DateRange range = new DateRange(FIRST, FIRST.plusDays(2));

        Lifts.Read byCountry = lifts.read(new Source.OfLake(range, Source.Outcome.REVENUE, Source.By.COUNTRY), MIA);
        assertThat(byCountry.kept().outcomes().regions()).containsExactly("AT", "DE");
        assertThat(byCountry.kept().outcomes().values()[1]).containsExactly(10, 20, 0);
        assertThat(byCountry.unplaced()).isEqualTo(80);
        assertThat(byCountry.kept().snapshots()).containsKey("orders");
        Lifts.Read byRegion = lifts.read(new Source.OfLake(range, Source.Outcome.ORDERS, Source.By.REGION), MIA);
        assertThat(byRegion.kept().outcomes().regions()).containsExactly("Bavaria, DE", "Hesse, DE", "Tyrol, AT");
        assertThat(byRegion.kept().outcomes().values()[0]).containsExactly(1, 0, 0);

        Lifts.Read visits = lifts.read(new Source.OfLake(range, Source.Outcome.VISITS, Source.By.COUNTRY), MIA);
        assertThat(visits.kept().outcomes().regions()).containsExactly("AT", "DE");
        assertThatThrownBy(() -> lifts.read(
                        new Source.OfLake(
                                new DateRange(FIRST, LocalDate.parse("2026-05-01")),
                                Source.Outcome.ORDERS,
                                Source.By.COUNTRY),
                        MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("2026-05-01 is not over");
    }

    private Event placed(String at, String id, String revenue, String country, String region) {
        Event event = room.in("visitor " + id, "session " + id, room.order(at, id, revenue, null, null));
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
                new Event.Place(country, region, null),
                event.device(),
                event.order(),
                event.consent(),
                event.properties(),
                event.context(),
                event.standing());
    }

    @Test
    void aLiftCalibratesAMixModelAndStaysWithIt() {
        StringBuilder weeks = new StringBuilder("DATE,revenue,tv_S,search_S\n");
        SplittableRandom random = new SplittableRandom(4);
        for (int week = -40; week < 20; week++) {
            double tv = 200 + 800 * random.nextDouble();
            double search = 40 + 90 * random.nextDouble();
            weeks.append("%s,%s,%s,%s\n".formatted(FIRST.plusWeeks(week), 9_000 + 2 * tv + 3 * search, tv, search));
        }
        Mix mix = mixes.add(
                new MixQuestion(
                        "Shop",
                        new MixQuestion.OfFile("weeks.csv", new FileChoice("revenue", List.of(), List.of())),
                        ModelChoice.usual(),
                        new MixQuestion.Sampling(1, 100, 100)),
                Optional.of(weeks.toString()),
                MIA);
        Lift judged = awaited(lifts.judge(
                "Spring",
                brought(file(world(0.1), DAYS)).id(),
                test(TestChoice.Method.SYNTHETIC_CONTROL, TREATED, List.of()),
                MIA));
        LiftReport report = report(judged);

        Mix calibrated = lifts.calibrate(judged.id(), choice(mix.id(), "tv", 300), MIA);

        assertThat(calibrated.refitOf()).contains(mix.id());
        ModelChoice.Lift test = calibrated.question().model().tests().getFirst();
        assertThat(test.source()).contains(judged.id());
        assertThat(test.lift()).isEqualTo(report.lift().value());
        double spent = calibrated.table().spent("tv", FROM, TO);
        assertThat(test.kept()).isCloseTo((spent - 300) / spent, within(1e-12));
        // Half of an interval of 90% is 1.645 standard errors of a normal distribution.
        double width = report.lift().high().orElseThrow() - report.lift().low().orElseThrow();
        assertThat(test.standardError()).isCloseTo(width / 2 / 1.6448536, within(1e-4));
        // Once more takes its place.
        Mix twice = lifts.calibrate(judged.id(), choice(calibrated.id(), "tv", 200), MIA);
        assertThat(twice.question().model().tests()).hasSize(1);

        assertThatThrownBy(() -> lifts.calibrate(judged.id(), choice(mix.id(), "radio", 300), MIA))
                .hasMessageContaining("no channel \"radio\"");
        assertThatThrownBy(() -> lifts.calibrate(judged.id(), choice(mix.id(), "tv", 1e6), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("its costs are missing in the model");
        for (Mix each : List.of(twice, calibrated, mix)) {
            mixes.delete(each.id(), MIA);
        }
    }

    private static Calibrating.Choice choice(UUID mix, String channel, double spend) {
        return new Calibrating.Choice(mix, channel, Optional.of(spend), Optional.empty());
    }

    @Test
    void aLiftThatWasBegunIsBegunAgain() {
        KeptOutcomes outcomes = brought(file(world(0.1), DAYS));
        Lift asked = lifts.judge(
                "Spring", outcomes.id(), test(TestChoice.Method.SYNTHETIC_CONTROL, TREATED, List.of()), MIA);
        lifts.close();
        lifts = Lifts.open(
                room.database,
                new LakeOutcomes(new Inquiries(room.lake, BERLIN, room.clock)),
                mixes,
                room.audit,
                "1.2.4",
                room.ids,
                room.clock);

        assertThat(awaited(asked).state()).isEqualTo(Lift.State.JUDGED);
    }
}
