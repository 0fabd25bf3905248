package io.windrose.analyze;

import static io.windrose.analyze.AnalyzedLake.Draft.order;
import static io.windrose.analyze.AnalyzedLake.Draft.track;
import static io.windrose.analyze.AnalyzedLake.Draft.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Dimension;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop in Berlin around the night in which its clock goes from 2 to 3; every number is counted by hand. */
class OverviewsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Company IN_BERLIN = new Company(BERLIN, "EUR");
    private static final DateRange THREE_DAYS =
            new DateRange(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-30"));

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Overviews overviews;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        // Ada comes by mail before midnight, signs in and buys after it; the shop's server tells of the order too.
        lake.add(
                view("2026-03-28T22:50:00Z", "/")
                        .of("browser-1", null)
                        .in("s1")
                        .by("email", "spring")
                        .from("https://mail.example/inbox")
                        .with("DE", "mobile", "Firefox"),
                view("2026-03-28T22:58:00Z", "/chairs")
                        .of("browser-1", null)
                        .in("s1")
                        .with("DE", "mobile", "Firefox"),
                view("2026-03-28T23:10:00Z", "/checkout")
                        .of("browser-1", "ada")
                        .in("s1")
                        .with("DE", "mobile", "Firefox"),
                order("2026-03-28T23:12:00Z", "o-1", "90", "EUR")
                        .of("browser-1", "ada")
                        .in("s1"),
                order("2026-03-28T23:13:00Z", "o-1", "100", "EUR").of(null, "ada"));
        // Bob sends no session. A quarter of an hour lies between his first views, and 31 minutes before the third.
        lake.add(
                view("2026-03-29T00:50:00Z", "/chairs")
                        .of("browser-2", null)
                        .by("organic search", null)
                        .from("https://www.google.com/")
                        .with("AT", "desktop", "Chrome"),
                view("2026-03-29T01:05:00Z", "/lamps").of("browser-2", null).with("AT", "desktop", "Chrome"),
                view("2026-03-29T01:36:00Z", "/lamps")
                        .of("browser-2", null)
                        .from("https://shop.example/chairs")
                        .with("AT", "desktop", "Chrome"),
                order("2026-03-29T01:50:00Z", "o-2", "50", "USD").of("browser-2", null));
        // Cyd's order came from a file.
        lake.add(order("2026-03-30T08:00:00Z", "o-3", "30", "EUR")
                .of(null, "cyd")
                .with("FR", null, null));
        // Eve stays over midnight into the day after the range.
        lake.add(
                view("2026-03-30T21:59:59.999Z", "/lamps")
                        .of("browser-3", null)
                        .in("e1")
                        .by("direct", null)
                        .with("DE", "desktop", "Safari")
                        .as(Event.VisitorKind.DAILY, null),
                view("2026-03-30T22:00:00Z", "/").of("browser-3", null).in("e1").with("DE", "desktop", "Safari"));
        // Gil works here.
        for (int i = 0; i < 2; i++) {
            lake.add(view("2026-03-29T08:00:0" + i + "Z", "/")
                    .of(null, "gil")
                    .in("g1")
                    .by("direct", null)
                    .as(null, Event.Traffic.INTERNAL));
        }
        // Before: Dan once on the 26th, with an order, and on the 27th once at 11.
        lake.add(
                view("2026-03-26T11:00:00Z", "/").of(null, "dan").in("d1").by("direct", null),
                order("2026-03-26T11:05:00Z", "o-0", "10", "EUR")
                        .of(null, "dan")
                        .in("d1"),
                view("2026-03-27T10:00:00Z", "/").of(null, "dan").in("d2").by("email", null));
        for (int i = 0; i < 3; i++) {
            lake.add(view("2026-03-29T05:00:0" + i + "Z", "/")
                    .of("crawler", null)
                    .in("r1")
                    .with(null, "robot", "Googlebot"));
        }
        lake.add(
                track("2026-03-30T09:00:00Z", "Order Refunded")
                        .money("o-1", "-20", "EUR")
                        .of(null, "ada"),
                track("2026-03-30T09:00:00Z", "Email Sent").of(null, "ada"));
        lake.store();
        lake.join("browser-1", "ada");
        overviews = new Overviews(new Inquiries(lake.lake, IN_BERLIN, at("2026-04-20T12:00:00Z")));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static Clock at(String now) {
        return new SettableClock(Instant.parse(now));
    }

    @Test
    void countsVisitsWhereTheyBeginAndOrdersWhereTheyArePlaced() {
        Overview found = overview(Comparison.PREVIOUS);

        assertThat(found.total()).isEqualTo(figures(3, 4, 7, 2, 3, "130"));
        assertThat(found.total().conversion()).contains(0.5);
        assertThat(found.granularity()).isEqualTo(Granularity.DAY);
        assertThat(found.series())
                .extracting(Overview.Bucket::figures)
                .containsExactly(
                        figures(1, 1, 2, 1, 0, "0"), figures(1, 2, 4, 1, 2, "100"), figures(1, 1, 1, 0, 1, "30"));
        assertThat(found.series()).extracting(Overview.Bucket::state).containsOnly(Overview.Bucket.State.COMPLETE);
        assertThat(found.data()).isEmpty();
    }

    @Test
    void setsTheDaysBeforeBesideThem() {
        Overview found = overview(Comparison.PREVIOUS);

        assertThat(found.comparedRange())
                .contains(new DateRange(LocalDate.parse("2026-03-25"), LocalDate.parse("2026-03-27")));
        assertThat(found.compared()).contains(figures(1, 2, 2, 1, 1, "10"));
        assertThat(found.series())
                .extracting(bucket -> bucket.compared().orElseThrow().visits())
                .containsExactly(0L, 1L, 1L);
        assertThat(overview(Comparison.NONE).compared()).isEmpty();
        assertThat(overview(Comparison.YEAR).comparedRange())
                .contains(new DateRange(LocalDate.parse("2025-03-28"), LocalDate.parse("2025-03-30")));
    }

    @Test
    void keepsRobotsRefundsAndOtherCurrenciesApart() {
        Overview.Apart apart = overview(Comparison.NONE).apart();

        assertThat(apart.robotEvents()).isEqualTo(3);
        assertThat(apart.otherCurrencies()).containsExactly(new Amount("USD", 1, new BigDecimal("50.0000")));
        assertThat(apart.refunds()).contains(List.of(new Amount("EUR", 1, new BigDecimal("20.0000"))));
        assertThat(overview("channel:is:email").apart().refunds()).isEmpty();
    }

    @Test
    void leavesRobotsAndTheCompanyOutUnlessAsked() {
        assertThat(overview(Comparison.NONE).apart().internalEvents()).isEqualTo(2);
        assertThat(including().total()).isEqualTo(figures(3, 4, 7, 2, 3, "130"));
        assertThat(including(LeftOut.INTERNAL).total()).isEqualTo(figures(4, 5, 9, 2, 3, "130"));
        assertThat(including(LeftOut.ROBOTS).total()).isEqualTo(figures(4, 5, 10, 2, 3, "130"));
        assertThat(including(LeftOut.INTERNAL, LeftOut.ROBOTS).total()).isEqualTo(figures(5, 6, 12, 2, 3, "130"));
        assertThat(including(LeftOut.INTERNAL).apart().internalEvents()).isEqualTo(2);
        assertThat(including(LeftOut.INTERNAL).apart().robotEvents()).isEqualTo(3);
    }

    private static Overview including(LeftOut... included) {
        return overviews.overview(
                new OverviewRequest(THREE_DAYS, Comparison.NONE, Set.copyOf(Arrays.asList(included)), List.of()));
    }

    @Test
    void ordersOfRobotsCountWhereRobotsAreAskedFor() throws IOException {
        try (AnalyzedLake other = new AnalyzedLake(folder.resolve("robots"))) {
            other.add(
                    order("2026-03-28T10:00:00Z", "o-1", "10", "EUR").of(null, "ada"),
                    order("2026-03-28T11:00:00Z", "o-1", "10", "EUR")
                            .of(null, "bot")
                            .with(null, "robot", null),
                    order("2026-03-28T11:00:00Z", "o-2", "7", "EUR")
                            .of(null, "bot")
                            .with(null, "robot", null),
                    order("2026-03-28T12:00:00Z", null, "5", "EUR").of(null, "cyd"));
            other.store();
            Overviews found = new Overviews(new Inquiries(other.lake, IN_BERLIN, at("2026-04-20T12:00:00Z")));

            assertThat(found.overview(new OverviewRequest(THREE_DAYS, Comparison.NONE, List.of()))
                            .total())
                    .isEqualTo(figures(0, 0, 0, 0, 2, "15"));
            assertThat(found.overview(
                                    new OverviewRequest(THREE_DAYS, Comparison.NONE, Set.of(LeftOut.ROBOTS), List.of()))
                            .total())
                    .isEqualTo(figures(0, 0, 0, 0, 3, "22"));
        }
    }

    @Test
    void revenueIsInTheCompanysCurrencyByTheRateOfTheDay() throws IOException {
        try (AnalyzedLake other = new AnalyzedLake(folder.resolve("rates"))) {
            other.money.takeRates("Date,USD\n2026-03-27,1.25\n");
            other.add(
                    order("2026-03-28T10:00:00Z", "o-1", "10", "USD").of(null, "ada"),
                    order("2026-03-28T11:00:00Z", "o-2", "7", "CHF").of(null, "bob"),
                    track("2026-03-28T12:00:00Z", "Order Refunded")
                            .money("o-1", "5", "USD")
                            .of(null, "ada"));
            other.store();
            Overviews found = new Overviews(new Inquiries(other.lake, IN_BERLIN, at("2026-04-20T12:00:00Z")));

            Overview overview = found.overview(new OverviewRequest(THREE_DAYS, Comparison.NONE, List.of()));

            assertThat(overview.total()).isEqualTo(figures(0, 0, 0, 0, 2, "8"));
            assertThat(overview.apart().otherCurrencies())
                    .containsExactly(new Amount("CHF", 1, new BigDecimal("7.0000")));
            assertThat(overview.apart().refunds()).contains(List.of(new Amount("EUR", 1, new BigDecimal("4.0000"))));
        }
    }

    /** Whichever of them stands first: once in a hundred it would do so by chance in any order. */
    @Test
    void whatIsSentAtOneMomentIsOfOneVisit() throws IOException {
        try (AnalyzedLake other = new AnalyzedLake(folder.resolve("moments"))) {
            for (int i = 0; i < 100; i++) {
                other.add(
                        view("2026-03-28T10:00:00Z", "/").of(null, "user-" + i).by("email", null));
                for (int j = 0; j < 5; j++) {
                    other.add(view("2026-03-28T11:00:00Z", "/" + j)
                            .of(null, "user-" + i)
                            .by("direct", null));
                }
            }
            other.store();
            Overviews found = new Overviews(new Inquiries(other.lake, IN_BERLIN, at("2026-04-20T12:00:00Z")));
            OverviewRequest byMail =
                    new OverviewRequest(THREE_DAYS, Comparison.NONE, List.of(Filter.parse("channel:is:email")));

            assertThat(found.overview(byMail).total()).isEqualTo(figures(100, 100, 100, 0, 0, "0"));
        }
    }

    @Test
    void tellsHowManyVisitsAreOfVisitorsWhoAreKnownForADay() {
        assertThat(overview(Comparison.NONE).apart().unlinkedVisits()).isEqualTo(1);
        assertThat(overview("channel:is:email").apart().unlinkedVisits()).isZero();
        assertThat(overview("browser:is:Safari").apart().unlinkedVisits()).isEqualTo(1);
    }

    @Test
    void comparesADayThatIsNotOverWithTheSameHours() {
        // It is 10:00 in Berlin: of the 27th nothing from 10:01 on counts, and Dan came at 11.
        Overviews early = new Overviews(new Inquiries(lake.lake, IN_BERLIN, at("2026-03-30T08:00:00Z")));

        Overview found = early.overview(new OverviewRequest(THREE_DAYS, Comparison.PREVIOUS, List.of()));

        assertThat(found.until()).contains(LocalDateTime.parse("2026-03-30T10:01"));
        assertThat(found.total().visits()).isEqualTo(3);
        assertThat(found.total().orders()).isEqualTo(3);
        assertThat(found.compared().orElseThrow().visits()).isEqualTo(1);
        assertThat(found.series())
                .extracting(Overview.Bucket::state)
                .containsExactly(
                        Overview.Bucket.State.COMPLETE,
                        Overview.Bucket.State.COMPLETE,
                        Overview.Bucket.State.INCOMPLETE);
        assertThat(early.today()).isEqualTo("2026-03-30");
    }

    @Test
    void filtersChooseVisitsAndOrdersThatBelongToNone() {
        assertThat(total("channel:is:email")).isEqualTo(figures(1, 1, 3, 1, 1, "100"));
        assertThat(total("channel:is-not:email")).isEqualTo(figures(2, 3, 4, 1, 2, "30"));
        assertThat(total("channel:is:email", "channel:is:direct").visits()).isEqualTo(2);
        assertThat(total("channel:is:email", "country:is:AT").visits()).isZero();
        assertThat(total("channel:is:")).isEqualTo(figures(1, 1, 1, 1, 2, "30"));
        assertThat(total("campaign:is:spring").visits()).isEqualTo(1);
        assertThat(total("campaign:is-not:").visits()).isEqualTo(1);
        assertThat(total("country:is:FR")).isEqualTo(figures(0, 0, 0, 0, 1, "30"));
        assertThat(total("page:is:/lamps")).isEqualTo(figures(2, 3, 4, 1, 1, "0"));
        assertThat(total("page:is:/lamps", "page:is-not:/chairs").visits()).isEqualTo(2);
        assertThat(total("landing-page:is:/lamps").visits()).isEqualTo(2);
        assertThat(total("referrer:is:google.com").visits()).isEqualTo(1);
        assertThat(total("channel:is:o'neill{x}").visits()).isZero();
    }

    @Test
    void breaksDownByWhatIsKnownOfTheVisit() {
        Breakdown found = breakdown(Dimension.CHANNEL, 10, Comparison.PREVIOUS);

        assertThat(found.rows())
                .containsExactly(
                        row("direct", figures(1, 1, 1, 0, 0, "0"), figures(1, 1, 1, 1, 1, "10")),
                        row("email", figures(1, 1, 3, 1, 1, "100"), figures(1, 1, 1, 0, 0, "0")),
                        row("organic search", figures(1, 1, 2, 0, 0, "0"), Figures.NONE),
                        row(null, figures(1, 1, 1, 1, 2, "30"), Figures.NONE));
        assertThat(found.rows().getLast().kind()).isEqualTo(Breakdown.Kind.NONE);
    }

    @Test
    void putsWhatIsBeyondTheRowsTogether() {
        Breakdown found = breakdown(Dimension.CHANNEL, 1, Comparison.NONE);

        assertThat(found.rows())
                .extracting(Breakdown.Row::kind)
                .containsExactly(Breakdown.Kind.VALUE, Breakdown.Kind.OTHERS, Breakdown.Kind.NONE);
        assertThat(found.rows().get(1).figures()).isEqualTo(figures(2, 2, 5, 1, 1, "100"));
    }

    @Test
    void breaksDownByReferrerAndPages() {
        assertThat(values(Dimension.REFERRER)).containsExactly("google.com 1", "mail.example 1", "- 2");
        assertThat(values(Dimension.LANDING_PAGE)).containsExactly("/lamps 2", "/ 1", "/chairs 1", "- 0");
        assertThat(values(Dimension.PAGE)).containsExactly("/lamps 3", "/chairs 2", "/ 1", "/checkout 1");
        assertThat(values(Dimension.CAMPAIGN)).containsExactly("spring 1", "- 3");
        assertThat(values(Dimension.DEVICE)).containsExactly("desktop 3", "mobile 1", "- 0");
        assertThat(breakdown(Dimension.PAGE, 10, Comparison.NONE)
                        .rows()
                        .getFirst()
                        .figures())
                .isEqualTo(figures(2, 3, 3, 1, 1, "0"));
    }

    @Test
    void countsOneDayByHoursInTheCompanysCurrency() {
        Overviews found = new Overviews(new Inquiries(lake.lake, IN_BERLIN, at("2026-04-20T12:00:00Z")));
        OverviewRequest oneDay = new OverviewRequest(
                new DateRange(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-29")),
                Comparison.NONE,
                List.of());

        assertThat(found.overview(oneDay).currency()).contains("EUR");
        assertThat(found.overview(oneDay).granularity()).isEqualTo(Granularity.HOUR);
        assertThat(found.overview(oneDay).series()).hasSize(23);
        assertThat(found.overview(oneDay).series().get(0).figures().orders()).isEqualTo(1);
        assertThat(found.overview(oneDay).series().get(2).from()).isEqualTo("2026-03-29T03:00");
    }

    @Test
    void saysWhatThereIsWhenTheRangeIsEmpty() {
        OverviewRequest empty = new OverviewRequest(
                new DateRange(LocalDate.parse("2026-04-10"), LocalDate.parse("2026-04-12")),
                Comparison.YEAR,
                List.of());

        assertThat(overviews.overview(empty).data())
                .contains(new Overview.Span(
                        Instant.parse("2026-03-26T11:00:00Z"), Instant.parse("2026-03-30T22:00:00Z")));
    }

    @Test
    void refusesRangesThatCannotBe() {
        assertThatThrownBy(() -> new DateRange(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("before it begins");
        DateRange future = new DateRange(LocalDate.parse("2026-04-21"), LocalDate.parse("2026-04-22"));
        assertThatThrownBy(() -> overviews.overview(new OverviewRequest(future, Comparison.NONE, List.of())))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("today is 2026-04-20");
        assertThatThrownBy(() -> Filter.parse("channel=email")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> Filter.parse("colour:is:red"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("landing-page");
    }

    private static Overview overview(Comparison comparison) {
        return overviews.overview(new OverviewRequest(THREE_DAYS, comparison, List.of()));
    }

    private static Overview overview(String... filters) {
        return overviews.overview(request(Comparison.NONE, filters));
    }

    private static Figures total(String... filters) {
        return overview(filters).total();
    }

    private static OverviewRequest request(Comparison comparison, String... filters) {
        return new OverviewRequest(
                THREE_DAYS,
                comparison,
                Arrays.stream(filters).map(Filter::parse).toList());
    }

    private static Breakdown breakdown(Dimension by, int rows, Comparison comparison) {
        return overviews.breakdown(new BreakdownRequest(
                request(comparison), by, by == Dimension.PAGE ? Measure.PAGE_VIEWS : Measure.VISITS, rows));
    }

    private static Stream<String> values(Dimension by) {
        return breakdown(by, 10, Comparison.NONE).rows().stream()
                .map(row -> row.value().orElse("-") + " "
                        + (by == Dimension.PAGE
                                ? row.figures().pageViews()
                                : row.figures().visits()));
    }

    private static Breakdown.Row row(@Nullable String value, Figures figures, Figures compared) {
        return new Breakdown.Row(
                value == null ? Breakdown.Kind.NONE : Breakdown.Kind.VALUE,
                Optional.ofNullable(value),
                figures,
                Optional.of(compared));
    }

    private static Figures figures(
            long visitors, long visits, long pageViews, long converted, long orders, String revenue) {
        return new Figures(visitors, visits, pageViews, converted, orders, new BigDecimal(revenue));
    }
}
