package io.windrose.market;

import io.windrose.core.Event;
import org.jspecify.annotations.Nullable;

/** How a visit's first page was reached, as its address and referrer say, and what the door makes of it. */
record Arrival(String query, @Nullable String referrer, Event.Origin origin) {

    static Arrival of(Touch touch, Fate fate, int day, Plan plan) {
        return switch (touch) {
            case Unpaid unpaid ->
                new Arrival(
                        "",
                        unpaid.referrer(),
                        new Event.Origin(unpaid.channel(), unpaid.source(), unpaid.medium(), null, null, null, null));
            case Campaign campaign -> marked(campaign, fate, day, plan.isMisspelt(campaign, day));
        };
    }

    private static Arrival marked(Campaign campaign, Fate fate, int day, boolean misspelt) {
        Marks marks = campaign.marks();
        String source = misspelt ? marks.misspeltSource() : marks.source();
        String medium = misspelt ? marks.misspeltMedium() : marks.medium();
        String channel = misspelt ? marks.misspeltChannel() : campaign.channel().word();
        boolean search = campaign.channel() == Channel.PAID_SEARCH;
        String click = "SIM" + Long.toString(fate.hash(Purpose.CLICK, 63, day) >>> 1, Character.MAX_RADIX);
        String query = "?utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + campaign.word()
                + (search ? "&gclid=" + click : "");
        return new Arrival(
                query,
                search ? Unpaid.ORGANIC_SEARCH.referrer() : null,
                new Event.Origin(
                        channel, source, medium, campaign.word(), null, null, search ? "gclid=" + click : null));
    }
}
