package io.windrose.market;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What buyers say in public some days after. Who sends things back is seldom pleased. */
final class Gossip {
    private static final List<String> NETWORKS = List.of("reddit", "mastodon", "instagram", "youtube");
    private static final List<String> GOOD = List.of(
            "Third weekend out with my Tarnwick %s and I am still smiling.",
            "The %s from Tarnwick held up in two days of rain. Recommended!",
            "Honestly the best %s I have owned. Thanks, Tarnwick.");
    private static final List<String> MIDDLING = List.of(
            "Got a Tarnwick %s. Does what it says, nothing more.",
            "Has anyone compared the Tarnwick %s with others?", "My Tarnwick %s arrived today, will try it on Sunday.");
    private static final List<String> BAD = List.of(
            "Tarnwick %s: seam open after a week. Not happy.",
            "Sent my Tarnwick %s back, the size chart is a joke.", "Waited nine days for a Tarnwick %s. Never again.");
    private static final int LATEST = 20;
    static final double BAD_BELOW = 0.15;
    static final double GOOD_FROM = 0.4;
    static final double LOST_BY_RETURN = 0.6;

    private final Parameters parameters;
    private final Calendar calendar;

    Gossip(Parameters parameters, Calendar calendar) {
        this.parameters = parameters;
        this.calendar = calendar;
    }

    record Later(int day, Mention mention) {}

    Optional<Later> about(Visit visit, Basket basket) {
        Fate fate = visit.person().fate();
        if (fate.unit(Purpose.MENTION, 1, visit.day()) >= parameters.customers().mentionShare()) {
            return Optional.empty();
        }
        SplittableRandom random = fate.random(Purpose.MENTION, visit.day());
        double mood = random.nextDouble() - (basket.refundedAfter() > 0 ? LOST_BY_RETURN : 0);
        int sentiment = mood < BAD_BELOW ? -1 : mood < GOOD_FROM ? 0 : 1;
        List<String> texts =
                switch (sentiment) {
                    case -1 -> BAD;
                    case 0 -> MIDDLING;
                    default -> GOOD;
                };
        int day = visit.day() + 2 + random.nextInt(LATEST - 1);
        Instant at = calendar.date(day).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
        Mention mention = new Mention(
                Session.id(fate.hash(Purpose.MENTION, 2, visit.day()), fate.hash(Purpose.MENTION, 3, visit.day())),
                at,
                NETWORKS.get(random.nextInt(NETWORKS.size())),
                "sim_" + Long.toString(fate.key() >>> 24, Character.MAX_RADIX),
                texts.get(random.nextInt(texts.size()))
                        .formatted(basket.lines().getFirst().product().name()),
                sentiment);
        return Optional.of(new Later(day, mention));
    }
}
