package io.windrose.market;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The door of the demo market. Immutable; every call lets the same people live anew. */
public final class Market {
    /** How the source ids of its events begin. They bear the colon of what was imported, and so no source's name. */
    public static final String SOURCE_PREFIX = "import:demo-shop";

    private final MarketSettings settings;
    private final Parameters parameters;

    public Market(MarketSettings settings) {
        this(settings, Parameters.DEFAULT);
    }

    Market(MarketSettings settings, Parameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
    }

    /** All that the company runs. */
    public List<PlannedCampaign> campaigns() {
        return Campaign.ALL.stream()
                .map(campaign -> PlannedCampaign.of(campaign, settings.people()))
                .toList();
    }

    /** When something went wrong at the shop, as far as its days go. */
    public List<Outage> outages() {
        return Mishap.ALL.stream()
                .filter(mishap -> mishap.firstDay() + mishap.days() <= settings.days())
                .map(mishap -> new Outage(
                        mishap.device(),
                        settings.firstDay().plusDays(mishap.firstDay()),
                        settings.firstDay().plusDays(mishap.firstDay() + mishap.days() - 1L)))
                .toList();
    }

    /** The days in order, made as they are asked for; to be closed, for it holds threads. */
    public Stream<Day> days(int threads) {
        return days(threads, Scenario.AS_IT_IS);
    }

    Stream<Day> days(int threads, Scenario scenario) {
        Workers workers = new Workers(threads);
        Days days = new Days(World.of(settings, parameters, 0), scenario, workers);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliterator(days, settings.days(), traits), false)
                .onClose(workers::close);
    }

    /** All answers; the days are made for it. */
    public Truth truth(int threads) {
        try (Stream<Day> days = days(threads)) {
            return truth(threads, days.map(Day::counts).reduce(Counts.NONE, Counts::plus));
        }
    }

    /**
     * Lets the market go on for a year after its end, and everyone whom a campaign reached live again without it.
     *
     * @param counts of all days, where they have been made already
     */
    public Truth truth(int threads, Counts counts) {
        try (Workers workers = new Workers(threads)) {
            return new Reckoning(World.of(settings, parameters, Reckoning.DAYS_AFTER), workers).truth(counts);
        }
    }
}
