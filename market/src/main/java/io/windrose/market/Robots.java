package io.windrose.market;

import io.windrose.core.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Programs that read the shop's pages. Some say so; the sly ones are known by nothing but what they do. */
final class Robots {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LATEST_START = SECONDS_OF_DAY - 3_600;
    static final int FEWEST_PAGES = 3;
    static final int MOST_PAGES = 30;
    private static final int THOUSAND = 1_000;

    private final MarketSettings settings;
    private final Parameters parameters;
    private final Calendar calendar;

    Robots(MarketSettings settings, Parameters parameters, Calendar calendar) {
        this.settings = settings;
        this.parameters = parameters;
        this.calendar = calendar;
    }

    record Trace(List<Event> events, boolean sly, long copies) {}

    List<Trace> day(int day) {
        double expected = parameters.flaws().robotVisits() * settings.people() / THOUSAND;
        Fate all = Fate.of(settings.seed(), Fate.Kind.ROBOT, -1);
        int number = (int) (expected + all.unit(Purpose.ROBOT, day));
        List<Trace> traces = new ArrayList<>(number);
        for (int one = 0; one < number; one++) {
            traces.add(visit(Fate.of(settings.seed(), Fate.Kind.ROBOT, one), day));
        }
        return traces;
    }

    private Trace visit(Fate fate, int day) {
        SplittableRandom random = fate.random(Purpose.ROBOT, day);
        boolean sly = random.nextDouble() < parameters.flaws().slyRobots();
        Town town = Town.at(random.nextDouble());
        Visitor visitor = new Visitor(
                fate,
                Session.id(fate.hash(Purpose.ROBOT, 1, day), fate.hash(Purpose.ROBOT, 2, day)),
                null,
                town.place(),
                sly ? Gadget.SLY_ROBOT : Gadget.CRAWLER,
                Map.of(),
                town.context());
        Instant start =
                calendar.date(day).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(LATEST_START));
        Arrival arrival =
                new Arrival("", null, new Event.Origin(Unpaid.DIRECT.channel(), null, null, null, null, null, null));
        Session session = new Session(
                visitor, day, 0, start, arrival, random, parameters.flaws().duplicateShare(), Meter.OFF);
        int pages = FEWEST_PAGES + random.nextInt(MOST_PAGES - FEWEST_PAGES);
        for (int page = 0; page < pages; page++) {
            Product product = Product.ALL.get((page + day) % Product.ALL.size());
            session.page(product.path(), product.name());
        }
        return new Trace(session.events(), sly, session.copies());
    }
}
