package io.windrose.market;

import io.windrose.core.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a visit leaves behind: the events of the site and, where one is placed, the order. */
final class Site {
    private static final int OPENS = 6 * 3600;
    private static final int CLOSES = 22 * 3600;
    private static final int MOST_LOOKED_AT = 3;

    private final Parameters parameters;
    private final Calendar calendar;
    private final Plan plan;
    private final Scenario scenario;
    private final PostOffice post;

    Site(Parameters parameters, Calendar calendar, Plan plan, Scenario scenario) {
        this.parameters = parameters;
        this.calendar = calendar;
        this.plan = plan;
        this.scenario = scenario;
        this.post = new PostOffice(calendar);
    }

    /**
     * @param copies how many of the events are copies
     * @param orderedAt when the order was placed; if none was, when the visit ended
     */
    record Trace(List<Event> events, long copies, Instant orderedAt, Counts.Web web) {}

    Trace trace(Visit visit) {
        SplittableRandom random = visit.person().fate().random(Purpose.MOMENT, visit.day());
        Meter meter = Meter.of(visit, 0, parameters.measuring());
        Session first = session(visit, 0, start(visit, random), visit.touch(), random, meter);
        look(visit, first, random);
        visit.basket().or(visit::failed).ifPresent(basket -> fill(basket, first));
        Session last = first;
        Meter lastMeter = meter;
        if (visit.coupon()) {
            first.leave();
            lastMeter = Meter.of(visit, 1, parameters.measuring());
            last = session(visit, 1, first.now(), Campaign.AFFILIATE_COUPONS, random, lastMeter);
            last.page("/basket", "Basket");
        }
        if (visit.signsIn()) {
            last.signIn(visit.person().userId(), "{\"simulated\":true}");
            if (visit.signsUp()) {
                last.signedUp();
            }
        }
        Instant orderedAt = last.now();
        if (visit.basket().isPresent()) {
            orderedAt = pay(visit, visit.basket().get(), last);
        }
        visit.failed().ifPresent(basket -> checkOut(basket, first));
        last.leave();
        if (last == first) {
            return new Trace(first.events(), first.copies(), orderedAt, meter.measured());
        }
        List<Event> events = new ArrayList<>(first.events());
        events.addAll(last.events());
        return new Trace(
                events,
                first.copies() + last.copies(),
                orderedAt,
                meter.measured().plus(lastMeter.measured()));
    }

    private Session session(Visit visit, int part, Instant start, Touch touch, SplittableRandom random, Meter meter) {
        Fate fate = visit.person().fate();
        Arrival arrival = Arrival.of(touch, fate, visit.day(), plan);
        return new Session(
                Visitor.of(visit),
                visit.day(),
                part,
                start,
                arrival,
                random,
                parameters.flaws().duplicateShare(),
                meter);
    }

    /** From a mail right after the click; else mostly in the afternoon: the mean of two even draws. */
    private Instant start(Visit visit, SplittableRandom random) {
        if (visit.touch() instanceof Campaign campaign && campaign.channel() == Channel.EMAIL) {
            return post.clickedAt(visit.person(), visit.day()).plusSeconds(2);
        }
        LocalDate date = calendar.date(visit.day());
        double share = (random.nextDouble() + random.nextDouble()) / 2;
        long micros = (long) ((OPENS + share * (CLOSES - OPENS)) * 1_000_000);
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(micros * 1_000);
    }

    private void look(Visit visit, Session session, SplittableRandom random) {
        Product landing = Product.ALL.get(random.nextInt(Product.ALL.size()));
        if (visit.touch() == Unpaid.DIRECT || random.nextDouble() < 0.3) {
            session.page("/", "Home");
        } else {
            session.page("/" + landing.category(), title(landing.category()));
        }
        for (AbTest test : AbTest.ALL) {
            int variant = scenario.variant(visit.person(), test);
            if ((visit.newTests() & test.bit()) != 0 && test.isRecorded(visit, variant)) {
                session.track(
                        "Experiment Viewed",
                        "{\"experiment_id\":\"" + test.word() + "\",\"variant_id\":\"" + (variant == 0 ? "a" : "b")
                                + "\"}");
            }
        }
        int products = visit.interested() ? 1 + random.nextInt(MOST_LOOKED_AT) : random.nextInt(2);
        for (int each = 0; each < products; each++) {
            Product product = Product.ALL.get(random.nextInt(Product.ALL.size()));
            session.page(product.path(), product.name());
            session.track("Product Viewed", product.json());
        }
    }

    private static void fill(Basket basket, Session session) {
        for (Basket.Line line : basket.lines()) {
            session.page(line.product().path(), line.product().name());
            session.track("Product Added", line.product().json());
        }
        session.page("/basket", "Basket");
    }

    private static Instant pay(Visit visit, Basket basket, Session session) {
        checkOut(basket, session);
        Instant at = session.now();
        Books.Entry entry = Books.entry(visit, basket);
        session.order(new Event.Order(entry.orderId(), entry.revenue(), Books.CURRENCY), entry.json());
        session.page("/checkout/thanks", "Thank you");
        return at;
    }

    private static void checkOut(Basket basket, Session session) {
        session.page("/checkout", "Checkout");
        session.track("Checkout Started", "{\"value\":" + Product.euros(basket.cents()) + ",\"currency\":\"EUR\"}");
    }

    private static String title(String category) {
        return Character.toUpperCase(category.charAt(0)) + category.substring(1);
    }
}
