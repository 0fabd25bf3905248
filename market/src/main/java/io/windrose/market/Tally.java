package io.windrose.market;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Counts a day. */
final class Tally {
    private Tally() {}

    static Day counted(
            Day day,
            List<Notes> notes,
            List<Robots.Trace> robots,
            List<Notes.Return> returned,
            List<SpendBook.Reported> reported) {
        List<Refund> refusedReturns = returned.stream()
                .filter(one -> one.person().refusesAnalytics())
                .map(Notes.Return::refund)
                .toList();
        long robotCopies = robots.stream().mapToLong(Robots.Trace::copies).sum();
        Counts counts = new Counts(
                day.events().size(),
                sum(notes, one -> one.duplicates) + robotCopies,
                robots.stream().mapToLong(one -> one.events().size()).sum(),
                robots.stream()
                        .filter(Robots.Trace::sly)
                        .mapToLong(one -> one.events().size())
                        .sum(),
                sum(notes, one -> one.refusedEvents) + refusedReturns.size(),
                sum(notes, one -> one.visits),
                sum(notes, one -> one.refusedVisits),
                sum(notes, one -> one.misspeltVisits),
                day.orders().size(),
                sum(notes, one -> one.refusedOrders),
                day.refunds().size(),
                day.mails().size() - sum(notes, one -> one.heldOut),
                sum(notes, one -> one.heldOut),
                day.mentions().size(),
                day.spend().size(),
                day.spend().stream().filter(row -> row.revision() > 0).count(),
                money(day.orders(), ShopOrder::revenue),
                Product.euros(sum(notes, one -> one.refusedCents)),
                refusedReturns.size(),
                money(day.refunds(), Refund::amount),
                money(refusedReturns, Refund::amount),
                campaigns(notes, reported),
                notes.stream().map(one -> one.web).reduce(Counts.Web.NONE, Counts.Web::plus));
        return new Day(
                day.date(),
                day.events(),
                day.orders(),
                day.refunds(),
                day.spend(),
                day.mails(),
                day.mentions(),
                counts);
    }

    private static <T> BigDecimal money(List<T> some, Function<T, BigDecimal> amount) {
        return some.stream().map(amount).reduce(Product.euros(0), BigDecimal::add);
    }

    private static Map<String, Counts.OfCampaign> campaigns(List<Notes> notes, List<SpendBook.Reported> reported) {
        Map<String, Counts.OfCampaign> all = new HashMap<>();
        for (Campaign campaign : Campaign.ALL) {
            Counts.OfCampaign visits = new Counts.OfCampaign(
                    sum(notes, one -> one.marked[campaign.number()]),
                    sum(notes, one -> one.misspelt[campaign.number()]),
                    0,
                    Product.euros(0));
            all.put(campaign.word(), visits);
        }
        reported.forEach(one -> all.merge(
                one.row().campaign(),
                new Counts.OfCampaign(0, 0, one.row().revision() == 0 ? 1 : 0, one.change()),
                Counts.OfCampaign::plus));
        return all;
    }

    private static long sum(List<Notes> notes, ToLongFunction<Notes> of) {
        return notes.stream().mapToLong(of).sum();
    }
}
