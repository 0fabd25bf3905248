package io.windrose.market;

import io.windrose.core.Event;
import java.time.LocalDate;
import java.util.List;

/** One day of the market; the lists are in order of time. Spend is what was reported on this day. */
public record Day(
        LocalDate date,
        List<Event> events,
        List<ShopOrder> orders,
        List<Refund> refunds,
        List<Spend> spend,
        List<Mail> mails,
        List<Mention> mentions,
        Counts counts) {
    public Day {
        events = List.copyOf(events);
        orders = List.copyOf(orders);
        refunds = List.copyOf(refunds);
        spend = List.copyOf(spend);
        mails = List.copyOf(mails);
        mentions = List.copyOf(mentions);
    }
}
